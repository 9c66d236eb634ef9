import { DEFAULT_AT, nextDigestAt } from '../core/schedule/next-digest.ts';
import type { Channel, Subscription, Terms } from '../model/delivery.ts';
import type { Feed } from '../model/feed.ts';
import type { Person } from '../model/person.ts';
import type { Instant } from '../model/time.ts';
import type { Topic } from '../model/topic.ts';
import type { Settings } from './schema.ts';
import { slug, slugOfAddress } from './slug.ts';

/** The shared feeds. An id that is not written is made of the address, so it stays when the outlet is renamed. */
export function toFeeds(settings: Settings): readonly Feed[] {
  return settings.feeds.map((feed) => ({
    id: feed.id ?? slugOfAddress(feed.url),
    url: feed.url,
    outlet: feed.outlet,
    language: feed.language ?? settings.language,
    country: feed.country ?? null,
    pollEveryMinutes: feed.pollEveryMinutes ?? null,
    workspace: null,
    addedIn: null,
  }));
}

/** The shared topics; people stand as ids. */
export function toTopics(settings: Settings): readonly Topic[] {
  return settings.topics.map((topic) => ({
    id: topic.id ?? slug(topic.name),
    name: topic.name,
    workspace: null,
    any: topic.any,
    all: topic.all,
    not: topic.not,
    people: topic.people.map(slug),
    places: topic.places,
    propositions: topic.propositions.map(({ id, text, about }) => ({ id: id ?? slug(text), text, about })),
  }));
}

/** The known people and bodies. A body without a pronoun is "it"; a person without one has none. */
export function toPeople(settings: Settings): readonly Person[] {
  return settings.people.map((person) => ({
    id: person.id ?? slug(person.name),
    name: person.name,
    kind: person.kind,
    pronoun: person.pronoun ?? (person.kind === 'body' ? 'it' : null),
    aliases: person.aliases,
    roles: person.roles.map(({ title, from, to }) => ({ title, from: from ?? null, to: to ?? null })),
    learntFrom: null,
  }));
}

/** Who is told of trouble with what everyone shares: null where no channel is configured. */
export function toOperators({ operators, channels }: Settings): Channel | null {
  const [first] = channels;
  const { chat, workspace, id } = operators ?? first ?? { chat: '', workspace: '', id: '' };
  return chat === '' ? null : { chat, workspace, id };
}

/** The subscriptions of channels.yaml. Ids are made of channel and topic; `now` is their createdAt at first sight. */
export function toSubscriptions(settings: Settings, now: Instant): readonly Subscription[] {
  return settings.channels.flatMap(({ chat, workspace, id, subscriptions }) =>
    subscriptions.map((wish) => {
      const topicId = slug(wish.topic);
      const isDigest = wish.mode === 'digest';
      const terms = toTerms(wish);
      const when = {
        at: isDigest ? (wish.at ?? DEFAULT_AT) : null,
        days: wish.days,
        timezone: wish.timezone ?? settings.timezone,
      };
      return {
        id: `${chat}/${workspace}/${id}/${topicId}`,
        channel: { chat, workspace, id },
        topicId,
        mode: wish.mode,
        ...when,
        createdBy: CONFIGURED,
        createdAt: now,
        nextDigestAt: isDigest ? nextDigestAt(when, now) : null,
        pausedBecause: null,
        ...(Object.keys(terms).length === 0 ? {} : { terms }),
      };
    }),
  );
}

/** The keys that are set; what the mode cannot keep was refused when the file was read. */
function toTerms({ only, without, languages, fromOutlets, mostADay, quiet, evenEmpty }: Wish): Terms {
  return {
    ...(only ? { only } : {}),
    ...(without ? { without } : {}),
    ...(languages ? { languages } : {}),
    ...(fromOutlets ? { fromOutlets } : {}),
    ...(mostADay ? { mostADay } : {}),
    ...(quiet ? { quiet } : {}),
    ...(evenEmpty ? { evenEmpty } : {}),
  };
}

type Wish = Settings['channels'][number]['subscriptions'][number];

// createdBy, as opposed to the user who subscribed in chat
const CONFIGURED = 'configuration';
