import type { Article } from '../../model/article.ts';
import type { DraftBullet } from '../../model/briefing.ts';
import type { Span } from '../../model/text.ts';
import { addressesMachine } from './addresses-machine.ts';
import { attributionFault } from './check-attribution.ts';
import { factFault } from './check-facts.ts';
import { formFault } from './check-form.ts';
import { polarityFault } from './check-polarity.ts';
import { quotationFault } from './check-quotations.ts';
import { wordsFault } from './check-words.ts';
import { compressSentence } from './compress-sentence.ts';
import { isReadOut } from './is-grounded.ts';
import { isOrder } from './is-order.ts';

export type AdmittedDraft = { readonly draft: DraftBullet; readonly verbatim: boolean };
export type RefusedDraft = { readonly draft: DraftBullet; readonly why: string }; // one plain clause, for a log

/**
 * Lets pass what a summariser proposes only where the sentences it cites say it. verbatim: the text is the first cited
 * span, or that with deletions from the closed list of `compressSentence`. Any other wording has to keep to its sources
 * in every number, name, quotation, "not", "may" and "said", and to be read out of them by `isReadOut`; in doubt it is
 * refused, as the sources' own words can take its place.
 */
export function admitDrafts(
  drafts: readonly DraftBullet[],
  about: { readonly articles: readonly Article[]; readonly maxCharacters: number },
): { readonly admitted: readonly AdmittedDraft[]; readonly refused: readonly RefusedDraft[] } {
  const articles = new Map(about.articles.map((article) => [article.id, article]));
  const admitted: AdmittedDraft[] = [];
  const refused: RefusedDraft[] = [];
  for (const draft of drafts) {
    const judged = judge(draft, articles, about.maxCharacters);
    if (judged.why === null) admitted.push({ draft, verbatim: judged.verbatim });
    else refused.push({ draft, why: judged.why });
  }
  return { admitted, refused };
}

type Articles = ReadonlyMap<string, Article>;
type Verdict = { readonly why: string } | { readonly why: null; readonly verbatim: boolean };

const SOURCES_AT_MOST = 4; // the more sentences are cited, the less it says that a word is in one of them
const SENTENCES_AT_MOST = 2; // of one span
const FOR_MACHINES = 'it addresses a machine';

function judge({ text, sources }: DraftBullet, articles: Articles, maxCharacters: number): Verdict {
  const badSource = sources.map((source) => sourceFault(source, articles.get(source.articleId))).find(Boolean);
  if (badSource) return { why: badSource };
  const cited = sources.map(({ articleId, start, end }) => articles.get(articleId)?.text.slice(start, end) ?? '');
  const [first] = cited;
  if (first === undefined) return { why: 'it cites nothing' };
  const why = formFault(text, maxCharacters) ?? (addressesMachine(text) ? FOR_MACHINES : null);
  if (why !== null) return { why };
  const isForMachines = (source: DraftBullet['sources'][number]): boolean => {
    const article = articles.get(source.articleId);
    return article !== undefined && isOrder(article, source);
  };
  if (sources.slice(0, 1).some(isForMachines)) return { why: FOR_MACHINES };
  if (isVerbatim(text, first, maxCharacters)) return { why: null, verbatim: true };
  if (sources.length > SOURCES_AT_MOST) return { why: 'it cites too many sentences' };
  if (sources.slice(1).some(isForMachines)) return { why: FOR_MACHINES };
  const language = articles.get(sources[0]?.articleId ?? '')?.language ?? 'en';
  const fault = wordingFault(text, cited, language);
  return fault === null ? { why: null, verbatim: false } : { why: fault };
}

/** The span is whole sentences of a known article, one or two of them. */
function sourceFault({ start, end }: Span, article: Article | undefined): string | null {
  if (article === undefined) return 'it cites an unknown article';
  const from = article.sentences.findIndex((sentence) => sentence.start === start);
  const to = article.sentences.findIndex((sentence) => sentence.end === end);
  if (from < 0 || to < from) return 'it cites something else than whole sentences';
  return to - from < SENTENCES_AT_MOST ? null : 'it cites too much at once';
}

const isVerbatim = (text: string, span: string, maxCharacters: number): boolean =>
  text === span || [null, maxCharacters, 0].some((most) => text === compressSentence(span, most));

function wordingFault(text: string, cited: readonly string[], language: string): string | null {
  if (language !== 'en') return 'its language can be checked word for word only';
  return (
    factFault(text, cited, language) ??
    quotationFault(text, cited) ??
    polarityFault(text, cited) ??
    attributionFault(text, cited) ??
    wordsFault(text, cited) ??
    (isReadOut(cited.join('\n'), text) ? null : 'its sources do not bear it out')
  );
}
