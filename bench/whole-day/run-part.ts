import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { simulatedClock } from '../../src/adapters/system/node/clock.ts';
import { pinoLog } from '../../src/adapters/system/node/log.ts';
import type { Catalogue } from '../../src/ports/news-store.ts';
import { runParts } from '../../src/processes/start.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { type Role, wire } from '../../src/wiring.ts';
import { benchChat } from './bench-chat.ts';

/** A process of a role as `onrecord start` runs it, but with the bench's chat, on a clock that the bench gives (IPC). */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string' },
    from: { type: 'string' },
    speed: { type: 'string' },
    begun: { type: 'string' },
    heavy: { type: 'string' }, // milliseconds that finding statements takes longer in each article
    heavyBy: { type: 'string' }, // 'waits' for another machine, or 'computes'
  },
});
const role = positionals[0] as Role; // the bench's own argument
const speed = Number(values.speed);
const from = Date.parse(String(values.from)) + (Date.now() - Number(values.begun)) * speed;
const clock = simulatedClock({ from: new Date(from).toISOString(), speed });
const settings = loadSettings({ directory: String(values.config), env: process.env });
const log = pinoLog({ level: settings.log.level, pretty: false });
const parts = await wire({ settings, role, clock, log, chats: [benchChat(clock)] });
await runParts({ ...parts, store: { ...parts.store, catalogue: slower(parts.store.catalogue) } }, role);
process.send?.('runs');
process.on('disconnect', () => process.exit(1)); // the bench is gone
process.on('message', async () => {
  await parts.close();
  process.exit(0);
});

/** The step that finds statements asks once for the people of each article. */
function slower(catalogue: Catalogue): Catalogue {
  const ms = Number(values.heavy ?? 0);
  if (ms === 0) return catalogue;
  return {
    ...catalogue,
    async people() {
      if (values.heavyBy === 'waits') await sleep(ms);
      else for (const until = performance.now() + ms; performance.now() < until; );
      return catalogue.people();
    },
  };
}
