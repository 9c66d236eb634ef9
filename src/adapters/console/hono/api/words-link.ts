import { linkToWords } from '../../../../core/reply/lines.ts';
import type { Statement } from '../../../../model/statement.ts';

/** The address of the very words in the outlet's page; null where the article has none. */
export function exactWordsLink(statement: Pick<Statement, 'outlet' | 'url' | 'parts'>): string | null {
  const link = linkToWords(statement);
  return typeof link !== 'string' && link.kind === 'link' ? link.url : null;
}
