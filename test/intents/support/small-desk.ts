import type { Examples } from '../../../src/domain/content/content.ts';

const utterances: Record<string, readonly string[]> = {
  parcel: [
    'where is my parcel',
    'my package has not come',
    'the parcel is late',
    'track my delivery',
    'has my order been sent yet',
    'the courier never came with my parcel',
    'delivery still missing',
    'when will the package arrive',
  ],
  refund: [
    'i want my money back',
    'refund please',
    'how do i return this and get a refund',
    'the refund is not on my account',
    'send the money back to my card',
    'i was charged twice and want the money returned',
    'return the coat for a refund',
    'when do i get refunded',
  ],
  password: [
    'i forgot my password',
    'reset my password',
    'cannot log in',
    'the login says wrong password',
    'my account is locked',
    'change the password of my account',
    'the reset mail for my password never came',
    'login does not work',
  ],
};

/** A desk of its own for tests: three intents, one of them with symptoms, and strangers. */
export const smallDesk: Examples = {
  utterances: [
    ...Object.entries(utterances).flatMap(([intent, texts]) => texts.map((text) => ({ intent, text }))),
    { intent: 'password', step: 'caps-lock', text: 'password is typed in capital letters' },
    { intent: 'password', step: 'caps-lock', text: 'caps lock is on when i type' },
    { intent: 'password', step: 'mail', text: 'the reset link is not in my inbox' },
    { intent: 'password', step: 'mail', text: 'no reset mail in the spam folder either' },
  ],
  holdouts: [
    { intent: 'parcel', text: 'my parcel is not here' },
    { intent: 'refund', text: 'money back please' },
    { intent: 'password', text: 'i cannot remember my password' },
  ],
  notOurs: [
    'my dishwasher leaks',
    'what is the weather tomorrow',
    'book a table for two',
    'who won the match',
    'tell me a joke',
    'the car needs new tyres',
    'play some music',
    'how tall is the tower',
  ],
  notOursHoldouts: ['the washing machine is loud', 'is it going to rain'],
};

export const stakes = { costs: { wrongFlow: 10, offer: 1, apology: 4 }, strangersShare: 0.3 };
