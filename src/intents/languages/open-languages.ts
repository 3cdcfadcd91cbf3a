import { createHash } from 'node:crypto';
import { FixpathError } from '../../domain/error.ts';
import { cached, type Shelves } from '../model/model-cache.ts';
import { pack, unpack } from '../model/pack-arrays.ts';
import { runApart } from '../run-apart.ts';
import { languageTexts, type Spoken } from './language-texts.ts';
import type { LanguageModel, LanguageTexts } from './train-language-model.ts';

/** To be raised whenever languages are trained or read differently. */
const version = 1;

/**
 * The language model of a desk: from the folder or what processes share if it is kept there, else trained in
 * a process of its own and kept.
 * Undefined if the desk has one language.
 */
export async function openLanguages(shelves: Shelves, content: Spoken): Promise<LanguageModel | undefined> {
  if (Object.keys(content.languages).length === 0) return undefined;
  const texts = languageTexts(content);
  const key = createHash('sha256')
    .update(JSON.stringify([version, texts]))
    .digest('hex')
    .slice(0, 32);
  return cached(shelves, `languages.${key}`, { read, write: pack }, () => learnApart(texts));
}

function read(bytes: Uint8Array): LanguageModel | undefined {
  // The digest proves that we wrote these bytes, and the key names their version.
  return unpack(bytes) as LanguageModel | undefined;
}

function learnApart(texts: readonly LanguageTexts[]): Promise<LanguageModel> {
  return runApart(new URL('./languages-job.ts', import.meta.url), texts, {
    ended: (code) =>
      new FixpathError('languages-ended', `The process that learns languages ended with ${code}. Start again.`),
  });
}
