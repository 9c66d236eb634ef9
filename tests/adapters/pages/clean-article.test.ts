import { expect, test } from 'vitest';
import { extractPage } from '../../../src/adapters/pages/readability/extract-page.ts';

const around = (
  block: string,
) => `<!doctype html><html lang="en"><head><meta name="author" content="Ada Lind"><title>Docks stay with the city</title></head><body><article>
<h1>Docks stay with the city</h1>
<p>The city will keep its docks, Mayor Ilse Varga told the council on Monday, ending months of talk about a sale.</p>
${block}
<p>The docks have lost money since 2019, and critics say that the city cannot pay for the repairs that they need.</p>
<p>The council votes on the repairs in March, and a second reading is planned before the summer, its agenda says.</p>
</article></body></html>`;

const paragraphs = (block: string) => extractPage(around(block), 'https://harbour.example/docks')!.text.split('\n\n');

test.each([
  '<p>Read more: The last crane driver looks back</p>',
  '<p><a href="/crane">The last crane driver looks back</a></p>',
  '<ul><li><a href="/a">Ferry line reopens</a></li><li><a href="/b">Fog on the quay</a></li></ul>',
  '<p>Related stories</p>',
  '<h3>More great stories</h3><ul><li>👁 How the ferry line was saved, and what it cost the city</li><li>Fog, and how to sail in it</li></ul>',
  '<p>Ada Lind, Harbour Correspondent</p>',
  '<div>Advertisement</div>',
  '<p>Sign up for our newsletter, every morning at seven.</p>',
  '<p>Follow us on the social network of your choice.</p>',
  '<p>Copyright 2026 The Harbour Post. All rights reserved.</p>',
  '<figure><img src="/a.jpg"><figcaption>The docks on Sunday.</figcaption></figure>',
  '<aside><p>Five facts on docks that you did not know before today.</p></aside>',
  '<form><p>Your address</p><button>Send</button></form>',
  '<h2>Docks stay with the city</h2>',
  '<p>Lesen Sie auch: Was ein Kran kostet</p>',
  '<p>Published 11:34 PM, Jan 5, 2026</p>',
])('goes: %s', (block) => {
  expect(paragraphs(block)).toHaveLength(3);
});

test.each([
  ['Copyright law must change, Varga said.'],
  ['Related companies deny the claim, and so does the bank.'],
  ['Sponsored by the state, the repairs would begin in May.'],
  ['Read more books, the mayor told the young people of the city.'],
  ['“Follow us or step aside,” she said.'],
  ['Advertising on the quay brings in little, she added.'],
  ['Trending ideas do not impress me, Falk said.'],
  ['Recommended by nobody, the plan went ahead.'],
  ['Her answer was short: no.'],
  ['Ada Lind was there.'],
])('stays: %s', (text) => {
  expect(paragraphs(`<p>${text}</p>`)).toContain(text);
});

test('words of a sentence that are links stay', () => {
  const text = 'Falk, who leads the Meridian group, called it a mistake that will cost jobs along the coast.';
  expect(
    paragraphs(
      '<p>Falk, who leads the <a href="/m">Meridian group</a>, called it <a href="/x">a mistake</a> that will cost jobs along the coast.</p>',
    ),
  ).toContain(text);
});
