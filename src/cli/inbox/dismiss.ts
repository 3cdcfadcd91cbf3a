import type { Chosen, InboxDesk } from './open-inbox-desk.ts';

/** Takes messages out of the inbox for good. */
export async function dismiss(desk: InboxDesk, { messages }: Chosen): Promise<void> {
  const gone = await desk.remove(messages);
  console.log(`${gone} ${gone === 1 ? 'message is' : 'messages are'} out of the inbox.`);
}
