import type { Author, InputBody } from '../../domain/conversation/input.ts';
import type { Visit } from '../../domain/conversation/visit.ts';
import { asObject, type Json } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import { type Draft, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { browserName } from './browser-name.ts';

/** The event by which a chat tells where the person is. */
const visitEvent = 'fixpath/visit';

/** How much of it is kept: a page may say anything. */
const longest = 300;
const mostValues = 20;

/** Notes where the person writes from; if they wait for an agent, or are with one, agents see it at once. */
export async function noteVisit(
  context: TurnContext,
  draft: Draft,
  { name, value }: InputBody & { readonly type: 'event' },
): Promise<Draft> {
  if (name !== visitEvent) return draft;
  const visit = visitIn(value, draft.state.visit);
  const noted = withState(draft, { visit });
  const { owner } = draft.state;
  const handoff = owner.type === 'bot' ? undefined : await context.handoff(owner.handoff);
  if (!handoff) return noted;
  // Who it is may have been proven since they asked.
  const { from } = context.input;
  return {
    ...noted,
    handoffs: [
      ...noted.handoffs,
      present({ ...handoff, visit, person: visitorOf(from?.proven ? from : handoff.person, visit) }),
    ],
  };
}

/** Who somebody is: what they answered counts where nothing else is known. */
export function visitorOf(from: Author | undefined, visit: Visit | undefined): Author | undefined {
  return from && { ...visit?.told, ...from };
}

/** What is told now; what they answered at the beginning is told once. */
function visitIn(value: Json | undefined, before: Visit | undefined): Visit {
  const { page, title, agent, language, values, told } = asObject(value) ?? {};
  const answers = asObject(told);
  const said = Object.entries(asObject(values) ?? {}).slice(0, mostValues);
  return present({
    page: /^https?:/i.test(text(page) ?? '') ? text(page) : undefined,
    title: text(title),
    browser: browserName(text(agent) ?? ''),
    language: text(language),
    told: answers ? present({ name: text(answers.name), mail: text(answers.mail) }) : before?.told,
    values:
      said.length > 0
        ? Object.fromEntries(said.map(([key, each]) => [key.slice(0, longest), text(each) ?? '']))
        : undefined,
  });
}

function text(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return String(value).trim().slice(0, longest) || undefined;
}
