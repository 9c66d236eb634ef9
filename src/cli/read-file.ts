import { open, stat } from 'node:fs/promises';
import { Failure } from '../model/failure.ts';

/** Most bytes of one given file or stream: a book has about one million; no article and no feed has ten. */
export const BYTES_AT_MOST = 10_000_000;

/** The bytes of a file that somebody named. @throws Failure 'bad-input' or 'too-large', with what to do. */
export async function readFileOf(path: string): Promise<Buffer> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') throw notAllowed(path, error);
    return undefined;
  });
  if (!found)
    throw new Failure('bad-input', `There is no file ${path}: check the name, or write - to read standard input.`);
  if (found.isDirectory()) throw new Failure('bad-input', `${path} is a folder: name one file with one article.`);
  if (!found.isFile()) throw new Failure('bad-input', `${path} is no file: name one file with one article.`);
  if (found.size > BYTES_AT_MOST) throw tooLarge(path);
  const file = await open(path).catch((cause: unknown) => {
    throw notAllowed(path, cause);
  });
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

export function tooLarge(name: string): Failure {
  return new Failure(
    'too-large',
    `${name} is larger than ${BYTES_AT_MOST / 1_000_000} MB, more than any article: give one article at a time.`,
  );
}

function notAllowed(path: string, cause: unknown): Failure {
  return new Failure('bad-input', `${path} may not be read by this user: check its permissions.`, { cause });
}
