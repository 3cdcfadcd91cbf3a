import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import type { Turn } from '../domain/conversation/turn.ts';
import { within } from '../domain/deadline.ts';
import { FixpathError } from '../domain/error.ts';
import type { Typing } from '../domain/ports/channel.ts';
import type { Log } from '../domain/ports/log.ts';
import { emptyResponse, type Responder, type Response } from '../domain/ports/responder.ts';
import type { Store } from '../domain/ports/store.ts';
import type { PlayAttempts } from './attempts.ts';
import { type BackendsFor, buildTurn, type DestinationOf, type TurnRight } from './build-turn.ts';
import type { PlayInput, TurnResult } from './lanes.ts';
import { typingAfter } from './typing.ts';

export type PlayParts = {
  readonly store: Store;
  readonly log: Log;
  readonly respond: Responder;
  /** Answers an input whose turn failed: an apology, an offer of a person. */
  readonly recover: Responder;
  readonly typing: Typing;
  readonly destinationOf: DestinationOf;
  /** Left out: no backends. */
  readonly backendsFor?: BackendsFor;
  readonly attempts: Pick<PlayAttempts, 'begin' | 'played' | 'abandoned'>;
  /** Called with every turn that was committed. */
  readonly committed: (turn: Turn) => void;
};

/** The attempt at which an input is given up; and where one that was only busy for too long counts as one, too. */
const lastAttempt = 3;
const lastSharedAttempt = 5;

/** How long a turn may take before it counts as failed, ms. */
const longestTurn = 30_000;

/** How long a turn stays silent before typing is shown, ms. */
const typingPatience = 500;

/**
 * Plays one input: responds, commits. A thrown error, a turn without end, or an input that has twice outlived its
 * process commits the failure turn instead.
 */
export function playInputs(parts: PlayParts): PlayInput {
  const { store, log, respond, recover, typing, attempts, committed } = parts;

  const commit = async (
    conversation: Conversation,
    input: Input,
    right: TurnRight,
    response: Response,
    ending: Turn['ending'],
  ): Promise<TurnResult> => {
    const turn = buildTurn(conversation, input, right, response, parts, ending);
    const commitment = await store.commit(turn); // E3: and if it is refused, nothing has happened.
    if (commitment.type === 'overtaken') return commitment;
    committed(turn);
    const { entries } = commitment;
    const { state } = turn;
    const head = entries.at(-1)?.number ?? conversation.head;
    return { ...commitment, after: { ...conversation, head, revision: conversation.revision + 1, state } };
  };

  const fail = async (conversation: Conversation, input: Input, right: TurnRight, error: unknown) => {
    log.error('turn failed', { conversation: conversation.id, input: input.id, by: input.by, error });
    const response = await recover(conversation, input).catch((again: unknown) => {
      // Better an input without an answer than a lane that never moves again.
      log.error('recovery failed', { conversation: conversation.id, input: input.id, error: again });
      return emptyResponse(conversation.state);
    });
    return commit(conversation, input, right, response, 'failed');
  };

  const play: PlayInput = async (conversation, input, right) => {
    const quiet = typingAfter(typingPatience, typing, conversation);
    let response: Response;
    try {
      response = await within(longestTurn, respond(conversation, input), endless);
    } catch (error) {
      return await fail(conversation, input, right, error);
    } finally {
      quiet();
    }
    return commit(conversation, input, right, response, 'done');
  };

  const last = store.shared ? lastSharedAttempt : lastAttempt;
  return async (conversation, input, right) => {
    if ((await attempts.begin(input)) >= last) {
      const poison = new FixpathError(
        'turn-poison',
        `This input has ended its process ${last - 1} times and is not played again. See how the process ended, and report it.`,
      );
      return fail(conversation, input, right, poison);
    }
    let result: TurnResult | undefined;
    try {
      result = await play(conversation, input, right);
      return result;
    } finally {
      // E6: without a result the store has failed, and that was not the input's fault.
      if (result?.type === 'committed') attempts.played(input.id, result.entries);
      else attempts.abandoned(input.id);
    }
  };
}

function endless(): FixpathError {
  return new FixpathError(
    'turn-endless',
    `The turn had not ended after ${longestTurn} ms and was given up. See whether the machine is overloaded or its disk slow; if neither, report it.`,
  );
}
