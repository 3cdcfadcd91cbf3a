import type { Fault } from '../../domain/content/fault.ts';
import { type Kind, shapeCheck } from '../shape/schemas.ts';
import { shapeFaults } from '../shape/shape-faults.ts';
import { type ContentRoot, playedSteps } from './content-root.ts';
import { readAct, readElsewhere, readReplies, readTerms, readUrgent, readWords } from './read-talk.ts';
import {
  readAgentWordFiles,
  readAgentWords,
  readDesk,
  readFlow,
  readIntent,
  readPhrases,
  readShared,
} from './read-unchecked.ts';
import type { YamlFiles } from './read-yaml-files.ts';
import type { TalkSources } from './talk-sources.ts';
import type { UncheckedTalk } from './unchecked.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** Checks the shape of every file, and reads what can be read from each even if its shape is faulty. */
export function readMaterial(sources: YamlFiles): {
  readonly material: ContentRoot;
  readonly faults: readonly Fault[];
} {
  const check = shapeCheck();
  const faults: Fault[] = [];
  const read = <T>(
    kind: Kind,
    source: YamlFile | undefined,
    reader: (source: YamlFile, malformed: readonly Path[]) => T,
  ) => {
    if (!source) return undefined;
    const shape = shapeFaults(check, kind, source);
    faults.push(...shape.faults);
    return reader(source, shape.malformed);
  };
  const shared = read('shared', sources.shared, readShared);
  const flows = [...sources.flows]
    .map(([id, source]) => read('flow', source, (own, malformed) => readFlow(id, own, malformed)))
    .filter((flow) => flow !== undefined);
  const readIntents = (files: YamlFiles['intents']) =>
    [...files]
      .map(([id, source]) => read('intent', source, (own) => readIntent(id, own)))
      .filter((intent) => intent !== undefined);
  const readNotOurs = (source: YamlFile | undefined) => read('intent', source, (own) => readIntent('not-ours', own));
  const readTalk = (
    { acts, words, urgent, elsewhere, terms, replies }: TalkSources,
    isFurther: boolean,
  ): UncheckedTalk => ({
    acts: [...acts]
      .map(([name, source]) => read(`acts/${name}`, source, (own) => readAct(name, own)))
      .filter((act) => act !== undefined),
    words: read('words', words, readWords),
    urgent: read(isFurther ? 'urgent-language' : 'urgent', urgent, readUrgent),
    elsewhere: read('elsewhere', elsewhere, readElsewhere),
    terms: read(isFurther ? 'terms-language' : 'terms', terms, readTerms),
    replies: [...replies]
      .map(([id, source]) => read('replies', source, (own) => readReplies(id, own)))
      .filter((each) => each !== undefined),
  });
  // Those that come with Fixpath are checked by its tests.
  for (const source of sources.agentWords.own.values()) read('agents', source, readAgentWords);
  const material: ContentRoot = {
    root: sources.root,
    flowIds: [...sources.flows.keys()],
    intentIds: [...sources.intents.keys()],
    flows,
    intents: readIntents(sources.intents),
    steps: new Map(flows.map((flow) => [flow.id, playedSteps(flow, shared)])),
    shared,
    phrases: read('phrases', sources.phrases, readPhrases),
    notOurs: readNotOurs(sources.notOurs),
    desk: read('desk', sources.desk, readDesk),
    ...readTalk(sources.talk, false),
    languages: [...sources.languages].map(
      ([language, { intents, notOurs, phrases, shared, flows, originals, talk }]) => ({
        language,
        intentIds: [...intents.keys()],
        intents: readIntents(intents),
        notOurs: readNotOurs(notOurs),
        phrases: read('language', phrases, readPhrases),
        shared: read('shared-language', shared, readShared),
        flows: [...flows]
          .filter(([id]) => sources.flows.has(id))
          .map(([id, source]) => read('flow-language', source, (own, malformed) => readFlow(id, own, malformed)))
          .filter((flow) => flow !== undefined),
        originals,
        ...readTalk(talk, true),
      }),
    ),
    agentWords: readAgentWordFiles(sources.agentWords),
  };
  return { material, faults };
}
