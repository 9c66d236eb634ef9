import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { realClock } from '../../../src/adapters/system/node/clock.ts';
import { listeningLog } from './listening-log.ts';

// Run as a process of its own: takes the jobs of read-item and never finishes one, until it is killed.
const [kind, where = '', prefix = ''] = process.argv.slice(2);

const queue = await openQueue({
  backend:
    kind === 'redis'
      ? { kind: 'redis', url: where, prefix }
      : { kind: 'postgres', pool: (await openEmbedded({ directory: where })).pool },
  clock: realClock(),
  log: listeningLog().log,
});
await queue.work(['read-item'], async () => {
  process.stdout.write('holding\n');
  return new Promise(() => undefined);
});
