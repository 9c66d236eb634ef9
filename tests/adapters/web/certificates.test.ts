import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import { type Certificate, makeCertificate } from './make-certificate.ts';

const trusted = makeCertificate({ of: 'Authority', isIssuer: true });
const unknown = makeCertificate({ of: 'Nobody', isIssuer: true });

const before = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...before, trusted.cert]));
afterAll(() => setDefaultCACertificates(before));

/** What a request to a server with this certificate ends with. */
async function ask({ cert, key }: Certificate): Promise<unknown> {
  const server = createServer({ cert, key }, (_, response) => response.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is no pipe's name
  const web = openWeb({ userAgent: 'test', allowPrivate: [`127.0.0.1:${port}`] });
  try {
    return await web.get({ url: `https://127.0.0.1:${port}/`, maxBytes: 100, timeoutMs: 5000 }).catch((error) => error);
  } finally {
    await web.close();
    server.closeAllConnections();
    server.close();
  }
}

it('takes a certificate of a trusted issuer', async () => {
  expect(await ask(makeCertificate({ of: '127.0.0.1', by: trusted }))).toMatchObject({ status: 200 });
});

test.each([
  ['has expired', { of: '127.0.0.1', by: trusted, daysLeft: -1 }, true, 'The certificate of 127.0.0.1 has expired'],
  ['is for another name', { of: 'paper.example', by: trusted }, false, 'is for another name: check the address'],
  ['signed itself', { of: '127.0.0.1' }, false, '127.0.0.1 signed its certificate itself'],
  ['has an unknown issuer', { of: '127.0.0.1', by: unknown }, false, 'Nobody that this machine trusts'],
])('says so when a certificate %s', async (_, certificate, retry, words) => {
  expect(await ask(makeCertificate(certificate))).toMatchObject({
    code: 'source-down',
    retry,
    words: expect.stringContaining(words),
  });
});
