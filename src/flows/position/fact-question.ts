import type { Facts, Step } from '../../domain/content/flow.ts';

/** Whether a step's question asks for a fact: each of its answers sets it. */
export function asksForFact({ answers }: Step, fact: string): boolean {
  return answers.length > 0 && answers.every(({ sets }) => sets?.[fact] !== undefined);
}

/** The fact that a question asks for and nothing else, as none of its answers finds anything wrong. */
export function factAsked(step: Step): string | undefined {
  if (step.answers.some(({ meaning }) => meaning !== 'fine')) return undefined;
  return Object.keys(step.answers[0]?.sets ?? {}).find((fact) => asksForFact(step, fact));
}

/** Whether a question need not be asked, as all that its answers tell apart is known. */
export function isAnsweredByFact(step: Step, facts: Facts): boolean {
  const fact = factAsked(step);
  return fact !== undefined && facts[fact] !== undefined;
}
