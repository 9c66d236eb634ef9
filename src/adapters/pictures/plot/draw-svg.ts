import type * as PlotModule from '@observablehq/plot';
import type { Timeline } from '../../../model/reply.ts';
import { layOut } from './lay-out.ts';
import { INK, TEXT, WIDTH } from './looks.ts';
import { plotMarks } from './plot-marks.ts';

/** The few members of SVG's nodes that we use: a server's compiler knows no DOM. */
type Svg = {
  readonly outerHTML: string;
  readonly firstChild: unknown;
  setAttribute(name: string, value: string): void;
  insertBefore(child: Svg, before: unknown): void;
  querySelector(selector: string): { remove(): void } | null;
  textContent: string;
};
export type SvgDocument = { createElementNS(space: string, name: string): Svg };

/** A timeline whose texts are clean, as a whole SVG document that loads nothing. `note` stands at its foot. */
export function drawSvg(
  timeline: Timeline,
  { Plot, document, note }: { readonly Plot: typeof PlotModule; readonly document: SvgDocument; readonly note: string },
): string {
  const layout = layOut(timeline, note);
  const svg = Plot.plot({
    // Plot is typed against the browser's DOM, of which linkedom's document has what it uses.
    document: document as never,
    width: WIDTH,
    height: layout.height,
    ...{ marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: plotMarks(Plot, { timeline, layout }),
  }) as unknown as Svg; // an SVG element of linkedom
  svg.querySelector('style')?.remove(); // for pages that show it in place; without it other programs need no CSS
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-size', String(TEXT.small));
  svg.setAttribute('fill', INK.text);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${TITLE} ${DESCRIPTION}`);
  const page = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: INK.page }))
    page.setAttribute(name, value);
  const texts = [
    textNode(document, { name: 'desc', id: DESCRIPTION, text: timeline.alt }),
    textNode(document, { name: 'title', id: TITLE, text: timeline.caption }),
  ];
  for (const child of [page, ...texts]) svg.insertBefore(child, svg.firstChild);
  return `${svg.outerHTML}\n`;
}

const SVG = 'http://www.w3.org/2000/svg';
const TITLE = 'timeline-title';
const DESCRIPTION = 'timeline-description';

function textNode(
  document: SvgDocument,
  of: { readonly name: string; readonly id: string; readonly text: string },
): Svg {
  const node = document.createElementNS(SVG, of.name);
  node.setAttribute('id', of.id);
  node.textContent = of.text;
  return node;
}
