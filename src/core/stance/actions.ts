import { verbForms } from './inflect.ts';
import type { Sign } from './stance-sign.ts';

/**
 * What a target wants done. `same` words do it, `opposite` words undo it, in all their forms. `towards` is what the doing
 * means for its object: who bans cars is against cars (-1), who builds a runway is for it (1), and who would join a union
 * or sell a bank says little of them by that (null).
 */
export type Action = {
  readonly same: ReadonlySet<string>;
  readonly opposite: ReadonlySet<string>;
  readonly towards: Sign | null;
};

/** The action that a verb or noun names, or undefined. */
export function knownAction(lower: string): Action | undefined {
  return BY_FORM.get(lower);
}

/** As knownAction; a verb that is in no group is an action of its own, for its object. */
export function actionNamed(lower: string): Action {
  const roots = [lower, lower.replace(/e?d$/, ''), lower.replace(/d$/, ''), lower.replace(/ing$/, '')];
  return knownAction(lower) ?? { same: new Set(roots.flatMap(verbForms)), opposite: new Set(), towards: 1 };
}

// same | opposite | towards. The first group that holds a word as `same` is the one it names.
const GROUPS: readonly (readonly [string, string, Sign | null])[] = [
  [
    'join accede accession member membership admit admission enter entry integrate invite invitation in inside into belong',
    'quit exit withdraw expel exclude outside out',
    null,
  ],
  [
    'leave left leaving exit quit quitting withdrawal withdraw departure depart pull brexit',
    'stay remain join rejoin keep stays belong',
    -1,
  ],
  [
    'ban prohibit prohibition outlaw forbid forbade forbidden moratorium bans criminalise criminalize halt pause stop embargo bar exclude exclusion blacklist',
    'allow permit legalise legalize unban lift tolerate let continue',
    -1,
  ],
  [
    'lift ease easing relax loosen relief waive remove removal relieve looser lifting end ending scrap abolish drop revoke withdraw',
    'keep kept maintain tighten impose extend extension retain toughen reimpose strengthen stand stay remain tighter hold prolong renew renewal',
    -1,
  ],
  ['close closure shut shutting shutdown closing seal', 'open reopen keep save stay opening', -1],
  [
    'end abolish abolition scrap repeal axe eliminate phase-out phaseout cancel cancellation call-off drop dropping terminate withdraw withdrawal ending revoke bury bin remove removal rescind lapse expire undo quash ditch',
    'keep kept maintain retain extend preserve restore reinstate save stay stand remain renew continue defend protect',
    -1,
  ],
  [
    'keep kept retain retention preserve maintain continue stay remain extend extension save renew renewal prolong prolongation',
    'scrap abolish repeal axe end ditch drop eliminate cancel abolition remove removal lift dump bin shelve ban go close leave lapse expire withdraw revoke rescind ease easing',
    1,
  ],
  [
    'raise increase rise hike higher boost double expand expansion uprate grow dearer up more raised bigger longer lengthen',
    'cut lower freeze froze frozen reduce slash decrease reduction shrink less smaller halve down',
    null,
  ],
  [
    'cut reduce reduction lower decrease slash slashing cutback trim halve lowering less smaller fewer',
    'raise increase rise hike keep expand maintain boost grow higher more restore',
    -1,
  ],
  ['build built construct construction erect dig dug lay', 'demolish', 1],
  ['demolish demolition dismantle bulldoze', 'save preserve keep restore', -1],
  [
    'cap control limit curb restrict restriction restricting regulate regulation rein',
    'deregulate uncap liberalise liberalize uncapped',
    -1,
  ],
  [
    'legalise legalize decriminalise decriminalize legalization legalisation legal',
    'ban prohibit outlaw forbid criminalise',
    1,
  ],
  [
    'send sent sending supply deliver delivery provide arm donate donation shipment ship deploy deployment dispatch transfer give',
    'withhold withheld',
    null,
  ],
  ['recognise recognize recognition recognising', 'derecognise', null],
  ['withdraw withdrawal pull-out pullout withdrew', 'stay remain deploy', null],
  [
    'nationalise nationalize nationalisation nationalization renationalise public-ownership',
    'privatise privatize privatisation privatization',
    null,
  ],
  [
    'privatise privatize privatisation privatization sell sold sale selling sell-off divest',
    'nationalise nationalize keep kept',
    null,
  ],
  ['fund funding finance subsidise subsidize subsidy invest pay payment', 'defund', 1],
  ['ratify sign pass approve adopt ratification approval enact', 'reject veto block', 1],
  ['cede surrender relinquish concede concession give-up', '', null],
  ['resign resignation step-down quit go leave', 'remain stay staying', null],
  ['deport deportation expel expulsion evict eviction remove', 'protect stay', null],
  ['introduce introduction impose levy bring', 'scrap abolish repeal', 1],
  [
    'restart reopen revive revival restore restoration reinstate reintroduce reintroduction return bring-back reopening relaunch resume resumption',
    'closed abolish suspend',
    1,
  ],
  ['merge merger fuse join combine combining amalgamate amalgamation', 'separate split apart', null],
  ['postpone postponement delay defer deferral suspend suspension', 'hold proceed', null],
  [
    'reform overhaul change modernise loosen rewrite rewritten amend amendment renegotiate renegotiation revise revision',
    'untouched',
    null,
  ],
  ['extradite extradition', '', null],
  [
    'allow permit tolerate let authorise authorize licence license approve',
    'ban prohibit forbid outlaw bar refuse block stop restrict',
    1,
  ],
  ['grant award hand offer confer allot', 'deny refuse withhold strip revoke', 1],
  ['admit accept take welcome resettle', 'refuse reject deport', 1],
  ['compensate compensation reparation repay', '', 1],
  ['tax taxation', 'exempt exemption', -1],
  ['sack dismiss dismissal fire oust', 'keep retain', -1],
  ['replace replacement', 'keep retain', null],
  ['arm armed arming', 'disarm', null],
  ['cull culling shoot shooting hunt kill', 'protect spare', -1],
  ['move moving relocate relocation', 'stay', null],
  ['drill drilling mine mining', '', 1],
  ['vaccinate vaccination', '', null],
  ['boycott shun', 'attend', -1],
  ['pardon pardoning amnesty clemency', '', null],
  ['impeach impeachment oust remove', '', -1],
  ['expand expansion enlarge enlargement widen widening extension extend', '', 1],
  ['test testing', '', null],
  [
    'seat participate participation include inclusion involve involvement represent',
    'exclude sideline bypass exclusion',
    1,
  ],
];

const BY_FORM: ReadonlyMap<string, Action> = new Map(
  GROUPS.map(([same, opposite, towards]) => ({
    same: new Set(same.split(' ').filter(Boolean).flatMap(verbForms)),
    opposite: new Set(opposite.split(' ').filter(Boolean).flatMap(verbForms)),
    towards,
  }))
    .flatMap((action) => [...action.same].map((s): [string, Action] => [s, action]))
    .reverse(), // a map keeps the last: reversed, the first group wins
);
