import pc from 'picocolors';
import { pino } from 'pino';
import type { Log, LogFields } from '../../../ports/log.ts';
import { redact } from './redact.ts';

type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type LogOptions = {
  readonly level: LogLevel | 'silent';
  /** One short line for people on stderr; otherwise one JSON object a line there, for machines (stdout is left to what commands answer). */
  readonly pretty: boolean;
  /** Where to append JSON lines as well (or instead, when not pretty); its folder is made. */
  readonly file?: string;
};

/** Writes events without secrets: see redact.ts for what is hidden. Never throws. */
export function pinoLog(options: LogOptions): Log {
  const json = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'event',
      formatters: { level: (level) => ({ level }) },
    },
    jsonTarget(options),
  );
  const write = (level: LogLevel, event: string, fields: LogFields = {}): void => {
    if (!json.isLevelEnabled(level)) return;
    try {
      const safe = redact(fields) as Record<string, unknown>; // of an object it makes an object
      if (options.file !== undefined || !options.pretty) json[level](safe, event);
      if (options.pretty) process.stderr.write(`${line(level, event, safe)}\n`);
    } catch {
      // what cannot be written must not stop the news
    }
  };
  return {
    debug: (event, fields) => write('debug', event, fields),
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}

function jsonTarget(options: LogOptions): ReturnType<typeof pino.destination> {
  return options.file === undefined
    ? pino.destination({ dest: 2, sync: true })
    : pino.destination({ dest: options.file, mkdir: true, sync: true });
}

const COLOUR = { debug: pc.dim, info: pc.cyan, warn: pc.yellow, error: pc.red } as const;

/** "14:03:07 story-briefed storyId=s-12 bullets=4" */
function line(level: LogLevel, event: string, fields: Readonly<Record<string, unknown>>): string {
  const time = new Date().toISOString().slice(11, 19);
  const shown = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${pc.dim(`${name}=`)}${show(value)}`);
  return [pc.dim(time), COLOUR[level](event), ...shown].join(' ');
}

function show(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
  if (isCleanError(value)) return JSON.stringify([value.message, ...causes(value.cause)].join(' <- '));
  return JSON.stringify(value) ?? String(value);
}

type CleanError = { readonly message: string; readonly stack: string; readonly cause?: unknown };

function isCleanError(value: unknown): value is CleanError {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value;
}

function causes(value: unknown): readonly string[] {
  return isCleanError(value) ? [value.message, ...causes(value.cause)] : [];
}
