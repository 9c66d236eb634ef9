import { parseArgs } from 'node:util';
import { pinoLog } from '../../src/adapters/system/node/log.ts';
import { runParts } from '../../src/processes/start.ts';
import { endInTime, stopSignal } from '../../src/processes/stop-signal.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { type Role, wire } from '../../src/wiring.ts';
import { jumpingClock } from './jumping-clock.ts';
import { RUNS } from './keep-part.ts';

/**
 * A process of a role as `onrecord start` runs it, but on a clock that runs fast and jumps with the machine's, and
 * which can be asked what its store and its queue hold (IPC).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { config: { type: 'string' }, clock: { type: 'string' } },
});
const role = positionals[0] as Role; // the benchmark's own argument
const settings = loadSettings({ directory: String(values.config), env: process.env });
const log = pinoLog({ level: settings.log.level, pretty: false });
const stopping = stopSignal();
const ending = endInTime(stopping, log);
const clock = jumpingClock(JSON.parse(String(values.clock)));
try {
  const parts = await wire({ settings, role, clock, log, chats: [] });
  process.on('message', async ({ id, sql }: { readonly id: number; readonly sql: string | null }) => {
    try {
      const rows = sql === null ? await parts.queue.dead.list(100) : (await parts.database.pool.query(sql)).rows;
      process.send?.({ id, rows });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
  process.on('disconnect', () => process.exit(1)); // the benchmark is gone
  const running = runParts(parts, role).then(() => process.send?.({ id: RUNS }));
  if (!stopping.isAsked()) await Promise.race([running, stopping.stopped]);
  await stopping.stopped;
  await parts.close();
  process.disconnect?.();
} catch (error) {
  log.error('ended-by-error', { error });
  process.exitCode = 1;
  process.disconnect?.();
}
ending.allClosed();
