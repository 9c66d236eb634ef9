import type { IncomingMessage } from 'node:http';
import type { SentFile } from './bodies.ts';
import { invalidBody, refusal } from './refuse.ts';

export type Body = { readonly json: unknown; readonly files: readonly SentFile[] };

/** The body of a request: JSON, or multipart with payload_json and files[n]. Throws what Discord would answer. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { json: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  if (!type.startsWith('application/json')) {
    throw invalidBody([
      { path: [], code: 'CONTENT_TYPE_INVALID', message: 'Expected "Content-Type" application/json' },
    ]);
  }
  return { json: parse(bytes.toString('utf8')), files: [] };
}

async function readForm(bytes: Buffer, type: string): Promise<Body> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: SentFile[] = [];
  let json: unknown = {};
  for (const [key, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (typeof value !== 'string' && index !== undefined) {
      files.push({ index, name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
    } else if (key === 'payload_json' && typeof value === 'string') json = parse(value);
    else throw invalidBody([{ path: [key], code: 'UNKNOWN_FIELD', message: 'Not payload_json and not files[n]' }]);
  }
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (total > 25 * MIB || files.some((file) => file.bytes.length > 10 * MIB)) throw refusal(40005);
  return { json, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(50109);
  }
}

const MIB = 1024 * 1024;
