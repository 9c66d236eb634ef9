import { allComponents, COMPONENTS_V2, SUPPRESS_EMBEDS } from './bodies.ts';
import { findPings } from './find-pings.ts';
import { type Rendered, readMarkdown } from './read-markdown.ts';
import type { Effects } from './types.ts';
import type { Stored } from './world.ts';

/**
 * What a message does when it is shown, apart from what lies within `own`: literal pieces or patterns of the caller's
 * own formatting. Pings are told in any case. Each mark of a formatting has to be own: a hostile one never is.
 */
export function showEffects({ message, versions }: Stored, own: readonly (string | RegExp)[]): Effects {
  const flags = message.flags ?? 0;
  const displays = allComponents(message.components ?? []).flatMap(({ type, content }) =>
    type === 10 ? [String(content)] : [],
  );
  const inEmbeds = message.embeds.flatMap(({ title, description, fields }) => [
    title ?? '',
    description ?? '',
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  const foreign = (text: string): Rendered[] => {
    const spans = ownSpans(text, own);
    const isOwn = ([from, to]: readonly [number, number]) => spans.some(([start, end]) => start <= from && to <= end);
    return readMarkdown(text).filter(({ marks }) => !marks.every(isOwn));
  };
  const content = foreign(message.content);
  const all = [...content, ...[...displays, ...inEmbeds].flatMap(foreign)];
  const unfurls =
    flags & (SUPPRESS_EMBEDS | COMPONENTS_V2) ? [] : content.filter(({ kind }) => kind.endsWith('unfurling'));
  return {
    pings: [...new Set(versions.flatMap(({ text, allowed }) => names(findPings(text, allowed))))],
    mentions: all.filter(({ kind }) => kind === 'mention').map(({ text }) => text),
    maskedLinks: all.flatMap(({ kind, label, url }) =>
      kind.startsWith('masked') ? [{ label: label ?? '', url: url ?? '' }] : [],
    ),
    unfurls: unfurls.map(({ url, text }) => url ?? text),
    formatting: all.filter(({ kind }) => !SPOKEN_OF.has(kind)).map(({ kind, text }) => ({ kind, text })),
  };
}

const SPOKEN_OF = new Set(['mention', 'masked', 'masked-unfurling', 'unfurling', 'quiet-link']);

function ownSpans(text: string, own: readonly (string | RegExp)[]): [number, number][] {
  return own.flatMap((piece) => {
    const pattern =
      typeof piece === 'string' ? new RegExp(RegExp.escape(piece), 'g') : new RegExp(piece, flagsOf(piece));
    return [...text.matchAll(pattern)].map(({ index, 0: { length } }): [number, number] => [index, index + length]);
  });
}

const flagsOf = ({ flags }: RegExp): string => (flags.includes('g') ? flags : `${flags}g`);

const names = ({ everyone, here, users, roles }: ReturnType<typeof findPings>): string[] => [
  ...(everyone ? ['everyone'] : []),
  ...(here ? ['here'] : []),
  ...users.map((id) => `user:${id}`),
  ...roles.map((id) => `role:${id}`),
];
