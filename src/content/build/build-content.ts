import type { Content } from '../../domain/content/content.ts';
import type { FactValues } from '../../domain/content/flow.ts';
import type { ContentRoot } from '../read/content-root.ts';
import type { UncheckedDesk, UncheckedPhrases, UncheckedShared } from '../read/unchecked.ts';
import { buildAgentWords } from './build-agent-words.ts';
import { buildDesk } from './build-desk.ts';
import { buildExamples } from './build-examples.ts';
import { buildFlow } from './build-flow.ts';
import { buildLanguage } from './build-language.ts';
import { buildPageWords, buildPhrases } from './build-phrases.ts';
import { buildQuestionsBack } from './build-questions-back.ts';
import { buildTalk } from './build-talk.ts';
import { bundlesOf } from './bundles.ts';
import { hashOf } from './hash-of.ts';

/** Builds content from files in which no check found an error. */
export function buildContent(material: ContentRoot, phrasesDraft: UncheckedPhrases, deskDraft: UncheckedDesk): Content {
  const phrases = buildPhrases(phrasesDraft);
  const common = {
    labels: { yes: phrases.says['button-yes'][0], no: phrases.says['button-no'][0] },
    destructive: material.shared?.destructive ?? [],
  };
  const flows = Object.fromEntries(
    material.flows.map((flow) => [flow.id, buildFlow(flow, material.steps.get(flow.id) ?? [], common)]),
  );
  const facts = buildFacts(material.shared);
  const desk = buildDesk(deskDraft, Object.keys(flows));
  const rest = {
    flows,
    bundles: bundlesOf(flows, facts),
    questionsBack: buildQuestionsBack(material.shared ?? {}),
    phrases,
    page: buildPageWords(phrasesDraft),
    desk,
    examples: buildExamples(material),
    ...buildTalk(material, desk.language, material, desk.country),
    languages: Object.fromEntries(
      material.languages.map((draft) => [
        draft.language,
        {
          ...buildLanguage(draft, phrases),
          ...buildTalk(draft, draft.language, material, desk.country),
        },
      ]),
    ),
    agentWords: buildAgentWords(material.agentWords, desk.language),
  };
  return { version: hashOf(rest), ...rest };
}

function buildFacts(shared: UncheckedShared | undefined): Readonly<Record<string, FactValues>> {
  return Object.fromEntries(
    (shared?.facts ?? []).map(({ name, values }) => [
      name,
      Object.fromEntries(values.map(({ value, title = '', unasked }) => [value, { title, unasked }])),
    ]),
  );
}
