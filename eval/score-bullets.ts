import { rouge } from './rouge.ts';

export type Bullet = {
  readonly text: string;
  readonly sources: readonly { readonly doc: number; readonly start: number; readonly end: number }[];
};

export type Summary = {
  readonly docs: readonly { readonly text: string }[];
  readonly references: readonly string[];
  readonly bullets: readonly Bullet[];
  /** Summaries of several documents are compared at one length, in words; null leaves them whole. */
  readonly cutAt: number | null;
};

/** `grounded` is the number of bullets that stand on what they cite; `rouge` is the mean F1 over summaries. */
export type BulletScore = {
  readonly bullets: number;
  readonly grounded: number;
  readonly empty: number;
  readonly words: number;
  readonly rouge1: number;
  readonly rouge2: number;
};

/** Bullets against human summaries; a briefing without bullets scores 0. */
export function scoreBullets(summaries: readonly Summary[]): BulletScore {
  let words = 0;
  let rouge1 = 0;
  let rouge2 = 0;
  for (const { bullets, references, cutAt } of summaries) {
    const whole = bullets.map(({ text }) => text).join('\n');
    const text = cutAt === null ? whole : whole.split(/\s+/).slice(0, cutAt).join(' ');
    words += wordsOf(text).length;
    rouge1 += rouge(text, { references, size: 1 });
    rouge2 += rouge(text, { references, size: 2 });
  }
  const all = summaries.flatMap(({ docs, bullets }) => bullets.map((bullet) => isGrounded(bullet, docs)));
  return {
    bullets: all.length,
    grounded: all.filter((grounded) => grounded).length,
    empty: summaries.filter(({ bullets }) => bullets.length === 0).length,
    words: words / summaries.length,
    rouge1: rouge1 / summaries.length,
    rouge2: rouge2 / summaries.length,
  };
}

/** Whether a bullet cites spans that are there, and at least 60 % of its longer words stand in them. */
function isGrounded({ text, sources }: Bullet, docs: Summary['docs']): boolean {
  const cited = sources.map(({ doc, start, end }) => docs[doc]?.text.slice(start, end) ?? '');
  if (cited.length === 0 || cited.includes('')) return false;
  const known = new Set(wordsOf(cited.join(' ')));
  const longer = wordsOf(text).filter((word) => word.length > 3);
  return longer.filter((word) => known.has(word)).length >= 0.6 * longer.length;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
