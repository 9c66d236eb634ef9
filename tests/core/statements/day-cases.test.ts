import { describe, expect, test } from 'vitest';
import { dayCases } from './day-cases.ts';
import { findIn } from './say.ts';

describe('the day on which it was said, case by case', () => {
  test.each(dayCases)('$text ($published)', ({ text, published, from, to }) => {
    const statement = findIn(text, { published }).statements.at(-1);
    expect(statement).toBeDefined();
    expect(statement?.said ?? null).toEqual(from === null ? null : { from, to });
  });
});
