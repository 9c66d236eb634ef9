import type { SentFile } from './bodies.ts';
import { applicationRoutes } from './routes-application.ts';
import { channelRoutes } from './routes-channels.ts';
import { interactionRoutes } from './routes-interactions.ts';
import { messageRoutes } from './routes-messages.ts';
import type { Stored, World } from './world.ts';

export type Asked = {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly SentFile[];
};

export type Route = {
  /** "POST /channels/{channel_id}/messages", as Discord's API description has it. */
  readonly id: string;
  /** Needs no token of a bot. */
  readonly anybody?: boolean;
  /** Of an edit: the message as it is; the judge wants to know. May throw a Refusal. */
  readonly before?: (asked: Asked) => Stored | null;
  /** Throws a Refusal. */
  readonly answer: (asked: Asked) => { readonly status: number; readonly body?: unknown };
};

/** The route that a request goes to, with the parts of its path. */
export function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const { route, pattern } of TABLE) {
    const match = pattern.exec(`${method} ${path}`);
    if (match) return { route, params: match.groups ?? {} };
  }
  return undefined;
}

const TABLE = [...applicationRoutes, ...channelRoutes, ...messageRoutes, ...interactionRoutes].map((route) => ({
  route,
  pattern: new RegExp(`^${route.id.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));
