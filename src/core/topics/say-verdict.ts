import type { Person } from '../../model/person.ts';
import type { Topic, TopicEvidence } from '../../model/topic.ts';
import type { TopicVerdict } from './compile-topics.ts';
import { describeTopic } from './describe-topic.ts';
import type { SetName } from './index-topics.ts';

/** Why a text carries a topic or does not, in words that follow "it": "says “grain corridor”", "does not name Ukraine". */
export function sayVerdict(
  verdict: TopicVerdict | undefined,
  about: {
    readonly topic: Topic;
    readonly people: readonly Person[];
    readonly article: { readonly title: string; readonly text: string };
  },
): string {
  const { topic, people, article } = about;
  const quoted = (evidence: readonly TopicEvidence[]): string =>
    [...new Set(evidence.map(({ field, start, end }) => `“${article[field].slice(start, end)}”`))]
      .slice(0, WORDS_QUOTED)
      .join(', ');
  switch (verdict?.kind) {
    case 'carried':
      return `says ${quoted(verdict.tag.evidence)}`;
    case 'ruled-out':
      return `says ${quoted(verdict.evidence)}, which ${topic.name} rules out`;
    case 'in-passing':
      return `says ${quoted(verdict.evidence)} only in passing`;
    default:
      return `does not ${setInWords(topic, verdict?.set ?? 'any', people)}`;
  }
}

const WORDS_QUOTED = 4;
const PHRASES_NAMED = 5; // of what was asked for: some topics have dozens

function setInWords(topic: Topic, set: SetName, people: readonly Person[]): string {
  const nothing = { any: [], all: [], not: [], people: [], places: [] };
  const asked =
    set === 'any'
      ? { any: topic.any, people: topic.people }
      : set === 'places'
        ? { places: topic.places }
        : { any: topic.all[set] ?? [] };
  const phrases = asked.any ?? [];
  const left = phrases.length - PHRASES_NAMED;
  const words = describeTopic(
    { ...nothing, ...asked, any: phrases.slice(0, PHRASES_NAMED) },
    (id) => people.find((person) => person.id === id)?.name ?? id,
  );
  return left > 0 ? `${words} (or ${left} more)` : words;
}
