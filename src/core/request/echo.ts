/** What somebody typed as a message repeats it: on one line, and cut where it is long. */
export function echo(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= ECHO_CHARACTERS ? line : `${line.slice(0, ECHO_CHARACTERS).trimEnd()}…`;
}

const ECHO_CHARACTERS = 60; // enough to know one's own words again
