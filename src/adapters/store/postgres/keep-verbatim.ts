import { verbatimFault } from '../../../core/statements/verbatim-fault.ts';
import type { Article } from '../../../model/article.ts';
import type { Findings } from '../../../ports/news-store.ts';

/** Findings without the statements that are not in the text at their offsets, and without the stances on those. */
export function keepVerbatim(
  findings: Findings,
  text: Article['text'],
): { readonly kept: Findings; readonly refused: readonly string[] } {
  const faults = findings.statements.map((statement) => verbatimFault(text, statement));
  const refused = faults.filter((fault) => fault !== null);
  if (refused.length === 0) return { kept: findings, refused };
  let next = 0;
  const places = faults.map((fault) => (fault === null ? next++ : null));
  const kept = {
    ...findings,
    statements: findings.statements.filter((_, index) => faults[index] === null),
    stances: findings.stances.flatMap((stance) => {
      const statement = places[stance.statement] ?? null;
      return statement === null ? [] : [{ ...stance, statement }];
    }),
  };
  return { kept, refused };
}
