import { acts } from './acts.ts';
import { adviceDestructive } from './advice/advice-destructive.ts';
import { adviceFlow } from './advice/advice-flow.ts';
import { adviceStep } from './advice/advice-step.ts';
import { adviceText } from './advice/advice-text.ts';
import { callCircle } from './call-circle.ts';
import { callsByFact } from './calls-by-fact.ts';
import type { Check } from './check.ts';
import { deskHours } from './desk/desk-hours.ts';
import { deskSettingsCheck } from './desk/desk-settings.ts';
import { guards } from './guards.ts';
import { intents } from './intents.ts';
import { factNames } from './known-facts.ts';
import { knownNames } from './known-names.ts';
import { nameClash } from './name-clash.ts';
import { ownLanguage } from './own-language.ts';
import { ownThingsCheck } from './own-things.ts';
import { parking } from './parking.ts';
import { questions } from './questions.ts';
import { reach } from './reach.ts';
import { distinctSayings } from './sayings.ts';
import { sharedSymptoms } from './shared-symptoms.ts';
import { agentWordsCheck } from './texts/agent-words.ts';
import { askedTwice } from './texts/asked-twice.ts';
import { images } from './texts/images.ts';
import { links } from './texts/links.ts';
import { paths } from './texts/paths.ts';
import { phraseNameCheck } from './texts/phrase-names.ts';
import { saidTwice } from './texts/said-twice.ts';
import { splitWordings } from './texts/split-wordings.ts';
import { translations } from './translations.ts';

/** Every check of content beyond its shape. */
export const checks: readonly Check[] = [
  knownNames,
  factNames,
  guards,
  nameClash,
  callCircle,
  callsByFact,
  questions,
  reach,
  parking,
  distinctSayings,
  sharedSymptoms,
  saidTwice,
  askedTwice,
  intents,
  acts,
  ownThingsCheck,
  ownLanguage,
  phraseNameCheck,
  agentWordsCheck,
  splitWordings,
  translations,
  images,
  links,
  paths,
  deskSettingsCheck,
  deskHours,
  adviceStep,
  adviceDestructive,
  adviceFlow,
  adviceText,
];
