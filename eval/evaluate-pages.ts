import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { openTask } from '../src/cli/batch-tasks.ts';
import type { Evaluation, Outcome } from './evaluation.ts';
import { agreement, percent, share, speed } from './measure.ts';
import { readWhole } from './read-set.ts';
import { type ReadPage, shingleAgreement, wordF1 } from './shingle-agreement.ts';

const TRUTH = 'ground-truth.json';
const truth = z.record(z.string(), z.object({ articleBody: z.string(), url: z.string() }));
const answer = z.object({ text: z.string() });

/** Article text of web pages: ground-truth.json names the text of each html/ID.html.gz. */
export const pagesEvaluation: Evaluation = {
  task: 'pages',
  folder: 'feeds/articles',
  list: (folder) => (existsSync(join(folder, TRUTH)) ? ['.'] : []),
  run,
};

async function run(path: string): Promise<Outcome> {
  const pages = readWhole(join(path, TRUTH), truth);
  const opened = openTask('pages');
  const read: ReadPage[] = [];
  const times: number[] = [];
  try {
    for (const [id, { articleBody, url }] of Object.entries(pages)) {
      const file = join(path, 'html', `${id}.html.gz`);
      if (!existsSync(file)) continue; // the truth may name pages that this half has not
      const html = gunzipSync(readFileSync(file)).toString('utf8');
      const begun = performance.now();
      const found = answer.parse(await opened.answer({ html, url }));
      times.push(performance.now() - begun);
      read.push({ gold: articleBody, found: found.text });
    }
  } finally {
    await opened.close();
  }
  const f1s = read.map(wordF1);
  return {
    kind: 'scored',
    count: read.length,
    measures: [
      agreement('runs of four words', shingleAgreement(read)),
      { name: 'words: mean F1', value: percent(f1s.reduce((sum, f1) => sum + f1, 0) / Math.max(1, f1s.length)) },
      share('pages with word F1 of 0.9 or more', { part: f1s.filter((f1) => f1 >= 0.9).length, whole: f1s.length }),
      share('pages with nothing read', { part: read.filter(({ found }) => found === '').length, whole: read.length }),
      speed('ms each', times),
    ],
  };
}
