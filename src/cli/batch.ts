import { createInterface } from 'node:readline';
import { type Command, InvalidArgumentError } from 'commander';
import { type BatchTask, batchTasks, openTask, type TaskName } from './batch-tasks.ts';
import { EXIT } from './exit-codes.ts';

export function batchCommand(program: Command): void {
  program
    .command('batch')
    .description(
      `answer JSON lines of standard input with JSON lines, one each, in order: ${Object.keys(batchTasks).join(', ')}`,
    )
    .argument('<task>', `one of ${Object.keys(batchTasks).join(', ')}`, readTask)
    .action(async (task: TaskName) => {
      const { answer, close } = await openTask(task);
      try {
        await answerLines(answer);
      } finally {
        await close();
      }
    });
}

function readTask(name: string): TaskName {
  if (name in batchTasks) return name as TaskName; // just looked up
  throw new InvalidArgumentError(`There is no task "${name}": choose ${Object.keys(batchTasks).join(', ')}.`);
}

/** A line that cannot be answered gets a line `{id, error}`, so that lines in and out stay side by side. */
async function answerLines(answer: BatchTask): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const output = await answerLine(line, { number, answer });
    if (!process.stdout.write(`${JSON.stringify(output)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

async function answerLine(
  line: string,
  { number, answer }: { readonly number: number; readonly answer: BatchTask },
): Promise<unknown> {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    process.exitCode = EXIT.failed;
    return { id: null, error: `Line ${number} is no JSON: give one object a line.` };
  }
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  try {
    return { id, ...(await answer(input)) };
  } catch (error) {
    process.exitCode = EXIT.failed;
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
