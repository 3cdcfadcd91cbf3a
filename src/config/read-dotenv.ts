import { config } from 'dotenv';

/** Puts what `.env` in the working folder sets, and the environment does not, into the environment. */
export function readDotenv(): void {
  config({ quiet: true });
}
