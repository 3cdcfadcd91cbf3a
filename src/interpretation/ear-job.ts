import { doJob } from '../intents/run-in-worker.ts';
import { learnEar } from './ear.ts';

doJob(learnEar);
