import type { Elsewhere } from '../../domain/content/elsewhere.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Ear } from '../ear.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import { betweenStops, sentencesOf, type WordToken, writtenWords } from '../text/sentences.ts';
import { writtenPart } from '../text/written-form.ts';

/**
 * Whose device a message says is broken: the desk's own, or somebody else's, by its name in `elsewhere.yml`. `ours`
 * names one of the desk's, `beside` only another one as a companion; `words` are those of the message that are not
 * about another device only.
 */
export type Subject =
  | { readonly type: 'ours' | 'beside'; readonly words: string }
  /** `isOwner`: what is broken is called by it ("my Mac photos"), or done by it, not found on it. */
  | { readonly type: 'elsewhere'; readonly kind: string; readonly isOwner: boolean };

/**
 * Tells which device is broken, where a message names any. Another device that is only a means ("I charge it from my
 * Mac"), that works ("photos reach my Mac but not my iPhone") or that is the make of an accessory is not what is
 * broken; if the desk's own device is broken too, that one counts. Undefined if no device is named.
 */
export function subjectOf(text: string, elsewhere: Elsewhere, ear: Ear): Subject | undefined {
  const index = indexOf(ear)(elsewhere);
  const segments = sentencesOf(text, ear.lexicon).flatMap(segmentsOf);
  const named = segments.map(({ tokens }) => mentionsIn(tokens, index.names));
  const always = segments.flatMap(({ tokens }) => mentionsIn(tokens, index.always))[0];
  if (always) return { type: 'elsewhere', kind: always.kind, isOwner: true };
  if (named.every(({ length }) => length === 0)) return undefined;
  const kind = kindAmong(segments, index, ear);
  const isOursNamed = named.some((mentions) => mentions.some((each) => each.kind === ours));
  if (kind !== undefined && kind !== ours) {
    const sends = (tokens: readonly WordToken[]) => tokens.some(({ stem }) => index.sending.has(stem));
    const isOwner = segments.some(({ tokens }, at) =>
      named[at]?.some((each) => isCompound(tokens, each) || (each.kind === kind && sends(tokens))),
    );
    return { type: 'elsewhere', kind, isOwner: isOwner && !isOursNamed };
  }
  const own = segments.filter((_, at) => {
    const mentions = named[at] ?? [];
    return mentions.length === 0 || mentions.some((each) => each.kind === ours);
  });
  // "Albums on the laptop are empty, although they're full on the phone": what holds nevertheless is not all that is told.
  const told = own.some(({ isCondition }) => !isCondition) ? own : segments;
  const type = isOursNamed ? 'ours' : 'beside';
  if (told.length === segments.length) return { type, words: text };
  return { type, words: told.map(({ tokens }) => writtenWords(tokens)).join(', ') };
}

/** The kinds of other devices that a text names. */
export function devicesIn(text: string, elsewhere: Elsewhere, ear: Ear): readonly string[] {
  const { names } = indexOf(ear)(elsewhere);
  const mentions = sentencesOf(text, ear.lexicon).flatMap(({ tokens }) => mentionsIn(tokens, names));
  return [...new Set(mentions.map(({ kind }) => kind).filter((kind) => kind !== ours))];
}

/** The most words that stand between "it is" and the name: "a", "one of those", "eigentlich ein". */
const mostBetween = 2;

/**
 * The kind of another device that a text says the person has in front of them: "this is a Galaxy", "my phone is a Pixel",
 * "it says Samsung on the back". One that others have, that was used before or that is only asked about is not it.
 */
export function deviceTold(text: string, elsewhere: Elsewhere, ear: Ear): string | undefined {
  const { names, accessories, beside, people } = indexOf(ear)(elsewhere);
  const isMeans = ({ text: word }: WordToken) => beside.has(word);
  for (const { tokens, stops, asks } of sentencesOf(text, ear.lexicon)) {
    const mentions = mentionsIn(tokens, names);
    for (const { kind, from, to } of mentions) {
      const isAccessory = tokens.slice(to, to + 2).some(({ stem }) => accessories.has(stem));
      const isBeside = tokens.slice(Math.max(0, from - nearest), from).some(isMeans);
      if (kind === ours || isAccessory || isBeside || tokens.some((token) => isIn(token, 'past', 'good'))) continue;
      let verb = from - 1;
      while (verb >= from - mostBetween && isIn(tokens[verb], 'determiners', 'hollow', 'courtesy')) verb--;
      const subject = tokens[verb - 1];
      const isOfOurs = mentions.some((each) => each.kind === ours && each.to === verb);
      const isSpeaking = isIn(subject, 'speaking');
      const isThis = (isIn(subject, 'referring') && !isPerson(subject)) || (isSpeaking && phoneMakes.includes(kind));
      // "She has a Galaxy" is about hers.
      const isHad = isIn(tokens[verb], 'perceiving') && !isSpeaking;
      // "Es ist" is one word of the German lexicon.
      const isItIs = isIn(tokens[verb], 'picking') && tokens[verb]?.text.includes(' ') === true;
      const isBeing = isIn(tokens[verb], 'auxiliaries', 'perceiving') && !isHad;
      if (isItIs || (isBeing && (isThis || isOfOurs))) return kind;
      // "On the back it says Samsung": only its maker stands on a phone.
      if (phoneMakes.includes(kind) && !isHad && isIn(tokens[verb], 'telling', 'opining', 'perceiving')) return kind;
    }
    // "Connections, Sounds, Notifications" are the settings of another make.
    const isOthers = tokens.some((token) => people.has(token.stem) || accessories.has(token.stem) || isPerson(token));
    const isUsed = mentions.some(({ from }) => tokens.slice(Math.max(0, from - nearest), from).some(isMeans));
    if (isOthers || isUsed || tokens.some((token) => isIn(token, 'past', 'not', 'good'))) continue;
    const parts = [...(asks ? [] : [tokens]), ...betweenStops({ tokens, stops }).slice(0, asks ? -1 : undefined)];
    const kind = phoneMakes.find((make) =>
      parts.some((part) =>
        ear.readActs(writtenPart(part)).some((each) => each.kind === `elsewhere.${make}` && each.share >= sureTelling),
      ),
    );
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** "She", "they": a word for somebody else, who has a phone of their own. */
function isPerson(token: WordToken | undefined): boolean {
  return isIn(token, 'referring') && isIn(token, 'subjects') && !isIn(token, 'determiners');
}

/** Minimum share for a sentence to say that the phone is of another make. */
const sureTelling = 0.95;

/** Who has one of these in hand has no iPhone there. */
export const phoneMakes: readonly string[] = ['android'];

/** How many words may stand between a device and whose it is: "my wife's new iPhone", "das Handy von meinem Sohn". */
const mostOfOwner = 2;

/** Whether a text speaks of one of the desk's own devices that somebody else has: "my wife's iPhone", "the phone of my son". */
export function namesOthersOwn(text: string, elsewhere: Elsewhere, ear: Ear): boolean {
  const { names, people, towards } = indexOf(ear)(elsewhere);
  const isSomebody = ({ stem }: WordToken) => people.has(stem);
  return sentencesOf(text, ear.lexicon).some(({ tokens }) =>
    mentionsIn(tokens, names).some(({ kind, from, to }) => {
      if (kind !== ours) return false;
      if (tokens.slice(Math.max(0, from - mostOfOwner), from).some(isSomebody)) return true;
      const behind = tokens.slice(to, to + mostOfOwner + 1);
      const owner = behind.findIndex(isSomebody);
      // "From my iPhone to my wife" says where something goes.
      return owner > 0 && behind.slice(0, owner).every((token) => token.groups.size > 0 && !towards.has(token.text));
    }),
  );
}

/** The kind of the device that is broken; undefined if others are only mentioned. */
function kindAmong(segments: readonly Segment[], index: Index, ear: Ear): string | undefined {
  const said = segments.filter((segment, at) => !isFine(segment, segments[at + 1]));
  const plain = said.filter(({ isCondition }) => !isCondition);
  const told = plain.length > 0 ? plain : said;
  const byFault = brokenIn(told.filter(isFault), index);
  if (byFault !== undefined) return byFault;
  const others = told.filter((segment) => !isFault(segment));
  const kind = brokenIn(others, index);
  if (kind === undefined || kind === ours || brokenIn(said, index) === ours) return kind && ours;
  // "I have a Samsung. Photos don't upload": beside what names no device, another one counts if that is what it tells.
  const isAlone = told.every(({ tokens }) => mentionsIn(tokens, index.names).length > 0);
  return isAlone || others.some(({ tokens }) => tellsOfElsewhere(tokens, ear)) ? kind : undefined;
}

/** The kind of what is the desk's own, in an index of names. */
const ours = '';

/** Where a name begins and ends in a segment, and what it is the name of. */
type Mention = { readonly kind: string; readonly from: number; readonly to: number };

type Names = ReadonlyMap<string, readonly { readonly stems: readonly string[]; readonly kind: string }[]>;

type Index = {
  readonly names: Names;
  readonly always: Names;
  readonly accessories: ReadonlySet<string>;
  readonly beside: ReadonlySet<string>;
  readonly towards: ReadonlySet<string>;
  readonly sending: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
};

const indexOf = onceFor((ear: Ear) =>
  onceFor((elsewhere: Elsewhere): Index => {
    const { help, ours: own } = elsewhere;
    const stems = (names: readonly string[]) => new Set(names.map((name) => stemsOf(name, ear)[0] ?? ''));
    const all = (key: 'names' | 'always') =>
      Object.entries(help).flatMap(([kind, each]) => each[key].map((name) => ({ kind, stems: stemsOf(name, ear) })));
    const named = own.names.map((name) => ({ kind: ours, stems: stemsOf(name, ear) }));
    return {
      names: byFirst([...named, ...all('names')]),
      always: byFirst(all('always')),
      accessories: stems(own.accessories),
      beside: new Set(own.beside),
      towards: new Set(own.towards),
      people: new Set(own.people.flatMap((each) => stemsOf(each, ear))),
      sending: new Set(own.sending.map((each) => stemsOf(each, ear).join(' '))),
    };
  }),
);

function stemsOf(name: string, ear: Ear): readonly string[] {
  return ear.sentencesIn(name).flatMap(({ tokens }) => tokens.flatMap(({ stem }) => stem.split(' ')));
}

function byFirst(names: readonly { readonly stems: readonly string[]; readonly kind: string }[]): Names {
  const found = new Map<string, { readonly stems: readonly string[]; readonly kind: string }[]>();
  for (const name of names) {
    const [first = ''] = name.stems;
    found.set(first, [...(found.get(first) ?? []), name]);
  }
  for (const all of found.values()) all.sort((a, b) => b.stems.length - a.stems.length);
  return found;
}

/** The names in a segment; behind the name of another device a general word ("Samsung phone") is part of it. */
function mentionsIn(tokens: readonly WordToken[], names: Names): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const name = names
      .get(tokens[at]?.stem ?? '')
      ?.find(({ stems }) => stems.every((stem, offset) => tokens[at + offset]?.stem === stem));
    if (!name) continue;
    const to = at + name.stems.length;
    const before = found.at(-1);
    if (name.kind !== ours || before?.kind === ours || before?.to !== at) found.push({ kind: name.kind, from: at, to });
    at = to - 1;
  }
  return found;
}

function brokenIn(segments: readonly Segment[], index: Index): string | undefined {
  let kind: string | undefined;
  for (const { tokens } of segments) {
    const mentions = mentionsIn(tokens, index.names);
    // "Trouble with my Mac" is the Mac's.
    const isBehind = ({ from }: Mention, words: ReadonlySet<string>) =>
      tokens.some(
        ({ text }, at) => at < from && at >= from - nearest && words.has(text) && !isIn(tokens[at - 1], 'bad'),
      );
    const isAccessory = ({ to }: Mention) => tokens.slice(to, to + 2).some(({ stem }) => index.accessories.has(stem));
    const others = mentions.filter((each) => each.kind !== ours && !isBehind(each, index.beside) && !isAccessory(each));
    const [other] = others;
    const own = mentions.filter(({ kind }) => kind === ours);
    const isOurs = own.some((each) => !other || other.from > each.from || !isBehind(each, index.towards));
    if (isOurs) return ours;
    kind ??= other?.kind;
  }
  return kind;
}

/** "Mac photos do not upload": between the name and the verb stand one or two words that it is put before. */
function isCompound(tokens: readonly WordToken[], { kind, to }: Mention): boolean {
  const verb = tokens.findIndex((token, at) => at >= to && isIn(token, 'auxiliaries'));
  const between = tokens.slice(to, verb);
  return kind !== ours && verb > to && between.length <= 2 && between.every(({ groups }) => groups.size === 0);
}

/** The most words between "from" and "Mac": "my old". */
const nearest = 3;

function isFault({ tokens, isNegative }: Segment): boolean {
  return isNegative || tokens.some((token) => isIn(token, 'bad') && !isIn(token, 'good', 'courtesy'));
}

/** Whether a segment says that something works, outright or by what comes after its "but". */
function isFine(segment: Segment, next: Segment | undefined): boolean {
  if (isFault(segment)) return false;
  return segment.tokens.some((token) => isIn(token, 'good')) || next?.isContrast === true;
}

/** Minimum share for a segment to say that it is another device. */
const leastTelling = 0.75;

/** "On my Mac" says it in four words. */
const shortest = 4;

/** Whether a segment says outright which device it is: "I have a Samsung", "on my Mac". */
function tellsOfElsewhere(tokens: readonly WordToken[], ear: Ear): boolean {
  const isOutright = tokens.length <= shortest || isIn(tokens[0], 'pronouns', 'subjects', 'referring');
  if (!isOutright || isIn(tokens[0], 'determiners')) return false;
  const shares = ear.readActs(writtenPart(tokens));
  const sum = shares.reduce((total, { share }) => total + share, 0) || 1;
  return (
    shares.reduce((total, { act, share }) => (act === 'elsewhere' ? total + share : total), 0) / sum >= leastTelling
  );
}
