import type { JsonObject } from '../../domain/json.ts';
import { type ActFile, actFiles } from '../act-files.ts';

type Descriptions = { readonly [Act in ActFile]: Readonly<Record<(typeof actFiles)[Act][number], string>> };

const titles: Readonly<Record<ActFile, string>> = {
  ask: 'Questions back',
  report: 'What became of a fix',
  wish: 'What somebody wants of the conversation itself',
  social: 'What is said for its own sake',
  elsewhere: "Not this desk's device, account or matter",
  urgent: 'Danger to a person, a device or what is on it',
  correct: 'Taking back what was said',
  'not-urgent': 'What sounds like danger and is none',
};

const descriptions: Descriptions = {
  ask: {
    where: 'Where something is found.',
    how: 'How something is done or found out.',
    'what-is': 'What a word or a thing means.',
    'which-one': 'Which of several is meant.',
    'how-long': 'How long something takes.',
    safe: 'Whether anything is lost, or who sees it.',
    cost: 'What something costs.',
    why: 'What something is good for.',
    'what-happens': 'What will be seen or will happen.',
    'another-way': 'Whether it can be done otherwise.',
    'how-many-more': 'How many steps are left.',
    'are-you-a-bot': 'Whether a person or a program writes.',
    status: 'Whether anybody is there, or an answer has come.',
    'how-to-tell': 'By what one sees that it works.',
    counts: 'Whether something counts, or is enough.',
    other: 'Every other question back.',
  },
  report: {
    done: 'Did it; of its effect nothing is said.',
    'not-yet': 'Will do it, or is at it.',
    solved: 'It works, without an if or a but.',
    partly: 'It is better, or works in part.',
    relapse: 'It worked and no longer does.',
    'no-effect': 'Did it, and all is as before.',
    'could-not': 'Could not or would not do it.',
    unsure: 'Cannot tell whether it works.',
  },
  wish: {
    person: 'Wants a person.',
    leave: 'Wants to stop here, for now or for good.',
    'works-now': 'It works all of a sudden; no need to go on.',
    'start-over': 'Wants to begin again.',
    back: 'Wants to go back to the question before.',
    skip: 'Wants to leave this out.',
    repeat: 'Wants to hear it once more.',
    wait: 'Wants a moment.',
    slower: 'Wants it shorter, simpler or more slowly.',
    language: 'Wants another language.',
    'another-step': 'Wants to look at something else first.',
    bot: 'Wants the bot again instead of a person.',
    help: 'Wants help, or to know what can be said.',
  },
  social: {
    greeting: 'Greets.',
    thanks: 'Thanks.',
    bye: 'Says goodbye.',
    anger: 'Is angry.',
    worry: 'Is worried or afraid of breaking something.',
    despair: 'Gives up hope of the matter; no harm to oneself.',
    grief: 'Tells of a death, or mourns somebody.',
    acknowledge: 'Has read it, and says no more than that.',
    apology: 'Is sorry.',
    praise: 'Praises.',
    objection: 'Objects: that was misunderstood, or asked already.',
    'small-talk': 'Chats.',
  },
  elsewhere: {
    android: 'Another phone.',
    windows: 'A computer with Windows.',
    mac: 'A Mac.',
    ipad: 'An iPad.',
    watch: 'A watch.',
    earphones: 'Earphones or a speaker.',
    tv: 'A television.',
    'other-app-or-account': "Another company's app or account.",
    'not-mine': "Somebody else's device.",
    battery: 'A battery that drains, or is worn.',
    damage: 'Something that a fall or a knock has broken.',
    'other-matter': 'Something else altogether: an order, a bill.',
  },
  urgent: {
    burning: 'Fire, smoke, a burnt smell, too hot to hold.',
    'swollen-battery': 'A battery that swells or leaks.',
    shock: 'An electric shock.',
    water: 'A device in water, or wet while it charges.',
    'self-harm': 'Harm to oneself, or fear of it for another.',
    harm: 'Threats, crime, an emergency of health.',
    erasing: 'The whole device is being erased, or is about to be.',
    deleted: 'Something was deleted that is still wanted.',
    'deleting-chats': 'An app is deleted, or about to be, and its chats with it.',
  },
  correct: { 'earlier-answer': 'Takes an earlier answer back, or says it anew.' },
  'not-urgent': { harmless: 'What `urgent` is told from: "my phone died".' },
};

/** The JSON Schema of one file of `dialogs/acts/`. Published in `schemas/acts/`. */
export function actSchema(act: ActFile): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `How people say it: ${titles[act]}`,
    type: 'object',
    additionalProperties: false,
    required: [...actFiles[act]],
    properties: Object.fromEntries(
      Object.entries(descriptions[act]).map(([kind, description]) => [
        kind,
        { $ref: '../intent.schema.json', description },
      ]),
    ),
  };
}
