import { config } from 'dotenv';

/** Adds the settings of `.env` in the working folder to the environment, which takes precedence. */
export function readDotenv(): void {
  config({ quiet: true });
}
