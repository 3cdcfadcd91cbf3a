import { tellFrom } from '../../domain/content/tell-from.ts';
import { fileAnswerEvent, type HandOver, handOverWay, isShownInTeams } from '../../domain/conversation/file.ts';
import type { InputBody, SentFile } from '../../domain/conversation/input.ts';
import { asObject, type Json } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { noteDeed } from '../visit/note-deed.ts';

/** How an agent's files are handed over where their channel does not show them, with the words for the person. */
export function handOverOf(
  { conversation, input, say }: TurnContext,
  files: readonly SentFile[],
): HandOver | undefined {
  const way = handOverWay(conversation, files);
  switch (way) {
    case undefined:
      return undefined;
    case 'asked':
      return { way, words: say('file-asked', { agent: input.from?.name ?? input.from?.id ?? '' }) };
    case 'linked':
      return { way, words: say('file-linked') };
  }
}

/** Tells agents, as a line of the transcript, that a file does not simply lie in the person's chat. */
export function noteHandOver(
  { own }: TurnContext,
  draft: Draft,
  way: HandOver['way'],
  files: readonly SentFile[],
): Draft {
  const tell = tellFrom(() => own.agentWords);
  const file = files
    .filter((each) => !isShownInTeams(each))
    .map(({ name }) => name)
    .join(', ');
  return noteDeed(draft, 'file-answer', tell('case', way === 'asked' ? 'file-asked' : 'file-linked', { file }));
}

/** Whether a channel tells of such an answer; what a person's own client says is none. */
export function isFileAnswer({ input: { by, body } }: TurnContext): boolean {
  return by === 'channel' && body.type === 'event' && body.name === fileAnswerEvent;
}

/**
 * Somebody has answered whether they take a file: it goes to where their channel wants it, with the reply that says so, and
 * agents see what was answered. What the channel told of it is its own, so only the name is read here.
 */
export function takeFileAnswer({ own, say }: TurnContext, draft: Draft, { value }: FileAnswered): Draft {
  const { reply, file, name, uploadTo } = asObject(value) ?? {};
  if (typeof reply !== 'string' || typeof file !== 'string' || typeof name !== 'string') return draft;
  const key = uploadTo === undefined ? 'file-left' : 'file-taken';
  const noted = noteDeed(draft, 'file-answer', tellFrom(() => own.agentWords)('case', key, { file: name }));
  return withReplies(noted, {
    kind: 'notice',
    text: say(key, { file: name }),
    fileAnswer: present({ reply, file, uploadTo: uploadTo as Json | undefined }),
  });
}

type FileAnswered = Extract<InputBody, { type: 'event' }>;
