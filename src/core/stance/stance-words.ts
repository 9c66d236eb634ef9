import { nounForms, verbForms } from './inflect.ts';

/** Which way a word leans towards what it is said of: 1 for it, -1 against it. */
export type Sign = 1 | -1;

/**
 * attitude: what somebody does or feels towards the thing ("back", "reject"). judgement: what the thing is said to be
 * ("essential", "a mistake"). effect: what it is said to do ("hurt", "protect").
 */
export type StanceWordKind = 'attitude' | 'judgement' | 'effect';

export type StanceWord = { readonly kind: StanceWordKind; readonly sign: Sign };

/** What a single lower-case English word says about its object, or undefined for the many that say nothing. */
export function stanceWord(lower: string): StanceWord | undefined {
  return SILENT.has(lower) ? undefined : WORDS.get(lower);
}

/** 1 for nouns one wants more of ("jobs"), -1 for nouns one wants less of ("debt"), else undefined. */
export function valence(lower: string): Sign | undefined {
  return GOODS.has(lower) ? 1 : BADS.has(lower) ? -1 : undefined;
}

/** 1 for verbs that make more of their object ("create"), -1 for less ("reduce"), else undefined. */
export function direction(lower: string): Sign | undefined {
  return MORE.has(lower) ? 1 : LESS.has(lower) ? -1 : undefined;
}

// Written by hand from how spokespeople talk; irregular forms stand beside their lemma.

const FOR = `support back backing endorse embrace favour favor welcome defend champion advocate promote applaud praise
commend uphold approve adopt accept agree love cherish want seek demand recommend propose prefer encourage urge
celebrate deliver pursue guarantee promise pledge commit insist need deserve merit supporter proponent
fan belong earn proud glad pleased delighted happy keen committed eager determined sympathetic
enthusiastic thrilled prioritise prioritize ratify enact implement unlock allow let permit enable admit invite
endorsement backing approval pro hope aspire dream willing`;

const AGAINST = `oppose reject resist block stop halt prevent scrap abolish repeal axe ditch dump drop delay postpone veto
condemn denounce criticise criticize deplore decry fight refuse decline deny dismiss disapprove dislike hate loathe detest
abhor despise object protest obstruct thwart sabotage undermine attack slam blast cancel abandon reverse revoke withdraw
overturn kill bury sink shelve suspend boycott opponent critic enemy opposed opposition hostile rejection outrage appalled
disgusted disappointed alarmed worried concerned regret fear doubt question sceptical skeptical wary averse against forbid
disallow exclude overrule oppose bar rebuff spurn repudiate disown rubbish`;

const GOOD = `good great excellent wise sensible sound smart necessary essential vital crucial indispensable
inevitable realistic feasible practical workable achievable viable desirable affordable reasonable acceptable fair
legitimate legal lawful beneficial positive valuable useful helpful effective efficient important imperative urgent
overdue responsible credible popular successful success achievement milestone solution answer
opportunity blessing boon progress victory triumph breakthrough benefit advantage priority safe needed wanted
justified worthwhile worthy promising superb fantastic wonderful brilliant tremendous moral decent proper appropriate
timely fine thinkable conceivable attainable natural logical imaginable prudent irreversible`;

const BAD = `bad wrong mistaken terrible awful horrible disastrous catastrophic dangerous reckless foolish stupid silly
unwise unfair unjust unjustified unnecessary unacceptable unaffordable unworkable unrealistic impossible impractical
infeasible unviable unthinkable inconceivable illegal unlawful unconstitutional immoral harmful damaging costly expensive
wasteful useless pointless futile ineffective counterproductive irresponsible ridiculous absurd insane crazy madness folly
nonsense mistake error blunder disaster catastrophe calamity danger threat risk burden scandal disgrace betrayal illusion
fantasy delusion problem failure fiasco gimmick provocation suicide insult cruel inhumane shameful outrageous intolerable
unsustainable undesirable unpopular unreasonable inappropriate worse worst wrongheaded misguided ill-advised short-sighted
flawed unsafe divisive toxic dead doomed hopeless trap nightmare hoax scam fraud con farce sham joke lunacy hysteria toothless
unhelpful irrational excessive draconian punitive regressive premature needless unwelcome unneeded unwanted wrongful evil`;

const HELPS = `help protect strengthen save boost benefit improve enhance secure stabilise stabilize pay-off work succeed
empower serve heal modernise modernize enrich safeguard stimulate`;

const HARMS = `hurt harm destroy damage weaken threaten endanger jeopardise jeopardize cripple devastate punish bankrupt
ruin wreck cost fail collapse backfire divide provoke escalate inflame penalise penalize strangle suffocate waste burden
betray imperil paralyse paralyze worsen aggravate erode distort mislead drag choke hinder hamper slow`;

// forms that the stemmer leaves apart from their lemma
const IRREGULAR: readonly (readonly [string, StanceWordKind, Sign])[] = [
  ['fought', 'attitude', -1],
  ['hurting', 'effect', -1],
  ['sought', 'attitude', 1],
  ['withdrew', 'attitude', -1],
  ['chose', 'attitude', 1],
  ['unhappy', 'attitude', -1],
  ['uneasy', 'attitude', -1],
  ['reluctant', 'attitude', -1],
  ['unwilling', 'attitude', -1],
  ['denied', 'attitude', -1],
  ['killing', 'attitude', -1],
];

// words whose stem is that of a word which says something else: "workers" are not what works
const SILENT: ReadonlySet<string> = new Set(
  `likely objective objectives critical question questions ally allies pressing hopefully fairly mine concern concerning
costs right-wing service services server servant servants worker workers working answer answers proposal proposals attack
attacks firm firmly values appropriately positively positive seconds opponents' costing seekers asker needy failing
bars bar fines fined farce's`.split(/\s+/),
);

const GOOD_NOUNS = `job growth security peace wage safety prosperity investment wealth stability freedom democracy health
trust competition employment productivity trade tourism equality fairness jobs income economy supply unity opportunity`;

const BAD_NOUNS = `emission poverty inflation crime bill debt death war unemployment bureaucracy corruption shortage tension
violence pollution price inequality chaos instability rent deficit conflict hardship homelessness queue misery suffering
uncertainty bloodshed famine recession congestion waste disorder fire escalation cost delay`;

const MORE_VERBS = `create raise increase bring cause lead mean drive spark fuel boost produce generate deliver
provoke trigger invite risk add push promote worsen lengthen support ensure guarantee strengthen protect`;

const LESS_VERBS = `cut reduce lower ease curb end limit prevent stop fight tackle destroy cost lose kill threaten eliminate
undermine weaken stifle shrink halve avoid endanger slash lift damage hurt harm`;

const GOODS = formsOf(GOOD_NOUNS, nounForms);
const BADS = formsOf(BAD_NOUNS, nounForms);
const MORE = formsOf(MORE_VERBS, verbForms);
const LESS = formsOf(LESS_VERBS, verbForms);

// the last of equal forms wins: what somebody does ("support") over what a thing does
const WORDS: ReadonlyMap<string, StanceWord> = new Map([
  ...entries(HELPS, { kind: 'effect', sign: 1 }, verbForms),
  ...entries(HARMS, { kind: 'effect', sign: -1 }, verbForms),
  ...entries(GOOD, { kind: 'judgement', sign: 1 }, nounForms),
  ...entries(BAD, { kind: 'judgement', sign: -1 }, nounForms),
  ...entries(FOR, { kind: 'attitude', sign: 1 }, verbForms),
  ...entries(AGAINST, { kind: 'attitude', sign: -1 }, verbForms),
  ...IRREGULAR.map(([word, kind, sign]): [string, StanceWord] => [word, { kind, sign }]),
]);

function entries(list: string, word: StanceWord, inflect: (lemma: string) => string[]): [string, StanceWord][] {
  return [...formsOf(list, inflect)].map((form) => [form, word]);
}

function formsOf(list: string, inflect: (lemma: string) => string[]): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean).flatMap(inflect));
}
