import type { Timeline } from '../model/reply.ts';

/** Draws what is easier seen than read. */
export interface Pictures {
  /** The same timeline gives the same picture, byte by byte. What is in it is data: no markup gets through. */
  draw(timeline: Timeline): Promise<Picture>;
}

export type Picture = {
  readonly svg: string; // a whole document that loads nothing
  readonly png: Uint8Array;
  readonly width: number; // pixels of the PNG
  readonly height: number;
  readonly alt: string;
};
