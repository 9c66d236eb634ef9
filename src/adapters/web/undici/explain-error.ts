import { Failure } from '../../../model/failure.ts';

/** Turns whatever a request was rejected with into a Failure whose words name the host and what to do. */
export function explainError(error: unknown, host: string): Failure {
  const known = findFailure(error);
  if (known !== null) return known;
  const { words, retry } = wordsFor(codeOf(error), host);
  return new Failure('source-down', words, { retry, cause: error });
}

function wordsFor(code: string, host: string): { readonly words: string; readonly retry: boolean } {
  switch (code) {
    case 'ENOTFOUND':
      return {
        words: `There is no host named ${host}: check the spelling of the address, and that this machine is connected.`,
        retry: true,
      };
    case 'EAI_AGAIN':
      return { words: `The name ${host} could not be looked up: is the machine online?`, retry: true };
    case 'ECONNREFUSED':
      return { words: `${host} refused the connection: I will try again later.`, retry: true };
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return { words: `${host} cannot be reached from here: check the machine's network.`, retry: true };
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return { words: `${host} did not accept a connection in time: I will try again later.`, retry: true };
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
    case 'TimeoutError':
      return { words: `${host} did not answer in time: I will try again later.`, retry: true };
    case 'AbortError':
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
      return { words: `The request to ${host} was stopped before it was answered.`, retry: true };
    case 'CERT_HAS_EXPIRED':
      return { words: `The certificate of ${host} has expired: its owner must renew it.`, retry: true };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return { words: `The certificate of ${host} cannot be trusted (${code}): check the address.`, retry: false };
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { words: `${host} sent more headers than I read.`, retry: false };
    case 'UND_ERR_INVALID_ARG':
      return { words: `The request to ${host} could not be written: remove and add the source again.`, retry: false };
    default:
      return { words: `${host} broke off the connection (${code}): I will try again later.`, retry: true };
  }
}

function findFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  return error instanceof Error && error.cause instanceof Failure ? error.cause : null;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  // AbortSignal.timeout rejects with a DOMException whose code is a number; its name says what happened.
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return error.name;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}
