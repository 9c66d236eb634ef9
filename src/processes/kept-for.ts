/**
 * What `read` gives, asked again when it is older than `ms`; those who ask meanwhile share one call. An answer that takes
 * longer than two seconds is a rejection, and the next one is asked for only when it has come after all.
 */
export function keptFor<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  let isOpen = false;
  let at = Number.NEGATIVE_INFINITY;
  return () => {
    if (!isOpen && (asked === undefined || performance.now() - at >= ms)) {
      isOpen = true;
      asked = read().finally(() => {
        isOpen = false;
        at = performance.now();
      });
    }
    // holds: it was asked for just now, or before
    return inTime(asked as Promise<T>);
  };
}

const ANSWER_WITHIN_MS = 2000;

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
