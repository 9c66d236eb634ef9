import { z } from 'zod';
import { list, word } from './entry-views.ts';
import { findRepeats } from './find-repeats.ts';
import type { Mistake } from './mistake.ts';
import type { YamlFile } from './read-yaml.ts';
import { slugOfAddress } from './slug.ts';

const entry = z.object({ id: word, url: word }).catch({ id: '', url: '' });
const view = z.object({ feeds: list(entry) }).catch({ feeds: [] });

/** Feeds that are listed twice, or share an id. */
export function checkFeeds(file: YamlFile): Mistake[] {
  const { feeds } = view.parse(file.data);
  const addresses = feeds.map(({ url }) => (URL.parse(url)?.href ?? '').replace(/^http:/, 'https:'));
  const isAgain = (index: number) => addresses.indexOf(addresses[index] ?? '') < index;
  // an id made of the same address again is told once, as the address
  const ids = feeds.map(({ id, url }, index) => id || (isAgain(index) ? '' : slugOfAddress(url)));
  const path = ['feeds'];
  return [
    ...findRepeats({ file, path, key: 'id', values: ids }),
    ...findRepeats({ file, path, key: 'url', values: addresses, shown: feeds.map(({ url }) => url) }),
  ];
}
