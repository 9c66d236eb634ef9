import { parseArgs } from 'node:util';
import { benchChaos } from './chaos.ts';
import { benchChatCommands } from './chat-commands.ts';
import { benchChatDeliveries } from './chat-deliveries.ts';
import { benchConsole } from './console.ts';
import { benchDay } from './day.ts';
import { benchEmbedded } from './embedded.ts';
import { benchEventLoop } from './event-loop.ts';
import { benchFlow } from './flow.ts';
import { benchFuzz } from './fuzz.ts';
import { benchPolling } from './polling.ts';
import { benchRetention } from './retention.ts';
import { benchStance } from './stance.ts';
import { benchStanceMillions } from './stance-millions.ts';
import { benchStart } from './start.ts';
import { benchStatements } from './statements.ts';
import { benchStories } from './stories.ts';
import { benchTopics } from './topics.ts';
import { benchTwoWorkers } from './two-workers.ts';
import { benchWholeDay } from './whole-day.ts';

const { values, positionals: wanted } = parseArgs({ allowPositionals: true, options: { seconds: { type: 'string' } } });

const benchmarks = {
  chaos: benchChaos,
  'chat-commands': () => benchChatCommands({ seconds: Number(values.seconds ?? 60) }),
  'chat-deliveries': benchChatDeliveries,
  console: benchConsole,
  day: benchDay,
  embedded: benchEmbedded,
  'event-loop': benchEventLoop,
  flow: benchFlow,
  fuzz: benchFuzz,
  polling: benchPolling,
  retention: benchRetention,
  start: benchStart,
  stance: benchStance,
  'stance-millions': benchStanceMillions,
  statements: benchStatements,
  stories: benchStories,
  topics: benchTopics,
  'two-workers': benchTwoWorkers,
  'whole-day': benchWholeDay,
};

/** Too long for a run of all. */
const onlyWhenNamed = new Set([
  'chaos',
  'chat-commands',
  'chat-deliveries',
  'console',
  'embedded',
  'stance-millions',
  'two-workers',
  'whole-day',
]);

for (const [name, bench] of Object.entries(benchmarks)) {
  if (wanted.length > 0 ? !wanted.includes(name) : onlyWhenNamed.has(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for await (const line of bench()) process.stdout.write(`  ${line}\n`);
}
process.exit(0); // pools of finished benchmarks may still linger
