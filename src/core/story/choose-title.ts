import { weighHeadlines } from './weigh-headlines.ts';

const CHARACTERS_AT_MOST = 120;

type Headline = { readonly id: string; readonly title: string; readonly language: string };

/**
 * The headline for a story: of its articles' headlines the one nearest to what all of them say, in its outlet's words.
 * Questions, bait, labelled ones ("Live:", "Opinion:") and very long ones only where there is no other; originals
 * before copies. `current` stays while one of the articles carries it, unless a plainer one has come. The current one,
 * if no article has a headline.
 */
export function chooseTitle(
  articles: readonly Headline[],
  current: string,
  copies: Readonly<Record<string, string>>,
): string {
  const titled = articles
    .map((article) => ({ ...article, title: article.title.trim() }))
    .filter(({ title }) => title !== '');
  const originals = titled.filter(({ id }) => !Object.hasOwn(copies, id));
  const named = originals.length > 0 ? originals : titled;
  const plain = named.filter(({ title }) => isPlain(title));
  const candidates = plain.length > 0 ? plain : named;
  const keeps = titled.some(({ title }) => title === current);
  if (keeps && (isPlain(current) || plain.length === 0)) return current;
  const weights = weighHeadlines(titled);
  const best = candidates.toSorted(
    (a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1),
  )[0];
  return best?.title ?? current;
}

function isPlain(title: string): boolean {
  return title.length <= CHARACTERS_AT_MOST && !OTHER_KINDS.some((kind) => kind.test(title));
}

const OTHER_KINDS: readonly RegExp[] = [
  /[?？؟]["”’'»)]*$/u, // "Who leaked the report?"
  /^(?:who|what|when|where|why|how|which|should|could|is|are|will|does|do|can)\b[^.:]*\?/i, // "Why did it fall? Experts differ"
  /^["“]?(?:live|watch|video|photos?|pictures?|gallery|listen|podcast|quiz|poll|analysis|opinion|comment|commentary|column|editorial|review|explainer|explained|factbox|timeline|interview|letters?|sponsored|advertisement|ad|exclusive|breaking|update(?:d)?|in pictures|fact[ -]check|morning briefing|newsletter|ticker|meinung|kommentar|liveticker|en direct|opinión|en vivo|opinione|diretta)\s*[:|–—!-]/i,
  /(?:\||–|—|-)\s*(?:live|opinion|comment|analysis|video|podcast|explainer|live updates)\s*$/i,
  /\b(?:live (?:updates?|blog|ticker|coverage)|as it happened|what (?:we|you) (?:know|need to know)|everything you need|here(?:'|’)s (?:what|why|how)|this is (?:what|why|how)|you won(?:'|’)t believe|what happen(?:s|ed) next|will (?:shock|surprise|amaze) you|the reason why|things (?:to|you)|reasons why|goes viral|must[ -]see|internet (?:is|reacts))\b/i,
  /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:things|reasons|ways|facts|takeaways|questions|tips)\b/i,
  /!/u, // "Fired!"
];
