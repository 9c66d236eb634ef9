/**
 * Shortens a sentence by deletions from a closed list: a dateline, a stray full stop, a leading connective (where a capital follows),
 * bracketed asides and non-restrictive who- and which-clauses, inside or at the end. The latter only while the sentence is longer than
 * `maxCharacters` (null: never). A quotation, number, negation, hedge or attribution is never cut. Reported speech
 * keeps its ", he added": without it a claim would become a fact.
 */
export function compressSentence(sentence: string, maxCharacters: number | null): string {
  let text = sentence.replace(DATELINE, '').replace(STRAY_STOP, '');
  text = text.replace(LEADING, '');
  if (maxCharacters === null) return text;
  for (const pattern of [ASIDE, CLAUSE, LAST_CLAUSE]) {
    if (text.length <= maxCharacters) break;
    text = withoutMatches(text, pattern);
  }
  return text;
}

// WASHINGTON (AP) — Sen.   (CNN) - Sen.   LONDON, March 3 (Reuters) -   Hong Kong (CNN)Six people   BERLIN — The
// BRUSSELS, March 2 - The   BRUSSELS, March 2 (Northgate) - The
const DATELINE =
  /^(?:(?:\p{Lu}[\p{L}.’'-]*[ ,/]*){0,5}(?:\d{1,2}\s*)?\(\s*(?:AP|AFP|CNN|Reuters|UPI|DPA|dpa|PA|ANSA|EFE|TASS|Xinhua|Bloomberg|RNS|IANS|ANI|PTI|CBS|NBC|ABC|BBC)[^)]{0,24}\)\s*(?:[-–—:]+\s*)?|\p{Lu}[\p{Lu}.,’' -]{2,40}(?:,\s\p{Lu}[\p{L}]+\.?(?:\s\d{1,2})?)?(?:\s\(\p{Lu}[\p{L} ]{1,24}\))?\s+(?:--|[–—-])\s+)(?=[\p{Lu}"“‘'\d])/u;

// "had died . in hospital": where a line of the page ended
const STRAY_STOP = /\s\.(?=\s\p{Ll})/gu;

// Only before a capital: what is left has to open like a sentence without a letter being changed
const LEADING =
  /^(?:But|And|So|Yet|Meanwhile,|However,|Moreover,|Furthermore,|In addition,|Additionally,|Also,|Still,|Indeed,|In fact,|Of course,|At the same time,)\s+(?=\p{Lu})/u;

const ASIDE = /\s\([^()"“”\d]{2,120}\)/gu;
// "Ms Okafor, who took office in spring, said": what follows must be a verb, or a list would lose its first member
const CLAUSE =
  /,\s(?:who|which)\s[^,;:"“”()\d]{4,120},(?=\s(?:said|says|told|is|was|are|were|has|have|had|will|would|did|does|wrote|announced|called|made|took|went|began|became|won|lost|\p{Ll}{3,}ed)\b)/gu;

// "The strike hit Northline, which runs all ferries of the coast."
const LAST_CLAUSE = /,\s(?:who|which)\s[^,;:"“”()\d]{4,120}(?=\.$)/gu;

// A deletion must hold none of these
const KEPT =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n[’']t|deny|denie[sd]|denying|refus\p{L}*|reject\p{L}*|may|might|could|would|should|alleged\p{L}*|reported\p{L}*|apparent\p{L}*|possib\p{L}*|probabl\p{L}*|likely|unlikely|perhaps|suspect\p{L}*|accus\p{L}*|seem\p{L}*|appear\p{L}*|expected|about|almost|nearly|approximately|estimat\p{L}*|only|said|says|say|saying|told|according|claim\p{L}*|argu\p{L}*|believ\p{L}*|think\p{L}*|thought|warn\p{L}*|add(?:ed|s)|insist\p{L}*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen\p{L}*|hundred\p{L}*|thousand\p{L}*|million\p{L}*|billion\p{L}*|half|third|quarter|twice|if|unless|formerly|former)\b/iu;

function withoutMatches(text: string, pattern: RegExp): string {
  return text.replace(pattern, (cut: string, ...rest: unknown[]) => {
    const at = rest.find((value) => typeof value === 'number') ?? 0;
    return KEPT.test(cut) || insideQuotation(text, at) ? cut : '';
  });
}

function insideQuotation(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const straight = before.split('"').length - 1;
  const opened = before.split('“').length - before.split('”').length;
  const single =
    (before.match(/(?<![\p{L}\p{N}])[‘']/gu)?.length ?? 0) - (before.match(/[’'](?![\p{L}\p{N}])/gu)?.length ?? 0);
  return straight % 2 === 1 || opened > 0 || single > 0;
}
