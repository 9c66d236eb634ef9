import { cleanText } from './clean-text.ts';

/**
 * The publisher's name in a feed's own title: "World news | The Guardian" from www.theguardian.com is The Guardian,
 * "Harbour Post » RSS Feed" is Harbour Post. Of several parts the one that the host is named after, else all of them.
 * The host where the title says nothing.
 */
export function outletName(title: string, host: string): string {
  const site = host.replace(/^www\./, '');
  const parts = cleanText(title)
    .split(SEPARATOR)
    .map(withoutKind)
    .filter((part) => part !== '');
  const named = parts.find((part) => isNameOf(part, site)) ?? parts.join(' - ');
  return named === '' ? site : cut(named);
}

const NAME_AT_MOST = 60; // characters; longer ones are slogans

const SEPARATOR = /\s+[-–—|»«·•:]{1,2}\s+|\s*[|»]\s*|:\s+/u;

const KIND =
  '(?:rss(?:\\s*[012](?:\\.\\d+)?)?|atom|xml|feeds?|news\\s*feeds?|headlines?|latest|newest|recent|all|home(?:\\s*page)?|top|main|default|new|posts?|articles?|entries|stories|content|updates?|channel)';
const ONLY_KIND = new RegExp(`^(?:${KIND}|news|from|the|of|for|in|and|\\s)+$`, 'iu');
const KIND_AT_END =
  /(?:\s+\(?(?:rss|atom|xml)(?:\s*[012](?:\.\d+)?)?\)?(?:\s+(?:news\s*)?feeds?)?|\s+(?:news\s*)?feeds?)\)?$/iu;
const KIND_AT_START =
  /^(?:(?:rss|atom)(?:\s+feeds?)?(?:\s+(?:of|for|from))?|(?:the\s+)?latest(?:\s+(?:news|posts|articles|stories|headlines|content))?\s+(?:from|of|at|on)|feeds?\s+(?:of|for|from))\s+/iu;

function withoutKind(part: string): string {
  const name = part.trim();
  if (ONLY_KIND.test(name)) return '';
  return name.replace(KIND_AT_START, '').replace(KIND_AT_END, '').trim();
}

/** "The Guardian" for theguardian.com, "BBC News" for feeds.bbci.co.uk, "Port Council" for council.example. */
function isNameOf(part: string, site: string): boolean {
  const letters = folded(part);
  const labels = site
    .split('.')
    .slice(0, -1)
    .filter((label) => !ANYBODYS.test(label))
    .map(folded);
  const words = part
    .split(/\s+/)
    .map(folded)
    .filter((word) => word.length >= SHORTEST && word !== 'the');
  return labels.some(
    (label) =>
      (letters.length >= SHORTEST && label.includes(letters)) ||
      words.includes(label) ||
      (words[0] !== undefined && label.startsWith(words[0])),
  );
}

const ANYBODYS = /^(?:www\d*|news|feeds?|rss|api|blogs?|m|en|com?)$/i;
const SHORTEST = 3; // "BBC"; two letters stand in any host

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function cut(name: string): string {
  return name.length <= NAME_AT_MOST ? name : `${name.slice(0, NAME_AT_MOST - 1).trimEnd()}…`;
}
