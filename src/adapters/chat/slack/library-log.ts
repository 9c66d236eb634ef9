import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../../../ports/log.ts';

/**
 * The libraries' own log, warnings and errors only. What they say may hold addresses with tickets, tokens, or what
 * somebody typed, so only their own first words are kept, without addresses.
 */
export function libraryLog(log: Log): Logger {
  const words = (parts: readonly unknown[]) => {
    const [first] = parts;
    const text = first instanceof Error ? `${first.name}: ${first.message}` : typeof first === 'string' ? first : '';
    return text
      .replace(/\b(?:https?|wss?):\/\/\S+/gi, '…')
      .replace(/\bx(?:ox[a-z]|app|oxe)[-.][\w.-]+/gi, '…')
      .replace(/[{[].*/su, '…')
      .slice(0, WORDS_AT_MOST);
  };
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn('slack-library', { words: words(parts) }),
    error: (...parts) => log.error('slack-library', { words: words(parts) }),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

const WORDS_AT_MOST = 200;
