import { Failure } from '../model/failure.ts';
import type { Log } from '../ports/log.ts';
import type { Settings } from '../settings/schema.ts';
import {
  dataDirectory,
  logFile,
  openClock,
  openLog,
  openLogFile,
  openTerminal,
  type Parts,
  ROLES,
  type Role,
  type TerminalChat,
  wire,
} from '../wiring.ts';
import { runBot } from './bot.ts';
import { tellFirstRound } from './tell-first-round.ts';
import { runWorker } from './worker.ts';

export type StartOptions = {
  readonly settings: Settings;
  readonly role: string;
  readonly clock?: string | undefined; // ISO: a simulated clock starts there
  readonly speed?: number | undefined; // times as fast as the machine's clock
};

/** Starts the parts of a role and runs until the process is told to stop. @throws Failure with what to do. */
export async function start(options: StartOptions): Promise<void> {
  const { settings } = options;
  const role = readRole(options.role);
  const clock = openClock(options);
  const stopping = stopSignal();
  const terminal =
    role !== 'worker' && settings.chats.terminal.enabled ? openTerminal(settings, stopping.stop) : undefined;
  const person = process.stdin.isTTY && process.stdout.isTTY ? terminal : undefined;
  const log = person ? logBeside(person, settings) : openLog(settings);
  const parts = await wire({ settings, role, clock, log, chats: terminal ? [terminal] : [] });
  try {
    person?.note(
      `OnRecord reads ${settings.feeds.length} sources into ${dataDirectory(settings)}. Stories appear here as they form. Type /help to see what you can ask, quit to stop. The log is in ${logFile(settings)}.`,
    );
    await runParts(parts, role);
    await stopping.stopped;
    log.info('stopping');
  } finally {
    await parts.close();
  }
}

/** A log that stays out of the conversation; only how the first round of the sources went is told there. */
function logBeside({ note }: Pick<TerminalChat, 'note'>, settings: Settings): Log {
  return tellFirstRound(openLogFile(settings), { feeds: settings.feeds.length, tell: note });
}

/** Begins the work of a role on parts that are open. */
export async function runParts(parts: Parts, role: Role): Promise<void> {
  if (role !== 'bot') await runWorker(parts);
  if (role !== 'worker') await runBot(parts);
}

function readRole(role: string): Role {
  const found = ROLES.find((name) => name === role);
  if (!found) throw new Failure('bad-input', `There is no role "${role}": start ${ROLES.join(', ')}.`);
  return found;
}

/** Ctrl-C and SIGTERM ask for a graceful stop; a second one ends the process at once. */
export function stopSignal(): { readonly stop: () => void; readonly stopped: Promise<void> } {
  let stop: () => void = () => {};
  const stopped = new Promise<void>((done) => {
    stop = done;
  });
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      stop();
      process.once(name, () => process.exit(1));
    });
  }
  return { stop, stopped };
}
