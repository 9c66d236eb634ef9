/** Guarded HTTP GET for hostile addresses: private addresses are refused at connect, on every hop. */
export interface Web {
  /**
   * Follows up to 5 redirects (never https to http), decodes gzip, br and deflate.
   * One request at a time per host, spaced, and none to a host that asked to be left alone (Retry-After of a 429).
   * @throws Failure 'unsafe-address', 'too-large', 'source-down' (retry: true for network errors and timeouts),
   *   'offline' (no host at all answers) or 'not-now' (with `retryAt`). A non-2xx status is an answer, not an error.
   */
  get(request: WebRequest): Promise<WebAnswer>;
  close(): Promise<void>;
}

export type WebRequest = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers for one exact address only, on whichever hop it comes: what belongs to it (validators) goes nowhere else. */
  readonly only?: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly maxBytes: number; // of the decoded body
  readonly timeoutMs: number; // of the whole exchange
  readonly signal?: AbortSignal;
};

export type WebAnswer = {
  readonly status: number;
  readonly url: string; // the final one
  readonly movedTo: string | null; // where permanent redirects (301, 308) alone led, if anywhere
  readonly headers: Readonly<Record<string, string>>; // lower-case names
  readonly body: Uint8Array;
};
