import type { JsonObject } from '../../domain/json.ts';
import { type ActFile, actFiles } from '../act-files.ts';
import { actSchema } from './acts-schema.ts';
import { agentsSchema } from './agents-schema.ts';
import { elsewhereSchema } from './elsewhere-schema.ts';
import { languageSchema } from './language-schema.ts';
import { phrasesSchema } from './phrases-schema.ts';
import { termsSchema } from './terms-schema.ts';
import { translationSchema } from './translation-schema.ts';
import { urgentSchema } from './urgent-schema.ts';
import { wordsSchema } from './words-schema.ts';

/** The schemas whose keys are names that the code knows, by what their files in `schemas/` begin with. */
export function generatedSchemas(): Readonly<Record<string, JsonObject>> {
  const acts = Object.keys(actFiles) as readonly ActFile[];
  return {
    phrases: phrasesSchema(),
    language: languageSchema(),
    'flow-language': translationSchema('flow'),
    'shared-language': translationSchema('shared'),
    words: wordsSchema(),
    urgent: urgentSchema(false),
    'urgent-language': urgentSchema(true),
    elsewhere: elsewhereSchema(),
    terms: termsSchema(false),
    'terms-language': termsSchema(true),
    agents: agentsSchema(),
    ...Object.fromEntries(acts.map((act) => [`acts/${act}`, actSchema(act)])),
  };
}
