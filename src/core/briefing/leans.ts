/**
 * Whether a sentence leans on those before it, though it can be read alone: it opens with "The bottles were" and does
 * not say which, or with "Mr Lind" without his first name. English patterns.
 */
export function leans(sentence: string): boolean {
  return WHICH.test(sentence) || SURNAME_ONLY.test(sentence);
}

// The bottles were taken   The second report said   but not: The government, The ferries of Northline, The Sund islands
const WHICH =
  /^The (?!(?:government|president|king|queen|pope|prime|police|army|military|court|supreme|parliament|senate|house|white|country|world|economy|public|state|central|defence|foreign|finance|interior|justice|number|first|last|first-ever)\b)(?:\p{Ll}[\p{Ll}-]* ){0,2}\p{Ll}[\p{Ll}-]*,? (?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|said|says|came|comes|took|takes|made|makes|did|does|also|then|\p{Ll}{3,}ed)\b/u;
const SURNAME_ONLY = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.? \p{Lu}[\p{L}’'-]+(?![\p{L}’'-]| \p{Lu})/u;
