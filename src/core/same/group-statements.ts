import { LEAST_KEYS_SHARED } from './match-keys.ts';
import { type Compared, type Sameness, sameStatement } from './same-statement.ts';

/** A statement of a speaker as it is grouped. */
export type Grouped = Compared & {
  readonly id: string;
  readonly articleId: string;
  readonly place: number; // in its article
  readonly workspace: string | null; // whose it is; null where everyone may see it
  readonly wordsKey: string | null; // equal for equal words, whatever their kind and day
  readonly matchKeys: readonly number[]; // of `matchKeys`, hashed
};

export type Placed = { readonly sameAs: string; readonly differsFrom: string | null };

/**
 * Which statements are one: each joins the earliest published statement that has equal words or is the same, and is a
 * first of its own where there is none. Everything is compared with firsts alone, so that nothing is joined over a
 * third: of one long quotation two others may have different halves. The outcome rests on what is given, not on
 * its order. What everyone may see is grouped as if nothing else were there; then a workspace's own statements join it or
 * each other. A first that differs from an earlier one in a fact only is remembered as that.
 */
export function groupStatements(statements: readonly Grouped[]): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  const ordered = statements.toSorted(byPublished);
  const shared: Firsts = { firsts: [], byWords: new Map() };
  for (const statement of ordered) if (statement.workspace === null) place(statement, shared, placed);
  const own = Map.groupBy(
    ordered.filter(({ workspace }) => workspace !== null),
    ({ workspace }) => workspace,
  );
  for (const some of own.values()) {
    const seen: Firsts = { firsts: [...shared.firsts], byWords: new Map(shared.byWords) };
    for (const statement of some) place(statement, seen, placed);
  }
  return placed;
}

/** Whether two statements are the same, differing or neither; cheap where they have hardly a word in common. */
export function relationOf(a: Grouped, b: Grouped): Sameness {
  if (a.wordsKey !== null && a.wordsKey === b.wordsKey) return 'same';
  const keys = new Set(a.matchKeys);
  let shared = 0;
  for (const key of b.matchKeys) if (keys.has(key)) shared++;
  // a quotation of two content words has one key only
  const least = Math.max(1, Math.min(LEAST_KEYS_SHARED, a.matchKeys.length, b.matchKeys.length));
  return shared < least ? 'other' : sameStatement(a, b);
}

type Firsts = { readonly firsts: Grouped[]; readonly byWords: Map<string, string> };

function place(statement: Grouped, { firsts, byWords }: Firsts, placed: Map<string, Placed>): void {
  const { id, wordsKey } = statement;
  let sameAs = wordsKey === null ? undefined : byWords.get(wordsKey);
  let differsFrom: string | null = null;
  if (sameAs === undefined) {
    for (const first of firsts) {
      const relation = relationOf(first, statement);
      if (relation === 'same') sameAs = first.id;
      if (relation === 'same') break;
      if (relation === 'differing') differsFrom ??= first.id;
    }
  }
  if (sameAs === undefined) firsts.push(statement);
  if (wordsKey !== null && !byWords.has(wordsKey)) byWords.set(wordsKey, sameAs ?? id);
  placed.set(id, { sameAs: sameAs ?? id, differsFrom: sameAs === undefined ? differsFrom : null });
}

function byPublished(a: Grouped, b: Grouped): number {
  return (
    compare(a.published, b.published) || compare(a.articleId, b.articleId) || a.place - b.place || compare(a.id, b.id)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
