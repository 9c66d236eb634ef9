import { describe, expect, it, test } from 'vitest';
import { readText } from '../../../src/core/article/read-text.ts';
import { noticeChange } from '../../../src/core/stance/notice-change.ts';
import { findStatements } from '../../../src/core/statements/find-statements.ts';
import { makePeopleBook } from '../../../src/core/statements/people-book.ts';
import { readStances } from '../../../src/flows/news/read-stances.ts';
import { understand } from '../../../src/flows/news/understand.ts';
import type { FoundStatement } from '../../../src/model/statement.ts';
import type { Day } from '../../../src/model/time.ts';
import type { Topic } from '../../../src/model/topic.ts';

const topic: Topic = {
  id: 'nato-ukraine',
  name: 'NATO and Ukraine',
  workspace: null,
  any: ['NATO'],
  all: [['Ukraine', 'Kyiv']],
  not: [],
  people: [],
  places: [],
  propositions: [{ id: 'join', text: 'Ukraine should join NATO', about: 'NATO membership for Ukraine' }],
};

const title = 'Brek changes course on Kyiv';
const text = [
  'Mr Brek, who met allies in Oslo, appeared to retreat from his words of Monday, when he said it was not realistic for Ukraine to join NATO.',
  'On Tuesday he said “all options are on the table” in talks with Kyiv and Moscow.',
  '“The premier leads these talks. Everything is on the table. I will tell you more in June,” Mr Brek said.',
  'The chairman of the rail board had other worries. “Everything is on the table,” Nils Aker said.',
].join('\n\n');

// fixed statements, so that what finds them may change
function said(words: string, by: { readonly surname: string; readonly day: Day }): FoundStatement {
  const start = text.indexOf(words);
  const end = start + words.length;
  const at = text.indexOf(by.surname);
  return {
    start,
    end,
    parts: [{ start, end, text: words }],
    kind: 'direct',
    speaker: {
      mention: { start: at, end: at + by.surname.length, text: by.surname },
      name: by.surname,
      role: null,
      personId: by.surname.toLowerCase(),
    },
    cue: null,
    said: { from: by.day, to: by.day },
    confidence: 0.9,
  };
}

const monday = said('it was not realistic for Ukraine to join NATO', { surname: 'Brek', day: '2026-05-04' });
const options = said('“all options are on the table” in talks with Kyiv and Moscow', {
  surname: 'Brek',
  day: '2026-05-05',
});
const premier = said('The premier leads these talks. Everything is on the table. I will tell you more in June,', {
  surname: 'Brek',
  day: '2026-05-05',
});
const rails = said('“Everything is on the table,” Nils', { surname: 'Aker', day: '2026-05-05' });

const read = (statements: readonly FoundStatement[]) =>
  readStances(statements, {
    article: { title, text, sentences: readText(text).sentences },
    tags: [{ topicId: topic.id, score: 1, evidence: [] }],
    topics: [topic],
    least: 0.5,
  });

describe('readStances', () => {
  it('takes a remark for what the same speaker was said to have spoken of right before', () => {
    const found = read([monday, options, premier, rails]);
    expect(found.map(({ statement, position }) => [statement, position])).toEqual([
      [0, 'opposes'],
      [1, 'open'],
      [2, 'open'],
    ]);
    expect(found[1]?.confidence).toBeCloseTo(0.85, 1);
    expect(found.map(({ evidence }) => evidence && text.slice(evidence.start, evidence.end))).toEqual([
      'not realistic for Ukraine to join NATO',
      'all options are on the table',
      'Everything is on the table',
    ]);
  });

  it('takes the second remark for nothing without the first', () => {
    expect(read([premier])).toEqual([]);
    expect(read([monday, rails]).map(({ statement }) => statement)).toEqual([0]);
  });

  it('makes one change of it, whichever statement is looked at', () => {
    const statements = [monday, options, premier];
    const positions = read(statements).map(({ statement, ...stance }) => {
      const id = `s${statement}`;
      const found = statements[statement]!; // an index into it
      return {
        statement: {
          ...found,
          id,
          sameAs: id,
          articleId: 'a',
          revision: 1,
          outlet: 'The Harbour Post',
          url: null,
          title,
          published: '2026-05-05T12:00:00.000Z',
        },
        stance: { ...stance, statementId: id },
      };
    });
    const changes = positions.flatMap(
      (latest) => noticeChange(positions, latest, { articleText: text, noticedAt: '2026-05-05T13:00:00.000Z' }) ?? [],
    );
    expect(new Set(changes.map(({ id }) => id)).size).toBe(1);
    expect(changes[0]).toMatchObject({ label: 'softened', firstStatementId: 's0' });
  });
});

test.each<[string, string, string | null]>([
  ['Norwegian foreign minister', 'Norway supports', 'supports'],
  ['Defence Minister', 'Norway supports', 'supports'],
  ['Defence Minister', 'Denmark supports', null],
  ['Danish foreign minister', 'Norway supports', null],
])('a %s who says "%s" ...: %s', (role, opening, position) => {
  const words = `${opening} NATO membership for Ukraine without reservations`;
  const found = readStances([{ ...monday, start: 0, end: words.length, speaker: { ...monday.speaker!, role } }], {
    article: { title: 'Norway backs Ukraine', text: `${words}.`, sentences: readText(`${words}.`).sentences },
    tags: [{ topicId: topic.id, score: 1, evidence: [] }],
    topics: [topic],
    least: 0.5,
  });
  expect(found[0]?.position ?? null).toBe(position);
});

describe('understand', () => {
  const article = {
    id: 'a',
    title: 'Veld on NATO and Ukraine',
    text: '“Ukraine should join NATO,” Foreign Minister Tomas Veld said on Tuesday.\n\nThe harbour was closed.',
    published: '2026-05-05T12:00:00.000Z',
  };
  const given = { ...article, sentences: readText(article.text).sentences };

  it('gives statements, topics, stances with their evidence in the text, and who was learnt', () => {
    const findings = understand(
      given,
      { people: [], topics: [topic] },
      { statementConfidence: 0, stanceConfidence: 0 },
    );
    expect(findings.tags.map(({ topicId }) => topicId)).toEqual(['nato-ukraine']);
    expect(findings.stances).toMatchObject([{ propositionId: 'join', position: 'supports' }]);
    const evidence = findings.stances[0]?.evidence;
    expect(article.text.slice(evidence?.start, evidence?.end)).toBe('Ukraine should join NATO');
    expect(findings.people).toMatchObject([{ name: 'Tomas Veld', learntFrom: 'a' }]);
  });

  it('leaves out what is less sure than the limits', () => {
    const sure = Math.max(...findStatements(given, makePeopleBook([])).statements.map(({ confidence }) => confidence));
    const known = { people: [], topics: [topic] };
    const none = understand(given, known, { statementConfidence: Math.min(1, sure + 0.01), stanceConfidence: 0 });
    expect(sure === 1 ? [] : none.statements).toEqual([]);
    expect(understand(given, known, { statementConfidence: 0, stanceConfidence: 1 }).stances).toEqual([]);
  });
});
