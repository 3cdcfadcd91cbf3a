import type { Fault } from '../../domain/content/fault.ts';
import { type ActFile, actFiles } from '../act-files.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import type { YamlTexts } from './read-folder.ts';
import type { YamlFile } from './yaml-file.ts';

/** The files of one language about what people do with words, and what the bot answers. */
export type TalkSources = {
  readonly acts: ReadonlyMap<ActFile, YamlFile>;
  readonly words: YamlFile | undefined;
  readonly urgent: YamlFile | undefined;
  readonly elsewhere: YamlFile | undefined;
  readonly terms: YamlFile | undefined;
  /** Held-out replies to questions, by the flow's id or `shared`. */
  readonly replies: YamlTexts;
};

/** What stands in the folders of one language; undefined where they are missing. */
type TalkFolders = {
  readonly dialogs: YamlTexts | undefined;
  readonly acts: YamlTexts | undefined;
  readonly replies: YamlTexts | undefined;
};

/** What the desk cannot do without each file of `dialogs/`, or of a language's folder in it. */
const losses = {
  words: 'the words that sentences are built with are missing, so no answer is heard that is not listed.',
  urgent: 'the file is missing, so nobody in danger is told what to do.',
  elsewhere: "the file is missing, so nobody is told who helps with what isn't this desk's.",
} as const;

const cure = 'Take over the one that comes with Fixpath, and make it yours.';

/**
 * Finds the files of one language among those of its folder and those of its folder of acts. A desk works without them,
 * so what is missing is a warning. Of replies nothing is missed: they teach nothing.
 */
export function talkSources(
  { dialogs, acts, replies = new Map() }: TalkFolders,
  language: string | undefined,
  faults: Fault[],
): TalkSources {
  // Their whole folder is missing, which is reported already.
  if (!dialogs)
    return { acts: new Map(), words: undefined, urgent: undefined, elsewhere: undefined, terms: undefined, replies };
  const folder = language === undefined ? 'dialogs' : `dialogs/${language}`;
  for (const [name, what] of Object.entries(losses))
    if (!dialogs.has(name)) faults.push(lacking(`${folder}/${name}.yml`, what));
  return {
    acts: actSources(acts, language === undefined ? 'dialogs/acts' : `dialogs/acts/${language}`, faults),
    words: dialogs.get('words'),
    urgent: dialogs.get('urgent'),
    elsewhere: dialogs.get('elsewhere'),
    terms: dialogs.get('terms'),
    replies,
  };
}

function actSources(acts: YamlTexts | undefined, folder: string, faults: Fault[]): TalkSources['acts'] {
  const known = Object.keys(actFiles) as readonly ActFile[];
  if (!acts) {
    const what = 'the folder is missing, so no question back, wish or danger is heard.';
    faults.push({ code: 'content-no-folder', severity: 'warning', file: folder, what, cure });
    return new Map();
  }
  for (const name of acts.keys()) {
    if (Object.hasOwn(actFiles, name)) continue;
    const what = `there is no act "${name}".`;
    const otherwise = 'Take the file away.';
    faults.push({
      code: 'content-unknown-act',
      severity: 'error',
      file: `${folder}/${name}.yml`,
      what,
      cure: didYouMean(name, known, otherwise),
    });
  }
  for (const name of known)
    if (!acts.has(name))
      faults.push(lacking(`${folder}/${name}.yml`, 'the file is missing, so this act is not heard.'));
  return new Map(
    known.flatMap((name) => {
      const file = acts.get(name);
      return file ? [[name, file] as const] : [];
    }),
  );
}

function lacking(file: string, what: string): Fault {
  return { code: 'content-no-file', severity: 'warning', file, what, cure };
}
