import type { OpenDesk } from '../../../src/app/open-desk.ts';
import { placeOf, readAskedReply } from '../../../src/cli/hearing/asked-reply.ts';
import { hearReply } from '../../../src/desk/listening/hear.ts';
import { spokenContent } from '../../../src/domain/content/spoken-content.ts';
import type { Interpretation } from '../../../src/interpretation/interpretation.ts';

/** Where something is said: at a step of a flow, whose `phase` is open, in a language. */
export type SaidAt = {
  readonly language: string;
  readonly flow: string;
  readonly step: string;
  readonly phase: string;
};

/** What a desk hears in words that are said at a step. */
export function hearAt(desk: OpenDesk, { language, ...at }: SaidAt, said: string): Interpretation {
  const content = spokenContent(desk.content, language);
  const ear = desk.ears(language);
  if (!ear) throw new Error(`There is no ear for ${language}.`);
  const asked = readAskedReply(JSON.stringify({ ...at, reply: said }), said, content);
  return hearReply(said, placeOf(asked, content, desk.classifier), ear).interpretation;
}
