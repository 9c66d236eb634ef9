import table from './idf-en.json' with { type: 'json' };

/** How rare a term is in news: its inverse document frequency, 0..about 10; unknown terms count as the rarest. */
export type Idf = { readonly of: (term: string) => number };

/** Document frequencies of a collection: `byFrequency` lists, for each frequency, its terms parted by spaces. */
export type IdfTable = {
  readonly documents: number;
  readonly byFrequency: Readonly<Record<string, string>>;
};

/** The shipped prior for English news; see idf.md for what it was made from. Other languages: all terms are alike. */
export function shippedIdf(): Idf {
  shipped ??= idfFrom(table);
  return shipped;
}

let shipped: Idf | undefined; // made at first use: 12,000 entries

/** idf = ln((1 + N) / (0.5 + df)): the half keeps a term that was never seen apart from one seen once. */
export function idfFrom({ documents, byFrequency }: IdfTable): Idf {
  const known = new Map<string, number>();
  for (const [frequency, terms] of Object.entries(byFrequency)) {
    const idf = Math.max(0.1, Math.log((1 + documents) / (0.5 + Number(frequency))));
    for (const term of terms.split(' ')) known.set(term, idf);
  }
  const unknown = Math.log((1 + documents) / 0.5);
  return { of: (term) => known.get(term) ?? unknown };
}
