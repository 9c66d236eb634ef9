import { readdirSync, readFileSync } from 'node:fs';

const PAGES = new URL('../tests/data/pages/', import.meta.url);

/** The pages that mutants are made of. */
export function originalPages(): readonly string[] {
  return readdirSync(PAGES)
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(new URL(name, PAGES), 'utf8'));
}

/** One of the pages with one to five kinds of damage. */
export function mutantPage(originals: readonly string[], seed: number): string {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!; // no list here is empty
  let html = pick(originals);
  for (let round = 0; round <= below(5); round += 1) html = pick(DAMAGES)(html, { below, pick });
  return html;
}

export type Chance = { readonly below: (limit: number) => number; readonly pick: <T>(from: readonly T[]) => T };

const TAGS = (
  'p div article main section span a b em table tr td th tbody ul li dl dt dd h1 h2 blockquote pre form button noscript template svg math ' +
  'iframe script style title head html body select option textarea figure aside nav time meta link br img q video object custom-tag a:b'
).split(' ');
const ATTRIBUTES = (
  'class id style href src itemprop datetime content property name lang rel type hidden role aria-hidden rel=canonical itemprop=articleBody ' +
  'class=comment class=cookie-banner role=dialog style=display:none type=application/ld+json is=x-y xmlns:a=b 1a=b "=" \'x =\u0000'
).split(' ');
const JSON_LD = [
  '{"@type":"NewsArticle","headline":7,"author":[[{"name":{"a":1}}]],"datePublished":{}}',
  '{"@graph":[null,1,"x",{"@type":["Article"],"author":{"@id":"#1"},"articleBody":["a"]}]}',
  '{"__proto__":{"x":1},"@type":"Article","publisher":{"name":{}},"mainEntityOfPage":[[]]}',
  '{"@type":"Article","articleBody":"',
];

const DAMAGES: readonly ((html: string, chance: Chance) => string)[] = [
  // cut off at the end, at the start, in the middle
  (html, { below }) => html.slice(0, below(html.length)),
  (html, { below }) => html.slice(below(html.length)),
  (html, { below }) => {
    const at = below(html.length);
    return html.slice(0, at) + html.slice(at + below(500));
  },
  // flipped bytes
  (html, { below }) => {
    const bytes = Buffer.from(html);
    for (let flips = below(20); flips >= 0; flips -= 1) bytes[below(bytes.length)] = below(256);
    return bytes.toString(below(2) === 0 ? 'utf8' : 'latin1');
  },
  // tags from anywhere, open, closed, unfinished
  (html, chance) => {
    let result = html;
    for (let tags = chance.below(15); tags >= 0; tags -= 1) {
      const name = chance.pick(TAGS);
      const tag = chance.pick([
        `<${name}>`,
        `</${name}>`,
        `<${name} ${chance.pick(ATTRIBUTES)}>`,
        `<${name} ${chance.pick(ATTRIBUTES)}="`,
        `<${name}/>`,
        `<${name}`,
        `<!--`,
        `-->`,
        `<![CDATA[`,
        `<!${name} [`,
        `<?${name}`,
        '&#x110000;',
        '&#xD800;',
        '&nbsp',
        '\u0000',
        '\ud800',
      ]);
      result = insert(result, tag, chance);
    }
    return result;
  },
  // nesting, long attributes, many of them
  (html, chance) => insert(html, `<${chance.pick(TAGS)}>`.repeat(chance.below(3000)), chance),
  (html, chance) => insert(html, `<p ${chance.pick(ATTRIBUTES)}="${'x y '.repeat(chance.below(10_000))}">`, chance),
  (html, chance) =>
    insert(html, `<p ${Array.from({ length: chance.below(1000) }, (_, i) => `a${i}=b`).join(' ')}>`, chance),
  // the same part many times over
  (html, chance) => {
    const at = chance.below(html.length);
    return insert(html, html.slice(at, at + chance.below(300)).repeat(chance.below(50)), chance);
  },
  // all of one kind of tag become another, or go
  (html, { pick }) =>
    html.replaceAll(
      new RegExp(`<(/?)${pick(['p', 'article', 'h1', 'body', 'html', 'div'])}\\b`, 'g'),
      `<$1${pick(TAGS)}`,
    ),
  (html, { pick }) => html.replaceAll(pick(['<', '>', '"', '/', '=', ' ', '\n', '</p>', '<p>']), ''),
  // data that means nothing
  (html, chance) => insert(html, `<script type="application/ld+json">${chance.pick(JSON_LD)}</script>`, chance),
];

export function insert(html: string, part: string, { below }: Chance): string {
  const at = below(html.length + 1);
  return html.slice(0, at) + part + html.slice(at);
}

/** Numbers in 0..1 that follow from the seed: Mulberry32, by Tommy Ettinger (public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
