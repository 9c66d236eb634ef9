/** What somebody asks of the one session; clients are told apart by their numbers. */
type Asked = { readonly client: number };

/**
 * Shares the one session out, first come, first served. `run` says whether it left the client's transaction open: until
 * that has ended, the session is this client's alone. What is still waiting is run without going back to the event loop.
 */
export function takeTurns<T extends Asked>(run: (asked: T) => Promise<boolean>): (asked: T) => Promise<void> {
  const waiting: T[] = [];
  let holder: number | undefined;
  let isRunning = false;

  const next = (): T | undefined => {
    const at = holder === undefined ? 0 : waiting.findIndex(({ client }) => client === holder);
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };

  return async (asked) => {
    waiting.push(asked);
    if (isRunning) return;
    isRunning = true;
    for (let one = next(); one !== undefined; one = next()) holder = (await run(one)) ? one.client : undefined;
    isRunning = false;
  };
}
