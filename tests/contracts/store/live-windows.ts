import { describe, expect, it } from 'vitest';
import type { LiveWindow } from '../../../src/model/story.ts';
import type { Opened } from '../store-contract.ts';
import { article, at, begin, LONG_AGO } from './samples.ts';

export function testLiveWindows({ store }: Opened): void {
  /** The window that an article is compared with. */
  const windowFor = async (id: string, language: string): Promise<LiveWindow> => {
    const stored = await store().news.saveArticle(article(id, { language }), at(0));
    const given = Promise.withResolvers<LiveWindow>();
    const decide = (live: LiveWindow) => {
      given.resolve(live);
      return { ...begin(stored), story: { ...begin(stored).story, language } };
    };
    await store().stories.join(stored, LONG_AGO, decide, at(0));
    return given.promise;
  };

  describe('windows of live stories', () => {
    it('are kept between joins, but for those that are let go of, which are read again', async () => {
      const english = await windowFor('a', 'en');
      const german = await windowFor('b', 'de');
      store().stories.keepOnly(({ language, workspace }) => language === 'de' && workspace === null);
      expect(await windowFor('c', 'de')).toBe(german);
      const again = await windowFor('d', 'en');
      expect(again).not.toBe(english);
      expect([...again.stories.keys()]).toEqual(['s-a']);
      expect(await windowFor('e', 'en')).toBe(again);
    });
  });
}
