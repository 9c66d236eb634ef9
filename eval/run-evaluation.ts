import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EXIT } from '../src/cli/exit-codes.ts';
import { Failure } from '../src/model/failure.ts';
import { evaluate, tasks } from './evaluate.ts';

type Output = { readonly print: (line: string) => void; readonly complain: (line: string) => void };

/** Prints the table, a line as soon as it is known. Returns the exit code; a wrong call gets one sentence. */
export async function runEvaluation(args: readonly string[], { print, complain }: Output): Promise<number> {
  const call = readCall(args);
  if (typeof call === 'string') {
    complain(call);
    return EXIT.wrongCall;
  }
  try {
    await printTable(call, print);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    complain(error.words);
    return EXIT.wrongCall;
  }
}

async function printTable({ data, only }: Call, print: Output['print']): Promise<void> {
  print(columns(['set', 'n', 'measure', 'figure (% unless named)']));
  let last = '';
  for await (const { set, count, measure } of evaluate(data, only)) {
    const begins = set !== last ? [set, String(count ?? '-')] : ['', ''];
    print(columns([...begins, measure.name, measure.value]));
    last = set;
  }
}

type Call = { readonly data: string; readonly only: readonly string[] };

/** What is asked for, or what is wrong with it. */
function readCall(args: readonly string[]): Call | string {
  const usage = 'npm run eval -- --data FOLDER [--only statements,stories,...]';
  try {
    const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, only: { type: 'string' } } });
    const { data, only } = values;
    if (data === undefined) return `Say where the test sets are: ${usage}.`;
    if (!statSync(data, { throwIfNoEntry: false })?.isDirectory())
      return `${data} is no folder: give the folder that holds the test sets.`;
    const names = only?.split(',').map((name) => name.trim()) ?? tasks;
    const unknown = names.find((name) => !tasks.includes(name));
    return unknown === undefined
      ? { data, only: names }
      : `There is nothing to score by the name "${unknown}": choose ${tasks.join(', ')}.`;
  } catch {
    return `The call cannot be read: ${usage}.`; // parseArgs throws on what it does not know
  }
}

const WIDTHS = [30, 6, 40];

function columns(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0))
    .join(' ')
    .trimEnd();
}
