/** Waits on the machine's clock, as networks do; what waits so does not keep the process alive. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
