import { verbForms } from './inflect.ts';
import type { Sign } from './stance-words.ts';

/**
 * What a proposition wants done. `same` words do it, `opposite` words undo it (in all their forms). `towards` is what the
 * doing means for its object: who bans cars is against cars (-1), who builds a runway is for it (1), and who would send
 * troops or let a country in says nothing of them by that (null).
 */
export type Action = {
  readonly same: ReadonlySet<string>;
  readonly opposite: ReadonlySet<string>;
  readonly towards: Sign | null;
  readonly takesPart: boolean; // "should have a seat at": the subject is what matters
};

/** The action that a verb or noun names; a word that is in no group is an action of its own, for its object. */
export function actionNamed(lower: string): Action {
  const roots = [lower, lower.replace(/e?d$/, ''), lower.replace(/d$/, ''), lower.replace(/ing$/, '')];
  const same = new Set(roots.flatMap(verbForms));
  return knownAction(lower) ?? { same, opposite: new Set(), towards: 1, takesPart: false };
}

/** As actionNamed, but undefined for a word that names none of the actions known here. */
export function knownAction(lower: string): Action | undefined {
  return BY_FORM.get(lower);
}

// same | opposite | towards. The first group that holds a word as `same` is the one it names.
const GROUPS: readonly (readonly [string, string, Sign | null])[] = [
  [
    'join accede accession member membership admit admission enter entry integrate joining',
    'leave quit exit withdraw expel exclude',
    null,
  ],
  ['ban prohibit outlaw forbid banning banned bans', 'allow permit legalise legalize unban', -1],
  [
    'lift ease remove relief easing lifting removal waive',
    'keep kept maintain tighten impose extend retain toughen reimpose keeping strengthen',
    -1,
  ],
  [
    'end abolish scrap repeal axe eliminate phase-out abolition cancel',
    'keep kept maintain retain extend preserve restore reinstate keeping save',
    -1,
  ],
  [
    'keep kept retain preserve maintain continue extend keeping stay',
    'scrap abolish repeal axe end ditch drop eliminate cancel abolition remove lift dump bin shelve ban',
    1,
  ],
  [
    'raise increase rise hike higher raising boost double expand uprate grow expansion',
    'cut lower freeze reduce frozen slash decrease reduction lowering shrink',
    1,
  ],
  ['cut reduce lower decrease slash reduction', 'raise increase rise hike keep expand maintain', -1],
  ['build built construct construction building', 'demolish', 1],
  ['cap control limit freeze restrict regulate capping curb', 'deregulate uncap liberalise liberalize', -1],
  ['legalise legalize decriminalise decriminalize legalization legalisation allow permit', 'ban prohibit outlaw', 1],
  ['send sent supply deliver provide arm delivery donate', 'withhold', null],
  ['recognise recognize recognition', 'derecognise', null],
  ['withdraw withdrawal pull', 'stay remain deploy', null],
  ['nationalise nationalize nationalisation nationalization', 'privatise privatize privatisation', 1],
  ['privatise privatize privatisation privatization', 'nationalise nationalize', 1],
  ['fund finance subsidise subsidize invest funding', 'defund', null],
  ['ratify sign pass approve adopt ratification', 'reject veto block', 1],
  ['give cede surrender relinquish concede concession', '', null],
  ['resign resignation', 'remain stay', null],
  ['deport deportation', 'protect', null],
  ['introduce introduction impose', 'scrap abolish repeal', 1],
];

// "have a seat", "be involved": what counts is that the subject is there
const TAKES_PART: Action = {
  same: new Set(
    'seat participate participation include inclusion involve involvement represent invite'
      .split(' ')
      .flatMap(verbForms),
  ),
  opposite: new Set('exclude sideline bypass exclusion marginalise marginalize'.split(' ').flatMap(verbForms)),
  towards: 1,
  takesPart: true,
};

const BY_FORM: ReadonlyMap<string, Action> = new Map(
  [
    ...GROUPS.map(([same, opposite, towards]) => ({
      same: new Set(same.split(' ').flatMap(verbForms)),
      opposite: new Set(opposite.split(' ').flatMap(verbForms)),
      towards,
      takesPart: false,
    })),
    TAKES_PART,
  ]
    .flatMap((action) => [...action.same].map((s): [string, Action] => [s, action]))
    .reverse(), // a map keeps the last: reversed, the first group wins
);
