import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../src/cli/accuracy/compare-figures.ts';
import type { Figures, HoldoutOutcome } from '../../src/cli/accuracy/figures.ts';
import { tellDifference } from '../../src/cli/accuracy/tell-difference.ts';

const percent = {
  'ranked first': 95,
  'right or offered': 95,
  'right at once': 70,
  'begun wrongly': 0,
  'strangers turned away': 95,
  'calibration error': 3,
};

/** Two intents with fifty holdouts each, and fifty strangers; `of` says what became of each. */
function figures(of: (key: string) => HoldoutOutcome, more: Partial<Figures> = {}): Figures {
  const outcomes = (name: string) =>
    Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${name} ${at}`, of(`${name} ${at}`)]));
  const holdouts = { parcel: outcomes('parcel'), refund: outcomes('refund') };
  return {
    engine: 1,
    sets: { en: { learned: 'a', percent, holdouts, notOurs: outcomes('stranger'), learnedInVain: {} } },
    ...more,
  };
}

const usual = (key: string) => (key.startsWith('stranger') ? 'lost' : 'right');
const except = (wrong: readonly string[], outcome: HoldoutOutcome) => (key: string) =>
  wrong.includes(key) ? outcome : usual(key);
const first = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name} ${at}`);
const fallenOf = (before: Figures, after: Figures) =>
  compareFigures(before, after).fallen.map(({ of, figure, weight }) => `${weight} ${of}: ${figure}`);

describe('comparing figures', () => {
  it('finds nothing where nothing changed', () => {
    expect(compareFigures(figures(usual), figures(usual))).toEqual({ fallen: [], risen: 0, isSame: true });
  });

  it('tells a sentence or two, and warns of none', () => {
    expect(fallenOf(figures(usual), figures(except(first('parcel', 2), 'lost')))).toEqual([
      'note en: right or offered',
      'note en parcel: right or offered',
      'note en: right at once',
    ]);
  });

  it('warns of four in a hundred, and makes an error of eight', () => {
    const spread = (count: number) => [...first('parcel', count / 2), ...first('refund', count / 2)];
    expect(fallenOf(figures(usual), figures(except(spread(4), 'lost')))[0]).toBe('warning en: right or offered');
    expect(fallenOf(figures(usual), figures(except(spread(8), 'lost')))[0]).toBe('error en: right or offered');
  });

  it('weighs an intent by itself, so that a large desk cannot hide it', () => {
    const wide = (of: (key: string) => HoldoutOutcome): Figures => {
      const { en } = figures(of).sets;
      if (!en) throw new Error('there is no English');
      const other = Object.fromEntries(first('other', 900).map((key) => [key, 'right']));
      const small = Object.fromEntries(first('small', 10).map((key) => [key, of(key)]));
      return { engine: 1, sets: { en: { ...en, holdouts: { ...en.holdouts, other, small } } } };
    };
    expect(fallenOf(wide(usual), wide(except(first('small', 4), 'lost')))).toContain(
      'error en small: right or offered',
    );
  });

  it('makes an error of wrong flows sooner than of anything else', () => {
    const told = fallenOf(figures(usual), figures(except(first('parcel', 4), 'begins refund')));
    expect(told).toContain('error en: begun wrongly');
    const strangers = fallenOf(figures(usual), figures(except(first('stranger', 4), 'begins refund')));
    expect(strangers).toContain('error en: strangers that begin a flow');
  });

  it('takes new holdouts for no fall, however badly they are understood', () => {
    const before = figures(usual);
    const { en } = figures(usual).sets;
    if (!en) throw new Error('there is no English');
    const harder = Object.fromEntries(first('harder', 40).map((key) => [key, 'lost']));
    const after = { engine: 1, sets: { en: { ...en, holdouts: { ...en.holdouts, parcel: harder, new: harder } } } };
    expect(compareFigures(before, after)).toMatchObject({ fallen: [], isSame: false });
  });

  it('makes no error of what another version of the program measured', () => {
    const after = figures(except(first('parcel', 20), 'lost'), { engine: 2 });
    expect(compareFigures(figures(usual), after).fallen.map(({ weight }) => weight)).not.toContain('error');
  });

  it('counts what is understood now', () => {
    expect(compareFigures(figures(except(first('parcel', 3), 'lost')), figures(usual))).toMatchObject({ risen: 3 });
  });

  it('compares only languages that both have', () => {
    expect(compareFigures({ engine: 1, sets: {} }, figures(usual)).fallen).toEqual([]);
  });
});

describe('comparing how questions hear their answers', () => {
  /** Two flows with a hundred held-out replies each. */
  const heard = (of: (key: string) => string): Figures => {
    const { en } = figures(usual).sets;
    if (!en) throw new Error('there is no English');
    const outcomes = (name: string) => Object.fromEntries(first(name, 100).map((key) => [key, of(key)]));
    return { engine: 1, sets: { en: { ...en, replies: { parcel: outcomes('reply'), refund: outcomes('other') } } } };
  };
  const but = (count: number, outcome: string) => (key: string) =>
    first('reply', count).includes(key) ? outcome : 'right';
  const fallenTo = (count: number, outcome: string) =>
    fallenOf(
      heard(() => 'right'),
      heard(but(count, outcome)),
    );

  it('notes two that are taken for another answer, warns of three, and makes an error of four', () => {
    expect(fallenTo(2, 'takes No')).toContain('note en parcel: replies heard wrongly');
    expect(fallenTo(3, 'takes No')).toContain('warning en parcel: replies heard wrongly');
    expect(fallenTo(4, 'takes No')).toContain('error en parcel: replies heard wrongly');
  });

  it('bears with more that are only asked about, or not heard', () => {
    expect(fallenTo(4, 'asked')).toEqual(['note en: replies heard right', 'note en parcel: replies heard right']);
    expect(fallenTo(25, 'unheard')).toContain('error en parcel: replies heard right');
    expect(fallenTo(25, 'unheard')).not.toContainEqual(expect.stringContaining('wrongly'));
  });

  it('names the replies that turned, and counts those that are heard now', () => {
    const [before, after] = [heard(but(2, 'unheard')), heard((key) => (key === 'other 7' ? 'takes No' : 'right'))];
    const text = tellDifference(before, after, compareFigures(before, after)).join('\n');
    expect(text).toContain('“other 7”: right → takes No');
    expect(text).toContain('2 sentences are understood now');
  });

  it('takes figures without any for no fall', () => {
    const { en } = figures(usual).sets;
    if (!en) throw new Error('there is no English');
    const after = heard(() => 'takes No');
    expect(compareFigures({ engine: 1, sets: { en } }, after)).toMatchObject({ fallen: [], isSame: false });
  });
});

describe('telling the difference', () => {
  const told = (before: Figures, after: Figures) => tellDifference(before, after, compareFigures(before, after));

  it('gives before and after, and names a sentence once with both outcomes', () => {
    const text = told(figures(usual), figures(except(first('parcel', 8), 'begins refund'))).join('\n');
    expect(text).toContain('en: right or offered 100.0 % → 92.0 %');
    expect(text).toContain('en parcel: right or offered 100.0 % → 84.0 %');
    expect(text).toContain('en: begun wrongly 0.0 % → 8.0 %');
    expect(text.match(/“parcel 3”: right → begins refund/g)).toHaveLength(1);
    expect(text).toContain('--accept');
  });

  it('cuts a long list and says so', () => {
    const text = told(figures(usual), figures(except(first('parcel', 30), 'lost'))).join('\n');
    expect(text).toContain('and 20 more');
  });

  it('says nothing where nothing differs', () => {
    expect(told(figures(usual), figures(usual))).toEqual([]);
  });
});
