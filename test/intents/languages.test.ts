import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Content } from '../../src/domain/content/content.ts';
import type { Classifier } from '../../src/domain/ports/classifier.ts';
import { classifierOf } from '../../src/intents/classify/classifier.ts';
import type { Model } from '../../src/intents/classify/model.ts';
import { type Measured, measure } from '../../src/intents/inspect/measure.ts';
import { languageTexts } from '../../src/intents/languages/language-texts.ts';
import { letterChances } from '../../src/intents/languages/letter-chances.ts';
import { letterLearner } from '../../src/intents/languages/letter-learner.ts';
import { measureLanguageDetection } from '../../src/intents/languages/measure-detection.ts';
import { multilingualClassifier } from '../../src/intents/languages/multilingual-classifier.ts';
import { openLanguages } from '../../src/intents/languages/open-languages.ts';
import { trainLanguageModel } from '../../src/intents/languages/train-language-model.ts';
import { cachedModel } from '../../src/intents/model/model-cache.ts';
import { modelKey } from '../../src/intents/model/model-key.ts';
import { trainApart } from '../../src/intents/model/open-model.ts';
import { openModels } from '../../src/intents/model/open-models.ts';
import { tokensOf } from '../../src/intents/text/tokens.ts';
import { wordFormOf } from '../../src/intents/text/word-form.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';
import { deskContent } from '../play/desk-content.ts';
import { smallDesk, stakes } from './support/small-desk.ts';
import { trainedModel } from './support/trained-model.ts';

let content: Content;
let languageOf: NonNullable<Classifier['languageOf']>;

beforeAll(async () => {
  ({ content } = await deskContent());
  const desk = multilingualClassifier(new Map(), content);
  if (!desk.languageOf) throw new Error('the desk has one language');
  languageOf = desk.languageOf;
});

const german = () => {
  const { de } = content.languages;
  if (!de) throw new Error('the desk has no German');
  return de.examples;
};

describe('German, as the desk that ships with the product understands it', () => {
  let model: Model;
  let classifier: Classifier;
  let measured: Measured;

  beforeAll(async () => {
    model = await trainedModel(german());
    classifier = classifierOf(model, stakes);
    measured = measure(classifier, german());
  });

  it('has at least 25 utterances and 8 holdouts for every intent of the desk', () => {
    const { utterances, holdouts } = german();
    for (const intent of new Set(content.examples.utterances.map((each) => each.intent))) {
      const count = (rows: typeof utterances) => rows.filter((row) => row.intent === intent).length;
      expect([intent, count(utterances) >= 25, count(holdouts) >= 8]).toEqual([intent, true, true]);
    }
  });

  it('is understood or offered nearly always', () => {
    expect(measured.rightOrOffered, JSON.stringify(measured.misses, null, 1)).toBeGreaterThanOrEqual(0.94);
  });

  it('is lost on nearly all strangers’ problems', () => {
    expect(measured.strangersLost, JSON.stringify(measured.misses, null, 1)).toBeGreaterThanOrEqual(0.9);
  });

  it('hardly ever leads to the wrong intent', () => {
    expect(measured.sureAndWrong).toBeLessThanOrEqual(0.02);
    expect(measured.strangersSure).toBe(0);
  });

  it('is the same however umlauts and ß are typed, and in capitals', () => {
    const { understand } = classifier;
    for (const [typed, others] of [
      ['Handy lädt nicht', ['Handy laedt nicht', 'Handy ladt nicht', 'HANDY LÄDT NICHT', 'handy la\u0308dt nicht']],
      [
        'größere Dateien löschen',
        ['groessere Dateien loeschen', 'grossere Dateien loschen', 'GRÖẞERE DATEIEN LÖSCHEN'],
      ],
      ['tschüß', ['tschuess', 'tschüss', 'tschuss']],
    ] as const) {
      for (const other of others) expect(understand(other), other).toEqual(understand(typed));
    }
  });
});

describe('the language of a message', () => {
  it('is told from two words on, for 97 of 100 held-out sentences of either language', () => {
    const told = measureLanguageDetection(languageOf, [
      { ...content.examples, language: 'en' },
      { ...german(), language: 'de' },
    ]);
    expect(told.sentences).toBeGreaterThan(400);
    expect(told.told).toBeGreaterThanOrEqual(0.97);
    expect(told.sureAndWrong).toBeLessThanOrEqual(0.01);
  });

  it.each([
    ['WLAN geht nicht', 'de'],
    ['photos not uploading', 'en'],
    ['Fotos werden nicht hochgeladen', 'de'],
    ['wifi connected aber nix lädt', 'de'],
    ['hilfe', 'de'],
    ['help', 'en'],
    ['mit einem Menschen sprechen', 'de'],
    ['talk to a person', 'en'],
    ['keine Ahnung', 'de'],
    ['not sure', 'en'],
  ])('is sure in "%s"', (text, language) => {
    expect(languageOf(text, {})).toEqual({ language, isSure: true });
    // Not even the channel's locale changes that.
    expect(languageOf(text, { locale: language === 'de' ? 'en-US' : 'de-AT' }).language).toBe(language);
  });

  it.each(['nein', 'ja', 'gut', 'nö'])('is German in "%s", also after English', (text) => {
    expect(languageOf(text, {}).language).toBe('de');
    expect(languageOf(text, { soFar: 'en' }).language).toBe('de');
  });

  it.each(['iCloud', 'ok', 'iPhone', 'Router', '5G', 'SIM', '🤷', '', '...', '2', 'agent'])(
    'is what it was before in "%s", else the channel’s, else the desk’s own',
    (text) => {
      expect(languageOf(text, { soFar: 'de', locale: 'en-GB' }).language).toBe('de');
      expect(languageOf(text, { soFar: 'en', locale: 'de-DE' }).language).toBe('en');
      expect(languageOf(text, { locale: 'de-CH' })).toEqual({ language: 'de', isSure: false });
      expect(languageOf(text, { locale: 'en_US' }).language).toBe('en');
      expect(languageOf(text, {})).toEqual({ language: 'en', isSure: false });
    },
  );

  it('is one of the desk’s, whatever is written and whatever is said of the person', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 3000 }),
        fc.option(fc.constantFrom('de', 'en', 'fr', '__proto__', ''), { nil: undefined }),
        fc.option(fc.constantFrom('de-DE', 'en', 'tlh', 'constructor', ''), { nil: undefined }),
        (text, soFar, locale) => {
          const { language } = languageOf(text, { soFar, locale });
          expect(['en', 'de']).toContain(language);
          expect(languageOf(text, { soFar, locale }).language).toBe(language);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is not asked at a desk that has one', () => {
    expect(multilingualClassifier(new Map(), { ...content, languages: {} }).languageOf).toBeUndefined();
  });
});

describe('letters', () => {
  const chancesAfter = (...learned: readonly (readonly (readonly [string, number])[])[]) => {
    const learner = letterLearner();
    for (const words of learned) learner.learn(new Map(words));
    return letterChances(learner.learned());
  };

  it('are as likely after words learned in two parts as in one', () => {
    const parts = chancesAfter([['laden', 2]], [['lader', 1]]);
    const whole = chancesAfter([
      ['lader', 1],
      ['laden', 2],
    ]);
    for (const word of ['laden', 'laderampe', 'xyz', '']) expect(parts(word)).toBe(whole(word));
  });

  it('have chances that sum to no more than one, and words that were learned the best', () => {
    const chance = chancesAfter([
      ['aa', 3],
      ['ab', 1],
      ['ba', 1],
    ]);
    const words = ['a', 'b'].flatMap((x) => [x, ...['a', 'b'].flatMap((y) => [x + y, `${x}${y}a`, `${x}${y}b`])]);
    const sum = words.reduce((total, word) => total + Math.exp(chance(word)), 0);
    expect(sum).toBeLessThanOrEqual(1);
    expect(words.toSorted((a, b) => chance(b) - chance(a))[0]).toBe('aa');
  });
});

describe('a language of its own form', () => {
  it('has its letters as content lists them, and stems; English is taken as it is typed, any other without its marks', () => {
    expect(wordFormOf({ language: 'en-GB' })).toBeUndefined();
    expect(wordFormOf({})).toBeUndefined();
    expect(tokensOf('réseau ça marche', wordFormOf({ language: 'tlh' })).map(({ text }) => text)).toEqual([
      'reseau',
      'ca',
      'marche',
    ]);
    const form = wordFormOf({ language: 'de-AT', letters: { ü: 'u', ue: 'u', ß: 's', ss: 's' } });
    const words = (text: string) => tokensOf(text, form).map((token) => form?.stem(token.text));
    expect(words('Straßen überprüfen')).toEqual(words('strassen ueberpruefen'));
    expect(words('die Bilder')).toEqual(words('der Bilder').with(0, words('die')[0]));
    expect(words('bilder')).toEqual(words('bild'));
  });

  it('leaves the models of English what they were', () => {
    const english = { ...smallDesk, language: 'en' };
    expect(trainClassifier(english)).toEqual(trainClassifier(smallDesk));
    expect(modelKey(english, 1)).toBe(modelKey(smallDesk, 1));
    expect(modelKey({ ...smallDesk, language: 'de' }, 1)).not.toBe(modelKey(smallDesk, 1));
  });

  it('is learned and read the same in a process of its own', async () => {
    const rows = { ...smallDesk, language: 'de' };
    expect(await trainApart(rows)).toEqual(trainClassifier(rows));
  });
});

describe('models by language', () => {
  const acts = { utterances: [], holdouts: [], harmless: [], harmlessHoldouts: [] };
  const texts = { flows: {}, questionsBack: {}, page: {} as Content['page'] };
  const phrases = { phrases: {} as Content['phrases'], sayings: [], acts, ...texts } as const;

  it('are kept apart, so that an edit in one language trains only that one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fixpath-languages-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const desk = { language: 'en' };
    const own = { ...smallDesk, language: 'en' };
    const further = (change: Partial<typeof smallDesk>) => ({
      languages: { de: { ...phrases, examples: { ...smallDesk, ...change, language: 'de' } } },
    });
    await openModels(folder, { desk, examples: own, ...further({}) });
    const before = await readdir(folder);
    expect(before.map((name) => name.split('.').length).sort()).toEqual([2, 3]);
    let trained = 0;
    const onProgress = (done: number) => {
      if (done >= 1) trained++;
    };
    const models = await openModels(folder, { desk, examples: own, ...further({}) }, { onProgress });
    expect([[...models.keys()], trained]).toEqual([['en', 'de'], 0]);
    await openModels(folder, { desk, examples: own, ...further({ notOurs: ['drucker'] }) }, { onProgress });
    expect(trained).toBe(1);
    const after = await readdir(folder);
    expect(after.filter((name) => !before.includes(name))).toEqual([expect.stringMatching(/^de\.[0-9a-f]+\.model$/)]);
  });

  it('are told apart by what was learned in a process of its own and kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fixpath-languages-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const learned = await openLanguages(folder, content);
    expect(learned).toEqual(trainLanguageModel(languageTexts(content)));
    const [file, ...others] = await readdir(folder);
    expect([file, others]).toEqual([expect.stringMatching(/^languages\.[0-9a-f]+\.model$/), []]);
    const { mtimeMs, ino } = await stat(join(folder, file ?? ''));
    expect(await openLanguages(folder, content)).toEqual(learned);
    const again = await stat(join(folder, file ?? ''));
    expect([again.ino, again.mtimeMs >= mtimeMs]).toEqual([ino, true]);
    expect(await openLanguages(folder, { ...content, languages: {} })).toBeUndefined();
  });

  it('make room only for those of their own language', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fixpath-languages-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const model = trainClassifier({ utterances: [], notOurs: [] });
    await cachedModel(folder, 'own', async () => model);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await cachedModel(folder, `de.${key}`, async () => model);
    const kept = await readdir(folder);
    expect(kept).toHaveLength(6);
    expect(kept).toContain('own.model');
  });
});
