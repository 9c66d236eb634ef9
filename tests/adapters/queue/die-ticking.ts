import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { realClock } from '../../../src/adapters/system/node/clock.ts';
import { listeningLog } from './listening-log.ts';

// Run as a process of its own: begins a tick of "sweep" and never ends it, until it is killed.
const [url = '', prefix = '', everyMs = ''] = process.argv.slice(2);

const queue = await openQueue({
  backend: { kind: 'redis', url, prefix },
  clock: realClock(),
  log: listeningLog().log,
});
await queue.every('sweep', Number(everyMs), async () => {
  process.stdout.write('holding\n');
  return new Promise(() => undefined);
});
