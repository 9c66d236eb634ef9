import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { openStore, type Store } from '../../../src/adapters/store/postgres/open.ts';
import type { ConsoleDesk } from '../../../src/ports/console.ts';
import { frontDesk } from '../../../src/processes/bot.ts';
import { openPictures } from '../../../src/wiring.ts';
import {
  article,
  at,
  begin,
  briefing,
  change,
  DAY,
  feed,
  LONG_AGO,
  person,
  record,
  subscription,
  topic,
} from '../../contracts/store/samples.ts';

export const NOW = at(2 * DAY);
export const HOSTILE = '<img src=x onerror=alert(1)> & "quoted" </script><script>alert(2)</script>';

const TEXT = 'Talks went on for two days.\n“The bridge will never open,” said Ida Holt. Traffic was heavy.';
const TURN = 'The minister came back.\n“The bridge will open in May,” said Ida Holt. Nobody had expected it.';

/** A store with one story on the bridge, whose minister changed position, and what the console is given of it. */
export async function bridgeDesk(): Promise<{
  readonly desk: ConsoleDesk;
  readonly store: Store;
  readonly query: (text: string) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}> {
  const database = await openEmbedded({ directory: null });
  const store = await openStore(database);
  await store.feeds.sync([feed('herald'), feed('courier')], LONG_AGO);
  await store.catalogue.syncTopics([topic('bridge')]);
  await store.catalogue.syncPeople([
    person('ida-holt', { name: 'Ida Holt', roles: [{ title: 'transport minister', from: null, to: null }] }),
  ]);
  const told = { by: 'ida-holt' };
  const first = await record(store, article('one', { text: TEXT, published: at(0), title: HOSTILE }), [
    { ...told, words: 'The bridge will never open,', position: 'opposes' },
  ]);
  const second = await record(
    store,
    article('two', { text: TURN, published: at(DAY), outlet: 'courier', title: 'Minister turns round on the bridge' }),
    [{ ...told, words: 'The bridge will open in May,', position: 'supports' }],
  );
  const [before] = first.statements;
  const [after] = second.statements;
  if (!before || !after) throw new Error('the articles say nothing');
  await store.desk.subscribe(subscription({ channel: TERMINAL }), at(0));
  await store.news.saveChanges([change(before, after)]);
  const storyId = await store.stories.join(first.article, LONG_AGO, () => begin(first.article), at(0));
  await store.stories.open(storyId, 10);
  await store.stories.saveBriefing(bridgeStory(storyId, { statementIds: [before.id] }), at(DAY + 1));
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const desk: ConsoleDesk = {
    front: frontDesk({
      store,
      feeds: { look: async () => Promise.reject(new Error('no network here')) },
      clock: { now: () => NOW, toRealMs: (ms: number) => ms },
      log: silent,
      settings: { language: 'en' },
    } as unknown as Parameters<typeof frontDesk>[0]), // a desk reads no more of the feeds and settings
    reading: ['brief', 'stance', 'quotes', 'news', 'who-said', 'sources'],
    ...{ reads: store.reads, archive: store.archive, exports: store.exports, bell: store.bell },
    pictures: async () => openPictures(),
    mounted: [{ path: '/metrics', to: 'managers', handle: () => new Response('onrecord_ready 1\n') }],
  };
  const query = async (text: string): Promise<readonly Record<string, unknown>[]> =>
    (await database.pool.query(text)).rows;
  return { desk, store, query, close: () => database.close() };
}

export const TERMINAL = { chat: 'terminal', workspace: 'local', id: 'terminal' } as const;

/** The story's briefing; `about` is what a later revision says. */
export const bridgeStory = (storyId: string, about: Partial<Parameters<typeof briefing>[1]> = {}) =>
  briefing(storyId, {
    title: 'The bridge stays shut',
    bullets: [
      {
        text: 'Talks went on for two days.',
        verbatim: true,
        sources: [
          { articleId: 'one', revision: 1, outlet: 'herald', url: 'https://herald.example/one', start: 0, end: 27 },
        ],
        outlets: 1,
        isNew: false,
      },
    ],
    firstSeen: at(0),
    lastSeen: at(DAY),
    madeAt: at(DAY + 1),
    ...about,
  });
