import type { Block, Reply, Request } from '../../model/reply.ts';
import { writeRequest } from './write-request.ts';

/** What a page of the console is about. */
export type PageSubject =
  | { readonly kind: 'story' | 'topic' | 'statement'; readonly id: string }
  | { readonly kind: 'answer'; readonly request: Request };

/** The address of a page of the console, which readers reach at `base` ("https://news.example.org", also with a path). */
export function pageAddress(base: string, subject: PageSubject): string {
  const root = base.replace(/\/+$/, '');
  switch (subject.kind) {
    case 'story':
      return `${root}/stories/${encodeURIComponent(subject.id)}`;
    case 'topic':
      return `${root}/topics/${encodeURIComponent(subject.id)}`;
    case 'statement':
      return `${root}/statements/${encodeURIComponent(subject.id)}`;
    case 'answer':
      return `${root}/ask?q=${encodeURIComponent(writeRequest(subject.request))}`;
    default:
      return subject satisfies never;
  }
}

/** A reply that leads on to a page of the console, which has room for what a message leaves out; as it was where `base` is null. */
export function withPageLink(reply: Reply, base: string | null, subject: PageSubject): Reply {
  if (base === null || reply.blocks.length === 0) return reply;
  const link: Block = {
    kind: 'text',
    line: [{ kind: 'link', text: 'Open in the console', url: pageAddress(base, subject) }],
    small: true,
    foot: true,
  };
  const before = reply.blocks.at(-1)?.kind === 'buttons' ? reply.blocks.length - 1 : reply.blocks.length;
  return { ...reply, blocks: reply.blocks.toSpliced(before, 0, link) };
}
