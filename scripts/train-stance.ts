/**
 * Learns the weights of the stance engine: node scripts/train-stance.ts [--data FOLDER] [--folds 5] [--dry] [--held]
 * Learns from the invented cases under tests/ (see stance-cases.ts) and from the public sets of FOLDER, one case a line:
 * {text, target, stance}. Prints cross-validated figures (all cases of a target are read by weights that have not seen
 * it), with --held also those of the half that is kept for measuring, and writes src/core/stance/weights-stance.json, the
 * same bytes for the same data. No text goes into the file.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { groundOf, sureOf } from '../src/core/stance/sure-of.ts';
import { likelyPositions, POSITIONS, packWeights, type StanceWeights } from '../src/core/stance/weigh-features.ts';
import { fitSureness, learn, SCALE } from './learn-stance.ts';
import { heldCases, learningCases, type StanceCase } from './stance-cases.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    folds: { type: 'string', default: '5' },
    dry: { type: 'boolean' },
    held: { type: 'boolean' }, // measures the kept half too: look seldom
  },
});

// ---- measuring

type Answer = { readonly each: StanceCase; readonly position: number; readonly sure: number };

function answersOf(cases: readonly StanceCase[], weights: StanceWeights): Answer[] {
  return cases.map((each) => {
    const likely = likelyPositions(each.features, weights);
    const sure = Math.max(...likely);
    return { each, position: likely.indexOf(sure), sure };
  });
}

/** What an answer rests on; null for those that take no position. */
function groundOfAnswer({ each, position }: Answer): ReturnType<typeof groundOf> | null {
  const named = POSITIONS[position];
  if (named === undefined || named === 'unclear') return null;
  return groundOf(
    named,
    each.features.map(({ name }) => name),
  );
}

/** Answers as findStance gives them: with their confidence, and unclear where that is under a half. */
function confident(answers: readonly Answer[], weights: StanceWeights): Answer[] {
  return answers.map((answer) => {
    const ground = groundOfAnswer(answer);
    if (ground === null) return answer;
    const sure = sureOf(answer.sure, ground, weights.sureness);
    return { ...answer, sure, position: sure < 0.5 ? POSITIONS.length - 1 : answer.position };
  });
}

function crossValidated(cases: readonly StanceCase[], folds: number): Answer[] {
  const groups = [...new Set(cases.map(({ group }) => group))];
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]));
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const weights = learn(cases.filter(({ group }) => foldOf.get(group) !== fold));
    return answersOf(
      cases.filter(({ group }) => foldOf.get(group) === fold),
      weights,
    );
  });
}

const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(0);

function report(name: string, answers: readonly Answer[]): void {
  const f1: number[] = [];
  const parts = POSITIONS.map((position, p) => {
    const right = answers.filter((a) => a.position === p && a.each.position === p).length;
    const found = answers.filter((a) => a.position === p).length;
    const gold = answers.filter((a) => a.each.position === p).length;
    if (found + gold > 0) f1.push((2 * right) / (found + gold));
    return `${position} ${percent(right, found)}/${percent(right, gold)}`;
  });
  const polar = answers.filter((a) => a.each.position < 2).length;
  const at = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9].map((least) => {
    const told = answers.filter((a) => a.position < 2 && a.sure >= least);
    const right = told.filter((a) => a.position === a.each.position).length;
    return `${least}: ${percent(right, told.length)}/${percent(right, polar)}`;
  });
  const macro = (100 * f1.reduce((a, b) => a + b, 0)) / Math.max(1, f1.length);
  console.log(
    `${name}, ${answers.length}: macro F1 ${macro.toFixed(1)}; precision/recall ${parts.join(', ')}; for or against from ${at.join(', ')}`,
  );
}

const cases = learningCases(options.data);
const raw = crossValidated(cases, Number(options.folds));
const sureness = fitSureness(
  raw.flatMap((answer) => {
    const ground = groundOfAnswer(answer);
    if (ground === null) return [];
    const isRight = answer.position === answer.each.position;
    return [{ ground, likely: answer.sure, isRight, weight: answer.each.weight }];
  }),
);
const weights = { ...learn(cases), sureness };
const validated = confident(raw, weights);
for (const set of new Set(cases.map((each) => each.set)))
  report(
    set,
    validated.filter(({ each }) => each.set === set),
  );
report('all', validated);
if (options.held) report('held half', confident(answersOf(heldCases(), weights), weights));
const file = `${JSON.stringify(packWeights(weights, SCALE), null, 2)}\n`;
console.log(`${file.length} bytes; sureness ${JSON.stringify(sureness)}`);
if (!options.dry) writeFileSync('src/core/stance/weights-stance.json', file);
