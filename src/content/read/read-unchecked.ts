import { present } from '../../domain/present.ts';
import type { AgentWordFiles, AgentWordSources } from './agent-word-sources.ts';
import { readQuestionsBack } from './read-questions-back.ts';
import { readFacts, readOutcome, readStep } from './read-step.ts';
import { at, list, number, pairs, text, texts, textsByKey } from './read-value.ts';
import type {
  UncheckedAgentWordFiles,
  UncheckedAgentWords,
  UncheckedDesk,
  UncheckedFact,
  UncheckedFlow,
  UncheckedIntent,
  UncheckedPhrases,
  UncheckedShared,
} from './unchecked.ts';
import { below, type Path, type Place, type YamlFile } from './yaml-file.ts';

/** Reads a flow's file; `malformed` are the paths whose shape is at fault. */
export function readFlow(id: string, source: YamlFile, malformed: readonly Path[]): UncheckedFlow {
  const { value } = source;
  const place: Place = { source, path: [] };
  return present({
    id,
    place,
    title: text(at(value, 'title')),
    check: text(at(value, 'check')),
    works: readOutcome(at(value, 'works')),
    fails: readOutcome(at(value, 'fails')),
    about: text(at(value, 'about')),
    matter: text(at(value, 'matter')),
    isDraft: at(value, 'draft') === true,
    alsoOn: texts(at(value, 'also-on')),
    start: text(at(value, 'start')),
    solved: text(at(value, 'solved')),
    handoff: text(at(value, 'handoff')),
    team: text(at(value, 'team')),
    source: text(at(value, 'source')),
    sets: readFacts(at(value, 'sets')),
    steps: readSteps(place, malformed),
    ...readQuestionsBack(value, place),
  });
}

export function readShared(source: YamlFile, malformed: readonly Path[]): UncheckedShared {
  const place: Place = { source, path: [] };
  const facts = pairs(at(source.value, 'facts')).map(([name, values]): UncheckedFact => {
    const factPlace = below(place, 'facts', name);
    return {
      name,
      place: factPlace,
      values: pairs(values).map(([value, told]) =>
        present({
          value,
          place: below(factPlace, value),
          title: text(at(told, 'title')),
          unasked: texts(at(told, 'unasked')),
        }),
      ),
    };
  });
  return {
    place,
    facts,
    steps: readSteps(place, malformed),
    destructive: texts(at(source.value, 'destructive')),
    ...readQuestionsBack(source.value, place),
  };
}

function readSteps(place: Place, malformed: readonly Path[]) {
  return pairs(at(place.source.value, 'steps')).map(([id, step]) =>
    readStep(id, step, below(place, 'steps', id), malformed),
  );
}

export function readPhrases(source: YamlFile): UncheckedPhrases {
  const wordings = (key: string) => new Map(pairs(at(source.value, key)).map(([name, value]) => [name, texts(value)]));
  const textsAt = (key: string) => new Map(Object.entries(textsByKey(at(source.value, key))));
  return {
    place: { source, path: [] },
    says: wordings('says'),
    hears: wordings('hears'),
    otherLanguages: textsAt('other-languages'),
    page: textsAt('page'),
  };
}

export function readAgentWords(source: YamlFile): UncheckedAgentWords {
  const texts = pairs(source.value).map(
    ([section, each]) => [section, new Map(Object.entries(textsByKey(each)))] as const,
  );
  return { place: { source, path: [] }, texts: new Map(texts) };
}

export function readAgentWordFiles({ own, shipped }: AgentWordSources): UncheckedAgentWordFiles {
  const read = (files: AgentWordFiles) =>
    new Map([...files].map(([language, source]) => [language, readAgentWords(source)] as const));
  return { own: read(own), shipped: read(shipped) };
}

export function readIntent(id: string, source: YamlFile): UncheckedIntent {
  const { value } = source;
  return {
    id,
    place: { source, path: [] },
    utterances: texts(at(value, 'utterances')),
    holdouts: texts(at(value, 'holdouts')),
  };
}

export function readDesk(source: YamlFile): UncheckedDesk {
  const { value } = source;
  const hours = at(value, 'hours');
  const topics = at(value, 'topics');
  const costs = at(value, 'costs');
  const canned = at(value, 'canned-replies');
  return present({
    place: { source, path: [] },
    name: text(at(value, 'name')),
    language: text(at(value, 'language')),
    timeZone: text(at(value, 'time-zone')),
    country: text(at(value, 'country')),
    hours: hours === undefined ? undefined : new Map(pairs(hours).map(([days, spans]) => [days, texts(spans)])),
    holidays: texts(at(value, 'holidays')),
    retired: texts(at(value, 'retired')),
    teams: list(at(value, 'teams')).map((team) =>
      present({
        id: text(at(team, 'id')),
        name: text(at(team, 'name')),
        languages: at(team, 'languages') === undefined ? undefined : texts(at(team, 'languages')),
      }),
    ),
    topics: topics === undefined ? undefined : texts(topics),
    idleHours: number(at(value, 'idle-hours')),
    assumeHours: number(at(value, 'assume-solved-after-hours')),
    abandonHours: number(at(value, 'abandon-after-hours')),
    reopenHours: number(at(value, 'reopen-within-hours')),
    claimSeconds: number(at(value, 'claim-within-seconds')),
    agentGoneSeconds: number(at(value, 'agent-gone-after-seconds')),
    mailMinutes: number(at(value, 'mail-after-minutes')),
    followUpMinutes: number(at(value, 'follow-up-after-minutes')),
    followUpHours: text(at(value, 'follow-up-between')),
    cannedReplies: canned === undefined ? undefined : textsByKey(canned),
    costs: present({
      wrongFlow: number(at(costs, 'wrong-flow')),
      offer: number(at(costs, 'offer')),
      apology: number(at(costs, 'apology')),
    }),
    strangersShare: number(at(value, 'strangers-share')),
  });
}
