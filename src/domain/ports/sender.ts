import type { OutboxItem, SendResult } from '../conversation/turn.ts';

/** Carries an item to another system, once per call: no retries of its own, and an answer within 15 s. */
export type Sender = (item: OutboxItem) => Promise<SendResult>;
