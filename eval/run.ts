/**
 * Scores the engine on a folder of test sets: npm run eval -- --data FOLDER [--only statements,stories,...]
 * docs/operating.md says which sets are looked for and what the figures mean. Exit code 2: the call was wrong.
 */
import { runEvaluation } from './run-evaluation.ts';

process.exitCode = await runEvaluation(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`eval: ${line}\n`),
});
