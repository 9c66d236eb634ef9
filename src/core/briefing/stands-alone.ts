/**
 * Whether a sentence can be understood without those before it: it opens with no pronoun or connective that points
 * back, and does not report the words of somebody whom it calls only "he" or "she". English rules; other languages
 * pass.
 */
export function standsAlone(sentence: string): boolean {
  const opening = sentence.replace(/^[^\p{L}\p{N}]+/u, '');
  if (REFERS_TO_NOTHING.test(opening)) return !reportsUnknown(sentence);
  if (POINTS_BACK.test(opening) || CONNECTIVE.test(opening)) return false;
  return !reportsUnknown(sentence);
}

// "It is unclear whether", "This week", "Earlier this year": nothing earlier in the text is meant
const REFERS_TO_NOTHING =
  /^(?:it(?:[’']s| is| was| remains) (?:still |not |yet )?(?:fair|clear|unclear|likely|unlikely|possible|impossible|understood|believed|thought|expected|estimated|feared|hoped|the first time)\b|th(?:is|ese) (?:morning|afternoon|evening|week|weekend|month|spring|summer|autumn|fall|winter|year|days)\b|(?:earlier|later) (?:this|in|on)\b)/i;
const POINTS_BACK =
  /^(?:he|she|they|it|this|that|these|those|his|her|hers|their|theirs|its|him|them|such|here|both|neither|either|others?|one of them|some of them|the (?:two|three|four|pair|latter|former|others?|same|duo|trio))\b(?![’']s? own)/i;
// What cannot be cut off without leaving a hole: "Instead", "As a result"; see compress-sentence.ts for the rest
const CONNECTIVE =
  /^(?:and|but|so|or|nor|yet|because|then|instead|thus|hence|therefore|otherwise|likewise|similarly|rather|afterwards?|later|earlier|however|meanwhile|moreover|furthermore|nevertheless|nonetheless|still,|also|besides|as a result|in response|in return|in turn|for example|for instance|in other words|at the same time|on the other hand|by contrast|in contrast|that said|among them|after that|since then|until then|too|either way|of course|indeed|in fact|in addition|the same|more than that|not only that)\b/i;

// “Nobody asked us,” he said.   said she   - with no name before it to say who
const PRONOUN_SAYS =
  /\b(?:he|she|they|it)\s+(?:also\s+|then\s+)?(?:said|says|added|adds|told|tells|wrote|writes|tweeted|continued|explained|argued|insisted|replied|asked|noted|warned|claimed|concluded|recalled|admitted|went on)\b|\b(?:said|says|added|wrote|asked)\s+(?:he|she|they)\b/i;
// On Thursday he called it a mistake.   In a statement, she denied it.   Asked about the vote, they laughed.
const OPENS_WITH_CIRCUMSTANCE =
  /^(?:in|on|at|during|before|after|since|until|by|from|with|for|last|next|earlier|later|asked|speaking|when|while|as|if|although|though|despite|following|under|to|writing|according)\b/i;
const SUBJECT_PRONOUN = /\b(?:he|she|they)\b/i;
// Omar Lindqvist, Mr Lindqvist: one capital may be a place or a weekday
const FULL_NAME = /(?:^|[^\p{L}])\p{Lu}[\p{L}.’'-]*\s+\p{Lu}\p{L}/u;
const NAME = /\p{Lu}[\p{L}’'-]+/gu;
const NO_PERSON =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
const QUOTED = /“[^”]*”|"[^"]*"|(?<![\p{L}\p{N}])[‘'][^’']*[’'](?![\p{L}\p{N}])/gu;

function reportsUnknown(sentence: string): boolean {
  const outside = sentence.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));
  const opening = outside.replace(/^[^\p{L}]+/u, '');
  if (OPENS_WITH_CIRCUMSTANCE.test(opening)) {
    const pronoun = SUBJECT_PRONOUN.exec(opening);
    return pronoun !== null && !FULL_NAME.test(opening.slice(0, pronoun.index).replace(/^\p{L}+/u, ''));
  }
  const says = PRONOUN_SAYS.exec(outside);
  if (says === null) return false;
  const before = outside.slice(0, says.index);
  if (FULL_NAME.test(before)) return false;
  const afterFirst = before.replace(/^[^\p{L}]*\p{L}+/u, ''); // a first word is always capitalised
  return ![...afterFirst.matchAll(NAME)].some(([name]) => !NO_PERSON.test(name));
}
