/**
 * Whether a sentence can be understood without those before it: it opens with no pronoun, connective or "the company"
 * that points back, is no quotation without its speaker, and does not report the words of somebody whom it calls only
 * "he" or "she". English rules; other languages pass.
 */
export function standsAlone(sentence: string): boolean {
  const outside = sentence.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));
  if (!/\p{L}/u.test(outside)) return false;
  const opening = sentence.replace(/^[^\p{L}\p{N}]+/u, '');
  if (REFERS_TO_NOTHING.test(opening)) return !/^it\b[^,]* (?:he|she)\b/i.test(opening) && !reportsUnknown(outside);
  if ([POINTS_BACK, POINTS_BACK_LATER, CONNECTIVE, CONNECTIVE_LATER].some((pattern) => pattern.test(opening)))
    return false;
  return !isOnlyNamedBefore(opening) && !reportsUnknown(outside);
}

// “Nobody asked us,”   "no"   'Not on my watch,'   but not: the workers' union of the '90s
const QUOTED = /“[^”]*”|"[^"]*"|(?<![\p{L}\p{N}])[‘'](?=\p{L})[^’']*(?:[’'](?=\p{L})[^’']*)*[’'](?![\p{L}\p{N}])/gu;

// "It is unclear whether", "This week", "Earlier this year": nothing earlier in the text is meant
const REFERS_TO_NOTHING =
  /^(?:it(?:[’']s| is| was| remains) (?:still |not |yet )?(?:fair|clear|unclear|likely|unlikely|possible|impossible|understood|believed|thought|expected|estimated|feared|hoped|the first time)\b|it (?:has been|took) (?:\p{L}+ ){0,3}[\p{N}\p{L}]+ (?:days|weeks|months|years|decades)\b|th(?:is|ese) (?:morning|afternoon|evening|week|weekend|month|spring|summer|autumn|fall|winter|year|days)\b|(?:earlier|later) (?:this|in|on)\b)/iu;
const POINTS_BACK =
  /^(?:he|she|they|it|this|that|these|those|his|her|hers|their|theirs|its|him|them|such|here|both|neither|either|others?|one of them|some of them|the (?:two|three|four|pair|latter|former|others?|same|duo|trio|rest))\b(?![’']s? own)/i;
// "At that point", "With those papers", "On it", "By then"
const POINTS_BACK_LATER =
  /^(?:in|on|at|during|before|after|since|until|by|from|with|for|under|despite|following|besides|of|to|as|like|through) (?:(?:this|that|these|those|such)(?! (?:morning|afternoon|evening|week|weekend|month|spring|summer|autumn|fall|winter|year)\b)|it|them|him|her|his|their|its|then|doing so|the (?:same|latter|former))\b/i;
// What cannot be cut off without leaving a hole: "Instead", "As a result"; see compress-sentence.ts for the rest
const CONNECTIVE =
  /^(?:and|but|so(?! far\b)|or|nor|yet|then|instead|thus|hence|therefore|otherwise|likewise|similarly|rather|afterwards?|later|earlier|elsewhere|however|meanwhile|moreover|furthermore|nevertheless|nonetheless|still,|also|besides|as a result|as such|in response|in return|in turn|in so doing|for example|for instance|for (?:his|her|their|its) part|in other words|at the same time|on the other hand|on the contrary|on top of that|by contrast|in contrast|that said|among them|too|either way|of course|indeed|in fact|in addition|more than that|not only that|not \p{L}+ly|well,)(?!\p{L})/iu;
// Northline, for example, is for sale.   It sank these particular boats: which?
const CONNECTIVE_LATER =
  /^[^,]{2,40}, (?:for example|for instance|by contrast|in turn),|\b(?:this|these|those) particular\b/i;

// The company said it would appeal.   The 34-year-old was arrested.   The former minister has denied the charges.
const ANYBODY =
  /^(?:The|Both) (?:[\p{Ll}\p{N}-]+ ){0,2}?(?:(?:[\p{L}\p{N}]+-)?year-old|compan(?:y|ies)|firms?|man|men|wom[ae]n|boys?|girls?|teen(?:ager)?s?|child(?:ren)?|couple|pair|victims?|suspects?|defendants?|gunm[ae]n|attackers?|driver|pilot|officer|player|striker|midfielder|defender|goalkeeper|coach|singer|actor|actress|star|author|father|mother|son|daughter|brothers?|sisters?|husband|wife|family|student|teacher|doctor|lawyer|politician|lawmaker|senator|congressman|congresswoman|minister|businessman|billionaire|millionaire|organi[sz]ation|group|team|club|agency|department)s?(?=[\s,’'])/u;
// The company behind the app   The man who fell   The minister, Edda Storm,   The club from Hallen   The actor Omar Lind
const SAYS_WHICH =
  /^(?: (?:of|behind|who|whose|that|which|from|for|in|at|on|responsible|accused|charged|suspected)\b|,? (?:named|called|identified|known)\b|,? \p{Lu})/u;

function isOnlyNamedBefore(opening: string): boolean {
  const anybody = ANYBODY.exec(opening)?.[0];
  return anybody !== undefined && !SAYS_WHICH.test(opening.slice(anybody.length));
}

// “Nobody asked us,” he said.   said she   - with no name before it to say who
const PRONOUN_SAYS =
  /\b(?:he|she|they|it)\s+(?:also\s+|then\s+|later\s+)?(?:said|says|added|adds|told|tells|wrote|writes|tweeted|continued|explained|argued|insisted|replied|asked|noted|warned|claimed|concluded|recalled|admitted|went on)\b|(?:,\s|\s\s)(?:said|says|added|wrote|asked)\s+(?:he|she|they)\b/i;
// On Thursday he called it a mistake.   In a statement, she denied it.   Asked about the vote, they laughed.
const OPENS_WITH_CIRCUMSTANCE =
  /^(?:in|on|at|during|before|after|since|until|by|from|with|for|last|next|earlier|later|when|while|as|if|although|though|because|despite|following|under|to|according|[a-z-]+(?:ing|ed))\b/i;
const SUBJECT_PRONOUN = /\b(?:he|she|they|his|her|their)\b/i;
// Omar Lindqvist, Mr Lindqvist: one capital may be a place or a weekday
const FULL_NAME = /(?:^|[^\p{L}])\p{Lu}[\p{L}.’'-]*\s+\p{Lu}\p{L}/u;
const NAME = /\p{Lu}[\p{L}’'-]+/gu;
const NO_PERSON =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
// Although she denied it, Storm was sent home: the name may follow
const NAME_FOLLOWS = /^[^,]*,\s+(?:\p{Lu}[\p{L}.]+\s+)?(\p{Lu}[\p{L}’'-]+)\s/u;

function reportsUnknown(outside: string): boolean {
  const opening = outside.replace(/^[^\p{L}]+/u, '');
  if (OPENS_WITH_CIRCUMSTANCE.test(opening)) {
    const pronoun = SUBJECT_PRONOUN.exec(opening);
    if (pronoun === null) return PRONOUN_SAYS.test(outside) && !FULL_NAME.test(opening);
    if (FULL_NAME.test(opening.slice(0, pronoun.index).replace(/^\p{L}+/u, ''))) return false;
    const follows = NAME_FOLLOWS.exec(opening.slice(pronoun.index))?.[1];
    return follows === undefined || NO_PERSON.test(follows);
  }
  const says = PRONOUN_SAYS.exec(outside);
  if (says === null) return false;
  const before = outside.slice(0, says.index);
  if (FULL_NAME.test(before)) return false;
  if (/,\s*$/.test(before)) return true; // The boats stayed in Orlavik, he added.
  const afterFirst = before.replace(/^[^\p{L}]*\p{L}+/u, ''); // a first word is always capitalised
  return ![...afterFirst.matchAll(NAME)].some(([name]) => !NO_PERSON.test(name));
}
