import type { z } from 'zod';
import { turnedByCue } from '../../../../core/reply/turned-by-cue.ts';
import type { BriefingContent, BulletSource } from '../../../../model/briefing.ts';
import type { SpeakerPositions } from '../../../../model/stance.ts';
import type { SourcedStatement } from '../../../../model/statement.ts';
import type { ChangeInFull, PersonInFull, TopicSummary } from '../../../../ports/archive.ts';
import type * as shapes from './shapes.ts';
import { exactWordsLink } from './words-link.ts';

type Shape<Name extends keyof typeof shapes> = (typeof shapes)[Name] extends z.ZodType<infer T> ? T : never;

/** A statement as the API tells it. `base` is the address of this console. */
export function toStatement({ statement, alsoIn, variants }: SourcedStatement, base: string): Shape<'statement'> {
  const { speaker } = statement;
  return {
    id: statement.id,
    words: statement.parts.map(({ text }) => text),
    exact: statement.kind === 'direct' && turnedByCue(statement) === null,
    kind: statement.kind,
    speaker: speaker === null ? null : (speaker.name ?? speaker.mention.text),
    personId: speaker?.personId ?? null,
    role: speaker?.role ?? null,
    cue: statement.cue?.text ?? null,
    said: statement.said,
    published: statement.published,
    title: statement.title,
    source: toSource(statement),
    link: exactWordsLink(statement),
    page: `${base}/statements/${statement.id}`,
    alsoIn: [...alsoIn],
    variants: variants.map(({ outlet, url, words }) => ({ outlet, url, words: [...words] })),
    confidence: statement.confidence,
  };
}

const toSource = ({ outlet, url, articleId, revision, start, end }: BulletSource) => ({
  outlet,
  url,
  articleId,
  revision,
  start,
  end,
});

export const toStory = ({ briefing, statements }: BriefingContent, base: string): Shape<'story'> => ({
  id: briefing.storyId,
  revision: briefing.revision,
  title: briefing.title,
  bullets: briefing.bullets.map(({ text, verbatim, isNew, outlets, sources }) => ({
    text,
    verbatim,
    isNew,
    outlets,
    sources: sources.map(toSource),
  })),
  statements: statements.map((one) => toStatement(one, base)),
  topicIds: [...briefing.topicIds],
  outlets: [...briefing.outlets],
  articles: briefing.articles,
  firstSeen: briefing.firstSeen,
  lastSeen: briefing.lastSeen,
  page: `${base}/stories/${briefing.storyId}`,
});

export const toChange = ({ change, first, second }: ChangeInFull, base: string): Shape<'change'> => ({
  id: change.id,
  topicId: change.topicId,
  propositionId: change.propositionId,
  label: change.label as Shape<'change'>['label'], // the archive leaves out those that are none
  confidence: change.confidence,
  noticedAt: change.noticedAt,
  first: toStatement(first, base),
  second: toStatement(second, base),
});

export const toSpeaker = (
  { speakerId, name, role, positions, changes }: SpeakerPositions,
  base: string,
): Shape<'speaker'> => ({
  personId: speakerId,
  name,
  role,
  positions: positions.map(({ stance, ...sourced }) => ({
    topicId: stance.topicId,
    propositionId: stance.propositionId,
    position: stance.position,
    confidence: stance.confidence,
    statement: toStatement(sourced, base),
  })),
  changes: changes
    .filter(({ label }) => label !== 'same' && label !== 'unrelated')
    .map(({ label, firstStatementId, secondStatementId, noticedAt }) => ({
      label,
      firstStatementId,
      secondStatementId,
      noticedAt,
    })),
});

export const toTopic = ({ topic, stories, statements, changes, newestAt }: TopicSummary): Shape<'topic'> => ({
  id: topic.id,
  name: topic.name,
  propositions: topic.propositions.map(({ id, text, about }) => ({ id, text, about })),
  stories,
  statements,
  changes,
  newestAt,
});

export const toPerson = ({ person, topics }: PersonInFull): Shape<'person'> => ({
  id: person.id,
  name: person.name,
  kind: person.kind,
  roles: person.roles.map(({ title, from, to }) => ({ title, from, to })),
  topics: topics.map(({ topic, statements, lastSaid }) => ({ id: topic.id, name: topic.name, statements, lastSaid })),
});
