import type { Content } from '../domain/content/content.ts';
import type { DeskSettings } from '../domain/wire/desk-wire.ts';

/** What the agents' page is told about the desk. */
export function pageSettings({ desk, flows }: Pick<Content, 'desk' | 'flows'>): DeskSettings {
  const { name, language, teams, cannedReplies } = desk;
  const steps = Object.entries(flows).map(([id, flow]) => [
    id,
    flow.steps.map((step) => ({ id: step.id, title: step.title })),
  ]);
  return { name, language, teams, cannedReplies, steps: Object.fromEntries(steps) };
}
