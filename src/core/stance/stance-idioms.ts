import type { Sign } from './stance-words.ts';

/**
 * What a turn of phrase says: it leans (for or against), leaves the matter open, says that it is time or that one is ready to act, only
 * tells that there is talk of it, or reports what others think.
 */
export type Idiom =
  | { readonly kind: 'lean'; readonly sign: Sign }
  | { readonly kind: 'open' }
  | { readonly kind: 'duty' }
  | { readonly kind: 'will' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'others' };

export type FoundIdiom = { readonly idiom: Idiom; readonly start: number; readonly end: number };

/**
 * Turns of phrase of which no single word tells what they mean, in order, never overlapping. `lower` is a text in lower
 * case with straight apostrophes; a negation that belongs to an idiom is part of its span.
 */
export function findIdioms(lower: string): FoundIdiom[] {
  const found: FoundIdiom[] = [];
  for (const { pattern, idiom } of IDIOMS) {
    for (const match of lower.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.every((f) => f.end <= start || f.start >= end)) found.push({ idiom, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const OPEN: Idiom = { kind: 'open' };
const FOR: Idiom = { kind: 'lean', sign: 1 };
const AGAINST: Idiom = { kind: 'lean', sign: -1 };
const SILENT: Idiom = { kind: 'silent' };
const DUTY: Idiom = { kind: 'duty' };
const WILL: Idiom = { kind: 'will' };
const OTHERS: Idiom = { kind: 'others' };

// NOT covers "not", "n't", "never", "cannot"; at most three words may stand between it and the rest
const NOT =
  "(?:\\bnot|n't|\\bnever|\\bcannot|\\bno longer|\\bwithout|\\bnor|\\bnothing|\\brefus\\w+ to|\\bdeclin\\w+ to|\\bunwilling to)";
const GAP = '(?: [\\w-]+){0,3}? ';

// first match wins, so that the longer and the negated forms come first
const IDIOMS = (
  [
    // what somebody else calls for: "condemned his proposal to ban", "because of her support for"
    [
      "\\b(?:his|her|their|its|[a-z]+'s|[a-z]+s') (?:\\w+ )?(?:calls?|support|plans?|opposition|proposals?|campaigns?|push|pledges?|promises?|vows?|bids?|demands?|hopes?|wish|dream)(?: (?:for|to|of|against))\\b",
      SILENT,
    ],
    // "the fast track is not open to Ukraine" says what is, not what should be
    [
      "\\b(?:is|are|was|were)(?: not|n't)? open to (?:\\w+ )?(?:ukraine|kyiv|everyone|everybody|all|members|the public|visitors)\\b",
      SILENT,
    ],
    ['\\b(?:lies?|untrue|false|rumou?rs?|myth|not true|never true) that (?:i|we|he|she) ', OTHERS],
    ["(?:\\bnever|\\bnot|n't)(?: \\w+)? (?:said|say|claimed|suggested|promised|proposed|told \\w+) ", OTHERS],
    // open
    [`${NOT}${GAP}(?:excluded?|excluding|preclude)\\b(?! [^.;,]{0,40}\\bfrom\\b)`, OPEN],
    ['\\b(?:question|issue|matter)\\b[^.;,]{0,50}?\\b(?:is|remains|stays) (?:still |wide )?open\\b', OPEN],
    ['\\bno (?:choice|option) but to\\b', DUTY],
    ['\\b(?:red line|a waste of|waste of (?:time|money))\\b', AGAINST],
    ['\\b(?:can|could) live with\\b', FOR],
    ["\\bno (?:better|greater|stronger|surer|safer) (?:[\\w']+ ){1,5}?than\\b", FOR],
    [`${NOT}${GAP}(?:take |taken |taking )?(?:that |it |this )?off the table\\b`, OPEN],
    ['\\bonly (?:help|helps|benefit|benefits|serve|serves|embolden|encourage|strengthen|please|reward)\\b', AGAINST],
    ['\\b(?:forget (?:about|it)|drives? (?:\\w+ ){1,3}(?:out|away|abroad))\\b', AGAINST],
    [
      '\\b(?:ready|willing|prepared|happy) to\\b(?! (?:discuss|talk|consider|negotiate|look|examine|explore|debate|listen))',
      WILL,
    ],
    [`${NOT}${GAP}(?:rul|exclud)\\w+(?: \\w+)? out\\b`, OPEN],
    [
      `${NOT}${GAP}(?:exclude|preclude|dismiss|shut|close|closing|shutting|slam)(?:ed|d|ing)?(?: the| that)? (?:door|possibility|idea|option)s?(?: on| of| to)?`,
      OPEN,
    ],
    [
      `${NOT}(?: (?:yet|at all))? (?:open to|on the table|in the cards|on the cards|up for (?:discussion|debate|negotiation)|an option|on the agenda)\\b`,
      AGAINST,
    ],
    [
      `${NOT}${GAP}(?:consider|contemplate|entertain|discuss|negotiate|countenance|look at)(?:ing)?\\b(?! whether)`,
      AGAINST,
    ],
    [
      `${NOT}${GAP}(?:decided|(?:made|make|making) up (?:my|our|his|her|their|its) minds?|(?:taken|made|reached) (?:a|any) (?:final )?(?:decision|view))\\b`,
      OPEN,
    ],
    [
      '\\b(?:has|have|had) yet to (?:decide|make up|take a (?:decision|view|position))(?: (?:my|our|his|her|its|their) minds?)?',
      OPEN,
    ],
    ['\\bno (?:final )?decision (?:has been|had been|was|has yet been) (?:taken|made|reached)', OPEN],
    ['\\b(?:ruled|ruling|rules|rule)(?: \\w+)? out\\b', AGAINST],
    [
      '\\boff the table\\b|\\bout of the question\\b|\\bnot on my watch\\b|\\bover my dead body\\b|\\bnon-?starter\\b',
      AGAINST,
    ],
    [
      '\\b(?:on the table|under (?:review|consideration|discussion)|up for (?:discussion|debate)|all options|every option|remains? (?:a possibility|possible|an option)|is an option|(?:keep|keeps|keeping|kept) (?:an|our|my) (?:open mind|options open)|with an open mind|open mind|open to|open-minded|undecided|(?:door|question) (?:is|remains|stays|was) (?:still )?open|leaves? the door open|keep the door open)\\b',
      OPEN,
    ],
    [
      '\\b(?:(?:would|will|could|might|may|am|is|are|was|were)(?: (?:also|still|be|even|now|seriously))*|still) (?:consider|considering|weigh|weighing|look at|looking at|look into|looking into|study|studying|explore|exploring|examine|examining|think about|thinking about|mulling)\\b(?: whether)?',
      OPEN,
    ],
    [
      '\\b(?:ready|willing|prepared|happy) to (?:discuss|talk about|consider|negotiate|look at|examine|explore|debate|listen)\\b',
      OPEN,
    ],
    ["\\b(?:could|can) (?:well )?imagine\\b|\\bnot a no\\b|\\bwait and see\\b|\\bwe will see\\b|\\bwe'll see\\b", OPEN],
    // for and against
    [
      '\\bno (?:alternative|substitute|way around|other way|better way)(?: to| but)?\\b|\\bnothing wrong with\\b|\\bno reason (?:not to|to (?:delay|wait|fear|oppose|stop))\\b|\\bno doubt\\b',
      FOR,
    ],
    [
      "\\b(?:high time|about time|time has come|time is ripe|it is time|it's time|time) (?:to|for|that)\\b|\\blet us\\b|\\blet's\\b",
      DUTY,
    ],
    [
      '\\b(?:must|has to|have to|should|needs to|ought to|got to) (?:go|wait|stop|end|be stopped|be delayed)\\b',
      AGAINST,
    ],
    ['\\b(?:must|has to|have to|should|is here to|needs to|ought to|will|can|may) stay\\b', FOR],
    [
      '\\b(?:enough of|no more|down with|say no to|says no to|said no to|no to|stand in the way of|get rid of|give up(?: on)?|do away with|put an end to|call time on|turn(?:ed|s)? (?:its|his|her|their|our) backs? on|crack(?:ed)? down on|pull the plug on|(?:shut|close|slam)(?:s|ed|ping|ting|d|ing)? the door (?:on|to))\\b',
      AGAINST,
    ],
    ['\\blast thing (?:\\w+ ){0,4}?(?:needs?|wants?)\\b|\\b(?:no|any) (?:friend|fan|lover|believer) of\\b', AGAINST],
    ['\\b(?:a |too )?(?:bridge|step) too far\\b|\\btoo (?:risky|dangerous|expensive|costly|much|soon|far)\\b', AGAINST],
    [
      '\\b(?:in favou?r of|right thing(?: to do)?|right (?:step|move|way|choice|decision|call|answer|course|policy|thing)|is right|are right|rightful place|good for|makes? sense|good news|say yes to|yes to|(?:stand(?:s|ing)?|stood) (?:\\w+ly )?(?:by|behind|with)|sign(?:ed)? up to|push(?:es|ing|ed)? for|call(?:s|ed|ing)? for|campaign(?:s|ed|ing)? for|fight(?:ing)? for|vot(?:e|es|ed|ing) (?:for|in favou?r of)|argu(?:e|es|ed|ing) for|press(?:es|ed|ing)? for|future (?:is|lies|must be)|place (?:is|lies)|rightful|has (?:a|its) place|step forward|here to stay|pays? off|committed to|pass(?:es|ed)? the)\\b',
      FOR,
    ],
    [
      "\\bnot? (?:right|the right (?:time|thing|way|answer|moment))\\b|n't right\\b|\\bwrong (?:time|way|answer|thing|step|move|choice|decision|path)\\b",
      AGAINST,
    ],
    [
      '\\b(?:vot(?:e|es|ed|ing)|speak|speaks|spoke|argu(?:e|es|ed|ing)|fight|fights|fighting|campaign(?:s|ed|ing)?|rall(?:y|ied)|come out|came out|dead set|stand|stands|stood|warn(?:s|ed|ing)?|advis(?:e|es|ed)) against\\b|\\bagainst\\b',
      AGAINST,
    ],
    [
      '\\b(?:no|any|little) (?:place|room|role|need|future|case|justification|business|prospect|chance|appetite|reason|point|sense|seat) (?:for|in|to|of|at)\\b',
      AGAINST,
    ],
    ["\\bbehind (?:[\\w']+ ){1,2}backs?\\b|\\bover the heads? of\\b", AGAINST],
    [
      '\\bmore (?:expensive|difficult|dangerous)\\b|\\bslows? (?:\\w+ ){0,2}down\\b|\\bmakes? (?:\\w+ ){1,3}worse\\b|\\breward\\w* (?:bad|aggression|terror|violence)\\b',
      AGAINST,
    ],
    [
      "\\b(?:keep|keeps|keeping|kept|shut|shuts|shutting|lock|locks|locked|locking|leave|leaving|left)(?: [\\w']+){1,3} out\\b",
      AGAINST,
    ],
    ["\\b(?:cannot|can't) wait (?:to|for)\\b", FOR],
    ['\\bfar from\\b|\\banything but\\b|\\bnot a (?:fan|friend) of\\b', AGAINST],
    [
      "\\b(?:must|should|will|can|may|does) not (?:happen|go ahead|proceed|stand|pass|succeed|be allowed)\\b|\\b(?:won't|mustn't|shouldn't|can't|cannot) (?:happen|go ahead|proceed|stand|pass|succeed|be allowed)\\b",
      AGAINST,
    ],
    [
      "\\b(?:wouldn't|would not|declined to|declines to|refused to|refuses to|didn't|did not|couldn't) (?:say|comment|specify|elaborate|answer|clarify)\\b",
      OTHERS,
    ],
    // only talk of it
    [
      '\\b(?:say|says|said|saying|ask|asks|asked|know|knows|decide|discuss|see|debate|wonder|question|regardless of|depends on) (?:whether|if|when)\\b|\\bwhether\\b',
      OTHERS,
    ],
    ['\\bas soon as possible\\b|\\bright now\\b|\\bat risk\\b|\\bsecurity threats?\\b', SILENT],
    ['\\bused to\\b|\\bonce (?:supported|backed|opposed|favou?red|wanted|said)\\b', OTHERS],
    // others
    [
      '\\b(?:some|many|others|most|critics|opponents|supporters|people|those|they|someone|somebody|everyone|everybody|voters|my (?:predecessor|opponent|rival|colleague|friend)s?|(?:his|her|their) (?:predecessor|opponent|rival|critic)s?|the (?:opposition|other side|left|right|lobby))(?: (?:who|in|of|on|the|here|there|now|still|always|may|might|would|will|also|often|party|have|has|people))*(?: \\w+ly)? (?:say|says|said|think|thinks|thought|want|wants|wanted|believe|believes|believed|promised?|promises|argued?|argues|claim|claims|claimed|support|supports|supported|oppose|opposes|opposed|hope|hopes|hoped|insist|insists|insisted|call|calls|called|fear|feel|demand|demands|demanded|favou?r)\\b',
      OTHERS,
    ],
  ] as const
).map(([source, idiom]) => ({ pattern: new RegExp(source, 'g'), idiom }));
