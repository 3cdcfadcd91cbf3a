import type { Content, FurtherLanguage } from '../../domain/content/content.ts';
import type { FactValues, Flow, SpokenFlows } from '../../domain/content/flow.ts';
import type { ContentRoot } from '../read/content-root.ts';
import type { UncheckedDesk, UncheckedLanguage, UncheckedPhrases, UncheckedShared } from '../read/unchecked.ts';
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
import { translateFlow } from './translate-flow.ts';

/** Builds content from files in which no check found an error. */
export function buildContent(material: ContentRoot, phrasesDraft: UncheckedPhrases, deskDraft: UncheckedDesk): Content {
  const phrases = buildPhrases(phrasesDraft, deskDraft.language ?? 'en');
  const common = { labels: labelsOf(phrases), destructive: material.shared?.destructive ?? [] };
  const flows = Object.fromEntries(
    material.flows.map((flow) => [flow.id, buildFlow(flow, material.steps.get(flow.id) ?? [], common)]),
  );
  const facts = buildFacts(material.shared);
  const desk = buildDesk(deskDraft, Object.keys(flows));
  const own = {
    flows,
    questionsBack: buildQuestionsBack(material.shared ?? {}),
    phrases,
    page: buildPageWords(phrasesDraft),
    examples: buildExamples(material, Object.values(flows), desk.language),
    ...buildTalk(material, desk.language, material, desk.country),
  };
  const further = material.languages.map((draft) => {
    const spoken: SpokenFlows = {
      flows: translatedFlows(material, draft, flows, labelsOf(buildPhrases(draft.phrases, draft.language, phrases))),
      facts: buildFacts(material.shared, draft.shared),
    };
    const language: FurtherLanguage = {
      ...buildLanguage(draft, own, material, spoken.flows),
      ...inTheirAbsence(own, buildTalk(draft, draft.language, material, desk.country)),
    };
    return { tag: draft.language, spoken, language };
  });
  const rest = {
    ...own,
    bundles: bundlesOf({ flows, facts }, Object.fromEntries(further.map(({ tag, spoken }) => [tag, spoken]))),
    desk,
    otherLanguages: Object.fromEntries(phrasesDraft.otherLanguages),
    languages: Object.fromEntries(further.map(({ tag, language }) => [tag, language])),
    agentWords: buildAgentWords(material.agentWords, desk.language),
  };
  return { version: hashOf({ ...rest, bundles: hashesOf(rest) }), ...rest };
}

/** Bundles hold each flow many times over. */
function hashesOf({ bundles }: Pick<Content, 'bundles'>): readonly string[] {
  return Object.values(bundles).map(({ hash }) => hash);
}

/** The labels of the answers that a question has when its writer names none. */
function labelsOf({ says }: Content['phrases']) {
  return { yes: says['button-yes'][0], no: says['button-no'][0] };
}

/** The flows in a further language. */
function translatedFlows(
  material: ContentRoot,
  draft: UncheckedLanguage,
  own: Readonly<Record<string, Flow>>,
  labels: { readonly yes: string; readonly no: string },
): Readonly<Record<string, Flow>> {
  return Object.fromEntries(
    material.flows.flatMap((flow) => {
      const built = own[flow.id];
      return built
        ? [[flow.id, translateFlow(flow, material.steps.get(flow.id) ?? [], draft, built, labels)] as const]
        : [];
    }),
  );
}

/** What a language has no file for is said in the desk's own. */
function inTheirAbsence(
  { urgent, elsewhere, terms }: Pick<Content, 'urgent' | 'elsewhere' | 'terms'>,
  talk: Pick<FurtherLanguage, 'acts' | 'words' | 'urgent' | 'elsewhere' | 'terms'>,
): Pick<FurtherLanguage, 'acts' | 'words' | 'urgent' | 'elsewhere' | 'terms'> {
  return { ...(urgent && { urgent }), ...(elsewhere && { elsewhere }), ...(terms && { terms }), ...talk };
}

function buildFacts(
  shared: UncheckedShared | undefined,
  translated?: UncheckedShared,
): Readonly<Record<string, FactValues>> {
  return Object.fromEntries(
    (shared?.facts ?? []).map(({ name, values }) => {
      const inLanguage = translated?.facts.find((fact) => fact.name === name)?.values ?? [];
      return [
        name,
        Object.fromEntries(
          values.map(({ value, title = '', unasked }) => {
            const said = inLanguage.find((each) => each.value === value);
            return [
              value,
              { title: said?.title ?? title, unasked: said && said.unasked.length > 0 ? said.unasked : unasked },
            ];
          }),
        ),
      ];
    }),
  );
}
