import type { Position } from '../../../model/stance.ts';

/** Sizes in pixels of a picture that is 1200 wide: chats show it at about half that, where text still reads well. */
export const WIDTH = 1200;
export const MARGIN = 36;
export const TEXT = { title: 26, name: 19, small: 16 } as const;

/** How wide letters are beside bold ones, of which we know the widths. */
export const REGULAR = 0.92;

/** A mark's symbol fits into a circle of this radius. */
export const MARK_RADIUS = 11;

export const INK = { text: '#1a2027', quiet: '#56606b', rule: '#d9dee4', band: '#f4f6f8', page: '#ffffff' } as const;

export type Look = {
  readonly fill: string;
  readonly stroke: string;
  readonly symbol: { draw(path: Path, area: number): void };
};

/** What a symbol draws on; d3's path and a canvas have it. */
type Path = {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
};

/**
 * How each position looks. Shapes alone tell them apart, and so do colours alone: blue, red and orange after the
 * colour-blind-safe palette of Okabe and Ito (2008), darkened until their greys differ too (luma 0..255 of the fills:
 * opposes 62, supports 101, unclear 139, conditional 162, open 255).
 */
export const LOOKS: Readonly<Record<Position, Look>> = {
  supports: { fill: '#0f7fc4', stroke: '#0f7fc4', symbol: polygon(3, -90, 1.15, 2) },
  opposes: { fill: '#8f1d14', stroke: '#8f1d14', symbol: polygon(3, 90, 1.15, -2) },
  open: { fill: '#ffffff', stroke: '#1a2027', symbol: circle(0.82) },
  conditional: { fill: '#e69f00', stroke: '#6b4700', symbol: polygon(4, 0, 1.08, 0) },
  unclear: { fill: '#8b8b8b', stroke: '#8b8b8b', symbol: circle(0.45) },
};

/** A regular polygon with its first corner at that angle; `size` of the radius, moved down so that it looks centred. */
function polygon(corners: number, firstAt: number, size: number, down: number): Look['symbol'] {
  return {
    draw(path, area) {
      const radius = radiusOf(area) * size;
      for (let corner = 0; corner < corners; corner++) {
        const angle = ((firstAt + (corner * 360) / corners) * Math.PI) / 180;
        const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle) + down];
        if (corner === 0) path.moveTo(x, y);
        else path.lineTo(x, y);
      }
      path.closePath();
    },
  };
}

function circle(size: number): Look['symbol'] {
  return {
    draw(path, area) {
      const radius = radiusOf(area) * size;
      path.moveTo(radius, 0);
      path.arc(0, 0, radius, 0, 2 * Math.PI);
      path.closePath();
    },
  };
}

/** Plot gives symbols the area of their circle. */
const radiusOf = (area: number): number => Math.sqrt(area / Math.PI);
