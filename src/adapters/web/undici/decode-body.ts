import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';
import { Failure } from '../../../model/failure.ts';

const CHUNK_BYTES = 65_536; // most feeds at once: each chunk costs a trip to zlib's threads
const ENCODINGS_AT_MOST = 2; // a second one is seen in the wild, three are an attack

export type Encoding = 'gzip' | 'deflate' | 'br';

const NAMES: ReadonlyMap<string, Encoding> = new Map<string, Encoding>([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
]);

/**
 * Reads a Content-Encoding header: what was done to the body, in that order.
 * @throws Failure 'source-down' for an encoding that we did not ask for, or more than two.
 */
export function readEncodings(header: string | undefined, host: string): readonly Encoding[] {
  if (header === undefined) return [];
  const names = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > ENCODINGS_AT_MOST)
    throw new Failure(
      'source-down',
      `${host} packed its answer ${names.length} times over, which I do not unpack: check the address in a browser.`,
    );
  return names.map((name) => {
    const known = NAMES.get(name);
    if (known !== undefined) return known;
    throw new Failure(
      'source-down',
      `${host} answered in the encoding “${name.slice(0, 40)}”, which I did not ask for: tell its owner.`,
    );
  });
}

/**
 * Undoes the encodings. Output is counted while it is made, so that a bomb stops at `maxBytes`; a body that ends early
 * gives what is there. @throws Failure 'too-large' or 'source-down'.
 */
export async function decodeBody(
  raw: Uint8Array,
  options: { readonly encodings: readonly Encoding[]; readonly maxBytes: number; readonly host: string },
): Promise<Uint8Array> {
  let body = raw;
  for (const encoding of options.encodings.toReversed()) {
    if (body.byteLength > 0) body = await undo(encoding, body, options);
  }
  return body;
}

const unzip = { gzip: promisify(gunzip), deflate: promisify(inflate), raw: promisify(inflateRaw) };
const unbrotli = promisify(brotliDecompress);

async function undo(
  name: Encoding,
  body: Uint8Array,
  options: { readonly maxBytes: number; readonly host: string },
): Promise<Uint8Array> {
  const limit = { maxOutputLength: options.maxBytes, chunkSize: CHUNK_BYTES };
  // SYNC_FLUSH: a truncated stream gives its readable beginning, as browsers do.
  const zlib = { ...limit, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (name) {
      case 'gzip':
        return await unzip.gzip(body, zlib);
      case 'deflate':
        // "deflate" should be zlib-wrapped (RFC 9110 8.4.1.2), but some servers send it raw: 8 is zlib's method nibble.
        return ((body[0] ?? 0) & 0x0f) === 8 ? await unzip.deflate(body, zlib) : await unzip.raw(body, zlib);
      case 'br':
        return await unbrotli(body, { ...limit, finishFlush: constants.BROTLI_OPERATION_FLUSH });
      default:
        return name satisfies never;
    }
  } catch (error) {
    // zlib's errors are all Error with a code.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(options);
    throw new Failure(
      'source-down',
      `${options.host} sent an answer that cannot be unpacked (${name}): I will try again later.`,
      {
        retry: true,
        cause: error,
      },
    );
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
