import { htmlToText } from '../../../core/article/html-to-text.ts';
import { cleanArticle } from './clean-article.ts';
import { type DomDocument, type DomElement, oneLine } from './dom.ts';
import { paragraphsOf } from './paragraphs.ts';

const FURNITURE =
  'nav, header nav, footer, aside, form, [role="navigation"], [role="complementary"], [aria-hidden="true"]';
/** Where pages put their article, the surest first. */
const PLACES = ['[itemprop~="articleBody"]', 'article', 'main, [role="main"]', '#content, .content', 'body'];
const PROSE = 60; // characters; a shorter paragraph outside of a marked place is a label
const ENOUGH = 200; // characters: a place with less is a teaser or an empty frame

/**
 * The article of a page that Readability made nothing of: the paragraphs of the place that the page marks as its
 * article, else whatever reads like prose; in linear time. Takes the document apart.
 */
export function findPlainText(document: DomDocument, titles: readonly string[]): readonly string[] {
  for (const element of [...document.querySelectorAll(FURNITURE)]) element.remove();
  const hidden = noscriptText(document);
  for (const place of PLACES) {
    const found = [...document.querySelectorAll(place)]
      .filter((element) => !isInside(element, place))
      .map((element) => paragraphsIn(element, titles, place === 'body'));
    const best = found.reduce<readonly string[]>((most, one) => (lengthOf(one) > lengthOf(most) ? one : most), []);
    if (lengthOf(best) >= ENOUGH) return best;
  }
  return lengthOf(hidden) >= ENOUGH ? hidden : [];
}

function paragraphsIn(element: DomElement, titles: readonly string[], isAnywhere: boolean): readonly string[] {
  cleanArticle(element, titles);
  const paragraphs = paragraphsOf(element);
  return isAnywhere ? paragraphs.filter((text) => text.length >= PROSE && /[.!?…。]["”’»)]?$/.test(text)) : paragraphs;
}

/** Some pages without scripts keep their text in <noscript>, which trees hold as markup or as text. */
function noscriptText(document: DomDocument): readonly string[] {
  const texts = [...document.querySelectorAll('noscript')].map((one) =>
    /<p[\s>]/i.test(one.textContent ?? '') ? htmlToText(one.textContent ?? '').split('\n\n') : paragraphsOf(one),
  );
  return texts.flat().filter((text) => oneLine(text).length >= PROSE);
}

function isInside(element: DomElement, place: string): boolean {
  return element.parentNode?.closest?.(place) != null;
}

function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, text) => sum + text.length, 0);
}
