import { type AgentTexts, agentWordNames } from '../../domain/content/agent-words.ts';
import type { JsonObject } from '../../domain/json.ts';
import { mayUse, wordingDefinitions } from './wording-definitions.ts';

const descriptions: Readonly<Record<keyof AgentTexts, string>> = {
  results: 'What became of a step.',
  sources: 'How an answer came.',
  states: 'How a request for a person stands.',
  reasons: 'Why a person was handed over.',
  refusals: 'Why a move or a message came to nothing.',
  channels: 'Where people write.',
  systems: 'Where it is sent.',
  moves: 'What can be done with a case.',
  people: 'Who has no name.',
  case: 'A case, wherever it is shown.',
  card: 'The card of a case in Teams.',
  thread: 'The thread below a card.',
  mail: 'The mail of a ticket.',
  page: "The agents' page: around it. `backticks` make a key of the keyboard.",
  queue: 'The list of who waits.',
  conversation: 'The conversation in the middle.',
  reply: 'Where an agent writes.',
  canned: 'The agents’ page: where they write canned replies.',
  note: 'Where an agent writes for colleagues.',
  ask: 'What is asked before a move.',
  summary: 'What an agent should know first.',
  records: 'All that is kept of a person, exported or erased.',
  inbox: 'Messages that the bot did not understand, for writers.',
  keys: 'The list of keys.',
  times: 'How long, and when.',
  'sign-in': 'The form to sign in.',
  'sign-in-refusals': 'Why signing in through a provider came to nothing.',
};

// `keys` forgets which they are.
const sections = Object.keys(agentWordNames) as readonly (keyof AgentTexts)[];

/**
 * The JSON Schema of `words/agents.en.yml` and its like: what a file leaves out is taken from the one that comes with
 * Fixpath. Published as `schemas/agents.schema.json`.
 */
export function agentsSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What agents read',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      sections.map((section) => [
        section,
        {
          type: 'object',
          description: descriptions[section],
          additionalProperties: false,
          properties: Object.fromEntries(
            Object.entries<readonly string[]>(agentWordNames[section]).map(([key, each]) => [key, text(each)]),
          ),
        },
      ]),
    ),
    $defs: { wording: wordingDefinitions.wording },
  };
}

function text(names: readonly string[]): JsonObject {
  return { $ref: '#/$defs/wording', description: mayUse(names) };
}
