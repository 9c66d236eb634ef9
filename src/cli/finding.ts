import type { Line } from '../model/reply.ts';

/** One thing that doctor looked at. */
export type Finding = { readonly well: boolean; readonly part: string; readonly line: Line };
