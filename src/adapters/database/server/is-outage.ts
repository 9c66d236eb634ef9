/**
 * Whether an error says that the server is away, or that the line to it broke, and nothing of the query: it passes by
 * itself, however long that takes. Errors of Node's sockets, PostgreSQL's classes 08 and 57P, and words of `pg`.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isOutage); // several addresses were tried
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return SOCKET.has(code) || /^(08...|57P0[1-5]|53300)$/.test(code) || WORDS.test(error.message);
}

const SOCKET = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
]);

// pg 8.23 and pg-pool 3, which give these no code
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;
