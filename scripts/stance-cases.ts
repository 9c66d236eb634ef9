import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutEarlierPosition } from '../src/core/stance/before-then.ts';
import { describeStatement } from '../src/core/stance/describe-statement.ts';
import { readTarget } from '../src/core/stance/read-target.ts';
import { readWords } from '../src/core/stance/read-words.ts';
import { POSITIONS, type Summed, summed } from '../src/core/stance/weigh-features.ts';
import { withLeadIn } from '../src/core/stance/with-lead-in.ts';
import type { Proposition } from '../src/model/topic.ts';
import { articleRows, propositions } from '../tests/core/stance/article-rows.ts';
import { stanceGroups } from '../tests/core/stance/stance-table.ts';
import { stanceExamples } from './stance-examples.ts';

/** One labelled statement. Cases of one `group` are never learned from and measured at once. */
export type StanceCase = {
  readonly set: string;
  readonly group: string;
  readonly text: string;
  readonly target: string;
  readonly position: number; // an index of POSITIONS
  readonly weight: number;
  readonly features: readonly Summed[];
};

type Labelled = {
  readonly text: string;
  readonly around?: string; // the sentence it stands in
  readonly proposition: Proposition;
  readonly label: string;
  readonly set: string;
  readonly group: string;
  readonly weight: number;
};

/** The invented cases of the tests, without those that are kept for measuring, and the sets of a folder, if any. */
export function learningCases(folder: string | undefined): StanceCase[] {
  return [...tableCases(), ...exampleCases(), ...fileCases(), ...(folder === undefined ? [] : folderCases(folder))].map(
    readCase,
  );
}

/** The half of tests/data/stance/stances.jsonl, by target, that nothing was ever fitted to. */
export function heldCases(): StanceCase[] {
  return blindCases()
    .filter(({ proposition }) => isHeld(proposition.text))
    .map(readCase);
}

function readCase({ text, around = '', proposition, label, ...rest }: Labelled): StanceCase {
  const features = summed(
    describeStatement(text, readWords(text), readTarget(proposition), readWords(around)).features,
  );
  return {
    ...rest,
    text,
    target: proposition.text,
    position: (POSITIONS as readonly string[]).indexOf(label),
    features,
  };
}

function tableCases(): Labelled[] {
  const rows = stanceGroups.flatMap(({ proposition, tuned }) =>
    tuned.map(({ words, label }) => ({
      text: words,
      proposition,
      label: label ?? 'unclear',
      set: 'table',
      group: proposition.id,
    })),
  );
  const articles = articleRows.map(({ on, context, label }) => ({
    ...textOf(context),
    proposition: propositions[on],
    label: label ?? 'unclear',
    set: 'articles',
    group: on,
  }));
  return [...rows, ...articles].map((row) => ({ ...row, weight: 1 }));
}

/** As find-stance.ts reads it: the words with what governs them, and the sentence where they do not name the matter. */
function textOf(marked: string): { text: string; around: string } {
  const context = marked.replace('[[', '').replace(']]', '');
  const words = marked.slice(marked.indexOf('[[') + 2, marked.indexOf(']]'));
  return { text: withLeadIn(withoutEarlierPosition(words), context).text, around: context };
}

const EXAMPLES_WEIGHT = 0.5; // they repeat each other

function exampleCases(): Labelled[] {
  return stanceExamples().map((line) => labelled(line, { set: 'examples', weight: EXAMPLES_WEIGHT }));
}

const INVENTED = 'tests/data/stance';

function fileCases(): Labelled[] {
  const training = globSync(join(INVENTED, 'train-[0-9].jsonl')).sort();
  return [
    ...blindCases().filter(({ proposition }) => !isHeld(proposition.text)),
    ...training.flatMap((file, i) => linesOf(file).map((line) => labelled(line, { set: `train ${i + 1}`, weight: 1 }))),
  ];
}

function blindCases(): Labelled[] {
  return linesOf(join(INVENTED, 'stances.jsonl')).map((line) => labelled(line, { set: 'first half', weight: 1 }));
}

const SETS_WEIGHT = 0.5; // of a case of a public set, beside an invented one

/** Public sets in one folder: {text, target, stance}, agree or favor, disagree or against, else; five groups a file. */
function folderCases(folder: string): Labelled[] {
  return globSync(join(folder, '*.jsonl'))
    .sort()
    .flatMap((file) =>
      linesOf(file).map((line) => {
        const label = /^(?:agree|favor)/.test(line.stance ?? '')
          ? 'supports'
          : /^(?:disagree|against)/.test(line.stance ?? '')
            ? 'opposes'
            : 'unclear';
        const group = `${file} ${hashOf(line.text) % 5}`;
        return {
          ...labelled({ ...line, label }, { set: file.slice(file.lastIndexOf('/') + 1), weight: SETS_WEIGHT }),
          group,
        };
      }),
    );
}

type Line = { readonly text: string; readonly target: string; readonly label?: string; readonly stance?: string };

function labelled(line: Line, from: { readonly set: string; readonly weight: number }): Labelled {
  const proposition = { id: 'target', text: line.target, about: line.target };
  return { text: line.text, proposition, label: line.label ?? 'unclear', group: line.target.toLowerCase(), ...from };
}

function linesOf(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line); // labelled by hand, in the shape of the other files
}

function isHeld(target: string): boolean {
  return hashOf(target.toLowerCase()) % 2 === 1;
}

function hashOf(text: string): number {
  return createHash('sha256').update(text).digest()[0] ?? 0;
}
