import type { Archive } from './archive.ts';
import type { Bell } from './bell.ts';
import type { FrontDesk } from './chat.ts';
import type { Exports } from './exports.ts';
import type { Pictures } from './pictures.ts';
import type { Reads } from './reads.ts';

/** OnRecord in a browser. */
export interface Console {
  /**
   * Begins to answer, and returns the address to open.
   * @throws Failure 'bad-settings' where the port is taken or the address cannot be bound.
   */
  start(desk: ConsoleDesk): Promise<string>;
  close(): Promise<void>;
}

/** What pages are made of: the same commands as in every chat, the same queries, and what is told at once. */
export type ConsoleDesk = {
  readonly front: FrontDesk;
  readonly reading: readonly string[]; // the names of its commands that change nothing
  readonly reads: Reads;
  readonly archive: Archive;
  readonly exports: Exports;
  readonly bell: Bell;
  readonly pictures: () => Promise<Pictures>;
  readonly mounted: readonly Mounted[];
};

/** Pages of another part under a path of their own, such as health, metrics, or what waits in the queue. */
export type Mounted = {
  readonly path: string; // '/jobs'
  readonly to: 'all' | 'signed-in' | 'managers'; // who may see them; a program with the token is signed in
  readonly inlineStyles?: true; // it cannot do without them
  readonly handle: (request: Request) => Response | Promise<Response>;
};
