import { withPageLink } from '../core/reply/page-link.ts';
import { answer, type OfferedCommand, offer } from '../core/request/answer.ts';
import { complete } from '../core/request/complete.ts';
import { askCommands } from '../flows/ask/ask-commands.ts';
import { deskCommands } from '../flows/desk/desk-commands.ts';
import { backup } from '../flows/operate/backup.ts';
import { exportRecord } from '../flows/operate/export.ts';
import { jobs } from '../flows/operate/jobs.ts';
import { reports } from '../flows/operate/reports.ts';
import type { Backups } from '../ports/backup.ts';
import type { Asker, FrontDesk } from '../ports/chat.ts';
import type { Queue } from '../ports/queue.ts';
import { type Parts, TERMINAL_CHANNEL } from '../wiring.ts';
import { runBackups } from './run-backups.ts';
import { handle } from './worker.ts';

/** Speaks with people: posts what channels are owed, and answers commands in every chat. */
export async function runBot(parts: Parts): Promise<void> {
  const desk = leadingOn(frontDesk(parts), parts.consoleUrl);
  for (const chat of parts.chats.values()) await chat.start(desk);
  await parts.queue.work(['deliver'], (job, signal) => handle(job, parts, signal));
  // With an embedded store no second process can read it, so this one answers for the command line.
  if (parts.database.kind === 'embedded') {
    const operator = operatorDesk({ ...parts, backups: runBackups(parts) });
    await parts.control.serve((request) => operator.answer(request, commandLine(parts)));
  }
  parts.log.info('bot-runs', { chats: [...parts.chats.keys()] });
}

/** All commands, each with what it may use: reading ones get `Reads` only, so that none can touch the news. */
export function frontDesk(parts: Pick<Parts, 'store' | 'feeds' | 'clock' | 'log' | 'settings'>): FrontDesk {
  return answering(chatCommands(parts), parts);
}

/** Answers that lead on to the console, which shows the same question with room for all of it. */
function leadingOn(desk: FrontDesk, consoleUrl: string | null): FrontDesk {
  if (consoleUrl === null) return desk;
  const reading = new Set(askCommands.map(({ name }) => name));
  return {
    ...desk,
    async answer(request, asker) {
      const reply = await desk.answer(request, asker);
      return reading.has(request.command) ? withPageLink(reply, consoleUrl, { kind: 'answer', request }) : reply;
    },
  };
}

/** The same for whoever operates this installation: failed jobs are retried, reports settled, the record is exported. */
export function operatorDesk(
  parts: Pick<Parts, 'store' | 'feeds' | 'clock' | 'log' | 'settings'> & {
    readonly queue: Pick<Queue, 'counts' | 'dead'>;
    readonly backups?: Backups;
  },
): FrontDesk {
  const { queue, store, backups } = parts;
  const operating = [
    ...offer([jobs], { queue }),
    ...offer([reports], { mistakes: store.mistakes }),
    ...offer([exportRecord], { exports: store.exports, reads: store.reads }),
    ...(backups ? offer([backup], { backups }) : []),
  ];
  return answering([...chatCommands(parts), ...operating], parts);
}

function chatCommands({ store, feeds, settings }: Pick<Parts, 'store' | 'feeds' | 'settings'>): OfferedCommand[] {
  return [
    ...offer(askCommands, { reads: store.reads }),
    ...offer(deskCommands, { desk: store.desk, reads: store.reads, feeds, defaultLanguage: settings.language }),
  ];
}

function answering(
  commands: readonly OfferedCommand[],
  { store, clock, log }: Pick<Parts, 'store' | 'clock' | 'log'>,
): FrontDesk {
  /** A chat must go on whatever happens here; what went wrong is in the log. */
  const calmly = async <T>(what: string, act: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      log.error(what, { error });
      return otherwise;
    }
  };
  return {
    commands,
    complete: (typed, { workspace }) =>
      calmly('complete-failed', async () => {
        const command = commands.find(({ name }) => name === typed.command);
        const option = command && Object.hasOwn(command.options, typed.option) && command.options[typed.option];
        if (!option) return [];
        const [topics, people] = await Promise.all([store.reads.topics(workspace), store.reads.people()]);
        return complete(option, typed, { topics, people, timezones: TIMEZONES });
      }, []),
    channels: (of) => calmly('channels-failed', () => store.reads.channels(of), []),
    left: (place, because) =>
      calmly(
        'left-failed',
        async () => {
          const paused = await store.deliveries.pauseLost(place, because, clock.now());
          log.warn('left', { ...place, paused, because });
        },
        undefined,
      ),
    answer: (request, asker) =>
      answer({
        request,
        commands,
        context: { ...asker, now: clock.now() },
        onFault: (error) => log.error('answer-failed', { command: request.command, error }),
      }),
  };
}

const TIMEZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** Who asks from the command line: whoever may read this machine's data, speaking for the terminal's channel. */
export function commandLine({ settings }: Pick<Parts, 'settings'>): Asker {
  return {
    channel: { chat: 'terminal', workspace: 'local', id: TERMINAL_CHANNEL },
    user: 'command line',
    mayManage: true,
    timezone: settings.timezone,
  };
}
