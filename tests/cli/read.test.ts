import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../flow/run-onrecord.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = `The agriculture minister of Estonia, Maarja Tuulik, said on Thursday that her government supports an invitation for Ukraine to join NATO.

“Ukraine should join NATO, and this year is not too early,” Tuulik told reporters in Tallinn on Thursday. The talks had lasted four hours.
`;

const HTML = `<!doctype html><html><head><title>Tallinn speaks</title></head><body><nav>Home News</nav><article><h1>Tallinn speaks</h1>
${TEXT.split('\n\n')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('\n')}</article></body></html>`;

test('a text as bullets, who said what on which day, and where they stand', async () => {
  const file = join(folder, 'article.txt');
  writeFileSync(file, TEXT);
  const { code, out } = await runCli(['read', file, '--published', '2026-03-06']);
  expect(code).toBe(0);
  expect(out).toMatch(/^article\.txt\npublished Fri 6 Mar 2026\n/);
  expect(out).toMatch(/In short\n {2}• .*Maarja Tuulik/);
  const flat = out.replace(/\s+/g, ' ');
  expect(flat).toContain('“Ukraine should join NATO, and this year is not too early,” — Maarja Tuulik');
  expect(flat).toContain('(Thu 5 Mar 2026)');
  expect(flat).toMatch(
    /Where they stand: NATO and Ukraine .*Maarja Tuulik.* · supports \(on: NATO membership for Ukraine\)/,
  );
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('--json from standard input: every span covers its words in the text as given', async () => {
  const { code, out } = await runCli(['read', '-', '--json'], { input: TEXT });
  expect(code).toBe(0);
  const { text, published, statements } = JSON.parse(out);
  expect([text, published]).toEqual([TEXT, null]);
  const parts = statements.flatMap(({ parts }: { parts: { start: number; end: number; text: string }[] }) => parts);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) expect(TEXT.slice(part.start, part.end)).toBe(part.text);
});

test('a saved web page is read without its furniture; without a day it says how to give one', async () => {
  const { code, out } = await runCli(['read', '-'], { input: HTML });
  expect(code).toBe(0);
  expect(out).toMatch(/^Tallinn speaks\n/);
  expect(out).toContain('day of publication unknown: tell it with --published');
  expect(out).not.toContain('Home News');
});

test('a text without statements says so', async () => {
  const { code, out } = await runCli(['read', '-'], { input: 'Rain.' });
  expect([code, out]).toEqual([0, expect.stringContaining('No statements found.')]);
});
