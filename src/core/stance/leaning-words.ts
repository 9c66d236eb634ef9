import { nounForms, verbForms } from './inflect.ts';
import type { Sign } from './stance-sign.ts';

/**
 * attitude: what one does or feels towards a thing ("back", "reject"). judgement: what it is said to be ("a mistake").
 * effect: what it does ("hurts"). act: what is done with it ("scrap", "sign"). worth: what one wants more or less of
 * ("jobs", "poverty"). phrase: a turn of phrase that leans, see find-phrases.ts.
 */
export type LeaningKind = 'attitude' | 'judgement' | 'effect' | 'act' | 'worth' | 'phrase';

export type Leaning = { readonly kind: LeaningKind; readonly sign: Sign };

/** What a single lower-case English word says of the thing it is said of; undefined for the many that say nothing. */
export function leaningOf(lower: string): Leaning | undefined {
  return WORDS.get(lower);
}

// Written by hand from how people in the news speak; irregular forms stand beside their lemma.

const ATTITUDE_FOR = `support endorse embrace favour favor welcome defend champion promote applaud praise commend uphold agree love cherish
want demand recommend propose prefer encourage urge celebrate deserve merit supporter proponent believer enthusiast
fan belong earn proud glad pleased delighted happy keen committed eager enthusiastic thrilled endorsement backing
approval plead implore beg beseech exhort clamour lobby hail cheer salute toast sympathise sympathize relish admire
hope dream aspire petition yearn insist applause beg hurrah rejoice champion campaign pledge vow promise require plea
backs backed entreat entreated laud lauded extol vouch vouches vouched swear swears clamoured co-author insists pine
dreamt
praised laud trumpet tout touts touted hailed sided insisted eye salute greet greeted rally rallied`;

const ATTITUDE_AGAINST = `oppose reject resist condemn denounce criticise criticize deplore decry refuse dismiss disapprove dislike hate loathe
detest abhor despise object protest slam blast lambast assail savage rubbish pan ridicule mock scorn scoff sneer
deride pillory brand opponent critic enemy foe opposed hostile hostility rejection outrage outraged appalled disgusted
disappointed lament mourn sceptical skeptical wary averse allergic against rebuff spurn repudiate disown rebel revolt
mutiny resent rail recoil balk baulk blame accuse scold chide denial deny objection protestor never unthinkable
over-my-dead-body fought refusal resistance resentment quarrel disagree disavow shame boo booed jeer hiss cringe
shiver warn warned warns fear fears feared bemoan bemoaned balked slate slated decried scoffed scoffs sneered bristle
bristled bristles groan groaned grumble grumbled moan moaned groused gripe griped laments snort snorted thunder
fulminate fulminated skewer skewered trash trashed disparage belittle belittled shun shunned spurned eschew
unimpressed unconvinced dismayed aghast opposes chafe chafed bridle bridled
dispute disputes disputed doubt doubts doubted rubbished rebuked rebuke castigate castigated attack attacks attacked
lash lashed lambasted chastise caution cautioned query alarmed anger angry furious fury anxious uneasy unease upset dissent
dissenting disapproval discontent scepticism skepticism loathing contempt opposing dissatisfied`;

const JUDGED_GOOD = `good great excellent wise sensible sound smart necessary essential vital crucial indispensable inevitable realistic
feasible practical workable achievable viable desirable affordable reasonable acceptable fair legitimate lawful
beneficial positive valuable useful helpful effective efficient important imperative urgent overdue responsible
credible popular successful success achievement milestone solution answer opportunity blessing boon progress victory
triumph breakthrough benefit advantage priority needed wanted justified worthwhile worthy promising superb fantastic
wonderful brilliant tremendous moral decent proper timely thinkable conceivable attainable natural logical prudent
irreversible right cheap cheapest cheaper safest simple common-sense lifeline lifeblood hope cure remedy gift godsend
bargain salvation backbone bedrock cornerstone pillar shield justice fairness sanity wisdom courage brave courageous
humane honest honourable rightful winner win winners overdue thriving landmark magnificent splendid marvellous
marvelous glorious precious proven tested elegant modest harmless painless quick healthy beautiful jewel treasure leap
foundation favourite needful merciful mercy dignity obvious sane civilised civilized best better heaven-sent
long-overdue lifesaver lifesaving life-saving gold plain humanitarian boost vindicated defensible unanswerable
unarguable irresistible compelling sacred unmissable terrific first-rate gem lucky clear-cut incontestable win-win
neat handy tidy sturdy comfort
justifiable honourable rightly deserved fit ready bold visionary clever ingenious decisive vindication advance
improvement strength asset dividend bonus plus lift-off landmark watershed treat encouraging overwhelming robust resilient
sustainable competitive secure stable sturdy healthier cleaner fairer stronger freer richer kinder wiser quicker faster
simpler easier clean affordable transparent accountable inclusive equitable dignified balanced measured pragmatic credible
well-founded commonsense worthy praiseworthy meaningful substantial valued warranted advisable preferable optimal ideal
imaginative rewarding profitable lucrative productive unavoidable harmonious insurance lifelines guarantor deterrent
bulwark anchor safeguard guardian engine springboard stepping-stone bargains breathing-space relief`;

const JUDGED_BAD = `bad wrong mistaken terrible awful horrible disastrous catastrophic dangerous reckless foolish stupid silly unwise
unfair unjust unjustified unnecessary unacceptable unaffordable unworkable unrealistic impossible impractical
infeasible unviable inconceivable illegal unlawful unconstitutional immoral harmful damaging costly expensive dearer
wasteful useless pointless futile ineffective counterproductive irresponsible ridiculous absurd insane crazy mad
madness folly nonsense mistake error blunder disaster catastrophe calamity danger threat risk burden scandal disgrace
betrayal illusion fantasy delusion problem failure fiasco gimmick provocation suicide insult cruel inhumane shameful
outrageous intolerable unsustainable undesirable unpopular unreasonable inappropriate worse worst wrongheaded
misguided ill-advised short-sighted flawed unsafe divisive toxic doomed hopeless trap nightmare hoax scam fraud farce
sham joke lunacy hysteria toothless unhelpful irrational excessive draconian punitive regressive premature needless
unwelcome unneeded unwanted wrongful evil theft robbery swindle envy poison cancer plague curse wound scar eyesore
relic patronising patronizing insulting vandalism barbaric barbarism obscene obscenity indecent monstrous monstrosity
racist sexist bigoted discriminatory unworthy worthless bogus phoney phony cynical callous heartless brutal ugly
clumsy lazy cowardly cowardice treason surrender capitulation appeasement overreach tyranny censorship prison cage
straitjacket millstone albatross shackle sledgehammer stunt circus charade mess shambles muddle chaos ruin ruinous
ruination bankruptcy coup crime sin sacrilege heresy taboo impractical bureaucratic bloated outdated obsolete
antiquated archaic crass cheat dumb idiotic idiocy imbecile moronic daft barmy bonkers lunatic rotten lousy dreadful
dire grim bleak grotesque disgraceful appalling deplorable despicable contemptible unforgivable unconscionable
unethical indefensible inexcusable unnatural undemocratic untenable unenforceable pie-in-the-sky wasted rash hasty
rushed half-baked ill-conceived naive mirage chimera giveaway handout boondoggle money-grab cash-grab nannying sting
childish hubris racket fairy-tale fairy grotesquerie unbearable harassment scaremongering alarmist alarmism
doom-mongers dimwits dud flop headache hassle rip-off ripoff cop-out whitewash fudge sell-out sellout betrayer
overkill witch-hunt witchhunt bribe looting plunder extortion blackmail spineless lopsided one-sided unequal inhuman
unhinged wrecker wrecking perverse perversion absurdity stupidest stupidity dumbest silliest cruelest cruellest lethal
deadly suffocating crippling arson arsonists vanity-project vanity toy stain futility deluded clueless unscientific
junk pseudo-science pseudoscience counter-productive money-pit smokescreen greenwash greenwashing hypocrisy
hypocritical spiteful vindictive petty killjoy witless hare-brained harebrained cockeyed madcap cuckoo sleazy shabby
mean-spirited stingy feudal colonial imperial slavery serfdom backward medieval antediluvian wicked odious vile
repugnant repellent scary creepy sinister ominous orwellian dystopian
reckless unfounded baseless untimely overdone oversized failed failing unfit unready unprepared weak weaker
poorer sicker slower harder dearer crude cosmetic symbolic empty hollow vague muddled confused confusing arbitrary disproportionate
heavy-handed authoritarian unpatriotic unchristian unfinished untested unproven untried unfunded uncosted unsound unwarranted
uncalled-for unsuitable undignified degrading humiliating humiliation insensitive tone-deaf cosmetics distraction diversion
delusional impotent inadequate insufficient inefficient unreliable unstable volatile vulnerable hazardous perilous peril
menace hazard setback defeat retreat humiliations concession affront injustice grievance abuse abuses abused misuse
experiment gamble lottery bet loophole backdoor leak costlier overpriced extravagant extravagance luxury prestige
pretext excuse trick ploy stitch-up power-grab landgrab cover-up pretence deception lie lies lying myth fiction invention
fabrication exaggeration exaggerated hype hyped overblown alarming alarmed worrying frightening terrifying shocking tragic tragedy
painful bitter sad regrettable unfortunate sorry troubling disturbing worrisome unsettling upsetting grave severe chaotic
blank-cheque dead-end deadweight drag brake bottleneck stranglehold noose handcuffs torment crisis catastrophes emergency
bulldozing colonialism plunderers profiteering greed greedy selfish self-serving antisocial anti-democratic apartheid segregation
quackery superstition unhealthy unhygienic contaminated tainted rigged stolen fraudulent illegitimate void invalid crumbling broken
bankrupt insolvent stagnant obsolete decrepit derelict wasteland ghost-town botched bungled sloppy shoddy amateurish
illiterate ignorant arrogant arrogance indifferent indifference negligent negligence complacent complacency`;

const HELPS = `help protect strengthen save boost improve enhance secure stabilise stabilize succeed empower serve heal modernise
modernize enrich safeguard stimulate benefit shelter liberate rescue unite deter unlock generate spur revive
rejuvenate prosper flourish thrive pay-off cleanse rebuild guarantee saved
spare ease eases eased relieve reassure reward nourish feed feeds fed house housed employ employs employed educate
educates attract attracts attracted lure bring-down repay repays recover recovers cure cures heals lifts nurture sustain
sustains sustained reconcile calm calms soothe free frees freed simplify simplifies reinvigorate revitalise revitalize boosts
deters halve halves halved defuse safeguards contribute contributes smooth streamline bolster bolsters bolstered
shore equip equips equipped enliven fortify fortifies advance advances advanced`;

const HARMS = `hurt harm destroy damage weaken threaten endanger jeopardise jeopardize cripple devastate punish bankrupt ruin wreck
collapse backfire divide provoke escalate inflame penalise penalize strangle suffocate betray imperil paralyse
paralyze worsen aggravate erode distort mislead choke hinder hamper rob steal starve poison pollute scare frighten
terrify bully humiliate insult impoverish displace evict drown clog burden gut hollow decimate slaughter torture
sicken stifle chill bleed sap sabotage undermine exploit cheat swindle stole hurts blind scatter reward mutilate
disfigure spoil crush squeeze saddle trample shatter fleece gouge infringe invade violate traumatise traumatize
stigmatise stigmatize loot throttle throttled muzzle muzzled mortgage mortgaged herd herded backfired crippled
crippling freeze gag gagged hollowed scares drowns demean degrade degrades treats embolden emboldens encourage
flounder stagnate shrink shrinks shrank slump drive-out drain drains drained squander squanders squandered
waste wastes wasted lose loses lost cost costs deprive deprives deprived deter-investment breed breeds bred fuel fuels fuelled stoke
stokes stoked incite incites invite invites spark sparks sparked trigger triggers triggered spread spreads expose exposes exposed risk
risks risked forfeit forfeits jeopardised doom dooms doomed condemn-to dash dashes dashed kill kills killed rip rips tear tears
plunge plunges plunged sink sinks sank topple topples toppled break breaks broke broken alienate alienates alienated isolate isolates
isolated antagonise antagonize criminalise criminalize demonise demonize discriminate segregate marginalise marginalize abandon
abandons abandoned desert deserts deserted impose-on double-crime fragment fragments splinter polarise polarize cheapen erodes
deplete depletes depleted exhaust exhausts exhausted overwhelm overwhelms overwhelmed overload overloads overburden swamp swamps
swamped flood floods congest clogs hobble hobbles hamstring hamstrings stunt stunts stunted suppress suppresses suppressed silence silences
silenced repress disenfranchise disempower cripples shut-out lock-out price-out outlaws worsens deteriorate deteriorates hurtle
misfire misfires mire bog bogs burn burns burnt dismantles slow slows slowed hand-victory embarrass embarrasses disgrace disgraces
disappoint disappoints frustrate frustrates confuse confuses distracts squandering`;

const ACTS_FOR = `build open launch introduce adopt pass sign enact ratify fund finance expand extend keep retain preserve renew restore
approve implement accelerate hasten legislate deliver enable permit permit authorise authorize invest subsidise
subsidize maintain protect reinstate revive install roll-out green-light co-sponsor sponsor built kept lent donate
defend stayed unveil inaugurate volunteer champion ordered co-authored authored tabled drafted unveiled signed
seconded greenlit okayed ok seal sealed bankroll bankrolled bankrolls
proceed proceeds proceeded press-ahead resume resumes resumed relaunch commission commissions commissioned allocate
allocates allocated earmark earmarks earmarked pioneer pioneered spearhead spearheaded champion co-sign co-signed cosponsor
cosponsored cosponsor rubber-stamp endorse pass passes passed carried licence licensed authorised grant grants granted award
awards awarded supply purchase purchased buy bought upgrade upgrades upgraded speed-up complete completes completed expedite table
roll rolled accept accepts accepted honour honours honoured admit admitted join joined enrol enrolled underwrite underwrote bail
match matched pour poured plough ploughed`;

const ACTS_AGAINST = `block halt prevent scrap abolish repeal axe ditch dump delay postpone veto cancel abandon reverse revoke withdraw
overturn bin shelve suspend boycott forbid ban prohibit outlaw disallow exclude disown dismantle demolish bulldoze
tear shred throw toss chuck strike-down quash annul rescind void nullify undo unwind defund starve strangle sue sued
suing litigate obstruct thwart sabotage derail stall freeze filibuster picket blockade quit torpedo scupper stymie
eliminate eradicate reject curb stop drop kill bury sink fight fights fighting remove tore torn rip ripped banish
expunge outlawed overrule overruled filibustered shoot axed binned ditched scrapping ends defied defy
repealed rescinded vetoed overrode annulled struck strike-out axed shelve pulp pulped slash slashed dropped drop mothball
mothballed decommission pause paused appeal appealed challenge challenges challenged contest contests contested defeat defeats defeated
outvote outvoted reverse lapse lapses lapsed expire expires expired removal abolition repeal wind-up dissolve dissolved disband
disbanded wound-up barred bar-from blacklist blacklisted turn-down turned-down withhold withholds withheld refuse refuses refused
skip skipped opt-out deny denies denied strip strips stripped decline declined resist unpick unravel unravelled scuttle scuttled
sabotaged stonewall stonewalled stalled stymied water-down gut gutted defang reject rejected`;

const GOODS = `job growth security peace wage safety prosperity wealth stability freedom democracy health competition employment
productivity equality fairness income economy unity opportunity liberty dignity nature wildlife biodiversity science
education
saving savings investment trade export tourism innovation trust confidence solidarity cooperation sovereignty
independence revenue profit harvest recovery reliability`;

const BADS = `poverty inflation crime debt death war unemployment bureaucracy corruption shortage tension violence pollution
inequality instability deficit conflict hardship homelessness queue misery suffering uncertainty bloodshed famine
recession congestion waste disorder blackout layoff lay-off loss injury disease illness cancer addiction accident
smoke fumes noise traffic fraud red-tape drought wildfire extinction
emission carbon cost bill burden delay crash casualty fatality victim suicide overdose obesity malnutrition flood
heatwave erosion abuse theft burglary smuggling smuggler trafficker terrorism terrorist extremism dependency uncertainty
downturn slump default bankruptcy closure backlog overcrowding stress harassment scandal mess chaos anger resentment
backlash dropout illness ransom evasion`;

// nouns and verbs that lean only by accident of their letters: "working group", "mineral right"
const SILENT: ReadonlySet<string> = new Set(
  `attack attacks defence table fit ready carried match matched bill bills lift-off house houses fed feed bet bets passes grave treat plus secure measured balanced clean fast strike rest advance relief commission commissions license grants risk risks trigger engine fuel flood floods experiment experiments just mustn't ordered treats likely objective objectives critical ally allies pressing hopefully mine concern concerning costs service services server servant servants
worker workers answer answers proposal proposals firm firmly values second seconds needy bars bar fines fined cutter working standing
rights fires standard opening opened starting started leaving left opens justly signs backs backer keeper tables starter`.split(
    /\s+/,
  ),
);

const WORDS: ReadonlyMap<string, Leaning> = new Map(
  [
    ...entries(GOODS, { kind: 'worth', sign: 1 }, nounForms),
    ...entries(BADS, { kind: 'worth', sign: -1 }, nounForms),
    ...entries(HELPS, { kind: 'effect', sign: 1 }, verbForms),
    ...entries(HARMS, { kind: 'effect', sign: -1 }, verbForms),
    ...entries(JUDGED_GOOD, { kind: 'judgement', sign: 1 }, nounForms),
    ...entries(JUDGED_BAD, { kind: 'judgement', sign: -1 }, nounForms),
    ...entries(ACTS_FOR, { kind: 'act', sign: 1 }, verbForms),
    ...entries(ACTS_AGAINST, { kind: 'act', sign: -1 }, verbForms),
    ...entries(ATTITUDE_FOR, { kind: 'attitude', sign: 1 }, verbForms),
    ...entries(ATTITUDE_AGAINST, { kind: 'attitude', sign: -1 }, verbForms),
  ].filter(([word]) => !SILENT.has(word)),
);

// the last of equal forms wins: what somebody does ("support") over what a thing does
function entries(list: string, leaning: Leaning, inflect: (lemma: string) => string[]): [string, Leaning][] {
  return [...new Set(list.split(/\s+/).filter(Boolean).flatMap(inflect))].map((form) => [form, leaning]);
}
