/** Guarded HTTP GET for hostile addresses: private addresses are refused at connect, on every hop. */
export interface Web {
  /**
   * Follows up to 5 redirects (never https to http), decodes gzip, br and deflate.
   * @throws Failure 'unsafe-address', 'too-large', or 'source-down' (retry: true for network errors and timeouts).
   *   A non-2xx status is an answer, not an error.
   */
  get(request: WebRequest): Promise<WebAnswer>;
  close(): Promise<void>;
}

export type WebRequest = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
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
