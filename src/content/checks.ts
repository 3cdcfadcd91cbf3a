import type { Check } from './check.ts';
import { adviceFlow } from './checks/advice-flow.ts';
import { adviceStep } from './checks/advice-step.ts';
import { adviceText } from './checks/advice-text.ts';
import { callCircle } from './checks/call-circle.ts';
import { deskHours } from './checks/desk-hours.ts';
import { deskSettings } from './checks/desk-settings.ts';
import { guards } from './checks/guards.ts';
import { images } from './checks/images.ts';
import { intents } from './checks/intents.ts';
import { knownFacts } from './checks/known-facts.ts';
import { knownNames } from './checks/known-names.ts';
import { links } from './checks/links.ts';
import { nameClash } from './checks/name-clash.ts';
import { ownLanguage } from './checks/own-language.ts';
import { parking } from './checks/parking.ts';
import { paths } from './checks/paths.ts';
import { phraseNames } from './checks/phrase-names.ts';
import { questions } from './checks/questions.ts';
import { reach } from './checks/reach.ts';
import { saidTwice } from './checks/said-twice.ts';
import { sayings } from './checks/sayings.ts';
import { sharedSymptoms } from './checks/shared-symptoms.ts';

/** Every check of content beyond its shape. */
export const checks: readonly Check[] = [
  knownNames,
  knownFacts,
  guards,
  nameClash,
  callCircle,
  questions,
  reach,
  parking,
  sayings,
  sharedSymptoms,
  saidTwice,
  intents,
  ownLanguage,
  phraseNames,
  images,
  links,
  paths,
  deskSettings,
  deskHours,
  adviceStep,
  adviceFlow,
  adviceText,
];
