import { present } from '../../../../src/domain/present.ts';
import { fillCanned } from '../../../../src/domain/text/fill-canned.ts';
import { useView } from '../client/use-desk.ts';

const nothing: Readonly<Record<string, string>> = {};

/**
 * All canned replies as this agent would send them to this person, title and text: the writers' and those of agents. What is
 * written in another language than the person's comes last.
 */
export function useCanned(id: string): readonly (readonly [string, string])[] {
  const settings = useView((view) => view.settings);
  const agents = useView((view) => view.canned) ?? [];
  const agent = useView((view) => view.me?.name);
  const handoff = useView((view) => view.cases[id]?.handoff);
  const language = handoff?.language ?? settings?.language;
  const filling = present({
    name: handoff?.person?.name,
    ticket: handoff?.ticket?.number,
    agent,
    desk: settings?.name,
  });
  const suits = (each: { readonly language?: string }) => each.language === undefined || each.language === language;
  const written = Object.entries(settings?.cannedReplies ?? nothing).map(([title, text]) => ({ title, text }));
  const all = [...written, ...agents.filter(suits), ...agents.filter((each) => !suits(each))];
  return all.map(({ title, text }) => [title, fillCanned(text, filling)]);
}
