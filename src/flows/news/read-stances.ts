import { findStance } from '../../core/stance/find-stance.ts';
import type { StanceSpeaker } from '../../core/stance/own-side.ts';
import type { Article } from '../../model/article.ts';
import type { FoundStatement } from '../../model/statement.ts';
import type { Topic, TopicTag } from '../../model/topic.ts';
import type { FoundStance } from '../../ports/news-store.ts';

type ReadArticle = Pick<Article, 'title' | 'text' | 'sentences'>;

/**
 * Where the statements of an article stand on the propositions of its topics; unclear ones and those less sure than
 * `least` are left out. `statement` is an index into `statements`.
 */
export function readStances(
  statements: readonly FoundStatement[],
  about: {
    readonly article: ReadArticle;
    readonly tags: readonly TopicTag[];
    readonly topics: readonly Topic[];
    readonly least: number;
  },
): FoundStance[] {
  const tagged = about.topics.filter((topic) => about.tags.some((tag) => tag.topicId === topic.id));
  const found: FoundStance[] = [];
  const inOrder = [...statements.entries()].sort(([, a], [, b]) => a.start - b.start);
  for (const [index, statement] of inOrder) {
    const place = placeOf(statement, about.article);
    for (const topic of tagged) {
      for (const proposition of topic.propositions) {
        const stance = findStance({
          words: about.article.text.slice(statement.start, statement.end),
          ...place,
          cueClass: statement.cue?.class ?? null,
          proposition,
          onTopic: true,
          linked: found.some(
            (earlier) =>
              earlier.topicId === topic.id &&
              earlier.propositionId === proposition.id &&
              isContinued(statements[earlier.statement], { statement, article: about.article }),
          ),
        });
        if (stance === null || stance.position === 'unclear' || stance.confidence < about.least) continue;
        found.push({
          statement: index,
          topicId: topic.id,
          propositionId: proposition.id,
          position: stance.position,
          confidence: stance.confidence,
          evidence: stance.evidence && {
            start: statement.start + stance.evidence.start,
            end: statement.start + stance.evidence.end,
          },
        });
      }
    }
  }
  return found;
}

const BEFORE_SENTENCES = 3; // "appeared to walk back", then "On Thursday he said": what is referred to is near
const APART_SENTENCES = 2; // between two remarks of one speaker that still belong together

/** The whole sentences that the statement touches, those before them in its or the previous paragraph, and who speaks. */
function placeOf(
  statement: FoundStatement,
  { title, text, sentences }: ReadArticle,
): { readonly context: string; readonly before: string; readonly speaker: StanceSpeaker } {
  const touched = sentences.filter((sentence) => sentence.start < statement.end && sentence.end > statement.start);
  const start = touched[0]?.start ?? statement.start;
  const paragraph = touched[0]?.paragraph ?? 0;
  const near = sentences
    .filter((sentence) => sentence.end <= start && sentence.paragraph >= paragraph - 1)
    .slice(-BEFORE_SENTENCES);
  const { name = null, role = null } = statement.speaker ?? {};
  return {
    context: text.slice(start, touched.at(-1)?.end ?? statement.end),
    before: near[0] === undefined ? '' : text.slice(near[0].start, near.at(-1)?.end),
    speaker: { name, role, home: /^\S+/.exec(title)?.[0] ?? null },
  };
}

/** Whether a statement goes on from an earlier one: by the same known speaker, hardly a sentence later. */
function isContinued(
  earlier: FoundStatement | undefined,
  later: { readonly statement: FoundStatement; readonly article: ReadArticle },
): boolean {
  const speaker = earlier?.speaker?.personId ?? null;
  if (earlier === undefined || speaker === null || speaker !== later.statement.speaker?.personId) return false;
  const between = later.article.sentences.filter(
    (sentence) => sentence.start >= earlier.end && sentence.end <= later.statement.start,
  );
  return between.length <= APART_SENTENCES;
}
