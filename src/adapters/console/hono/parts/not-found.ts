import { html, type Page } from '../page.ts';

/** Nothing stands at this address: what was looked for, and what to do. */
export function notFound(what: string, words: string): Page {
  return {
    title: `No such ${what}`,
    section: null,
    status: 404,
    main: html`<h1>There is no such ${what}</h1><p class="lead">${words} <a href="/">Today</a> and <a href="/search">Search</a> show what is on record.</p>`,
  };
}
