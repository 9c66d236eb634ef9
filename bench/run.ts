import { benchDay } from './day.ts';
import { benchFlow } from './flow.ts';
import { benchStance } from './stance.ts';
import { benchStart } from './start.ts';

const benchmarks = { day: benchDay, flow: benchFlow, start: benchStart, stance: benchStance };

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for await (const line of bench()) process.stdout.write(`  ${line}\n`);
}
process.exit(0); // pools of finished benchmarks may still linger
