import type { BriefingContent, Bullet } from '../../model/briefing.ts';
import type { Block, Line, Reply } from '../../model/reply.ts';
import type { SourcedStatement } from '../../model/statement.ts';
import { outletLink } from './lines.ts';
import { quoteBlock } from './write-statement.ts';

/** What the bullets of stories rest on, sentence by sentence, each with its outlets. */
export function storySources(contents: readonly BriefingContent[]): Reply {
  return {
    title: 'Sources',
    private: true,
    blocks: contents.flatMap(({ briefing, statements }): Block[] => [
      { kind: 'heading', text: briefing.title },
      { kind: 'bullets', items: briefing.bullets.map(bulletSources) },
      ...statements.map(withOutlets),
    ]),
    more: null,
  };
}

/** Statements with all the outlets that carry them. */
export function statementSources(statements: readonly SourcedStatement[]): Reply {
  return {
    title: 'Sources',
    private: true,
    blocks: [{ kind: 'heading', text: 'Sources' }, ...statements.map(withOutlets)],
    more: null,
  };
}

function bulletSources({ text, sources }: Bullet): Line {
  return [text, ' (', ...sources.flatMap((source, index): Line => [index === 0 ? '' : ', ', outletLink(source)]), ')'];
}

function withOutlets(sourced: SourcedStatement): Block {
  const block = quoteBlock({ ...sourced, alsoIn: [] });
  const also = sourced.alsoIn.length === 0 ? '' : `; also in ${sourced.alsoIn.join(', ')}`;
  return { ...block, source: [...block.source, also] };
}
