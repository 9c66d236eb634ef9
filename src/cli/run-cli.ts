import { Command, CommanderError } from 'commander';
import { Failure } from '../model/failure.ts';
import { readEnvironment } from '../settings/environment.ts';
import { askCommand } from './ask.ts';
import { batchCommand } from './batch.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { EXIT } from './exit-codes.ts';
import { jobsCommand } from './jobs.ts';
import { readCommand } from './read.ts';
import { startCommand } from './start.ts';
import { topicsCommand } from './topics.ts';

/** Runs one call of the command line and sets the exit code. One clear sentence for what goes wrong, no stack traces. */
export async function runCli(args: readonly string[]): Promise<void> {
  // A reader that closes early (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const program = new Command('onrecord')
    .description('Who said what, in your channel: news briefings with every word on record.')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(onrecord --help lists what there is)')
    .configureOutput({ outputError: (text, write) => write(plainly(text)) })
    .addHelpText('after', FIRST_STEPS);
  for (const add of [
    startCommand,
    demoCommand,
    readCommand,
    askCommand,
    batchCommand,
    topicsCommand,
    jobsCommand,
    doctorCommand,
  ])
    add(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = explain(error);
  }
}

const FIRST_STEPS = `
First steps:
  onrecord demo                       see it work, on invented news
  onrecord start                      read your own feeds (config/feeds.yaml), and ask
  onrecord ask "/stance nato-ukraine" ask from another window
  onrecord doctor                     what is wrong, and what to do`;

/** Commander's words without its terms: "command-argument value 'x' is invalid for argument 'y'." says nothing more. */
function plainly(text: string): string {
  return text
    .replace(/^error: /, 'onrecord: ')
    .replace(/command-argument value ('[^']*') is invalid for argument '[^']*'\. (?=There is)/, '')
    .replace(/command-argument value ('[^']*') is invalid for argument/, '$1 is no');
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.wrongCall; // commander has told it already
  const words =
    error instanceof Failure
      ? error.words
      : `Something went wrong on our side: ${error instanceof Error ? error.message : String(error)}. With ONRECORD_DEBUG=1 it says where.`;
  process.stderr.write(`onrecord: ${words}\n`);
  if (readEnvironment().ONRECORD_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
  return error instanceof Failure && error.code === 'bad-input' ? EXIT.wrongCall : EXIT.failed;
}
