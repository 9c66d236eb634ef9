import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/**
 * Plays many hosts, each an address of this machine, whose feeds answer 304 to whom they know; of every tenth there
 * is something new. Run as a process of its own, it prints its port.
 */
const CHANGED_EVERY = 10;
const ITEMS = 30;

const server = createServer((request, response) => {
  const feed = Number(/\/(\d+)\.xml$/.exec(request.url ?? '')?.[1] ?? 0);
  const etag = `"${createHash('md5').update(String(feed)).digest('hex')}"`;
  if (feed % CHANGED_EVERY !== 0 && request.headers['if-none-match'] === '"known"')
    return response.writeHead(304, { etag, 'cache-control': 'max-age=900' }).end();
  return response
    .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', 'content-encoding': 'gzip', etag })
    .end(document);
});

const document = gzipSync(
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Lantern</title><link>http://lantern.example/</link><description>News</description><ttl>30</ttl>
${Array.from({ length: ITEMS }, (_, index) => writeItem(index)).join('\n')}
</channel></rss>`,
);

function writeItem(index: number): string {
  const words = `The council of Sandhaven voted ${index} to ${index + 3} on the new ferry line, and its chair, Ines Okpara, said that the first boats would sail in spring. `;
  return `<item><title>Ferry line, vote ${index}: the council decides</title><link>http://lantern.example/news/${index}</link>
<guid isPermaLink="false">lantern-${index}</guid><pubDate>${new Date(Date.UTC(2026, 2, 2, 8, index)).toUTCString()}</pubDate>
<description>${words}</description><content:encoded><![CDATA[<p>${words.repeat(4)}</p><p>${words.repeat(5)}</p>]]></content:encoded></item>`;
}

server.keepAliveTimeout = 10_000;
server.listen(0, '0.0.0.0', 8192, () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`); // listening on TCP, so it is no pipe's name
});
