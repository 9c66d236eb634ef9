import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/core/article/read-text.ts';
import { findStatementsStep } from '../../../src/flows/news/3-find-statements.ts';
import type { NewsPorts } from '../../../src/flows/news/news-ports.ts';
import type { Article } from '../../../src/model/article.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Position, PositionChange } from '../../../src/model/stance.ts';
import type { FoundStatement, Statement } from '../../../src/model/statement.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { Findings } from '../../../src/ports/news-store.ts';

const topic: Topic = {
  ...{ id: 'nato', name: 'NATO', workspace: null, any: ['NATO'], all: [], not: [], people: [], places: [] },
  propositions: [{ id: 'join', text: 'Norland should join NATO', about: 'joining NATO' }],
};

const person = (id: string, name: string): Person => ({
  ...{ id, name, kind: 'person', pronoun: null, aliases: [], roles: [], learntFrom: null },
});
const people = [person('ida-holt', 'Ida Holt'), person('olaf-brandt', 'Olaf Brandt')];

const text = [
  'The cabinet of Norland met on the harbour quay.',
  '“Norland should join NATO this summer,” said Ida Holt.',
  '“Norland should not join NATO under any circumstances,” said Olaf Brandt.',
].join('\n\n');

const article: Article = {
  ...{ id: 'a', itemId: 'a', feedId: 'f', outlet: 'Lantern', language: 'en', url: null, title: 'Norland and NATO' },
  ...{ author: null, published: '2026-03-04T09:00:00.000Z', modified: null, revision: 1, readFrom: 'page', text },
  sentences: readText(text).sentences,
};

const stored = (found: FoundStatement, about: Partial<Statement> = {}): Statement => {
  const id = about.id ?? `s${found.start}`;
  const { outlet, url, title, published } = article;
  return { ...found, id, sameAs: id, articleId: 'a', revision: 1, outlet, url, title, published, ...about };
};

type Made = { readonly ports: NewsPorts; readonly asked: string[]; readonly changes: PositionChange[] };

/** A store that takes statements as `keep` says, and has one earlier statement of whoever is asked for. */
function made(
  keep: (findings: Findings) => Findings['statements'],
  earlier?: (speaker: string) => { readonly statement: Statement; readonly position: Position } | undefined,
): Made {
  const asked: string[] = [];
  const changes: PositionChange[] = [];
  const nothing = () => {};
  const ports = {
    clock: { now: () => '2026-03-04T10:00:00.000Z' },
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    limits: { statementConfidence: 0, stanceConfidence: 0.6 },
    store: {
      feeds: { get: async () => undefined },
      catalogue: { people: async () => people, topics: async () => [topic] },
      news: {
        article: async () => article,
        saveFindings: async (_: Article, findings: Findings) => keep(findings).map((found) => stored(found)),
        earlierPositions: async ({ speakerId: speaker }: { readonly speakerId: string }) => {
          asked.push(speaker);
          const found = earlier?.(speaker);
          if (!found) return [];
          const { statement, position } = found;
          const about = { topicId: 'nato', propositionId: 'join', confidence: 0.9, evidence: null };
          return [{ statement, stance: { statementId: statement.id, position, ...about } }];
        },
        saveChanges: async (some: readonly PositionChange[]) => void changes.push(...some),
      },
    },
  } as unknown as NewsPorts; // all that the step uses
  return { ports, asked, changes };
}

const job = { step: 'find-statements', key: 'k', articleId: 'a', revision: 1 } as const;

describe('findStatementsStep', () => {
  it('keeps each stance with its speaker where the store refuses a statement', async () => {
    const all = made(({ statements }) => statements);
    await findStatementsStep(job, all.ports);
    expect(all.asked).toEqual(['ida-holt', 'olaf-brandt']);
    const some = made(({ statements }) => statements.filter(({ speaker }) => speaker?.personId !== 'ida-holt'));
    await findStatementsStep(job, some.ports);
    expect(some.asked).toEqual(['olaf-brandt']);
  });

  it.each([
    ['Norland should not join NATO this summer,', '2026-03-03T09:00:00.000Z', 0], // as another outlet heard it
    ['We had better stay out of every alliance.', '2026-03-03T09:00:00.000Z', 1],
    ['Norland should not join NATO this summer,', '2026-01-03T09:00:00.000Z', 1],
  ])('takes two reports of one utterance for no change of position: %s %s', async (words, published, expected) => {
    const { ports, changes } = made(
      ({ statements }) => statements,
      (speaker) => {
        if (speaker !== 'ida-holt') return undefined;
        const mention = { start: 0, end: 8, text: 'Ida Holt' };
        const found: FoundStatement = {
          ...{ start: 0, end: words.length, kind: 'direct', cue: null, said: null, confidence: 0.9 },
          parts: [{ start: 0, end: words.length, text: words }],
          speaker: { mention, name: 'Ida Holt', role: null, personId: 'ida-holt' },
        };
        return { statement: stored(found, { id: 'old', articleId: 'b', published }), position: 'opposes' };
      },
    );
    await findStatementsStep(job, ports);
    expect(changes).toHaveLength(expected);
  });
});
