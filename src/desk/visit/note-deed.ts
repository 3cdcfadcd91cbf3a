import { tellFrom } from '../../domain/content/tell-from.ts';
import type { InputBody } from '../../domain/conversation/input.ts';
import type { TurnRecord } from '../../domain/conversation/record.ts';
import { type Draft, withRecordForAgents } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

type Noted = Extract<TurnRecord, { type: 'noted' }>;

/** Puts on record, for agents to read, what a person did that is no message. */
export function noteDeed(draft: Draft, what: Noted['what'], text: string): Draft {
  return withRecordForAgents(draft, { type: 'noted', what, text });
}

/** A message was changed or taken back. What the bot made of it stays: the person sees what the bot said to it. */
export function noteChange(
  { own, conversation }: TurnContext,
  draft: Draft,
  changed: Extract<InputBody, { type: 'message-changed' }>,
): Draft {
  // Where nobody has spoken to the bot, it is a message among others.
  if (conversation.state.heardAt === undefined) return draft;
  const tell = tellFrom(() => own.agentWords);
  if (changed.change === 'deleted') return noteDeed(draft, 'deleted', tell('case', 'deleted'));
  return changed.text === '' ? draft : noteDeed(draft, 'edited', tell('case', 'edited', { text: changed.text }));
}

/** What a message brought beside its words that agents cannot see: files that stayed behind, a mere call. */
export function noteUnseen({ own, input, conversation }: TurnContext, draft: Draft): Draft {
  const { body } = input;
  if (body.type !== 'message') return draft;
  const tell = tellFrom(() => own.agentWords);
  if (body.called && conversation.state.owner.type !== 'bot') return noteDeed(draft, 'called', tell('case', 'called'));
  if (!body.missing?.length) return draft;
  const files = body.missing.map(
    ({ name, type }) => name ?? tell('case', /^image\//.test(type) ? 'a-picture' : 'a-file'),
  );
  return noteDeed(draft, 'files', tell('case', 'files-missing', { files: files.join(', ') }));
}
