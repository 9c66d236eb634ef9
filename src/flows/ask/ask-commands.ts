import type { Command } from '../../core/request/command.ts';
import type { AskPorts } from './ask-ports.ts';
import { brief } from './commands/brief.ts';
import { news } from './commands/news.ts';
import { quotes } from './commands/quotes.ts';
import { stance } from './commands/stance.ts';
import { whoSaid } from './commands/who-said.ts';

/** Everything that one can ask. */
export const askCommands: readonly Command<AskPorts>[] = [brief, stance, quotes, news, whoSaid];
