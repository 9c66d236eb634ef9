import type { Instant } from '../../model/time.ts';

/** Where and how one invented outlet publishes. `fullText` false: its feed carries a teaser only. */
export type SampleOutlet = {
  readonly id: string;
  readonly name: string;
  readonly tagline: string;
  readonly style: string;
  readonly language: string;
  readonly country: string | null;
  readonly feed: 'rss' | 'rdf' | 'atom' | 'json';
  readonly fullText: boolean;
};

/** An article of the sample week. `versions` has its first text and each later one, oldest first; never empty. */
export type SampleArticle = {
  readonly id: string;
  readonly outletId: string;
  readonly slug: string;
  readonly author: string;
  readonly topicId: string;
  readonly copyOf: string | null; // id of the agency's article that it reprints
  readonly versions: readonly SampleVersion[];
};

/** What an article says from `at` on. Paragraphs are plain text. */
export type SampleVersion = {
  readonly at: Instant;
  readonly title: string;
  readonly teaser: string;
  readonly paragraphs: readonly string[];
};

/** The sample week: articles are sorted by the moment they were first published. */
export type SampleNews = { readonly outlets: readonly SampleOutlet[]; readonly articles: readonly SampleArticle[] };
