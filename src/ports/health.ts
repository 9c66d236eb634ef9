/** How others are told how this process is. */
export interface Health {
  /** Begins to answer, and returns the port. @throws Failure 'bad-settings' where the port is taken. */
  serve(desk: HealthDesk): Promise<number>;
  /** What the process that serves on the settings' port says of itself; undefined when none answers. */
  ask(what: 'health' | 'ready'): Promise<Condition | undefined>;
  close(): Promise<void>;
}

/** Nothing here rejects, and nothing holds a secret. */
export type HealthDesk = {
  /** Whether it is alive: what is not can only be helped by a new start. */
  health(): Promise<Condition>;
  /** Whether it can do its work now: what is not may pass by itself. */
  ready(): Promise<Condition>;
  metrics(): Promise<{ readonly type: string; readonly text: string }>;
};

export type Condition = { readonly ok: boolean; readonly parts: readonly PartCondition[] };

/** `words`: one line for people. */
export type PartCondition = { readonly part: string; readonly ok: boolean; readonly words: string };
