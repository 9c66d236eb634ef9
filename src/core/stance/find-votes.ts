import { isLight } from './light-words.ts';
import type { Target } from './read-target.ts';
import type { Sign } from './stance-sign.ts';
import type { Tagged } from './tag-words.ts';

/** A word or turn of phrase that speaks for (1) or against (-1) a target. */
export type Vote = {
  readonly kind: string; // what sort of leaning it is
  readonly tie: 'close' | 'named' | 'pointed' | 'loose'; // how it is tied to the target: said right of it, near it, of "it", or not at all
  readonly way: Sign;
  readonly at: number; // its word, counted in the clause
  readonly turned: boolean; // a denial or what it stands under has turned it
  readonly by: 'act' | 'thing' | 'clause' | 'before' | 'none'; // what told which way it speaks
};

/**
 * The votes of one clause. A leaning counts for the target as it counts for what it is said of: "scrap the ban" is against
 * the ban, and so for lifting it. Denials turn what they reach, and so do leanings that another one stands under.
 */
export function findVotes(part: readonly Tagged[], target: Target, before: Sign | null): Vote[] {
  const denials = turnsOf(part);
  const turned = [...denials];
  const gerund = gerundAct(part);
  const outer = new Set<number>(gerund === null ? [] : [gerund]);
  for (const [i, t] of part.entries()) {
    if (t.leaning === null || t.leaning.kind === 'worth' || t.leaning.kind === 'judgement') continue;
    const over = governorOf(part, i);
    if (over === null) continue;
    outer.add(over);
    const turns = part[over]?.leaning?.sign === -1 && !GOALS.test(part[over].word.lower);
    turned[i] = ((turned[over] ?? 1) * (turns ? -1 : 1)) as Sign; // 1 or -1 each
  }
  const own = wayOfClause(part, target);
  const whole = own ?? before ?? target.sign;
  const far = own !== null ? 'clause' : before !== null ? 'before' : 'none';
  const subject = gerund === null ? 1 : (part[gerund]?.leaning?.sign ?? 1);
  const votes: Vote[] = [];
  for (const [at, t] of part.entries()) {
    if (t.leaning === null || outer.has(at)) continue;
    const anchor = anchorOf(part, at);
    const tie = typeof anchor === 'number' ? (isClose(part, at, anchor) ? 'close' : 'named') : anchor;
    const towards =
      typeof anchor === 'number' && gerund === null ? (wayOf(part, anchor, target) ?? whole) : whole * subject;
    // "warned that without glyphosate": the denial reaches what is spoken of, not the warning
    const between = typeof anchor === 'number' && denials[anchor] === -1 && denials[at] === 1 ? -1 : 1;
    if (t.tag === 'SPARE') {
      const spares = target.action === null || keeps(target) ? 1 : -1;
      votes.push({ kind: 'spare', tie: 'pointed', way: (spares * target.sign) as Sign, at, turned: false, by: far });
      continue;
    }
    // "a hoax" speaks against the claim, "a disaster" for the claim that something is bad
    const isTruth = target.claims && TRUTHS.test(t.word.lower);
    const turn = (turned[at] ?? 1) * between;
    votes.push({
      kind: isTruth ? 'truth of a claim' : target.claims ? `${sortOf(t)} of a claim` : sortOf(t),
      tie,
      way: (t.leaning.sign * turn * (isTruth ? target.denies : towards)) as Sign,
      at,
      turned: turn < 0,
      by: typeof anchor !== 'number' ? far : part[anchor]?.act != null ? 'act' : 'thing',
    });
  }
  return [...votes, ...bareVotes(part, target, { turned, leans: votes.some((v) => v.kind !== 'worth') })];
}

// what is said of a claim, not of its subject
const TRUTHS =
  /^(?:dismiss|reject|den(?:y|ies|ied)|disput|doubt|mock|scoff|ridicul|sneer|hoax|myth|nonsense|hysteri|scare|exaggerat|alarmis|fiction|fairy|lies?$|lying|hyped?$|overblown|baseless|unfounded|wrong|mistaken|bogus|phoney|proven|obvious|overwhelming|credible|doom|propaganda|invention|fabricat|unproven)/;

/** "Without the tariff the furnaces would go cold": what is told is what its absence does. */
function isWithout(part: readonly Tagged[]): boolean {
  return part.some((t, i) => t.word.lower === 'without' && namesSoon(part, i));
}

function namesSoon(part: readonly Tagged[], i: number): boolean {
  return part.slice(i + 1, i + 1 + WITHOUT_REACH).some((t) => t.key !== null || t.act !== null);
}

const WITHOUT_REACH = 4;

/** What sort of leaning a word is; those that tell how something is said, or only that something is wanted, tell less. */
function sortOf({ word, leaning }: Tagged): string {
  if (leaning?.kind !== 'attitude') return leaning?.kind ?? '';
  if (WISHES.test(word.lower)) return 'wish';
  return TONES.test(word.lower) ? 'tone' : 'attitude';
}

/** "Kill the fee and you will get worse": an order that is none, but tells what would come of it. */
function isThreat(part: readonly Tagged[]): boolean {
  const t = part[0];
  if (t === undefined || t.leaning?.kind !== 'act' || t.leaning.sign > 0 || /(?:ing|ed|s)$/.test(t.word.lower))
    return false;
  return part.some((u, i) => u.word.lower === 'and' && i > 1 && isComing(part.slice(i + 1)));
}

function isComing(after: readonly Tagged[]): boolean {
  return after[0] !== undefined && /^(?:you|we|they|it|the|he|she|i)$/.test(after[0].word.lower);
}

/** "Leave it alone" is for keeping a thing, and against all else one may do with it. */
function keeps({ action }: Target): boolean {
  return action?.same.has('keep') === true;
}

/**
 * 1 or -1 for each word: how the denials before it turn it, and all of a clause that tells what would be without the target
 * or after it.
 */
export function turnsOf(part: readonly Tagged[]): Sign[] {
  const turned: Sign[] = [];
  let reach = 0; // words that a denial still covers
  let flips: Sign = 1;
  for (const [i, t] of part.entries()) {
    if (t.word.afterComma) reach = 0;
    if (reach === 0) flips = 1;
    turned.push(flips);
    if (reach > 0) reach--;
    if (!t.denies || (t.word.lower === 'without' && namesSoon(part, i))) continue;
    if (NOTHING.test(t.word.lower) && turnsObject(part, i, turned)) continue;
    flips = reach > 0 ? (-flips as Sign) : -1;
    reach = part.slice(i + 1, i + 3).some((next) => next.tag === 'THINK' || next.word.lower === 'true')
      ? BELIEF_REACH
      : DENIAL_REACH;
  }
  return isWithout(part) || isThreat(part) ? turned.map((way) => -way as Sign) : turned;
}

const NOTHING = /^(?:nobody|nothing|none)$/;

/** "Helps nobody", "would solve nothing": the denial turns the verb before it, and nothing after it. */
function turnsObject(part: readonly Tagged[], i: number, turned: Sign[]): boolean {
  const at = i - 1;
  const kind = part[at]?.leaning?.kind;
  if (kind !== 'effect' && kind !== 'act' && kind !== 'attitude') return false;
  turned[at] = -(turned[at] ?? 1) as Sign;
  return true;
}

const DENIAL_REACH = 5;
const BELIEF_REACH = 14; // "does not believe that membership for Kyiv is realistic"

/** What being for an anchor means for the target. */
function wayOf(part: readonly Tagged[], at: number, target: Target): Sign | null {
  const t = part[at];
  if (t === undefined) return null;
  if (t.act !== null) return (t.act * target.sign) as Sign;
  // "a ban on cars": what is done to the thing tells more than the thing
  const near = [1, -1, 2, -2, 3, -3, 4, -4]
    .map((step) => part[at + step])
    .find(
      (other) => other?.act != null || (other !== undefined && target.action !== null && PLANS.test(other.word.lower)),
    );
  if (near !== undefined) return ((near.act ?? 1) * target.sign) as Sign;
  const towards = t.key?.towards ?? null;
  return towards === null ? null : ((towards * target.sign) as Sign);
}

const PLANS = /^(?:laws?|bills?|plans?|proposals?|schemes?|rules?|ideas?|moves?|measures?|steps?)$/;

/** What a clause as a whole is about: the doing, the undoing, or the thing; null when it names none. */
export function wayOfClause(part: readonly Tagged[], target: Target): Sign | null {
  let named = false;
  for (const [at, t] of part.entries()) if (t.act !== null) return wayOf(part, at, target);
  for (const [at, t] of part.entries()) {
    if (t.key === null) continue;
    named = true;
    const way = wayOf(part, at, target);
    if (way !== null) return way;
  }
  return named ? target.sign : null;
}

/** As wayOfClause, for what comes after the clause: "Scrapping it would cost jobs, she warned" warns of the scrapping. */
export function wayAfterClause(part: readonly Tagged[], target: Target): Sign | null {
  const way = wayOfClause(part, target);
  if (way === null) return null;
  const gerund = gerundAct(part);
  const subject = gerund === null || part[gerund]?.act != null ? 1 : (part[gerund]?.leaning?.sign ?? 1);
  return (way * subject * (isWithout(part) ? -1 : 1)) as Sign;
}

/** The word of the target that a leaning is tied to, or how else it is tied. */
function anchorOf(part: readonly Tagged[], at: number): number | 'pointed' | 'loose' {
  const kind = part[at]?.leaning?.kind;
  let best: 'pointed' | 'loose' = 'loose';
  for (let j = at + 1; j <= at + (kind === 'judgement' ? 6 : 4); j++) {
    const t = part[j];
    if (t === undefined || t.word.afterComma) break;
    if (t.key !== null || t.act !== null) return j;
    if (POINTS.test(t.word.lower)) best = 'pointed';
  }
  if (kind === 'worth') return best;
  for (let j = at - 1; j >= at - (kind === 'act' ? 4 : 6); j--) {
    const t = part[j];
    if (t === undefined) break;
    if (t.key !== null || t.act !== null) return j;
    if (POINTS.test(t.word.lower)) best = 'pointed';
    if (t.word.afterComma) break;
  }
  return best;
}

/** "Rejects the tax", "the tax is a mistake", "not practical to join": nothing but small words between. */
function isClose(part: readonly Tagged[], at: number, anchor: number): boolean {
  const between = part.slice(Math.min(at, anchor) + 1, Math.max(at, anchor));
  const isSmall = (t: Tagged): boolean =>
    t.key !== null || t.act !== null || t.denies || isLight(t.word.lower) || t.tag === '_';
  if (!between.every(isSmall)) return false;
  if (anchor > at) return true;
  return between.some((t) => BEING.test(t.word.lower) || /^(?:MUST|WILL|WOULD|CALLED|MAY)$/.test(t.tag));
}

const BEING = /^(?:is|are|was|were|be|been|isn't|aren't|wasn't|remains?|seems?|becomes?|'s)$/;

const POINTS =
  /^(?:it|this|that|them|these|those|thing|things|idea|move|plan|plans|proposal|scheme|step|measure|bill|law|rule|project|deal|policy|bid|notion|suggestion|option|decision|change|changes|motion|text|draft|programme|program|offer)$/;

/** "Wants it scrapped", "a mistake to block it": the leaning that another one stands under. */
function governorOf(part: readonly Tagged[], i: number): number | null {
  if (part[i]?.word.afterComma === true) return null;
  for (let j = i - 1; j >= Math.max(0, i - GOVERN_REACH); j--) {
    const over = part[j];
    if (over === undefined) return null;
    const between = part.slice(j + 1, i);
    if (over.leaning !== null && over.leaning.kind !== 'worth' && over.leaning.kind !== 'effect') {
      const isTo = between.some((t) => t.word.lower === 'to');
      if (over.leaning.kind === 'judgement' && !isTo) return null;
      const isBare =
        between.length <= 2 && between.every((t) => /^(?:the|a|an|any|its|his|her|their|of|for)$/.test(t.word.lower));
      return isTo || isBare || WISHES.test(over.word.lower) ? j : null;
    }
    if (over.word.afterComma) return null;
  }
  return null;
}

const GOVERN_REACH = 6;
const WISHES =
  /^(?:want|demand|see|like|ask|urg|beg|order|plea|propos|recommend|hop|promis|pledg|vow|petition|campaign|call)/;
// how words are spoken: what they are said of stands in the words
const TONES =
  /^(?:warn|lament|protest|thunder|mock|jeer|sneer|scoff|grumbl|moan|groan|grip|object|complain|insist|scold|snort|fulminat|bristl|applaud|rejoic|jok|fear|blast|disappoint)/;
// "suing to stop it": who fights in order to stop it does not fight the stopping
const GOALS = /^(?:su(?:e|es|ed|ing)|fights?|fighting|fought|protest\w*|march\w*|rebel\w*|threaten\w*|warn\w*)$/;

/** "Scrapping the grant would be folly": what is done is the subject, and the rest of the clause judges it. */
function gerundAct(part: readonly Tagged[]): number | null {
  const first = part.findIndex((t) => !/^(?:to|that|by|the)$/.test(t.word.lower));
  const t = part[first];
  if (t === undefined || t.leaning === null) return null;
  if (!(t.leaning.kind === 'act' && t.word.lower.endsWith('ing')) && !PARTIES.test(t.word.lower)) return null;
  const isJudged = part
    .slice(first + 1)
    .some(({ leaning }) => leaning !== null && !/^(?:worth|attitude)$/.test(leaning.kind));
  return isJudged ? first : null;
}

// "opponents of the tax are wrong"
const PARTIES =
  /^(?:opponents?|critics?|enemies|supporters?|opposition|rejection|resistance|refusal|support|approval)$/;

/** "Must be lifted", "lift it", "no increase": the doing itself, wished or refused, in a clause that else leans nowhere. */
function bareVotes(
  part: readonly Tagged[],
  target: Target,
  seen: { readonly turned: readonly Sign[]; readonly leans: boolean },
): Vote[] {
  return part.flatMap((t, at): Vote[] => {
    if (t.act === null) return [];
    const mode = modeOf(part, at);
    if (mode === null || (seen.leans && mode === 'plain')) return [];
    const way = ((seen.turned[at] ?? 1) * t.act * target.sign) as Sign;
    return [{ kind: `bare ${mode}`, tie: 'named', way, at, turned: seen.turned[at] === -1, by: 'act' }];
  });
}

function modeOf(part: readonly Tagged[], at: number): string | null {
  const before = part.slice(Math.max(0, at - MODE_REACH), at);
  const from = before.findLastIndex((t) => t.word.afterComma);
  const near = before.slice(Math.max(0, from));
  if (near.some((t) => t.leaning?.kind === 'act' || (t.leaning?.kind === 'attitude' && t.leaning.sign < 0)))
    return null; // "will scrap the ban" is told by the scrapping
  if (near.some((t) => t.tag === 'MUST' || t.tag === 'DUTY')) return 'must';
  if (near.some((t) => t.leaning?.kind === 'attitude' && t.leaning.sign > 0)) return 'wish';
  if (near.some((t) => t.tag === 'WILL')) return 'will';
  if (near.some((t) => t.tag === 'WOULD' || t.tag === 'MAY')) return 'may';
  if (near.some((t) => t.denies)) return 'no';
  const isFirst = at === 0 || (/^(?:so|and|just|please|then|now|but)$/.test(part[at - 1]?.word.lower ?? '') && at <= 2);
  // "Lift it and you will see"
  const threat = part.slice(at).some((t, i) => t.word.lower === 'and' && isComing(part.slice(at + i + 1)));
  if (isFirst && !threat && !/(?:ing|ed|s)$/.test(part[at]?.word.lower ?? '')) return 'order'; // "Lift it"
  return 'plain';
}

const MODE_REACH = 6;
