import { isStopword } from '../language/stopwords.ts';

/** Whether a lower-case word carries little of its own, so that what it stands between still belongs together. */
export function isLight(lower: string): boolean {
  return isStopword(lower) || isFiller(lower);
}

/** Words that may stand between a modal and its verb: "must soon be lifted". */
export function isFiller(lower: string): boolean {
  return LIGHT.test(lower);
}

const LIGHT =
  /^(?:be|been|not|never|also|soon|now|ever|have|get|become|a|an|the|its?|their|our|to|at|in|still|always|finally|immediately|indeed|perhaps|maybe|\w+ly)$/;
