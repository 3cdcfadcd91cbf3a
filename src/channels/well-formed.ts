import type { Ajv } from 'ajv';

/** Teaches a validator the format `well-formed`: text without half characters, which cannot be sent on. */
export function withWellFormed(ajv: Ajv): Ajv {
  return ajv.addFormat('well-formed', (text) => text.isWellFormed());
}
