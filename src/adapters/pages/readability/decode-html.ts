import iconv from 'iconv-lite';

const META_BYTES = 4096; // the standard asks for 1024; pages with long comments before their head need more

/** The text of a page's bytes: byte-order mark, then the Content-Type's charset, then the meta tag's, then UTF-8, then windows-1252. */
export function decodeHtml(body: Uint8Array, contentType: string | undefined): string {
  const bytes = Buffer.from(body);
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'feff' || mark === 'fffe') return iconv.decode(bytes, mark === 'feff' ? 'utf-16be' : 'utf-16le');
  const head = bytes.subarray(0, META_BYTES).toString('latin1');
  const http = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const meta = /<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
  for (const label of [http, meta, 'utf-8']) {
    const text = label === undefined ? null : decodeAs(bytes, label.toLowerCase());
    if (text !== null) return text;
  }
  return iconv.decode(bytes, 'windows-1252');
}

function decodeAs(bytes: Buffer, label: string): string | null {
  if (/^utf-?16|^utf-?32|^(us-)?ascii$/.test(label)) return null; // said by mistake: the bytes are neither
  if (/^utf-?8$/.test(label)) {
    const text = iconv.decode(bytes, 'utf-8');
    const broken = text.split('\uFFFD').length - 1;
    const wellFormed = (text.match(/[\u0080-\uFFFC]/g) ?? []).length;
    return broken === 0 || wellFormed > broken ? text : null; // one broken byte does not make a page windows-1252
  }
  const known = /^(iso-?8859-?1|latin-?1)$/.test(label) ? 'windows-1252' : label; // as browsers do
  return iconv.encodingExists(known) ? iconv.decode(bytes, known) : null;
}
