import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';
import { Failure } from '../../../model/failure.ts';

const ENCODINGS_AT_MOST = 2; // a second one is seen in the wild, three are an attack

/**
 * Undoes a Content-Encoding header of gzip, br and deflate, at most two of them. Output is counted while it is
 * made, so that a bomb stops at `maxBytes`; a body that ends early gives what is there.
 * @throws Failure 'too-large' or 'source-down'.
 */
export async function decodeBody(
  raw: Uint8Array,
  options: { readonly encoding: string | undefined; readonly maxBytes: number; readonly host: string },
): Promise<Uint8Array> {
  const names = (options.encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > ENCODINGS_AT_MOST)
    throw new Failure(
      'source-down',
      `${options.host} packed its answer ${names.length} times over, which I do not unpack.`,
    );
  let body = raw;
  for (const name of names.reverse()) {
    if (body.byteLength > 0) body = await undo(name, body, options);
  }
  return body;
}

async function undo(
  name: string,
  body: Uint8Array,
  options: { readonly maxBytes: number; readonly host: string },
): Promise<Uint8Array> {
  const limit = { maxOutputLength: options.maxBytes };
  // SYNC_FLUSH: a truncated stream gives its readable beginning, as browsers do.
  const zlib = { ...limit, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return await promisify(gunzip)(body, zlib);
      case 'deflate':
        // "deflate" should be zlib-wrapped (RFC 9110 8.4.1.2), but some servers send it raw: 8 is zlib's method nibble.
        return ((body[0] ?? 0) & 0x0f) === 8
          ? await promisify(inflate)(body, zlib)
          : await promisify(inflateRaw)(body, zlib);
      case 'br':
        return await promisify(brotliDecompress)(body, {
          ...limit,
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
        });
      default:
        throw new Failure(
          'source-down',
          `${options.host} answered in the encoding “${name.slice(0, 40)}”, which I did not ask for.`,
        );
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    // zlib's errors are all Error with a code.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(options);
    throw new Failure('source-down', `${options.host} sent an answer that cannot be unpacked (${name}).`, {
      retry: true,
      cause: error,
    });
  }
}

/** The failure of an answer over its size limit. */
export function tooLarge(options: { readonly maxBytes: number; readonly host: string }): Failure {
  return new Failure(
    'too-large',
    `The answer of ${options.host} is larger than ${describeBytes(options.maxBytes)}, the most I read: is it the right address?`,
  );
}

function describeBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
