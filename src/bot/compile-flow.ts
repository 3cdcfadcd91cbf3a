import { WaterfallDialog } from 'botbuilder-dialogs';
import type { Flow } from '../domain/content/flow.ts';
import type { PlayingStep } from './playing.ts';

/** The id of the dialog that plays a flow. */
export function flowDialogId(flow: string): string {
  return `flow ${flow}`;
}

/** The id of the one dialog that plays a step, whichever it is. */
export const stepDialogId = 'step';

/** Compiles a flow to a waterfall with one function per step; each begins the step dialog with what is played. */
export function compileFlow(flow: Flow): WaterfallDialog {
  const begin = (context: PlayingStep) => context.beginDialog(stepDialogId, context.options);
  return new WaterfallDialog(
    flowDialogId(flow.id),
    flow.steps.map(() => begin),
  );
}
