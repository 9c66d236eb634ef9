/** Exit codes: 0 done, 1 it could not be done, 2 the call itself was wrong. */
export const EXIT = { failed: 1, wrongCall: 2 } as const;
