import type { Store } from '../src/adapters/store/postgres/open.ts';
import { renderText } from '../src/core/reply/render-text.ts';
import { answer, offer } from '../src/core/request/answer.ts';
import { parseRequest } from '../src/core/request/parse-request.ts';
import { askCommands } from '../src/flows/ask/ask-commands.ts';
import type { Topic } from '../src/model/topic.ts';
import { NOW } from './stance-record.ts';

const WARM_UP = 20;
const ASKED = 200; // times each

/** A line that is asked, of a store, by the name that its times are told under. */
export type Ask = { readonly name: string; readonly store: Store; readonly line: string };

export type Times = readonly number[]; // milliseconds, sorted

/** All views of a topic in the last month, and what one speaker said of it in all the time on record. */
export function views(store: Store, topic: Topic): readonly Ask[] {
  const line = `/stance ${topic.id}`;
  return [
    { name: 'now', store, line },
    { name: 'changes', store, line: `${line} view:changes` },
    { name: 'timeline', store, line: `${line} view:timeline` },
    { name: 'of one speaker', store, line: `${line} view:timeline who:"Speaker 7" since:2024-01-01` },
  ];
}

/** Asks all of them in turn, so that the machine's other work slows all of them alike: from typed line to rendered reply. */
export async function askInTurn(asks: readonly Ask[]): Promise<readonly Times[]> {
  const times = asks.map((): number[] => []);
  for (let asked = 0; asked < WARM_UP + ASKED; asked++) {
    for (const [place, ask] of asks.entries()) {
      const took = await askOnce(ask);
      if (asked >= WARM_UP) times[place]?.push(took);
    }
  }
  return times.map((some) => some.sort((a, b) => a - b));
}

/** "now 4.1 / 5.0 / 7.3 ms": median, 95th and 99th percentile. */
export function showTimes(asks: readonly Ask[], times: readonly Times[]): string {
  const shown = asks.map(({ name }, place) => {
    const some = times[place] ?? [];
    return `${name} ${[0.5, 0.95, 0.99].map((share) => timeAt(some, share).toFixed(1)).join(' / ')} ms`;
  });
  return shown.join(', ');
}

export const timeAt = (times: Times, share: number): number => times[Math.floor(times.length * share)] ?? 0;

async function askOnce({ store, line }: Ask): Promise<number> {
  const commands = offer(askCommands, { reads: store.reads });
  const context = {
    channel: { chat: 'terminal' as const, workspace: 'local', id: 'terminal' },
    user: 'bench',
    mayManage: true,
    timezone: 'UTC',
    now: NOW,
  };
  const begun = performance.now();
  const reply = await answer({
    request: parseRequest(line, askCommands),
    commands,
    context,
    onFault: (error) => {
      throw error;
    },
  });
  const text = renderText(reply, { timezone: 'UTC', width: 100 });
  const took = performance.now() - begun;
  if (!text.includes('Speaker')) throw new Error(`no answer to ${line}: ${text}`);
  return took;
}
