import type { Row } from './rows.ts';

/**
 * What a reply was heard as: `question` for what asks or says that it cannot tell, `other` for anything else that is no
 * answer to the open question, `unheard` for what has to be asked about or asked again.
 */
export type Heard = 'yes' | 'no' | 'question' | 'other' | 'unheard';

export type Hearer = (row: Row) => Heard;

export const hearerNames = ['ours', 'naive'] as const;
