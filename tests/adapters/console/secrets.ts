import type { Store } from '../../../src/adapters/store/postgres/open.ts';
import {
  article,
  at,
  begin,
  briefing,
  change,
  DAY,
  feed,
  LONG_AGO,
  record,
  subscription,
  topic,
} from '../../contracts/store/samples.ts';

const TEXT = 'Nobody else knows.\n“The vault will be moved,” said Ida Holt. That is all.';
const TURN = 'It was told again.\n“The vault will stay,” said Ida Holt. That is all.';

/** What must not be seen outside of the workspace: words of its articles and headlines, its source, its topic. */
export const SECRET = /vault|leak|secret/i;

/** A source, a topic, a story, statements, a change and a subscription of another workspace; and a shared article on its topic. */
export async function addSecrets(store: Store) {
  await store.desk.saveFeed(feed('leak', 'zenith'), 'zoe', at(0));
  await store.desk.saveTopic(topic('secret', 'zenith'), 'zoe', at(0));
  const own = { feedId: 'leak', outlet: 'leak', url: 'https://leak.example/vault' };
  const tags = [{ topicId: 'secret', score: 1, evidence: [{ field: 'title' as const, start: 0, end: 5 }] }];
  const about = { tags: [...tags, { ...tags[0], topicId: 'bridge', score: 1, evidence: [] }] };
  const first = await record(
    store,
    article('vault-1', { ...own, text: TEXT, title: 'The vault moves', published: at(DAY + 2) }),
    [{ words: 'The vault will be moved,', by: 'ida-holt', position: 'supports' }],
    about,
  );
  const second = await record(
    store,
    article('vault-2', { ...own, text: TURN, title: 'The vault stays', published: at(DAY + 3) }),
    [{ words: 'The vault will stay,', by: 'ida-holt', position: 'opposes' }],
    about,
  );
  const [one, other] = [...first.statements, ...second.statements];
  if (!one || !other) throw new Error('the articles say nothing');
  await store.news.saveChanges([change(one, other)]);
  const storyId = await store.stories.join(first.article, LONG_AGO, () => begin(first.article), at(DAY + 3));
  await store.stories.open(storyId, 10);
  const told = { title: 'The vault moves', topicIds: ['secret', 'bridge'], outlets: ['leak'], statementIds: [one.id] };
  const seen = { firstSeen: at(DAY + 2), lastSeen: at(DAY + 3), madeAt: at(DAY + 3) };
  const source = { articleId: 'vault-1', revision: 1, outlet: 'leak', url: own.url, start: 0, end: 18 };
  const bullet = { text: 'Nobody else knows.', verbatim: true, sources: [source], outlets: 1, isNew: false };
  await store.stories.saveBriefing(briefing(storyId, { ...told, ...seen, bullets: [bullet] }), at(DAY + 3));
  const channel = { chat: 'slack', workspace: 'zenith', id: 'C1' };
  await store.desk.subscribe(subscription({ channel, topicId: 'secret' }), at(0));
  // everybody may read this one, but not that it is on a topic of theirs
  await record(
    store,
    article('ferry', { text: '“A ferry is enough,” said Olaf Brandt.', published: at(DAY) }),
    [{ words: 'A ferry is enough,', by: 'olaf-brandt' }],
    { tags },
  );
  return { storyId, statementId: one.id, articleId: 'vault-1', topicId: 'secret', channel };
}
