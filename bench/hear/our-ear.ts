import type { Content } from '../../src/domain/content/content.ts';
import { earOf, learnEar } from '../../src/interpretation/ear.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { lessonOf } from '../../src/interpretation/lesson-of.ts';
import type { Hearer } from './hearer.ts';
import type { Row } from './rows.ts';

/**
 * Our ear, taught by the desk's own content. Of the rows it knows what a desk knows of its flows: what is asked and
 * said by the helper, but no reply and no label.
 */
export function ourEar(content: Content, rows: readonly Row[]): Hearer {
  const own = lessonOf(content, content.desk.language);
  if (!own) throw new Error('The desk has no dialogs/words.yml, which its ear is taught by.');
  const once = (texts: readonly string[]) => [...new Set(texts)];
  const lesson = {
    ...own,
    questions: once(rows.map(({ question }) => question)),
    says: once(rows.map(({ said }) => said)),
  };
  const ear = earOf(lesson, learnEar(lesson));
  return ({ question, said, reply }) => {
    const read = interpret(reply, { phase: 'question', question, said, answers }, ear);
    const [act] = read.acts;
    if (!act || read.verdict !== 'heard') return 'unheard';
    if (act.act === 'answer' && act.answer !== 'unsure') return act.answer === 0 ? 'yes' : 'no';
    return act.act === 'ask' || act.act === 'answer' ? 'question' : 'other';
  };
}

const answers = [{ label: 'Yes' }, { label: 'No' }];
