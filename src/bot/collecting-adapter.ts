import type { Activity, ConversationReference, ResourceResponse, TurnContext } from 'botbuilder-core';
import { BotAdapter } from './sdk.ts';

/** An adapter that sends nothing: it collects what a bot sends, and the channels deliver it after the commit. */
export class CollectingAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return Promise.resolve(activities.map((activity) => ({ id: String(this.sent.push(activity)) })));
  }
  override updateActivity(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  override deleteActivity(): Promise<void> {
    return Promise.resolve();
  }
  override continueConversation(_: Partial<ConversationReference>): Promise<void> {
    return Promise.resolve();
  }
}
