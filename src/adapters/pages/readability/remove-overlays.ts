import { type DomDocument, type DomElement, oneLine } from './dom.ts';

/** Boxes of the consent tools in wide use, by the names that these give them. */
const CONSENT_TOOLS = [
  '#onetrust-consent-sdk',
  '#onetrust-banner-sdk',
  '#CybotCookiebotDialog',
  '#didomi-host',
  '#usercentrics-root',
  '#usercentrics-cmp-ui',
  '#qc-cmp2-container',
  '#cookie-law-info-bar',
  '#cmpbox',
  '#truste-consent-track',
  '[id^="sp_message_container"]',
  '.fc-consent-root',
  '.cc-window',
  '.osano-cm-window',
  '.klaro',
].join(', ');

const BOXES = 'div, section, aside, dialog, form, footer';
const NAMED =
  /(?:cookie|consent|gdpr|privacy)[-_]?(?:banner|bar|box|notice|popup|pop-up|modal|overlay|dialog|message|wall|layer|info)/i;
const SHARE_AT_MOST = 0.5; // of the page's words: more is the page itself, whatever it is called

/** Removes consent banners and dialogs, which on a short page are more text than the article. */
export function removeOverlays(document: DomDocument): void {
  const body = document.querySelector('body');
  if (body === null) return;
  for (const box of [...document.querySelectorAll(CONSENT_TOOLS)]) box.remove();
  const atMost = oneLine(body.textContent).length * SHARE_AT_MOST;
  for (const box of [...document.querySelectorAll(BOXES)]) {
    if (isOverlay(box) && !holdsArticle(box) && oneLine(box.textContent).length < atMost) box.remove();
  }
}

function isOverlay(box: DomElement): boolean {
  const role = box.getAttribute('role');
  if (role === 'dialog' || role === 'alertdialog' || box.getAttribute('aria-modal') === 'true') return true;
  return NAMED.test(box.getAttribute('id') ?? '') || NAMED.test(box.getAttribute('class') ?? '');
}

function holdsArticle(box: DomElement): boolean {
  return box.querySelector('article, main, h1, [itemprop~="articleBody"]') !== null;
}
