import type { KindOf } from '../../domain/content/acts.ts';
import type { TurnContext } from '../turn-context.ts';

/** Who helps with a device or matter that is not the desk's; undefined if its content does not say. */
export function referElsewhere({ content }: TurnContext, kind: KindOf<'elsewhere'>): string | undefined {
  const referral = content.elsewhere?.[kind];
  if (!referral) return undefined;
  return referral.link === undefined ? referral.say : `${referral.say} [${linkText(referral.link)}](${referral.link})`;
}

/** A link's address as people say it: without the protocol. */
function linkText(link: string): string {
  return link.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
