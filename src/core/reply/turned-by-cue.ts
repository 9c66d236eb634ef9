import type { Statement } from '../../model/statement.ts';

/**
 * The report's own verb where it says that somebody did not say or denied the words ("denied", "did not say"), else
 * null. Such words alone would say the opposite of what was reported, so they are never shown without it.
 */
export function turnedByCue({ cue }: Pick<Statement, 'cue'>): string | null {
  if (cue === null) return null;
  return cue.class === 'negated' || DENIALS.test(cue.text) ? cue.text : null;
}

// "denied that troops would go": the class of such cues is "claim", but the claim is turned round
const DENIALS =
  /\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|reject(?:s|ed|ing)?|doubt(?:s|ed|ing)?)\b/i;
