/** Who has the conversation: the bot, nobody yet, or an agent. `handoff` is the id of the one that is open. */
export type Owner =
  | { readonly type: 'bot' }
  | {
      readonly type: 'waiting';
      readonly handoff: string;
      /** The person was told that what they write meanwhile is kept. */
      readonly acknowledged: boolean;
      /** How often nobody had claimed it in time. */
      readonly unclaimed?: number;
    }
  | { readonly type: 'agent'; readonly handoff: string; readonly agent: string };

/** The handoff that is open; undefined while the bot has the conversation. */
export function openHandoff(owner: Owner): string | undefined {
  return owner.type === 'bot' ? undefined : owner.handoff;
}
