import { describe, expect, test } from 'vitest';
import { findIn } from './say.ts';
import { knownPeople, speakerCases } from './speaker-cases.ts';

describe('who is meant, case by case', () => {
  test.each(speakerCases)('$text', ({ text, name }) => {
    const statement = findIn(text, { published: '2025-03-03', people: knownPeople }).statements.at(-1);
    expect(statement).toBeDefined();
    expect(statement?.speaker?.name ?? null).toBe(name);
  });
});
