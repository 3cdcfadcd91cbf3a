/** What customers read on the chat page and around it; the names in braces that each text may use. */
export const pageWordNames = {
  bot: [],
  waiting: [],
  agent: ['agent'],
  somebody: [],
  you: [],
  writing: ['name'],
  transcript: [],
  choices: [],
  star: ['count', 'most'],
  'path-on': [],
  'path-off': [],
  today: [],
  yesterday: [],
  newest: [],
  placeholder: [],
  send: [],
  attach: [],
  'remove-file': ['file'],
  'too-large': ['file', 'limit'],
  sending: [],
  'not-sent': [],
  'not-taken': [],
  retry: [],
  consent: [],
  'before-name': [],
  'before-mail': [],
  'before-start': [],
  lost: [],
  offline: [],
  'failed-title': [],
  failed: [],
  'busy-title': [],
  busy: ['seconds'],
  again: [],
  'no-script': [],
  menu: [],
  'new-chat': [],
  'new-chat-sure': [],
  'new-chat-loses': [],
  'new-chat-stay': [],
  'new-chat-start': [],
  close: [],
  launcher: [],
  'launcher-news': ['launcher'],
  'launcher-later': [],
  'launcher-failed': [],
  'landing-title': [],
  'landing-lead': [],
  'landing-describe': [],
  'landing-describe-how': [],
  'landing-answer': [],
  'landing-answer-how': [],
  'landing-person': [],
  'landing-person-how': [],
  'glimpse-problem': [],
  'glimpse-question': [],
  'glimpse-yes': [],
  'glimpse-no': [],
  'glimpse-unsure': [],
  'glimpse-fix': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Words that a desk may do without: what people consent to by writing, and what is asked of somebody new before they
 * write, which is nothing without the button that begins.
 */
export const optionalPageWords: readonly PageWord[] = ['consent', 'before-name', 'before-mail', 'before-start'];

type PageWord = keyof typeof pageWordNames;

/** `page:` of `phrases.yml`; an optional word that is left out is empty. */
export type PageWords = Readonly<Record<PageWord, string>>;
