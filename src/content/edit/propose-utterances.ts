import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content } from '../../domain/content/content.ts';
import { type Fault, faultLine } from '../../domain/content/fault.ts';
import { FixpathError } from '../../domain/error.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { loadContent } from '../live/load-content.ts';
import { addUtterances, type UtteranceList } from './add-utterances.ts';

/** What to add, and where. */
export type Addition = {
  /** An intent, or `not-ours`. */
  readonly intent: string;
  /** One of the desk's further languages; its own if left out. */
  readonly language?: string | undefined;
  readonly list?: UtteranceList;
  readonly texts: readonly string[];
};

/** An addition that has been tried, and the content it would make. Nothing is written yet. */
export type Proposal = {
  /** Relative to the content root. */
  readonly file: string;
  readonly list: UtteranceList;
  readonly added: readonly string[];
  /** What is left out, and why. */
  readonly left: readonly { readonly text: string; readonly why: string }[];
  readonly content: Content;
};

const longest = 300;
const codesOfRepeats = ['content-said-twice', 'content-holdout-learned'];

/**
 * Tries what the content would be with more utterances, in a copy and with all the checks that content has to pass.
 * Sentences that are already written somewhere are left out. `content` is what the root holds now.
 */
export async function proposeUtterances(root: string, content: Content, addition: Addition): Promise<Proposal> {
  const { list = 'utterances' } = addition;
  const file = fileOf(content, addition);
  const { fit, unfit } = sift(addition.texts);
  const copy = await mkdtemp(join(tmpdir(), 'fixpath-content-'));
  try {
    for (const part of ['dialogs', 'intents', 'desk.yml'])
      await cp(join(root, part), join(copy, part), { recursive: true, dereference: true });
    const text = await readFile(join(copy, file), 'utf8');
    const attempt = async (added: readonly string[]) => {
      await writeFile(join(copy, file), addUtterances(text, added, list));
      return loadContent(copy);
    };
    let left = unfit;
    let added = fit;
    let loaded = await attempt(added);
    if (loaded.type === 'faults') {
      const repeats = repeatsAmong(loaded.faults, added);
      left = [...left, ...repeats];
      added = added.filter((each) => !repeats.some((repeat) => repeat.text === each));
      loaded = await attempt(added);
    }
    if (loaded.type === 'faults') throw refused(file, loaded.faults);
    return { file, list, added, left, content: loaded.content };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function fileOf({ flows, examples, languages }: Content, { intent, language }: Addition): string {
  const known = [...new Set(['not-ours', ...Object.keys(flows), ...examples.utterances.map((each) => each.intent)])];
  if (!known.includes(intent))
    throw new FixpathError(
      'inbox-intent',
      `There is no intent "${intent}". ${didYouMean(intent, known, `There are: ${known.join(', ')}.`)}`,
    );
  if (language !== undefined && !Object.hasOwn(languages, language))
    throw new FixpathError(
      'inbox-language',
      `The desk has no utterances in "${language}". Make the folder intents/${language}/ first.`,
    );
  return `intents/${language === undefined ? '' : `${language}/`}${intent}.yml`;
}

/** Texts that can be utterances, on one line and once each. */
function sift(texts: readonly string[]) {
  const fit = new Map<string, string>();
  const unfit: { text: string; why: string }[] = [];
  for (const each of texts) {
    const text = each.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    if (wordsOf(text).length === 0) unfit.push({ text, why: 'it has no words' });
    else if (text.length > longest) unfit.push({ text, why: `it has more than ${longest} characters` });
    else {
      const words = wordsOf(text).join(' ');
      if (!fit.has(words)) fit.set(words, text);
    }
  }
  return { fit: [...fit.values()], unfit };
}

function repeatsAmong(faults: readonly Fault[], added: readonly string[]) {
  const told = faults.filter(({ code }) => codesOfRepeats.includes(code));
  return added.flatMap((text) => {
    const fault = told.find(({ what }) => what.includes(`"${text}"`));
    return fault ? [{ text, why: fault.what.replace(/\.$/, '') }] : [];
  });
}

function refused(file: string, faults: readonly Fault[]): FixpathError {
  const lines = faults.filter(({ severity }) => severity === 'error').map((fault) => `  ${faultLine(fault)}`);
  return new FixpathError('inbox-refused', [`${file} cannot be changed so:`, ...lines].join('\n'));
}
