import { html, type Page } from '../page.ts';

/** A page of those who run the installation, asked for by somebody else. */
export function forManagers(what: string): Page {
  return {
    title: 'Not yours to see',
    section: null,
    status: 403,
    main: html`<h1>Only those who run OnRecord see its ${what}</h1><p class="lead">Ask one of them, or see <code>/news list</code> in your own channel.</p>`,
  };
}
