import { type AgentWords, agentWordNames } from '../../domain/content/agent-words.ts';
import type { JsonObject } from '../../domain/json.ts';
import { mayUse, wordingDefinitions } from './wording-definitions.ts';

const descriptions: Readonly<Record<keyof AgentWords, string>> = {
  results: 'What became of a step.',
  sources: 'How an answer came.',
  states: 'How a request for a person stands.',
  reasons: 'Why a person was handed over.',
  refusals: 'Why a move or a message came to nothing.',
  channels: 'Where people write.',
  systems: 'Where it is sent.',
  people: 'Who has no name.',
  case: 'A case, wherever it is shown.',
  card: 'The card of a case in Teams.',
  thread: 'The thread below a card.',
  page: "The agents' page.",
  mail: 'The mail of a ticket.',
};

// `keys` forgets which they are.
const sections = Object.keys(agentWordNames) as readonly (keyof AgentWords)[];

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
