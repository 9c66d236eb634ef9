import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import pc from 'picocolors';
import { cleanText } from '../../../core/reply/clean-text.ts';
import { plainStyle, renderText, type TextStyle } from '../../../core/reply/render-text.ts';
import { wrapText } from '../../../core/reply/wrap-text.ts';
import { parseRequest } from '../../../core/request/parse-request.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply, Request } from '../../../model/reply.ts';
import type { Asker, Chat, FrontDesk } from '../../../ports/chat.ts';
import { type Entry, openJournal } from './journal.ts';

export type TerminalOptions = {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly directory: string; // where the channels' journals are kept
  readonly workspace: string;
  readonly channel: string; // the channel that typed commands speak for
  readonly timezone: string;
  readonly onQuit: () => void; // somebody typed quit, or Ctrl-D
};

export type TerminalChat = Chat & {
  /** Resolves when the input has ended and all that was typed has been answered. */
  readonly ended: Promise<void>;
  /** Tells whoever sits there something that is no post: it stands above the prompt and is kept nowhere. */
  readonly note: (words: string) => void;
};

/**
 * The terminal as a chat: posts appear as they arrive, commands are typed, or read from a pipe one line each and
 * answered in order. Its channel is a journal file, so that posts survive and are never made twice.
 */
export function terminalChat(options: TerminalOptions): TerminalChat {
  const { input, output } = options;
  const journal = openJournal(options.directory);
  const style = output.isTTY && pc.isColorSupported ? colours : plainStyle;
  const width = () => Math.max(40, Math.min(output.columns ?? 100, 120));
  const render = (reply: Reply) => renderText(reply, { timezone: options.timezone, width: width(), style });
  let lines: Interface | undefined;
  let more: Request | null = null;
  let hasQuit = false;
  let markEnded: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    markEnded = resolve;
  });

  /** Prints above the prompt, and lets a half-typed line stand, also one of several rows. */
  const print = (text: string) => {
    if (output.isTTY && lines) {
      const { rows } = lines.getCursorPos();
      output.write(`\r${rows > 0 ? `\u001b[${rows}A` : ''}\u001b[J`);
    }
    output.write(`${text}\n`);
    if (output.isTTY && lines) lines.prompt(true);
  };

  const answerLine = async (line: string, desk: FrontDesk, asker: Asker): Promise<void> => {
    const words = line.trim();
    if (words === '' || hasQuit) return;
    if (!input.isTTY) print(`\n> ${cleanText(words)}`);
    if (/^\/?(quit|exit)$/i.test(words)) {
      hasQuit = true;
      return options.onQuit();
    }
    try {
      if (/^\/?more$/i.test(words) && more === null)
        throw new Failure('bad-input', 'There is nothing more to show: ask something first, such as /brief.');
      const request = /^\/?more$/i.test(words) && more ? more : parseRequest(words, desk.commands);
      const reply = await desk.answer(request, asker);
      more = reply.more;
      print(render(reply));
    } catch (error) {
      // One line that cannot be answered must not end the conversation.
      print(error instanceof Failure ? cleanText(error.words) : 'Something went wrong with that line: try /help.');
    }
  };

  /** A key that is in the journal was posted before: a second call is no second post. */
  const postOnce = (channel: string, entry: Entry, isUnder = false) => {
    try {
      if (journal.find(channel, entry.key) === entry.ref) return;
      journal.append(channel, entry);
    } catch (cause) {
      throw new Failure('chat-down', `The channel's journal in ${options.directory} cannot be written.`, {
        retry: true,
        cause,
      });
    }
    const line = `── #${cleanText(channel)}${isUnder ? ', under an earlier post' : ''} ${'─'.repeat(Math.max(0, RULE_COLUMNS - channel.length))}`;
    print(`\n${style.small(line)}\n${render(entry.reply).replace(/^\n/, '')}\n`);
  };

  return {
    name: 'terminal',
    spacingMs: 0,
    editEveryMs: 0,
    ended,
    note: (words) => print(wrapText(cleanText(words), { width: width(), first: '', rest: '' })),
    async start(desk) {
      const channel = { chat: 'terminal', workspace: options.workspace, id: options.channel };
      const asker: Asker = { channel, user: 'you', mayManage: true, timezone: options.timezone };
      const reader = createInterface({
        input,
        ...(output.isTTY ? { output } : {}),
        prompt: style.strong('onrecord> '),
        terminal: Boolean(input.isTTY && output.isTTY),
      });
      lines = reader;
      let answering = Promise.resolve();
      reader.on('line', (line) => {
        // One after the other: a script's answers come in the order of its lines.
        answering = answering
          .then(() => answerLine(line, desk, asker))
          .then(() => {
            if (output.isTTY) lines?.prompt();
          });
      });
      reader.on('SIGINT', () => options.onQuit());
      reader.on('close', () => {
        lines = undefined;
        answering.then(() => {
          markEnded();
          if (input.isTTY) options.onQuit();
        });
      });
      if (output.isTTY) reader.prompt();
    },
    async post(place, reply, key) {
      postOnce(place.id, { ref: key, key, reply }, place.thread !== undefined);
      return key;
    },
    async edit(channel, messageRef, reply, key) {
      postOnce(channel.id, { ref: messageRef, key, reply });
    },
    async find(channel, key) {
      return journal.find(channel.id, key);
    },
    async close() {
      lines?.close();
    },
  };
}

const RULE_COLUMNS = 40;

const colours: TextStyle = { strong: pc.bold, small: pc.dim, heading: (text) => pc.bold(pc.cyan(text)) };
