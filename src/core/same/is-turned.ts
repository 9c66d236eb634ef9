import type { Statement } from '../../model/statement.ts';
import { DENIALS } from '../language/denials.ts';

/** Whether the report says that somebody denied the words or did not say them: never one with a report that they did. */
export function isTurned({ cue }: Pick<Statement, 'cue'>): boolean {
  return cue !== null && (cue.class === 'negated' || DENIALS.test(cue.text));
}
