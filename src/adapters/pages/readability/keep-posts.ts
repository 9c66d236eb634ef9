import { type DomDocument, type DomElement, oneLine } from './dom.ts';

const WRAPPER = /^(?:DIV|FIGURE|SECTION)$/;
const LEVELS = 4; // of boxes round a post; three are usual
const CHILDREN_AT_MOST = 4; // of such a box: the post, its script, its caption
const MORE_AT_MOST = 1.2; // times the post's text: a box with more holds something else too

/**
 * Takes posts of social networks out of the boxes that pages put them in: these are called "social" and "embed", and
 * thrown away for it, though the post is often the very statement that the article is about.
 */
export function keepPosts(document: DomDocument): void {
  for (const post of [...document.querySelectorAll('blockquote')]) {
    const atMost = oneLine(post.textContent).length * MORE_AT_MOST;
    let top: DomElement = post;
    for (let level = 0; level < LEVELS; level += 1) {
      const around = top.parentNode;
      if (around === null || !WRAPPER.test(around.tagName) || around.childElementCount > CHILDREN_AT_MOST) break;
      if (oneLine(around.textContent).length > atMost) break;
      top = around;
    }
    if (top === post) continue;
    post.removeAttribute('class');
    top.replaceWith(post);
  }
}
