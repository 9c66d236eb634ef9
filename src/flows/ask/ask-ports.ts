import type { Reads } from '../../ports/reads.ts';

/** Reading commands see the news and nothing else. */
export type AskPorts = { readonly reads: Reads };
