import './palette.css';
import './landing.css';
import { nameDesk } from './name-desk.ts';
import { settings } from './settings.ts';

nameDesk(settings());
