import { createRequire } from 'node:module';
import { cleanText } from '../../../core/reply/clean-text.ts';
import type { Timeline } from '../../../model/reply.ts';
import type { Picture, Pictures } from '../../../ports/pictures.ts';
import { drawSvg, type SvgDocument } from './draw-svg.ts';
import { INK } from './looks.ts';
import { showableNames } from './showable-names.ts';

/** Pictures drawn by Observable Plot; its libraries, which take half a second to load, come with the first one. */
export function openPictures(): Pictures {
  let loaded: ReturnType<typeof load> | undefined;
  return {
    async draw(timeline): Promise<Picture> {
      loaded ??= load();
      const { Plot, parseHTML, renderAsync, font } = await loaded;
      const draw = (of: Timeline, note: string) =>
        // The compiler has no DOM types, so linkedom's document comes untyped.
        drawSvg(of, { Plot, document: parseHTML('<html></html>').document as SvgDocument, note });
      const clean = cleaned(timeline);
      const svg = draw(clean, noteOf(clean));
      // In an SVG the reader's own fonts show every script; the PNG has only the font that comes with us.
      const showable = showableNames(clean);
      const note = showable.isNumbered ? `${noteOf(clean)} ${NUMBERED}` : noteOf(clean);
      const shown = showable.isSame ? svg : draw(showable.timeline, note);
      const png = await renderAsync(shown, { background: INK.page, font });
      return { svg, png: png.asPng(), width: png.width, height: png.height, alt: clean.alt };
    },
  };
}

async function load() {
  const [Plot, { parseHTML }, { renderAsync }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
    import('@resvg/resvg-js'),
  ]);
  return { Plot, parseHTML, renderAsync, font: findFont() };
}

/** Looked for with the first picture: a start must not fail for a font. */
function findFont() {
  const require = createRequire(import.meta.url);
  return {
    fontFiles: [
      require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
      require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
    ],
    loadSystemFonts: false, // the same picture on every machine, and bare machines have none
    defaultFontFamily: 'DejaVu Sans',
    sansSerifFamily: 'DejaVu Sans',
  };
}

const NUMBERED = 'Names in letters that cannot be drawn here are numbered by row: the answer has them.';

function noteOf({ rows }: Timeline): string {
  const marks = rows.flatMap((row) => row.marks);
  return [
    'One sign is one statement, on the day it was said.',
    ...(marks.some(({ dayIs }) => dayIs === 'published')
      ? ['* Day of publication: when it was said is not known.']
      : []),
    ...(marks.some(({ days }) => days.from !== days.to) ? ['Dotted: said on one of these days.'] : []),
    'The answer has the exact words and their sources.',
  ].join(' ');
}

/** Texts without what moves or hides words, and without the two characters left that XML does not know. */
function cleaned(timeline: Timeline): Timeline {
  const clean = (text: string) =>
    cleanText(text)
      .replace(/[\ufffe\uffff]/g, '')
      .trim();
  return {
    ...timeline,
    caption: clean(timeline.caption),
    alt: clean(timeline.alt),
    rows: timeline.rows.map((row) => ({
      speaker: clean(row.speaker),
      about: row.about === null ? null : clean(row.about),
      marks: row.marks.map((mark) => ({ ...mark, words: clean(mark.words), outlet: clean(mark.outlet) })),
    })),
  };
}
