import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../../src/domain/content/content.ts';

/** Something a person may say, and what it does where that is known: `ask`, `report:solved`. */
export type Line = { readonly text: string; readonly does?: string };

const aside = join(import.meta.dirname, '../../../../shared');

/** Lines of a file beside the project; none where it is absent. */
function rowsOf(file: string): readonly (readonly string[])[] {
  const path = join(aside, file);
  if (!existsSync(path)) {
    console.log(`../shared/${file} is absent: its lines are not among what is said.`);
    return [];
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/** What people were heard to say in the middle of a flow: questions back, remarks and answers. */
const replies: readonly Line[] = rowsOf('people/replies.tsv').map(([, kind, text = '']) =>
  kind === 'back' ? { text, does: 'ask' } : { text },
);

/** What people replied to the questions of other desks. */
const elsewhere: readonly Line[] = rowsOf('hear-bench/dev.tsv').map(([, , , text = '']) => ({ text }));

/** In our own words, one or more for each kind of fault that this desk has had. */
const own: readonly Line[] = [
  { text: 'is it syncing?', does: 'ask' },
  { text: 'yes but will I lose photos?', does: 'ask' },
  { text: 'and how long will all of that take?', does: 'ask' },
  { text: 'does that cost anything?', does: 'ask' },
  { text: 'what for?', does: 'ask' },
  { text: 'not sure', does: 'report:unsure' },
  { text: 'not sure if it worked', does: 'report:unsure' },
  { text: 'it works but freezes again after a minute', does: 'report:relapse' },
  { text: 'it worked for a second then stopped', does: 'report:relapse' },
  { text: 'yes I will do it tonight', does: 'report:not-yet' },
  { text: 'ok did that', does: 'report:done' },
  { text: 'can you help me please', does: 'social' },
  { text: 'this is so annoying', does: 'social' },
  { text: 'you useless thing', does: 'social' },
  { text: 'I give up, nothing ever works for me', does: 'social' },
  { text: 'thanks a lot', does: 'social' },
  { text: 'sorry, I am so slow with these things', does: 'social' },
  { text: 'I never said that', does: 'social' },
  { text: 'actually it is a Samsung', does: 'elsewhere' },
];

/** Danger to a person or a device, as plainly as it is mostly told. */
const dangers: readonly Line[] = [
  'there is smoke coming out of my phone',
  'my phone is on fire',
  'the phone is very hot and smells burnt',
  'the battery is swollen and lifts the screen',
  'I got an electric shock from the charger',
  'I want to kill myself',
  "I don't want to live any more",
  'my phone fell into the pool',
  'mein Handy brennt',
  'ich will nicht mehr leben',
].map((text) => ({ text, does: 'urgent' }));

/** All that may be said here, by what it does. The acts' held-out lines are those that nobody learned. */
export function linesOf({ acts, languages, flows }: Content) {
  const heldOut = [acts, ...Object.values(languages).map((each) => each.acts)]
    .flatMap((each) => each?.holdouts ?? [])
    .map(({ text, act, kind }): Line => ({ text, does: `${act}:${kind}` }));
  const told = Object.values(flows).flatMap(({ steps }) =>
    steps.flatMap(({ answers }) => answers.flatMap(({ unasked }) => unasked.map((text): Line => ({ text })))),
  );
  const known = [...own, ...replies.filter((line) => line.does !== undefined)];
  const doing = (all: readonly Line[], what: string) => all.filter(({ does }) => does?.split(':')[0] === what);
  return {
    all: [...own, ...heldOut, ...replies, ...elsewhere, ...told],
    heldOut,
    /** What neither answers nor reports anything. */
    remarks: [...doing(known, 'ask'), ...doing(known, 'social'), ...doing(known, 'elsewhere')],
    /** What sounds like success and is none. */
    spoilt: doing(own, 'report'),
    dangers,
    told,
  };
}
