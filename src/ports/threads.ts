/** Work that would hold up the process, done beside it. */
export interface Threads {
  /** Threads for one script, started when needed and kept; idle ones do not keep the process alive. */
  open(options: ThreadOptions): Thread;
}

/** `script` answers each message with { ok: true, value } or { ok: false, message }; values are cloned. */
export type ThreadOptions = {
  readonly script: URL;
  readonly atOnce: number;
  readonly deadlineMs: number; // of one task; a thread that takes longer is ended, and only its task fails
  readonly memoryMb: number; // of one thread's heap
};

export interface Thread {
  /**
   * The script's answer to `input`. @throws Failure 'source-down' ("took too long", "could not be read"), with the
   * script's own message as its cause; with `retry` when the program is stopping.
   * `moved`: buffers of the input that are handed over instead of copied, and are empty afterwards.
   */
  run(input: unknown, moved?: readonly ArrayBuffer[]): Promise<unknown>;
  close(): Promise<void>;
}
