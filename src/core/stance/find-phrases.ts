/** What a turn of phrase tells that none of its words tells alone. */
export type PhraseKind =
  | 'for'
  | 'against'
  | 'spare' // "leave it alone"
  | 'open'
  | 'undecided' // "has yet to make up her mind"
  | 'condition'
  | 'unsaid' // "gave no view"
  | 'others' // "critics say"
  | 'asks'
  | 'duty' // "it is time to"
  | 'past' // "used to oppose"
  | 'silent'; // looks like one of the others and is none

export type FoundPhrase = { readonly kind: PhraseKind; readonly start: number; readonly end: number };

/**
 * The turns of phrase of a text in lower case with straight apostrophes, in order; none overlaps another but conditions,
 * which may stand around others. A negation that belongs to a phrase is part of its span.
 */
export function findPhrases(lower: string): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  for (const { kind, pattern } of PHRASES) {
    for (const match of lower.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const free =
        kind === 'condition' || found.every((f) => f.kind === 'condition' || f.end <= start || f.start >= end);
      if (free) found.push({ kind, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

// at most three words may stand between a negation and the rest
const NOT =
  "(?:\\bnot|n't|\\bnever|\\bcannot|\\bno longer|\\bwithout|\\bnor|\\bneither(?: [\\w']+){0,2} nor|\\bnothing|\\brefus\\w+ to|\\bdeclin\\w+ to|\\bunwilling to|\\bstop\\w* short of|\\bhesitat\\w+ to|\\breluctan\\w+ to|\\btoo (?:early|soon) to|\\bavoid\\w*)";
const GAP = "(?: [\\w'-]+){0,3}? ";
const VIEW =
  '(?:say|says|said|saying|think|thinks|thought|want|wants|wanted|believe|believes|believed|promised?|argued?|argues|claim|claims|claimed|support|supports|supported|oppose|opposes|opposed|hope|hopes|hoped|insist|insists|insisted|call|calls|called|describe|describes|described|fear|fears|feared|feel|demand|demands|demanded|favou?r|favou?rs|regard|regards|regarded|see|sees|hate|hates|love|loves|reject|rejects|rejected|like|likes|dislike|dislikes|welcome|welcomes|welcomed|back|backs|backed|object|complain|complained|tell|told|see)';
const LOOK =
  '(?:consider|weigh|study|look(?: again)? (?:at|into)|explore|examine|think (?:about|over|it over)|mull|entertain|contemplate|discuss|debate|talk (?:about|of)|listen|hear|negotiate|review|sound out|test|assess|evaluate|analy[sz]e|keep (?:listening|talking)|give it (?:a|some) thought|reflect)';
const LOOKING =
  '(?:considering|weighing|studying|looking (?:at|into)|exploring|examining|thinking (?:about|over|of)|mulling|entertaining|contemplating|discussing|reviewing|assessing|evaluating|listening)';

// The first that matches a stretch of text wins it, so longer and negated forms come first. Written by hand.
const TABLE: readonly (readonly [PhraseKind, readonly string[]])[] = [
  [
    'silent',
    [
      '\\bas soon as possible\\b|\\bright now\\b|\\bas well as\\b|\\bin support of\\b|\\bat least\\b|\\bso far\\b|\\bas far as\\b|\\bworking group\\b',
      '\\bwhen it comes to\\b|\\bgood (?:morning|evening|luck|humou?r)\\b|\\bof course\\b|\\bin favou?r of his own\\b',
    ],
  ],
  [
    'unsaid',
    [
      '\\bneither (?:for nor against|backs? nor (?:opposes?|fights?)|supports? nor opposes?|(?:in favou?r|for it) (?:of it )?nor)\\b',
      "\\b(?:wouldn't|would not|will not|won't|declined to|declines to|refused to|refuses to|didn't|did not|couldn't|could not|cannot) (?:yet )?(?:say|tell|comment|specify|elaborate|answer|clarify|reveal|disclose|be drawn|take (?:a )?(?:sides?|position|stand|questions)|discuss|speculate|give (?:a|an|his|her|its|any) (?:view|opinion|answer))\\b",
      '\\b(?:gave|give|gives|offered|took|takes?|has|have|had|expressed|voiced) no (?:view|opinion|position|answer|comment|stand|sides?)\\b|\\bno (?:comment|opinion|view) (?:on|of|about)\\b|\\bwithout (?:taking (?:a position|sides|questions)|saying|giving|answering)\\b',
      '\\b(?:sidestep\\w*|dodg\\w+|duck\\w*|evad\\w+|deflect\\w*|chang\\w+ the subject|brush\\w* (?:off|aside) (?:a )?questions?|keeps? (?:silent|quiet|mum)|kept (?:silent|quiet|mum)|silent (?:on|about)|remain(?:s|ed) neutral|stay(?:s|ed) neutral|neutral on)\\b',
      '\\b(?:up to|a matter for|is for|for) (?:parliament|voters|the (?:voters|courts?|people|house|council|judges?|public|members|commission|government|cabinet|party)|others|congress|them|somebody else|someone else) (?:to|and)\\b|\\bhad not (?:read|seen|looked|studied)\\b|\\bnot (?:his|her|my|our|its) (?:business|place|job|role|decision|call) to\\b',
    ],
  ],
  [
    'past',
    [
      '\\bused to (?:be|think|say|oppose|support|believe|back|want|call)\\b|\\bonce (?:supported|backed|opposed|favou?red|wanted|said|called|fought|campaigned)\\b|\\bhad (?:once |long |always |earlier |previously )?(?:opposed|supported|called|backed|rejected|favou?red|fought|voted|wanted|promised|vowed)\\b',
      '\\b(?:then|at the time|in opposition|as a (?:student|candidate|young \\w+)|years ago|back then),? (?:he|she|they|i)\\b',
    ],
  ],
  [
    'others',
    [
      `\\b(?:some|many|others|most|critics|opponents|supporters|people|those|they|someone|somebody|everyone|everybody|voters|colleagues|lobbyists|neighbou?rs|residents|lawmakers|readers|polls?|surveys?|experts|economists|unions|activists|campaigners|(?:my|his|her|its|their|our) (?:predecessor|opponent|rival|colleague|friend|neighbou?r|critic|member|boss|wife|husband|father|mother|brother|sister|party|supporter|client|customer|voter|constituent)s?|the (?:opposition|other side|left|right|lobby|kremlin|critics|opponents|public|country|unions|industry))(?: (?:who|in|of|on|the|here|there|now|still|always|may|might|would|will|also|often|party|have|has|people|had|\\w+ly|his|her|its|party))* ${VIEW}\\b`,
      '\\baccording to\\b|\\bread (?:out|aloud)\\b|\\bquot(?:ed|ing)\\b|\\bin the words of\\b',
    ],
  ],
  [
    'asks',
    [
      '\\b(?:ask|asks|asked|asking|wonder|wonders|wondered|know|knows|question|questioned|inquired?|enquired?|unclear|puzzled|curious)(?: \\w+){0,4}? (?:what|how|who|when|why|which|whether|if|where)\\b',
      '\\bwhether\\b|\\bwanted to know\\b|\\bthe question (?:is|of|was)\\b|\\bquestions? (?:of|by|from|is|was|for)\\b',
    ],
  ],
  [
    'open',
    [
      `${NOT}${GAP}(?:rul(?:e|es|ed|ing) (?:\\w+ ){0,6}?out|exclud(?:e|es|ed|ing)|dismiss(?:ed|ing)?|discount(?:ed|ing)?|discard(?:ed)?|preclude[ds]?|foreclos(?:e|ed|ing)|(?:close|closed|closing|shut|shutting|slam|slammed|bolt|bolted|lock|locked) (?:the|that|any|this|every) doors?|prejudge[ds]?|bury)\\b`,
      `${NOT}${GAP}(?:reject(?:ed)?|oppos(?:e|ed)|object(?:ed)? to|against|say no|said no|a no) (?:the idea|it outright|outright|it out of hand|out of hand|changes)\\b`,
      `(?:${NOT}|\\bnothing|\\bno option|\\bfew things)${GAP}(?:off (?:the table|limits)|out of the question|taboo|off-limits|unthinkable|excluded|ruled out|impossible|inconceivable|set in stone|carved in stone)\\b`,
      '\\b(?:everything|all options?|every option|all possibilities|every (?:model|choice|idea|possibility)|it|that|this|nothing|options?|all choices|all systems|all) (?:\\w+ ){0,3}?(?:is|are|was|were|remains?|stays?|remained|stayed|lies|lay) (?:still )?(?:on the (?:table|cards|agenda|list|desk)|open|possible|under review|under consideration|in play|up for discussion)\\b',
      '\\b(?:on the (?:table|cards)|under (?:review|consideration|study|discussion|examination)|in play|up for (?:discussion|debate)|up in the air)\\b',
      '\\b(?:an? )?open(?:-minded|ness)?(?: \\w+)? (?:mind|question|to (?:\\w+ )?(?:idea|ideas|it|discussion|discussing|resuming|changes|talks|considering|persuasion|debate|proposals|suggestions|a|an|the|any|all|such|that|this|some|\\w+ing))\\b|\\bopen-minded\\b|\\bopen mind\\b',
      '\\b(?:leav|keep|left|kept|hold|held)\\w* (?:\\w+ ){0,4}?(?:open|ajar)\\b|\\bdoors? (?:\\w+ ){0,6}?(?:open|ajar|unlocked)\\b|\\bajar\\b',
      `\\b(?:would|will|could|might|may|can|shall|am|is|are|was|were|be|'ll|'d)(?: (?:also|still|be|even|now|seriously|certainly|gladly|at least|have to|carefully|again|of course))* ${LOOK}\\b|\\b(?:am|is|are|was|were|be|been|still|keep|keeps|kept|now|seriously|worth)(?: (?:also|still|even|now|seriously|actively|carefully|worth))* ${LOOKING}\\b|\\bpromised to ${LOOK}\\b`,
      `\\b(?:ready|willing|prepared|happy|inclined|glad|curious|wants?|wanted|like|free) to ${LOOK}\\b|\\bready to have\\b|\\b(?:conversation|discussion|debate|talk) (?:\\w+ ){0,3}?(?:ready|willing|worth|we should have|we need to have|i am ready)\\b`,
      '\\b(?:could|can|may|might) (?:well )?(?:imagine|envisage|picture|conceive)\\b|\\bnot a no\\b|\\bwait and see\\b|\\bwe will see\\b|\\bsee the (?:figures|numbers|details|text|evidence|plans?) first\\b|\\bcould yet\\b|\\bmay well\\b|\\bmight well\\b|\\bmay or may not\\b',
      '\\b(?:one|an|another|among|possible|real|serious|viable|legitimate) (?:of (?:the|several|many|our|its) )?(?:options?|possibilit(?:y|ies))\\b|\\boptions? among\\b|\\b(?:is|was|as|remains?) an? (?:option|possibility)\\b|\\bamong the (?:things|ideas|options|possibilities)\\b|\\bone of the (?:ideas|things|options|routes|paths)\\b|\\bone of several\\b',
      '\\b(?:worth (?:a (?:look|try|thought|debate|discussion|conversation|hearing)|considering|discussing|exploring|thinking|examining|studying)|food for thought|has (?:its |some |real )?merits?|deserves? (?:a )?(?:hearing|look|study|thought|consideration|debate|discussion)|come (?:a)?round|coming round|be persuaded|persuadable|be convinced|convince me|all ears|warming to|toy(?:s|ed|ing) with|flirt(?:s|ed|ing) with|could see (?:himself|herself|the)|could live with)\\b',
    ],
  ],
  [
    'undecided',
    [
      `(?:${NOT}|\\byet to|\\bno|\\bnot yet)${GAP}(?:ma(?:d|k)e up (?:his|her|its|their|our|my) minds?|decid(?:e|ed)|settled|made (?:a|any|the) decision|reach(?:ed)? (?:a|any) (?:decision|verdict|view|conclusion)|come (?:down|to a (?:view|decision|verdict))|come off the fence|chosen|taken a (?:decision|view))\\b`,
      '\\b(?:undecided|unsure|torn|on the fence|(?:in|of) two minds|either way|jury (?:is|was|remains) (?:still )?out|both sides|no longer (?:so )?(?:sure|certain)|not (?:so |quite |yet |entirely )?(?:sure|certain)|reserv(?:e|es|ed|ing) (?:its|his|her|their|judge?ment|a position|the position|position)|yes or no|for or against|stay or go|go or stay|or might|no decision|(?:still|yet) to (?:be )?decide|withh(?:old|eld|olding) judge?ment|sleep on it|agnostic|wavering|wavers|weighing (?:both|it|up)|weigh(?:s|ed)? (?:both|up|the))\\b',
      '\\btoo (?:early|soon) to (?:say|tell|decide|judge|know)\\b|\\bhas yet to\\b|\\bhave yet to\\b|\\bhad yet to\\b|\\bif (?:he|she|they) would\\b',
    ],
  ],
  [
    'condition',
    [
      '\\b(?:if(?! not\\b)|if and only if|only if|only when|only after|only once|unless|provid(?:ed|ing)(?: that)?|as long as|so long as|on (?:the |one |a |single |strict |two |three )*conditions?|with (?:a|one|the) (?:proviso|condition|caveat)|on (?:a|one) proviso|on the understanding|in (?:exchange|return) for|assuming(?: that)?|in case|in the event|contingent (?:up)?on|conditional (?:up)?on|subject to|depend(?:s|ed|ing)? (?:up)?on|hing(?:es|ed|ing) (?:up)?on|rest(?:s|ed) on|with strings|strings attached|no sooner than|not before|not until|but not before|and not (?:a \\w+ )?(?:before|sooner|earlier)|not an? \\w+ (?:before|sooner|earlier)|first and|(?:the )?(?:day|moment|minute|hour) (?:that )?(?:\\w+ ){1,6}?(?:is|are|has|have|signs?|agrees?|stops?|ends?|scraps?|pays?|drops?))\\b',
      '(?:^|[.;:,“"] ?)(?:were|should|had) (?:the|a|an|his|her|\\w+) (?:\\w+ ){1,6}?(?:to|first|then|have|not|be|agree)\\b',
      "\\b(?:not|never|no|nothing|cannot|won't|n't)\\b.{1,60}\\bwithout\\b|\\bwithout (?:one|it|that|them|which|those|such)\\b|\\botherwise\\b|\\binsist(?:s|ed|ing)? (?:on|that).{1,40}\\bfirst\\b|\\bfirst\\b.{1,80}\\bthen\\b|\\buntil\\b|\\bonce\\b|\\bwhen(?:ever)?\\b|\\bin that case\\b|\\bthe price (?:of|for)\\b|\\bas soon as\\b(?! possible)|\\bthe condition (?:is|was|for)\\b|\\bin which case\\b|\\bguarantees?\\b|\\bconditions?\\b|\\bproviso\\b|\\bcaveat\\b",
      // "exempt the small ones and you have my yes", "but strictly for murderers", "in cement works and nowhere else"
      "\\band (?:you|they|he|she|we|it)(?:'ll)? (?:will )?(?:have|has|gets?) (?:my|our|his|her|their|a|the) (?:[\\w']+ )?(?:yes|vote|votes|support|supporter|blessing|backing|consent|full support)\\b|\\b(?:with an exemption|but exempt|exempt \\w+|(?:but )?(?:strictly|solely|only) (?:for|under|with|where|in)|and (?:nowhere|nothing|nobody|not) else(?:where)?|failing (?:a|an|that|this)|upon proof|with that in|and then (?:it|they|he|she|we|i|you)|and (?:you have|i am|i'm|we are|we're|they are) on board)\\b|\\bleave \\w+ (?:\\w+ ){0,4}out of it and\\b",
    ],
  ],
  [
    'spare',
    [
      "\\b(?:not|n't|never|nobody|no one)(?: \\w+){0,2} (?:touch|tamper|meddle|tinker)\\w*\\b|\\b(?:leav|keep|kept|left)\\w*(?: [\\w'-]+){1,6}? (?:where|as) (?:it|they) (?:is|are|was|were)\\b|\\bstay(?:s|ed|ing)? (?:exactly |just )?(?:as|where) (?:it|they) (?:is|are)\\b|\\b(?:leav|left|stay|remain)\\w*(?: [\\w'-]+){0,4}? (?:in place|untouched|intact|unchanged|idle)\\b|\\bkeep (?:\\w+ )?hands off\\b|\\bhands off\\b|\\ble(?:ave|t|ft|aving) (?:[\\w'-]+ ){1,6}?(?:alone|be)(?! \\w+ed\\b)\\b|\\bleave (?:it|them) (?:as|where|in|on) \\w+|\\bdon't (?:you dare )?touch\\b|\\bmust not be touched\\b|\\bfine (?:as|where) (?:it|they) (?:is|are)\\b",
    ],
  ],
  [
    'for',
    [
      "\\b(?:nobody|no one|no serious \\w+|few|none)(?: [\\w'-]+){0,3}? (?:disputes?|doubts?|questions?|denies|deny|regrets?|can deny)\\b|\\b(?:beyond|without|no) (?:any )?(?:dispute|doubt|question)(?: that)?\\b|\\b(?:cannot|can't) be (?:denied|doubted|wished away)\\b",
      "\\bno (?:alternative|substitute|way around|other way|better way|future without|path (?:\\w+ ){0,6}?(?:without|that does not)|peace without|good reason (?:not|to (?:delay|wait|oppose)))(?: to| but)?\\b|\\bnothing wrong with\\b|\\bno reason (?:on earth )?(?:not to|to (?:delay|wait|fear|oppose|stop|keep))\\b|\\bno doubt\\b|\\bno harm\\b|\\bno (?:better|greater|stronger|surer|safer|cheaper) (?:[\\w']+ ){1,5}?than\\b|\\bnever hurt\\b|\\bnothing to fear\\b",
      '\\bno (?:one|body)(?: \\w+){0,4} (?:is|was) against\\b|\\bno ?(?:one|body)(?: \\w+){0,3} (?:opposes?|objects?|regrets?)\\b|\\bnot a (?:moment|day|minute|week|year) too (?:soon|early)\\b|\\bcannot come (?:\\w+ ){1,3}?(?:soon|early)\\b|\\bno way (?:out|around|round)\\b|\\bno other way\\b|\\bnobody wants (?:\\w+ ){1,3}?back\\b|\\bnever looked back\\b|\\bthe least (?:that )?(?:\\w+ ){1,4}?(?:owes?|can do|deserves?|owed)\\b|\\bwhat are (?:we|they|you) waiting for\\b|\\bhow many more\\b|\\bwhat more (?:proof|evidence)\\b',
    ],
  ],
  [
    'against',
    [
      '\\b(?:nothing|little|no (?:evidence|proof|sign|indication|data|study|research|reason))(?: \\w+){0,2}? (?:suggests?|shows?|proves?|indicates?|supports?|to (?:suggest|show|believe|think|suppose)|that)\\b|\\brul(?:e|es|ed|ing) (?:\\w+ ){0,5}?out\\b|\\b(?:tak(?:e|es|en|ing)|took) (?:\\w+ ){0,5}?away\\b|\\bturn(?:s|ed|ing)? (?:\\w+ ){0,3}?down\\b|\\bw(?:ind|ound)(?:ing)? (?:\\w+ ){0,2}?(?:up|down)\\b|\\b(?:vot(?:e|es|ed|ing)) (?:it |them |this |that )?(?:down|no)\\b|\\bno (?:legal |scientific |economic )?(?:basis|grounds|need|place|case)\\b|\\b(?:scrapp|stripp|struck|tak)\\w* (?:\\w+ ){0,4}?off the (?:list|books|agenda)\\b|\\b(?:walk(?:s|ed|ing)?|storm(?:s|ed)?) (?:out|off)\\b|\\b(?:on|went on|go on|gone on|called a|call a) strike\\b|\\bnot (?:yet )?(?:ready|fit|needed|necessary)\\b|\\bout of (?:date|touch|control)\\b',
      '\\b(?:enough of|(?:had|seen|have had|has had) (?:quite )?enough|had (?:his|her|their|my|our) fill|wants? none of|none of it|(?:has|have|had|want|wants|take) no (?:part|truck)|no part in|hear of (?:it|no)|not hear of|good riddance|not one more|not another|not (?:a|one) (?:cent|dime|penny|dollar|euro|krone|inch|single)|to court|in court|injunction|get lost|out with|forget (?:about|it|the)|decent burial|count me out|slam\\w* the brakes?|off my \\w+|off our \\w+|want\\w* (?:\\w+ ){0,4}?(?:off|out|gone|torn up|stopped|scrapped|banned|shut|closed|ended|abolished|axed|cancelled|withdrawn|repealed|dropped|binned|undone|halted|killed|lifted)|first the \\w+,? (?:next|then) the|would (?:\\w+ )?sooner|the thin end|gifts? to (?:gangsters|smugglers|moscow|beijing|criminals|the kremlin|\\w+)|gift-wrapped|self-harm|death sentence|pipe dream|house of cards|pact with the|in search of a problem|ticket to|playing with fire|recipe for|no more|down with|say no to|says no to|said no to|no to|stand in the way of|get rid of|give up(?: on)?|do away with|put an end to|call time on|turn(?:ed|s)? (?:its|his|her|their|our) backs? on|crack(?:ed)? down on|pull(?:ed|s)? the plug|(?:shut|close|slam)(?:s|ed|ping|ting|d|ing)? the door (?:on|to)|keep (?:\\w+ ){0,3}?(?:off|out|away)|kept (?:\\w+ ){0,3}?(?:off|out|away)|throw(?:s|n|ing)? (?:\\w+ )?out|threw (?:\\w+ )?out|t(?:ear|ore|orn|earing) (?:it |them )?up|str(?:ike|uck|iking) (?:\\w+ )?down|call(?:ed|ing)? off|walk(?:ed|ing)? away from|roll(?:ed|ing)? back|phas(?:e|ed|ing) out|wip(?:e|ed|ing) out|take (?:\\w+ ){0,2}?off (?:my|our|the)|vot(?:e|es|ed|ing) (?:no|down|it down)|lie down in front|chain (?:my|him|her)self|over (?:my|our|his|her|their) dead bod(?:y|ies)|hold (?:his|her|their) fire|not in my name|not with (?:my|our) vote|tore up)\\b',
      '\\blast thing (?:\\w+ ){0,6}?(?:needs?|wants?)\\b|\\b(?:no|any|not a|never been a|hardly a) (?:great |big )?(?:friend|fan|lover|believer|admirer|supporter) (?:of|in)\\b',
      '\\b(?:a |too )?(?:bridge|step) too far\\b|\\btoo (?:risky|dangerous|expensive|costly|dear|slow|much|little|late|far|high|low|weak|harsh|blunt|big|small)\\b|\\bwrong (?:time|way|answer|thing|step|move|choice|decision|path|tool|signal|message|direction|place|turn)\\b|\\bnot? (?:right|the right (?:time|thing|way|answer|moment|tool|place|step))\\b',
      '\\b(?:vot(?:e|es|ed|ing)|speak|speaks|spoke|speaking|argu(?:e|es|ed|ing)|fight|fights|fighting|fought|campaign(?:s|ed|ing)?|rall(?:y|ied)|come out|came out|dead set|stand|stands|stood|warn(?:s|ed|ing)?|advis(?:e|es|ed|ing)|march(?:es|ed|ing)?|lobb(?:y|ied|ying)|testif(?:y|ied)|petition(?:ed)?|sued?|rul(?:e|ed)|decid(?:e|ed)|set|turn(?:ed)?|crusade|case|argument|arguments|up in arms) against\\b|\\bagainst\\b',
      '\\b(?:no|any|little|not any|sees? no|saw no) (?:further |more )?(?:place|room|role|need|future|case|justification|business|prospect|chance|appetite|reason|point|sense|seat|use|time|patience|sympathy|love|taste|desire|intention|interest|path|way|good|excuse|mandate|benefit|basis|merit|logic|wish) (?:for|in|to|of|at|on|whatever|into|can|could|will|would)\\b',
      '\\bover the heads? of\\b|\\bshoot(?:s|ing)? (?:\\w+ ){0,2}in the foot\\b|\\bback door\\b|\\b(?:at|on) the expense of\\b|\\bon the backs? of\\b|\\bthe poor\\b|\\bdoes nothing\\b|\\bwill do nothing\\b|\\bdo nothing\\b|\\bcure nobody\\b|\\bnobody (?:wants|wanted|asked|needs)\\b|\\bno ?(?:one|body) (?:wants|wanted|asked for|needs)\\b',
      '\\bmore (?:expensive|difficult|dangerous|harm than good)\\b|\\bslows? (?:\\w+ ){0,2}down\\b|\\bmakes? (?:\\w+ ){1,3}worse\\b|\\breward\\w* (?:bad|aggression|terror|violence|crime|failure)\\b|\\bwast(?:e|ing) of\\b|\\bred line\\b|\\bslippery slope\\b|\\brace to the bottom\\b|\\brub salt\\b|\\bslap in the face\\b|\\bstab in the back\\b|\\bnail in the coffin\\b|\\bkick in the teeth\\b|\\bmonument to\\b|\\bwhite elephant\\b|\\blicen[cs]e to\\b|\\bfig leaf\\b|\\bwindow dressing\\b|\\bpaper tiger\\b|\\bred herring\\b|\\bblank cheque\\b|\\bdead (?:end|on arrival|letter)\\b|\\bback to square one\\b',
      "\\b(?:keep|keeps|keeping|kept|shut|shuts|shutting|lock|locks|locked|locking|leave|leaving|left)(?: [\\w']+){1,3} out\\b|\\b(?:cannot|can't|could not|couldn't) (?:accept|support|back|vote for|agree|live with|stomach|be (?:allowed|accepted|justified|tolerated)|stand|go on|continue|afford)\\b(?! not)",
      '\\bfar from\\b|\\banything but\\b|\\brather than\\b|\\binstead of\\b|\\bsooner (?:eat|die|resign|quit|lose)\\b|\\brather (?:eat|die|resign|quit|lose|see)\\b',
      "\\b(?:must|should|will|can|may|does) (?:not|never) (?:happen|go ahead|proceed|stand|pass|succeed|be (?:allowed|sold|built|closed|touched|built|moved|signed|raised|cut|allowed)|come|leave)\\b|\\b(?:won't|mustn't|shouldn't|can't|cannot) (?:happen|go ahead|proceed|stand|pass|succeed|be allowed)\\b|\\bnot (?:one|a single) (?:dollar|penny|cent|euro|pound|inch|metre|vote|supporter|day|tree)\\b|\\bnot for sale\\b|\\bno thanks?(?: you)?\\b|\\bwith a bitter laugh\\b|\\bwhat could (?:possibly )?go wrong\\b|\\bgood luck with\\b",
      '\\b(?:must|has to|have to|should|needs to|ought to|got to) (?:go(?! (?:up|down|ahead|further|on|home|through|forward|off|out|in|to|into|back))|wait|stop|end|be (?:stopped|delayed|scrapped|dropped|withdrawn|abandoned|shelved|repealed|torn up|binned|shut|closed|ended))\\b',
    ],
  ],
  [
    'for',
    [
      '\\b(?:must|has to|have to|should|is here to|needs to|ought to|will|can|may) (?:stay|stand|remain|come|go ahead|proceed|happen|pass|be (?:built|passed|kept|signed|opened|funded|adopted|approved|made|done|paid|expanded|extended|begun|given))\\b|\\bhere to stay\\b|\\bmade permanent\\b|\\bgo ahead\\b|\\bgo-ahead\\b|\\bmove forward\\b|\\bget (?:it|this|them|on with it) (?:done|built|moving|started)\\b|\\bget on with\\b',
      "\\b(?:in (?:strong |full |firm )?(?:favou?r|support) of|(?:you|we|they|it|nobody can do without) needs? (?!to\\b|not\\b)|right thing(?: to do)?|right (?:step|move|way|choice|decision|call|answer|course|policy|thing|direction|tool|time|moment)|is right|are right|was right|were right|rightful place|good for|makes? (?:perfect |good |plain )?sense|made sense|good news|say yes to|yes to|said yes|says yes|(?:stand(?:s|ing)?|stood) (?:\\w+ly )?(?:by|behind|with)|sign(?:ed|s)? up|push(?:es|ing|ed)? (?:hard )?for|call(?:s|ed|ing)? (?:again )?for|campaign(?:s|ed|ing)? for|fight(?:s|ing)? for|fought for|vot(?:e|es|ed|ing) (?:for|in favou?r of|yes|to)|argu(?:e|es|ed|ing) for|press(?:es|ed|ing)? for|future (?:is|lies|must be)|place (?:is|lies)|has (?:a|its) place|step forward|pays? off|paid off|committed to|pass(?:es|ed)? the|had its place|can(?:not|'t) wait|could not wait|at long last|about time|long overdue|not a (?:moment|day) too soon|a generation late|years (?:too )?late|come not a|bring on|swears? by|red carpet|so (?:adopt|pass|build|do|sign|pour|make|cap|hand|put|get|give|fit|ratify|invite|compel|run) (?:it|them|the|that)|full steam|not a day too|deserves? (?:no less|better|it)|owe[sd]? (?:it|them|us)|linked arms|put (?:the|them|it) (?:\\w+ )?back|(?:raised|built|passed|signed|adopted|kept|lowered|expanded|extended|renewed|legalised|legalized|recognised|admitted|restored|approved|made law) (?:now|at once|this year|without delay|for good)|cut the ribbon|put (?:his|her|their|its) names? to|set (?:\\w+ )?free|bring (?:\\w+ ){0,2}?(?:home|back)|sooner (?:\\w+ ){0,10}?(?:the )?better|full support|give (?:\\w+ )?(?:thanks|credit)|step in the right direction|best thing|well worth|more than worth|worth (?:it|every|the)|worked (?:so )?well|has worked|it works|works|take them|do it|glad to|proud to|cannot come soon|never (?:looked|look) back|for the better|win-win|plain common sense|common sense|hats off|thumbs up|count me in|sign me up|my vote|has my|have my|no-brainer)\\b",
    ],
  ],
  [
    'duty',
    [
      "\\b(?:high time|about time|time has come|time is ripe|it is time|it's time|was time|time) (?:to|for|that|we|they|he)\\b|\\blet us\\b|\\blet's\\b|\\bno (?:choice|option) but to\\b|\\bthe sooner\\b|\\bhas to\\b|\\bhave to\\b|\\bhad to\\b|\\bneeds? to\\b|\\bought to\\b",
    ],
  ],
];

const PHRASES = TABLE.flatMap(([kind, sources]) =>
  sources.map((source) => ({ kind, pattern: new RegExp(source, 'g') })),
);
