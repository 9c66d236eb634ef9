import type { MessageBody } from './bodies.ts';

export type Pings = {
  readonly everyone: boolean;
  readonly here: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
};

/**
 * Whom a text pings under its allowed_mentions. Without them everything pings, in edits too. What stands in code does
 * not ping; a backslash is no protection for @everyone.
 */
export function findPings(text: string, allowed: MessageBody['allowed_mentions']): Pings {
  const plain = text.replaceAll(/```[\s\S]*?```|`[^`\n]+`/g, ' ');
  const ids = (pattern: RegExp) => [...new Set([...plain.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const parse = (kind: 'users' | 'roles' | 'everyone') => !allowed || (allowed.parse ?? []).includes(kind as never);
  const may = (kind: 'users' | 'roles') => (id: string) => parse(kind) || (allowed?.[kind] ?? []).includes(id);
  return {
    everyone: parse('everyone') && plain.includes('@everyone'),
    here: parse('everyone') && plain.includes('@here'),
    users: ids(/(?<!\\)<@!?(\d+)>/g).filter(may('users')),
    roles: ids(/(?<!\\)<@&(\d+)>/g).filter(may('roles')),
  };
}
