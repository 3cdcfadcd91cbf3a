import './palette.css';
import './landing.css';
import { drawAvatar } from './draw-avatar.ts';
import { settings } from './settings.ts';

drawAvatar(settings());
