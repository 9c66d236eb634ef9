import type { Statement } from '../../model/statement.ts';

/** Whether the report says that somebody denied the words or did not say them: never one with a report that they did. */
export function isTurned({ cue }: Pick<Statement, 'cue'>): boolean {
  return cue !== null && (cue.class === 'negated' || DENIALS.test(cue.text));
}

const DENIALS = /\b(?:den(?:y|ies|ied|ying)|disput|disavow|reject|doubt)/i;
