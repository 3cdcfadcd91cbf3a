import { doJob } from '../intents/run-apart.ts';
import { learnEar } from './ear.ts';

doJob(learnEar);
