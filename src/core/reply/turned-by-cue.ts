import type { Statement } from '../../model/statement.ts';
import { DENIALS } from '../language/denials.ts';

/**
 * The report's own verb where it says that somebody did not say or denied the words ("denied", "did not say"), else
 * null. Such words alone would say the opposite of what was reported, so they are never shown without it.
 */
export function turnedByCue({ cue }: Pick<Statement, 'cue'>): string | null {
  if (cue === null) return null;
  return cue.class === 'negated' || DENIALS.test(cue.text) ? cue.text : null;
}
