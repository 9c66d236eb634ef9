import { type DomDocument, type DomElement, oneLine } from './dom.ts';

const PLACES = '[id], [class], [itemprop~="comment"]';
/** What sections of readers' comments are called. Not "comment" alone: newspapers call their opinion pages so. */
const NAMED =
  /^(?:comments|comment-?(?:list|section|area|thread|form|respond|content|body)|comments?[-_](?:section|area|container|wrapper|list|thread|app)|(?:user|reader|article|post)-?comments|disqus_thread|fb-comments|spot-?im|viafoura|coral(?:_|-)talk)$/i;
const LEFT_AT_LEAST = 100; // characters of the page without them: else they are what the page is for

/**
 * Removes what readers wrote below an article. On a page with a short article and many comments, these look like the
 * article, and anybody's words would be taken for the outlet's.
 */
export function removeComments(document: DomDocument): void {
  const found = [...document.querySelectorAll(PLACES)].filter(
    (element) => isNamed(element) && element.querySelector('h1, article, main, [itemprop~="articleBody"]') === null,
  );
  const places = new Set(found);
  const outermost = found.filter((element) => !isWithin(element, places));
  if (outermost.length === 0) return;
  const whole = proseIn(document.querySelector('body'));
  const theirs = outermost.reduce((sum, element) => sum + proseIn(element), 0);
  if (whole - theirs < LEFT_AT_LEAST) return;
  for (const element of found) element.remove();
}

function isNamed(element: DomElement): boolean {
  if (/\bcomment\b/.test(element.getAttribute('itemprop') ?? '')) return true;
  const names = `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`.split(/\s+/);
  return (
    /^(?:DIV|SECTION|OL|UL|LI|ASIDE|FORM|P|ARTICLE)$/.test(element.tagName) && names.some((name) => NAMED.test(name))
  );
}

function isWithin(element: DomElement, others: ReadonlySet<DomElement>): boolean {
  for (let around = element.parentNode; around !== null; around = around.parentNode) {
    if (others.has(around)) return true;
  }
  return false;
}

function proseIn(element: DomElement | null): number {
  let sum = 0;
  for (const paragraph of element?.querySelectorAll('p') ?? []) sum += oneLine(paragraph.textContent).length;
  return sum;
}
