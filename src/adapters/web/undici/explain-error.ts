import { Failure } from '../../../model/failure.ts';

/** Turns whatever a request was rejected with into a Failure whose words say what, where, and what to do. */
export function explainError(error: unknown, host: string): Failure {
  const known = findFailure(error);
  if (known !== null) return known;
  const { words, retry } = wordsFor(codeOf(error), host);
  return new Failure('source-down', words, { retry, cause: error });
}

/** The failure of a request whose caller gave up on it. */
export function stopped(host: string, cause: unknown): Failure {
  return new Failure('source-down', `The request to ${host} was stopped before it was answered.`, {
    retry: true,
    cause,
  });
}

/** The failure of the last of several hosts in a row that were not to be reached. */
export function offline(hosts: readonly string[], cause: unknown): Failure {
  return new Failure(
    'offline',
    `No host can be reached, the last ones being ${hosts.join(', ')}: check this machine's network and its DNS. I go on trying.`,
    { retry: true, cause },
  );
}

/** What the network or undici calls the error: "ECONNREFUSED", "HPE_INVALID_CONSTANT"; 'unknown' without any name. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}

function wordsFor(code: string, host: string): { readonly words: string; readonly retry: boolean } {
  switch (code) {
    case 'ENOTFOUND':
      return later(`There is no host named ${host}: check the spelling of the address.`);
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
      return later(`The name ${host} could not be looked up: check this machine's network and its DNS.`);
    case 'ECONNREFUSED':
      return later(`${host} refused the connection: I will try again later.`);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return later(`${host} broke off the connection: I will try again later.`);
    case 'ENETDOWN':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
      return later(`There is no way to ${host} from here: check this machine's network.`);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return later(`${host} did not accept a connection in time: I will try again later.`);
    case 'UND_ERR_HEADERS_TIMEOUT':
      return later(`${host} took the request but did not begin to answer in time: I will try again later.`);
    case 'UND_ERR_BODY_TIMEOUT':
      return later(`${host} stopped in the middle of its answer: I will try again later.`);
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
    case 'UND_ERR_ABORTED':
      return later(`The request to ${host} was stopped before it was answered.`);
    case 'CERT_HAS_EXPIRED':
      return later(`The certificate of ${host} has expired: tell its owner to renew it.`);
    case 'CERT_NOT_YET_VALID':
      return later(`The certificate of ${host} is not valid yet: check this machine's clock.`);
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return never(`${host} signed its certificate itself, which proves nothing: tell its owner, or use http.`);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return never(`The certificate of ${host} is for another name: check the address in a browser.`);
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return never(
        `Nobody that this machine trusts signed the certificate of ${host}: tell its owner, or trust its issuer (NODE_EXTRA_CA_CERTS).`,
      );
    case 'UND_ERR_HEADERS_OVERFLOW':
    case 'HPE_HEADER_OVERFLOW':
      return never(`${host} sent more headers than I read: check the address in a browser.`);
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return later(`${host} sent another length than it announced: I will try again later.`);
    case 'UND_ERR_INVALID_ARG':
      return never(`The request to ${host} could not be written: remove and add the source again.`);
    default:
      if (code.startsWith('HPE_') || code === 'HTTPParserError')
        return never(
          `${host} answered with something that is not HTTP (${code}): check scheme and port of the address.`,
        );
      if (code === 'EPROTO' || code.startsWith('ERR_SSL_'))
        return never(`${host} and I found no way to talk https (${code}): check scheme and port of the address.`);
      return later(`The request to ${host} failed (${code}): I will try again later.`);
  }
}

function later(words: string): { readonly words: string; readonly retry: boolean } {
  return { words, retry: true };
}

function never(words: string): { readonly words: string; readonly retry: boolean } {
  return { words, retry: false };
}

function findFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  return error instanceof Error && error.cause instanceof Failure ? error.cause : null;
}
