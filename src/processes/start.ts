import { Failure } from '../model/failure.ts';
import type { Log } from '../ports/log.ts';
import type { Settings } from '../settings/schema.ts';
import {
  dataDirectory,
  logFile,
  mountHealth,
  openClock,
  openHealth,
  openLog,
  openLogFile,
  openMetrics,
  openTerminal,
  type Parts,
  ROLES,
  type Role,
  type TerminalChat,
  wire,
} from '../wiring.ts';
import { runBot } from './bot.ts';
import { processHealth } from './health.ts';
import { measureParts } from './measure-parts.ts';
import { endInTime, stopSignal } from './stop-signal.ts';
import { tellFirstRound } from './tell-first-round.ts';
import { runWeb } from './web.ts';
import { runWorker } from './worker.ts';

export type StartOptions = {
  readonly settings: Settings;
  readonly role: string;
  readonly clock?: string | undefined; // ISO: a simulated clock starts there
  readonly speed?: number | undefined; // times as fast as the machine's clock
};

/** Starts the parts of a role and runs until the process is told to stop; then it ends within 10 s. @throws Failure with what to do. */
export async function start(options: StartOptions): Promise<void> {
  const { settings } = options;
  const role = readRole(options.role);
  const clock = openClock(options);
  const stopping = stopSignal();
  const terminal =
    (role === 'all' || role === 'bot') && settings.chats.terminal.enabled
      ? openTerminal(settings, stopping.stop)
      : undefined;
  const person = process.stdin.isTTY && process.stdout.isTTY ? terminal : undefined;
  const log = person ? logBeside(person, settings) : openLog(settings);
  const ending = endInTime(stopping, log);
  const metrics = openMetrics();
  const health = processHealth(metrics);
  void stopping.stopped.then(health.stopping);
  const server = openHealth(settings);
  if (server) log.info('health-runs', { host: settings.health.host, port: await server.serve(health.desk) });
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined); // told by whichever of the races below is run
  let parts: Parts | undefined;
  try {
    parts = measureParts(
      health.opened(
        await wire({ settings, role, clock, log, chats: terminal ? [terminal] : [], onStoreLost: lost.reject }),
      ),
      metrics,
    );
    person?.note(
      `OnRecord reads ${settings.feeds.length} sources into ${dataDirectory(settings)}. Stories appear here as they form. Type /help to see what you can ask, quit to stop. The log is in ${logFile(settings)}.`,
    );
    if (!stopping.isAsked()) {
      const url = await runWeb(parts, mountHealth(health.desk));
      if (url !== undefined) person?.note(`The same in a browser: ${url}`);
      await Promise.race([runParts(parts, role).then(health.running), stopping.stopped, lost.promise]);
    }
    await Promise.race([stopping.stopped, lost.promise]);
    log.info('stopping');
  } finally {
    await parts?.close();
    await server?.close(); // last, as those who look must see that it stops, not that it is gone
    ending.allClosed();
  }
}

/** A log that stays out of the conversation; only how the first round of the sources went is told there. */
function logBeside({ note }: Pick<TerminalChat, 'note'>, settings: Settings): Log {
  return tellFirstRound(openLogFile(settings), { feeds: settings.feeds.length, tell: note });
}

/** Begins the work of a role on parts that are open. */
export async function runParts(parts: Parts, role: Role): Promise<void> {
  if (role === 'all' || role === 'worker') await runWorker(parts);
  if (role === 'all' || role === 'bot') await runBot(parts);
}

function readRole(role: string): Role {
  const found = ROLES.find((name) => name === role);
  if (!found) throw new Failure('bad-input', `There is no role "${role}": start ${ROLES.join(', ')}.`);
  return found;
}
