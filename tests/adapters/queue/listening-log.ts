import type { Log, LogFields } from '../../../src/ports/log.ts';

/** A log that keeps what it is told. */
export function listeningLog(): { readonly log: Log; readonly heard: { event: string; fields: LogFields }[] } {
  const heard: { event: string; fields: LogFields }[] = [];
  const keep = (event: string, fields: LogFields = {}): void => {
    heard.push({ event, fields });
  };
  return { log: { debug: keep, info: keep, warn: keep, error: keep }, heard };
}
