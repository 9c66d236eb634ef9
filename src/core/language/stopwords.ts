const ENGLISH = `a about above across after afterwards again against all almost along already also although always am among an and
another any anybody anyone anything are aren't around as at away back be became because become been before behind being below
between both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each
either else enough even ever every everyone everything few for from further get gets getting give given go goes going gone got
had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm
i've if in indeed into is isn't it it's its itself just keep last later least less let like made make many may maybe me might
more most much must my myself near need neither never next no nobody none nor not nothing now of off often on once one only
onto or other others our ours ourselves out over own per perhaps put quite rather really said same say saying says see seem
seemed seen she she'd she'll she's should shouldn't since so some somebody someone something still such take taken than that
that's the their theirs them themselves then there there's therefore these they they'd they'll they're they've thing things
this those though through thus to today together told too took toward towards under until up upon us use used using very
via was wasn't way we we'd we'll we're we've well went were weren't what whatever when where whether which while who whole
whom whose why will with within without won't would wouldn't yet yesterday you you'd you'll you're you've your yours yourself
monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr according ago among amid`;

// The commonest function words of some neighbours, so that a first article in one of them does not attract all others
const GERMAN = `der die das den dem des ein eine einen einem einer eines und oder aber auch nicht kein keine ist sind war
waren sein wird werden wurde wurden worden hat haben hatte hatten kann können soll sollen muss müssen will wollen ich er
sie es wir ihr ihm ihn ihnen sich mich uns mit von vom zu zum zur in im an am auf aus bei beim für gegen nach über unter
um vor durch bis als wie wenn weil dass ob so noch nur schon mehr sehr dann da hier dort was wer diese dieser dieses
seine seiner seinen ihre ihrer ihren man sagte`;
const FRENCH = `le la les l un une des du de d et ou mais ne pas plus que qui quoi dont où ce cet cette ces il elle ils elles
on nous vous je se sa son ses leur leurs notre nos à au aux en dans par pour sur avec sans sous entre vers chez est sont
était étaient été être a ont avait avaient avoir fait si comme aussi très tout tous toute toutes après avant selon lors`;
const SPANISH = `el la los las un una unos unas de del y o pero no que quien cual como cuando donde se su sus le les lo al a en
por para con sin sobre entre hasta desde es son era eran fue fueron ser ha han había haber más muy ya también este esta
estos estas ese esa esto eso él ella ellos nos me mi si tras según`;
const ITALIAN = `il lo la i gli le un uno una di del dello della dei degli delle da dal dalla e ed o ma non che chi cui come
quando dove si su sul sulla suo sua suoi in nel nella con per tra fra a al alla ai è sono era erano stato essere ha hanno
aveva avere più anche questo questa questi quello se dopo secondo`;
const DUTCH = `de het een en of maar niet geen is zijn was waren wordt worden werd heeft hebben had kan kunnen zal zullen moet
ik hij zij ze het we wij u hun hem haar zich van voor met op in aan bij uit naar door over tot als dat die dit deze er ook
nog al om te toen dan`;
const PORTUGUESE = `o a os as um uma de do da dos das e ou mas não que quem como quando onde se seu sua seus suas em no na nos
nas por para com sem sobre entre até é são era foi foram ser tem têm havia mais muito já também este esta isso ele ela
eles ao à após segundo`;

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const STOPWORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: listed(ENGLISH),
  de: listed(GERMAN),
  fr: listed(FRENCH),
  es: listed(SPANISH),
  it: listed(ITALIAN),
  nl: listed(DUTCH),
  pt: listed(PORTUGUESE),
};

/**
 * Whether a lower-case word carries no content of its own: function words, and in English reporting verbs and
 * weekdays. `language` is ISO 639-1; languages without a list have no stop words.
 */
export function isStopword(word: string, language = 'en'): boolean {
  return STOPWORDS[language]?.has(word) ?? false;
}
