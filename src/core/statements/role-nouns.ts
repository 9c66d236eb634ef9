/** Nouns for one person, in lower case: they head a role or an apposition. Written by hand. */
export const HUMAN_NOUNS: ReadonlySet<string> = new Set(
  (
    'man woman boy girl person official spokesman spokeswoman spokesperson aide adviser advisor source leader lawmaker legislator senator minister president ' +
    'premier chancellor governor mayor secretary ambassador diplomat envoy negotiator expert analyst economist critic supporter opponent ally rival voter ' +
    'prosecutor investigator lawyer attorney barrister solicitor judge justice magistrate witness officer general colonel admiral captain sergeant commander chief ' +
    'chairman chairwoman chairperson chair director head executive researcher scientist physicist biologist chemist engineer author writer novelist poet playwright journalist ' +
    'reporter correspondent editor presenter broadcaster candidate nominee contender hopeful frontrunner front-runner incumbent challenger campaigner activist advocate resident ' +
    'neighbour neighbor mother father wife husband widow son daughter brother sister uncle aunt grandmother grandfather cousin nephew niece professor lecturer academic teacher ' +
    'headteacher principal doctor physician surgeon neurosurgeon nurse psychologist psychiatrist strategist pollster operative representative commissioner sheriff coach manager ' +
    'trainer teammate striker goalkeeper player athlete champion host anchor columnist commentator historian scholar philosopher student farmer fisherman owner founder co-founder ' +
    'entrepreneur businessman businesswoman investor banker trader billionaire millionaire mogul tycoon developer landlord broker accountant auditor consultant lobbyist fundraiser ' +
    'donor philanthropist actor actress singer musician composer artist painter designer architect filmmaker comedian model star celebrity priest pastor bishop archbishop cardinal pope ' +
    'rabbi imam cleric nun monk chaplain king queen prince princess duke duchess emperor emir sultan sheikh lord lady baroness baron democrat republican conservative liberal socialist ' +
    'independent libertarian congressman congresswoman councillor councilman councilwoman alderman mp mep deputy backbencher parliamentarian politician statesman ombudsman regulator ' +
    'speaker whip treasurer comptroller trustee member partner co-chair ceo cfo boss worker employee driver pilot sailor soldier veteran marine refugee migrant immigrant survivor victim ' +
    'suspect defendant plaintiff inmate prisoner detective constable policeman policewoman policeman bodyguard agent spy hacker programmer technician mechanic electrician carpenter builder ' +
    'butcher baker chef cook waiter waitress bartender shopkeeper retailer pensioner retiree newcomer veteran founder organiser organizer volunteer coordinator chef librarian curator ' +
    'conservationist environmentalist ecologist meteorologist geologist seismologist epidemiologist virologist immunologist pathologist astronomer mathematician statistician sociologist ' +
    'anthropologist archaeologist linguist theologian envoy attache consul premier-designate president-elect prime-minister chief-executive governor-general surgeon-general solicitor-general secretary-general attorney-general vice-president harbourmaster master warden ranger ' +
    'firefighter paramedic steward conductor attendant apprentice graduate dean rector provost'
  ).split(' '),
);

/** Groups of nouns that are used of the same person in one article; a noun's key is the first of its group. */
const GROUPS: readonly (readonly string[])[] = [
  'spokesman spokeswoman spokesperson',
  'chairman chairwoman chairperson chair',
  'lawyer attorney barrister solicitor',
  'doctor physician',
  'ceo chief-executive',
  'premier prime-minister',
  'author writer',
  'businessman businesswoman mogul tycoon',
  'adviser advisor',
  'frontrunner front-runner',
  'scientist researcher',
  'scholar academic',
  'judge justice',
  'representative congressman congresswoman',
  'mp parliamentarian',
].map((group) => group.split(' '));

const KEY_OF: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => group.map((noun) => [noun, group[0]!] as const)),
);

/** What a wider noun can stand for: "the leader" for a president, "the lawmaker" for a senator. */
const WIDER: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    [
      ['leader', 'president premier chancellor king queen emir sultan chairman chief head'],
      ['lawmaker', 'senator representative mp mep deputy legislator councillor'],
      ['legislator', 'senator representative mp mep deputy lawmaker'],
      ['politician', 'senator representative mp mep deputy legislator lawmaker mayor governor minister premier'],
      ['diplomat', 'ambassador envoy negotiator'],
      ['candidate', 'nominee contender hopeful'],
      ['contender', 'candidate hopeful'],
      ['hopeful', 'candidate contender'],
      ['monarch', 'king queen'],
      ['journalist', 'reporter correspondent editor columnist'],
      ['reporter', 'journalist correspondent'],
      ['academic', 'professor scholar lecturer'],
      ['scholar', 'professor'],
      ['expert', 'professor analyst'],
      ['cleric', 'priest bishop archbishop imam rabbi pastor'],
    ] as const
  ).map(([wide, narrow]) => [wide, new Set(narrow.split(' '))]),
);

/** Short forms of titles. */
const TITLE_NOUNS: ReadonlyMap<string, string> = new Map([
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gov', 'governor'],
  ['gen', 'general'],
  ['lt', 'lieutenant'],
  ['col', 'colonel'],
  ['sgt', 'sergeant'],
  ['capt', 'captain'],
  ['adm', 'admiral'],
  ['dr', 'doctor'],
  ['prof', 'professor'],
  ['rev', 'reverend'],
  ['det', 'detective'],
  ['supt', 'superintendent'],
  ['pm', 'prime-minister'],
]);

/** The noun of a title or role under one key: "Sen." and "senator", "chairwoman" and "chair" are the same. */
export function roleNoun(lower: string): string {
  const full = TITLE_NOUNS.get(lower) ?? lower;
  return KEY_OF.get(full) ?? full;
}

/** Offices that one person holds at a time, so that the article's holder is meant whoever else was named since. */
const OFFICES: ReadonlySet<string> = new Set(
  (
    'president vice-president premier minister chancellor governor mayor senator secretary ambassador king queen emperor sultan emir pope archbishop commissioner chair ' +
    'sheriff chief-executive ceo secretary-general attorney-general governor-general president-elect monarch'
  ).split(' '),
);

/** Whether a noun, as roleNoun gives it, is an office of one holder. */
export function isOffice(noun: string): boolean {
  return OFFICES.has(roleNoun(noun));
}

/** Whether a word is a noun for a person or the short form of a title, "ex-" or "then-" before it or not. */
export function isTitleNoun(lower: string): boolean {
  const bare = lower.replace(/^(?:ex|then|co)-/, '');
  return HUMAN_NOUNS.has(bare) || TITLE_NOUNS.has(bare);
}

/** Whether a noun can stand for another: the same, or a wider one. Both as roleNoun gives them. */
export function standsFor(noun: string, head: string): boolean {
  return noun === head || WIDER.get(noun)?.has(head) === true;
}
