import { Command, CommanderError } from 'commander';
import { Failure } from '../model/failure.ts';
import { readEnvironment } from '../settings/environment.ts';
import { EXIT } from './exit-codes.ts';

/** Each subcommand in the order of the help. Only the one that is called is loaded: most of the program is not needed to read a file. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  read: async () => (await import('./read.ts')).readCommand,
  ask: async () => (await import('./ask.ts')).askCommand,
  batch: async () => (await import('./batch.ts')).batchCommand,
  topics: async () => (await import('./topics.ts')).topicsCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  reports: async () => (await import('./reports.ts')).reportsCommand,
  jobs: async () => (await import('./jobs.ts')).jobsCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  'migrate-store': async () => (await import('./migrate-store.ts')).migrateStoreCommand,
  'slack-manifest': async () => (await import('./slack-manifest.ts')).slackManifestCommand,
  health: async () => (await import('./health.ts')).healthCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
};

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
  const called = Object.entries(commands).filter(([name]) => name === args[0]);
  for (const [, load] of called.length > 0 ? called : Object.entries(commands)) (await load())(program);
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
