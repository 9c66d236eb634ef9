import type { ChangeLabel } from '../../model/stance.ts';

/** A turn of phrase that says how somebody's position moved; `start`..`end` are indices into the text. */
export type ChangeCue = { readonly label: ChangeLabel; readonly start: number; readonly end: number };

/**
 * The first phrase of a text that says outright that a position changed ("walked back", "a day after saying"), softened,
 * hardened or stayed ("doubled down"); null where there is none, and where the phrase is denied or supposed ("has not
 * backtracked", "whether he would reverse").
 */
export function findChangeCue(text: string): ChangeCue | null {
  const lower = text.toLowerCase().replaceAll('’', "'");
  if (lower.length !== text.length) return null; // offsets would not be those of the text
  const found = CUES.flatMap(({ label, pattern }) =>
    [...lower.matchAll(pattern)].map((match) => ({ label, start: match.index, end: match.index + match[0].length })),
  )
    .filter((cue) => !isDenied(lower.slice(Math.max(0, cue.start - DENIAL_REACH), cue.start)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return found[0] ?? null;
}

const DENIAL_REACH = 40; // characters: "denied that the minister had" fits

/** "did not backtrack", "denied having reversed course", "if she were to soften". */
function isDenied(before: string): boolean {
  const clause = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf(';')) + 1);
  return /\b(?:not|never|no|without|whether|if|den(?:y|ies|ied|ying)|refus\w+|declin\w+|rather than|would|could|may|might|should|must|urg\w+|ask\w+|call\w+ on|pressure\w*)\b|n't\b/.test(
    clause,
  );
}

const POSITION =
  '(?:(?:his|her|its|their|the|an?|earlier|previous|original|initial|hard) )*(?:[\\w-]+ ){0,2}?(?:position|stance|tone|line|opposition|objections?|view|policy|rhetoric|demands?|resistance|remarks?|comments?|statements?|pledge|promise|threat|claim|vow|words)';

// written by hand from how reporters tell of a change
const CUES: readonly { readonly label: ChangeLabel; readonly pattern: RegExp }[] = (
  [
    [
      'changed',
      '\\b(?:walk(?:s|ed|ing)? (?:it |that |this )?back(?! (?:to|into|from|home))|back-?track(?:s|ed|ing)?|backpedal(?:s|led|ling|ed)?|row(?:s|ed|ing)? back|(?:did|does|made|makes|performed|in) an? (?:abrupt |sharp |sudden |stunning |complete )?(?:u-turn|about-face|volte-face|about-turn|reversal)|u-turn(?:s|ed)?|flip-flop(?:s|ped|ping)?|climb(?:s|ed|ing)? down|chang(?:e|es|ed|ing) (?:his|her|its|their) (?:mind|tune|position|stance|view|course)|revers(?:e|es|ed|ing) (?:himself|herself|itself|themselves|course)|had a change of heart|dropp(?:ed|ing) (?:his|her|its|their) opposition|shift(?:s|ed) (?:his|her|its|their) (?:position|stance))\\b',
    ],
    [
      'changed',
      '\\b(?:an? (?:\\w+ )?(?:about-face|u-turn|volte-face|about-turn|change of heart|somersault|flip-flop)|flip-flopped|(?:changed|changes|changing) (?:his|her|its|their|my) minds?|switch(?:ed|es|ing) sides|(?:made|making|make) (?:him|her|them) think again|i was wrong|came round to|has come round|abandon(?:s|ed)? a view)\\b',
    ],
    [
      'softened',
      '\\b(?:back(?:s|ed|ing)? away from|less categorical|wobbl(?:es|ed|ing)|prepared to bend|(?:tone|line|stance|opposition|resistance) (?:has |had )?(?:thawed|softened|mellowed)|(?:now|has|have) (?:a )?(?:strings|conditions?) attached|put a price (?:tag )?on)\\b',
    ],
    [
      'hardened',
      '\\b(?:far |much )?(?:sharper|harsher|firmer) (?:tone|line)\\b|\\b(?:drop|let|dropp|lett)(?:s|ed|ing)? (?:the|his|her|its|all|their) (?:caveats?|conditions?|reservations?)\\b|\\bcame? down off the fence\\b|\\bcome down off the fence\\b|\\bno longer (?:waits|wavers|hesitates)\\b',
    ],
    [
      'same',
      '\\b(?:echo(?:es|ed|ing) (?:his|her|its|their)|kept to (?:his|her|its|their) line|did not budge|has not (?:budged|softened|wavered|moved|changed)|have not budged|once again|pure invention|no change of (?:course|heart|mind))\\b',
    ],
    [
      'changed',
      `\\b(?:revers(?:e|es|ed|ing)|abandon(?:s|ed|ing)?|retreat(?:s|ed|ing)? from|walk(?:s|ed|ing)? back from|back(?:s|ed|ing)? (?:away|down) from|contradict(?:s|ed|ing)?|recant(?:s|ed|ing)?|disavow(?:s|ed|ing)?) ${POSITION}\\b`,
    ],
    [
      'changed',
      '\\b(?:appear(?:s|ed|ing)? to|seem(?:s|ed|ing)? to)? ?contradict(?:s|ed|ing)? (?:what|his|her|their|its|himself|herself|itself|themselves)\\b',
    ],
    [
      'changed',
      '\\b(?:an?|one|two|three|just|only|barely|few|several|\\d+)(?: \\w+)? (?:hours?|days?|weeks?|months?) after (?:saying|insisting|vowing|declaring|telling|ruling out|rejecting|promising|he (?:said|insisted|ruled)|she (?:said|insisted|ruled)|having (?:said|insisted|ruled))\\b',
    ],
    [
      'changed',
      '\\b(?:having|who had|which had|after having) (?:previously|earlier|long|once|repeatedly) (?:opposed|rejected|supported|backed|ruled out|insisted|said|resisted)\\b|\\bpreviously (?:opposed|rejected|ruled out|backed|supported)\\b|\\ba (?:sharp |marked |clear )?(?:departure|break|reversal) from (?:his|her|its|their) (?:earlier|previous|own|long-?held)\\b',
    ],
    [
      'softened',
      `\\b(?:soften(?:s|ed|ing)?|ton(?:e|es|ed|ing) down|moderat(?:e|es|ed|ing)|water(?:s|ed|ing)? down|temper(?:s|ed|ing)?) ${POSITION}\\b|\\b(?:dial(?:s|led|ed|ling|ing)? back|struck a (?:softer|more conciliatory) (?:tone|note)|a softer (?:tone|line|stance))\\b`,
    ],
    [
      'hardened',
      `\\b(?:harden(?:s|ed|ing)?|toughen(?:s|ed|ing)?|stiffen(?:s|ed|ing)?|escalat(?:e|es|ed|ing)) ${POSITION}\\b|\\b(?:took|takes|taking|struck) a (?:harder|tougher|firmer) (?:line|stance|tone)\\b|\\bwent further than\\b`,
    ],
    [
      'same',
      '\\b(?:doubl(?:e|es|ed|ing) down|reiterat(?:e|es|ed|ing)|(?:stand|stands|stood|standing) by (?:his|her|its|their|the|what)|stuck to (?:his|her|its|their) (?:position|guns|line)|reaffirm(?:s|ed|ing)?|repeat(?:s|ed|ing) (?:his|her|its|their|that)|remain(?:s|ed) (?:firm|unmoved|steadfast)|refus(?:ed|es|ing) to (?:budge|back down|backtrack|retreat)|insisted again)\\b',
    ],
  ] as const
).map(([label, source]) => ({ label, pattern: new RegExp(source, 'g') }));
