import { Failure } from '../../../model/failure.ts';
import type { WebAnswer } from '../../../ports/web.ts';
import { findChallenge } from './find-wall.ts';

const LOOKED_AT = 65_536; // bytes of a refusal: enough for any challenge's marks, little enough to decode here

/**
 * That a server gave a page at all, and the one that was asked for.
 * @throws Failure 'source-down': with `retry` when the server is in trouble or too busy, without when it refuses.
 */
export function checkAnswer(asked: string, answer: WebAnswer): void {
  checkStatus(answer);
  checkPlace(new URL(asked), new URL(answer.url));
}

function checkStatus(answer: WebAnswer): void {
  const host = new URL(answer.url).hostname;
  const { status } = answer;
  if (status !== 200) {
    const challenge = findChallenge(Buffer.from(answer.body.subarray(0, LOOKED_AT)).toString('latin1'), answer.headers);
    if (challenge !== null && status !== 429) throw robotCheck(host, challenge.by);
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    throw new Failure('source-down', `${host} did not give the page for now (${status}): I will try again later.`, {
      retry: true,
    });
  if (status === 401 || status === 402 || status === 403 || status === 451)
    throw new Failure('source-down', `${host} refuses to give me the page (${status}): only the feed's text is used.`);
  if (status === 404 || status === 410) throw gone(host, `status ${status}`);
  if (status !== 200)
    throw new Failure(
      'source-down',
      `${host} answered with status ${status} instead of the page: only the feed's text is used.`,
    );
  const type = answer.headers['content-type'] ?? 'text/html';
  if (!/html|xml|text\/plain/i.test(type))
    throw new Failure(
      'source-down',
      `${host} answered with ${type.split(';')[0]?.slice(0, 60)} instead of a page: only the feed's text is used.`,
    );
}

const GATE = /^(?:consent|guce|myprivacy|privacy|cmp|login|signin|accounts?|auth|sso|id)\./i;
const GATE_PATH =
  /^\/(?:[a-z]{2}\/)?(?:consent|privacy-?wall|cookie-?wall|log-?in|sign-?in|users?\/sign_in|auth|sso)(?:\/|$)/i;
const GONE_PATH = /\/(?:404|not-?found|page-?not-?found|error(?:-?404)?)(?:\.\w{2,5})?\/?$/i;

/**
 * Redirects that lead away from the article: to the front page, when it is gone, or to a page that asks for consent
 * or a login. Their text would be taken for the article's.
 */
function checkPlace(asked: URL, found: URL): void {
  if (found.pathname === '/' && found.search === '' && asked.pathname.length > 1)
    throw new Failure(
      'source-down',
      `${asked.hostname} shows its front page in place of the article: only the feed's text is used.`,
    );
  if (found.pathname === asked.pathname && found.hostname === asked.hostname) return;
  if ((found.hostname !== asked.hostname && GATE.test(found.hostname)) || GATE_PATH.test(found.pathname))
    throw new Failure(
      'source-down',
      `${asked.hostname} asks for consent or a login first (${found.hostname}): only the feed's text is used.`,
    );
  if (GONE_PATH.test(found.pathname)) throw gone(asked.hostname, 'it shows an error page');
}

/** The failure of a page that wants to know whether its reader is human. */
export function robotCheck(host: string, by: string | null): Failure {
  const whose = by === null ? '' : ` (${by})`;
  return new Failure(
    'source-down',
    `${host} lets no program read its pages: it asks for proof of a human reader${whose}. Only the feed's text is used.`,
  );
}

/** The failure of a page that is no longer there. */
export function gone(host: string, why: string): Failure {
  return new Failure('source-down', `The page is not on ${host} any more (${why}): only the feed's text is used.`);
}
