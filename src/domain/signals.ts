import { asObject, type Json } from './json.ts';
import type { SharedStore } from './ports/shared-store.ts';

/** Something that happens in one part of the program and concerns another, which may be made later. */
type Signal<More extends readonly Json[] = []> = {
  /** Tells all who listen now, in other processes of the same store as well; a listener that throws is the teller's fault. */
  readonly tell: (conversation: string, ...more: More) => void;
  /** Returns the way to stop listening. */
  readonly listen: (listener: (conversation: string, ...more: More) => void) => () => void;
};

/**
 * The signals of a running program, made before its parts and handed to those that tell or listen. Nothing is kept and
 * nobody is waited for: what must not be lost is an entry of the log, and that a log has grown is told by the store.
 */
export type AppSignals = {
  /** A channel has heard that the person is writing. */
  readonly personTyping: Signal;
  /** The bot is at work on an answer, or the agent who is named writes one. */
  readonly answerTyping: Signal<[agent: AgentTyping | null]>;
  /** It is recorded that a send of the conversation was not taken, or has arrived after all, or that an agent's words have. */
  readonly sendsChanged: Signal;
  /** A chat of the person has been shown the log up to the entry of this number. */
  readonly shown: Signal<[upTo: number]>;
  /** Nothing of what was said is left: whoever shows it forgets it. */
  readonly erased: Signal;
  /** The person has their chat before them. */
  readonly inView: Signal;
};

/** An agent as a person sees them. */
type AgentTyping = { readonly id: string; readonly name?: string };

/** @param shared what this process has in common with others, to which signals go as well */
export function createSignals(shared?: Pick<SharedStore, 'tell' | 'hear'>): AppSignals {
  const elsewhere = new Map<string, (conversation: string, more: readonly Json[]) => void>();
  shared?.hear((news) => {
    const { signal, of } = asObject(news) ?? {};
    if (typeof signal !== 'string' || !Array.isArray(of)) return;
    const [conversation, ...more] = of;
    if (typeof conversation === 'string') elsewhere.get(signal)?.(conversation, more);
  });
  const createSignal = <More extends readonly Json[]>(signal: keyof AppSignals): Signal<More> => {
    const listeners = new Set<(conversation: string, ...more: More) => void>();
    const tellHere = (conversation: string, ...more: More): void => {
      for (const listener of listeners) listener(conversation, ...more);
    };
    // The same program told it, so it is of the same shape.
    elsewhere.set(signal, (conversation, more) => tellHere(conversation, ...(more as unknown as More)));
    return {
      tell: (conversation, ...more) => {
        tellHere(conversation, ...more);
        shared?.tell({ signal, of: [conversation, ...more] });
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  };
  return {
    personTyping: createSignal('personTyping'),
    answerTyping: createSignal('answerTyping'),
    sendsChanged: createSignal('sendsChanged'),
    shown: createSignal('shown'),
    erased: createSignal('erased'),
    inView: createSignal('inView'),
  };
}
