import type { Command } from '../../core/request/command.ts';
import { newsdesk } from './commands/newsdesk.ts';
import { report } from './commands/report.ts';
import { sources } from './commands/sources.ts';
import { subscribe } from './commands/subscribe.ts';
import { unsubscribe } from './commands/unsubscribe.ts';
import type { DeskPorts } from './desk-ports.ts';

/** Everything that managers can change, and what anybody may report. */
export const deskCommands: readonly Command<DeskPorts>[] = [subscribe, unsubscribe, newsdesk, report, sources];
