import type { RecordedStatement } from '../../model/record.ts';
import { cleanText } from './clean-text.ts';
import { exportData } from './export-data.ts';
import { moreOutlets } from './lines.ts';
import { shortDay, shortDays } from './short-day.ts';
import { exactWords } from './write-positions.ts';

/**
 * A statement as it may be quoted in a report: the words, who said them when, and the article with its link.
 * `- “We will build it” — **Orla Brandt**, harbour minister, 13 Feb 2025 ([The Lantern](…): Barrier, 13 Feb 2025)`.
 */
export function markdownItem(recorded: RecordedStatement): string {
  const { statement, alsoIn } = recorded;
  const data = exportData(recorded);
  const speaker = `**${plain(data.speaker ?? 'unnamed speaker')}**${data.role === null ? '' : `, ${plain(data.role)}`}`;
  const when = statement.said === null ? '' : `, ${shortDays(statement.said)}`;
  const published = shortDay(statement.published.slice(0, 10), 'year');
  const outlet = data.link === null ? plain(data.outlet) : `[${plain(data.outlet)}](${address(data.link)})`;
  const source = `${outlet}${moreOutlets(alsoIn.length)}: ${plain(data.title)}, published ${published}`;
  const positions = data.positions.map(
    ({ position, proposition }) => `  - ${plain(position)}: ${plain(proposition)}\n`,
  );
  const reported = data.reported.length === 0 ? '' : `  - reported as a mistake: ${data.reported.join(', ')}\n`;
  return `\n- ${plain(exactWords(statement))} — ${speaker}${when} (${source})\n${positions.join('')}${reported}`;
}

/** On one line, with nothing in it that formats, links or embeds. */
const plain = (text: string): string => cleanText(text).replace(/[\\`*_[\]<>|~&]/g, '\\$&');

/** An address that ends where it ends: spaces, brackets and quotes are escaped. */
const address = (url: string): string =>
  url.replace(/[\s()<>"\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
