import { assetPath } from './assets.ts';
import { type Html, html, NOTHING, type Page, type Section, type View } from './page.ts';

const SECTIONS: readonly { readonly section: Section; readonly href: string; readonly name: string }[] = [
  { section: 'today', href: '/', name: 'Today' },
  { section: 'topics', href: '/topics', name: 'Topics' },
  { section: 'people', href: '/people', name: 'People' },
  { section: 'search', href: '/search', name: 'Search' },
  { section: 'channels', href: '/channels', name: 'Channels' },
  { section: 'sources', href: '/sources', name: 'Sources' },
];

/** A whole document round a page: navigation, command box, what is beside it. */
export function layout(page: Page, view: View): Html {
  const { title, section, main, aside, live, alternates = [] } = page;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · OnRecord</title>
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath('console.css')}">
${alternates.map(({ type, title, href }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}">`)}
<script src="${assetPath('console.js')}" defer></script>
</head>
<body data-zone="${view.timezone}"${liveAttributes(live)}>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="/"><span class="dot" aria-hidden="true"></span>OnRecord</a>
<form class="command" action="/ask" method="get" role="search" aria-label="Commands">
<label class="unseen" for="command">Type a command or search words</label>
<input id="command" name="q" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="/stance nato-ukraine, or words to search for" value="${view.path === '/ask' ? (view.query.get('q') ?? '') : ''}">
<button type="submit">Ask</button>
</form>
${visitorBox(view)}
</header>
<nav class="sections" aria-label="Sections">
<ul>${SECTIONS.map((item) => html`<li><a href="${item.href}"${item.section === section ? html` aria-current="page"` : NOTHING}>${item.name}</a></li>`)}</ul>
</nav>
<div class="${aside === undefined ? 'columns one' : 'columns'}">
<main id="main" tabindex="-1">
${main}
</main>
${aside === undefined ? NOTHING : html`<aside aria-label="Beside this page">${aside}</aside>`}
</div>
<footer class="foot">
<p>Every quotation stands letter for letter in its source. <a href="/ask?q=%2Fnews+help">Help</a> · <a href="/api">API and feeds</a>${operatorLinks(view)}</p>
</footer>
<p class="unseen" role="status" aria-live="polite" id="told"></p>
</body>
</html>`;
}

/**
 * A page without the signs that turn the order of reading round, without other control signs, and without what is no
 * character at all. Most of its text was cleaned before; names, topics and what was typed come as they are.
 */
export const inOrder = (page: string): string =>
  page.replace(/(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '');

const OPERATORS_PAGES: Readonly<Record<string, string>> = {
  '/jobs': 'Jobs',
  '/ready': 'Health',
  '/metrics': 'Metrics',
};

/** To what is mounted here for who runs the installation. */
function operatorLinks({ visitor, mounted }: View): Html {
  if (!visitor.mayManage) return NOTHING;
  const shown = mounted.flatMap(({ path }) => {
    const name = OPERATORS_PAGES[path];
    return name === undefined ? [] : [{ path, name }];
  });
  return html`${shown.map(({ path, name }) => html` · <a href="${path}">${name}</a>`)}`;
}

const liveAttributes = (live: Page['live']): Html =>
  live === undefined
    ? NOTHING
    : html` data-live="1"${live.topicId === undefined ? NOTHING : html` data-topic="${live.topicId}"`}${
        live.storyId === undefined ? NOTHING : html` data-story="${live.storyId}"`
      }`;

/** Who is signed in, where one signs in at all. */
function visitorBox({ visitor }: View): Html {
  if (visitor.name === '') return NOTHING;
  return html`<form class="visitor" action="/logout" method="post"><input type="hidden" name="token" value="${visitor.token}">
<span>${visitor.name}</span> <button type="submit" class="plain">Sign out</button></form>`;
}
