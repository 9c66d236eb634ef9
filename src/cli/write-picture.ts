import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { Reply } from '../model/reply.ts';
import { openPictures } from '../wiring.ts';

/** That the file's name tells what to draw. @throws Failure 'bad-input' */
export function checkPictureFile(file: string): void {
  if (!ENDINGS.has(extname(file).toLowerCase()))
    throw new Failure('bad-input', `--picture "${file}" is neither SVG nor PNG: end it in .svg or .png.`);
}

/**
 * Draws the reply's timeline into the file, in place of what was there, and says so on standard error: what is on
 * standard output stays the reply.
 * @throws Failure 'bad-input' where the reply has no timeline or the file cannot be written
 */
export async function writePicture(reply: Reply, file: string): Promise<void> {
  const timeline = reply.blocks.find((block) => block.kind === 'timeline');
  if (timeline === undefined)
    throw new Failure(
      'bad-input',
      `There is no timeline in this reply, so ${file} was not written: ask for one that is found, as in /stance nato-ukraine view:timeline.`,
    );
  const picture = await openPictures().draw(timeline);
  const isSvg = extname(file).toLowerCase() === '.svg';
  await writeFile(file, isSvg ? picture.svg : picture.png).catch((cause: unknown) => {
    throw new Failure('bad-input', `${file} cannot be written: name a file in a folder that you may write to.`, {
      cause,
    });
  });
  process.stderr.write(`The timeline is drawn in ${file}.\n`);
}

const ENDINGS: ReadonlySet<string> = new Set(['.svg', '.png']);
