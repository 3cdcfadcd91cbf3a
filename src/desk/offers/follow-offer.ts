import { matterOf } from '../../domain/content/matter-of.ts';
import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import { type Draft, withCleanSlate, withNothingAsked, withReplies, withState } from '../draft.ts';
import { askAfterRefusal, followIntent } from '../intent/follow-verdict.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import { offerAgain } from '../intent/offer-again.ts';
import { meaningsIn } from '../questions/explain.ts';
import type { TurnContext } from '../turn-context.ts';
import { joinedWords, type Offer, type OfferReading } from './read-offer.ts';

/** How often in a row an offer is put again before another way is found. */
const mostPuts = 2;

/** Does what was said to an offer of intents; undefined where it has been put often enough already. */
export function followOffer(
  context: TurnContext,
  draft: Draft,
  offer: Offer,
  reading: OfferReading,
): Promise<Draft> | Draft | undefined {
  const open = withNothingAsked(draft);
  const calm = withCleanSlate(draft);
  switch (reading.type) {
    case 'picked':
      return followIntent(context, calm, reading.intent, undefined, joinedWords(offer.words, reading.words));
    case 'another': {
      const { intent, step, words } = reading;
      return followIntent(context, withRefused(context, calm, offer), intent, step, joinedWords(offer.words, words));
    }
    case 'agreed': {
      const [only] = offer.intents;
      if (only === undefined || offer.intents.length > 1) return offerAgain(context, draft, offer.intents);
      return followIntent(context, calm, only, undefined, offer.words);
    }
    case 'both':
      return followAll(context, calm, offer);
    case 'refused':
      return askAfterRefusal(context, withRefused(context, open, offer), offer.intents);
    case 'puzzled':
    case 'unheard': {
      const lost = draft.state.lost + 1;
      if (lost > mostPuts) return undefined;
      const again = withState(draft, { lost });
      if (reading.type === 'unheard') return offerAgain(context, again, offer.intents);
      return offerAgain(context, withReplies(again, { kind: 'say', text: explained(context, offer) }), offer.intents);
    }
  }
}

/** "Both": the first now, the others remembered for afterwards. */
function followAll(context: TurnContext, draft: Draft, { intents, words }: Offer): Promise<Draft> | Draft {
  const { say, now, content } = context;
  const [first = '', ...others] = intents;
  const title = (intent = '') => matterOf(content.flows[intent] ?? { title: intent });
  const later = { problems: others.map((intent) => ({ intent, words })), at: now };
  const text = say('later-noted', { title: title(first), next: title(others[0]) });
  const noted = withReplies(withState(draft, { later }), { kind: 'say', text });
  return followIntent(context, noted, first, undefined, words);
}

/** What the terms mean that were asked about, or else what each of the offered is about. */
function explained(context: TurnContext, { intents }: Offer): string {
  const { content, say, text, ear } = context;
  const meanings = ear && meaningsIn(text, context, ear);
  if (meanings !== undefined) return meanings;
  const lines = intents.flatMap((intent) => {
    const flow = content.flows[intent];
    if (!flow) return [];
    const said = content.examples.utterances.find((each) => each.intent === intent)?.text;
    if (flow.about !== undefined) return [say('offer-about', { title: flow.title, about: flow.about })];
    return said === undefined ? [] : [say('offer-example', { title: flow.title, words: said })];
  });
  return paragraphs(...lines) ?? '';
}

/** Keeps words for which nothing that was offered was right; `intent` if a single one was offered. */
export function withRefused(context: TurnContext, draft: Draft, { intents, words }: Offer): Draft {
  if (!context.keeping) return draft;
  const { ranking } = context.classifier.understand(words);
  const [intent] = intents;
  const one = intents.length === 1 && intent !== undefined ? { intent } : {};
  return withUnrecognised(context, draft, words, { why: 'refused', ranking, ...one });
}
