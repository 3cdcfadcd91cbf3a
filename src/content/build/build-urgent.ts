import { kindsOf } from '../../domain/content/acts.ts';
import type { Faq } from '../../domain/content/flow.ts';
import type { Urgent, UrgentAdvice } from '../../domain/content/urgent.ts';
import { present } from '../../domain/present.ts';
import { fillIn } from '../../domain/text/fill-in.ts';
import type { UncheckedFaq, UncheckedHelpline, UncheckedUrgent } from '../read/unchecked.ts';

/**
 * What is said in danger, with the numbers of the country in it.
 *
 * @param own the desk's own, which has the numbers and the order of the kinds
 */
export function buildUrgent(draft: UncheckedUrgent, own: UncheckedUrgent, country: string | undefined): Urgent {
  const lines = numbersOf(draft, own, country);
  const filled = (text = ''): string => fillIn(text.trim(), lines);
  const filledFaq = (faq: readonly UncheckedFaq[]): readonly Faq[] =>
    faq.map(({ asked, say }) => ({ asked, say: filled(say) }));
  return {
    order: [...own.advice.keys()].flatMap((name) => kindsOf.urgent.filter((kind) => kind === name)),
    // `fromEntries` loses the keys' types; these are all of them.
    advice: Object.fromEntries(
      kindsOf.urgent.map((kind) => {
        const { say, again } = { ...own.advice.get(kind), ...draft.advice.get(kind) };
        // What people say stands in each language for itself.
        const faq = draft.faqOfKind.get(kind);
        const advice = { say: filled(say), again: filled(again), faq: faq && filledFaq(faq) };
        return [kind, present(advice) satisfies UrgentAdvice];
      }),
    ) as Urgent['advice'],
    words: Object.fromEntries(kindsOf.urgent.map((kind) => [kind, draft.words.get(kind) ?? []])) as Urgent['words'],
    faq: filledFaq(draft.faq),
    colleague: filled(draft.colleague ?? own.colleague),
    colleagueAway: filled(draft.colleagueAway ?? own.colleagueAway),
  };
}

/** What `{emergency}` and `{crisis}` become. */
function numbersOf(draft: UncheckedUrgent, { helplines, ...own }: UncheckedUrgent, country?: string) {
  const emergencyAnywhere = draft.emergencyAnywhere ?? own.emergencyAnywhere ?? '';
  const anywhere = helplines.get('default') ?? {};
  const there = country === undefined ? undefined : helplines.get(country);
  return {
    emergency: there?.emergency ?? fillIn(emergencyAnywhere.trim(), { emergency: anywhere.emergency ?? '' }),
    crisis: crisisLine(there?.crisis ?? anywhere.crisis),
  };
}

function crisisLine({ name = '', phone, link }: NonNullable<UncheckedHelpline['crisis']> = {}): string {
  return [link === undefined ? name : `[${name}](${link})`, phone].filter((part) => part !== undefined).join(', ');
}
