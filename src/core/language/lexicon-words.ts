/** Small closed classes of English words, all in lower case. Written by hand. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

export const HE = words('he him his himself');
export const SHE = words('she her hers herself');
export const SUBJECT_PRONOUNS = words('he she they it i we you who');
export const DETERMINERS = words(
  'the a an this that these those his her their its our my your some any no every each both another several many most few all ' +
    'other one two three four five six seven eight nine ten dozens hundreds thousands',
);
export const PREPOSITIONS = words(
  'of in on at for from with by to about into over after before during under between among against through without within ' +
    'near outside inside toward towards across along around behind beyond despite amid until upon via since following like as per',
);
/** Prepositions that keep a noun phrase together: "a spokesman for the governor", "the mayor of Velt". */
export const NOUN_PREPOSITIONS = words('of for from');
export const CONJUNCTIONS = words('and or but nor yet so');
export const SUBORDINATORS = words(
  'while when where because if although though whereas unless whether since until once as than that which who whom whose what how why before after',
);
export const AUXILIARIES = words(
  "is are was were be been being am has have had having do does did will would can could may might shall should must 's 've 'd 'll " +
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't mustn't",
);
export const BE = words("is are was were be been being am 's isn't aren't wasn't weren't");
export const NEGATIONS = words(
  "not never n't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't isn't wasn't weren't aren't",
);
export const MODALS = words(
  "will would can could may might shall should must won't wouldn't can't cannot couldn't shouldn't 'll",
);
export const ADVERBS = words(
  'also then later again once now still often just even further already first only recently previously publicly privately ' +
    'repeatedly famously simply merely quickly flatly bluntly reportedly separately instead long always never not really ' +
    'nevertheless nonetheless therefore thus soon ever since today yesterday tomorrow tonight earlier too both all each',
);
export const WEEKDAYS = words('monday tuesday wednesday thursday friday saturday sunday');
export const MONTHS = words(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
);
export const TIME_WORDS = words(
  'today yesterday tonight tomorrow morning afternoon evening night week month year weekend earlier later last this next ago day days weeks months years',
);
export const TITLES = words(
  'mr mrs ms miss dr prof professor sir lord lady sen senator rep representative gov governor gen general lt col colonel capt captain ' +
    'maj major sgt sergeant adm admiral president chancellor minister premier secretary ambassador judge justice mayor king queen ' +
    'prince princess pope bishop archbishop cardinal rabbi imam sheikh rev reverend commissioner chairman chairwoman chair speaker ' +
    'congressman congresswoman councilman councilwoman councillor attorney detective officer sheriff chief director commander ' +
    'coach chef vice prime deputy former ex-president spokesman spokeswoman spokesperson aide adviser advisor lawmaker lawyer ' +
    'candidate nominee leader analyst economist pollster strategist democrat republican conservative liberal mp mep tory',
);
/** Nouns for people, groups and bodies that speak. */
export const PERSON_NOUNS = words(
  'man woman person people official officials spokesman spokeswoman spokesperson spokespeople spokesmen aide aides adviser advisers advisor ' +
    'advisors source sources leader leaders lawmaker lawmakers senator senators minister ministers president premier chancellor governor ' +
    'governors mayor mayors secretary ambassador diplomat diplomats envoy negotiator negotiators expert experts analyst analysts economist ' +
    'economists critic critics supporter supporters opponent opponents ally allies democrats republicans conservatives liberals voters voter ' +
    'police prosecutor prosecutors investigators lawyer lawyers attorney attorneys judge judges witness witnesses officer officers general ' +
    'generals commander chief chairman chairwoman chair director head executive executives researcher researchers scientist scientists author ' +
    'authors journalist reporter reporters editor candidate candidates nominee campaign government administration ministry department agency ' +
    'office party committee commission court company group groups union unions organization organisation council board bank campaigners ' +
    'activists activist residents resident neighbours neighbors family mother father wife husband son daughter brother sister professor ' +
    'teacher doctor doctors nurse strategist strategists pollster operatives operative insiders representative representatives spokesmen ' +
    'commissioner sheriff captain coach teammate host anchor columnist commentator historian scholar scholars student students farmer owner',
);
/** Masculine and feminine nouns, for pronouns. */
export const MALE_NOUNS = words(
  'man father husband son brother king prince spokesman chairman congressman businessman councilman uncle grandfather mr sir lord nephew boy actor pope bishop imam rabbi',
);
export const FEMALE_NOUNS = words(
  'woman mother wife daughter sister queen princess spokeswoman chairwoman congresswoman businesswoman councilwoman aunt grandmother mrs ms miss lady niece girl actress',
);
