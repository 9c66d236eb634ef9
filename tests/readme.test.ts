import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${project}/README.md`, 'utf8');
const commands = readme.split('\n').flatMap((line) => /^ {4}((?:npm|npx) .+)$/.exec(line)?.[1] ?? []);
const { scripts, bin } = JSON.parse(readFileSync(`${project}/package.json`, 'utf8'));

test('the quick start stands there as it is run, and each script exists', () => {
  expect(commands).toEqual(expect.arrayContaining(['npm ci && npm run demo', 'npm ci && npm test']));
  const named = [...readme.matchAll(/npm (?:run )?([a-z]+)(?=`|$)/gm)].map(([, name]) => name);
  for (const name of named) if (name !== 'ci') expect(scripts).toHaveProperty(name ?? '');
  expect(existsSync(`${project}/${bin.onrecord}`)).toBe(true);
});

test('each link leads to a file', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path);
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((path) => !existsSync(`${project}/${path}`))).toEqual([]);
});

test('the demo answers as the README shows: the walk-back of Joris Haverkate', { timeout: 120_000 }, async () => {
  const demo = spawn('npm', ['run', 'demo', '--', '--speed', '60000'], { cwd: project });
  let said = '';
  for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  // The timeline has all that was said: which outlet's wording of one statement the short view shows depends on which
  // article was read first.
  demo.stdin.end('/stance nato-ukraine\nmore\n/stance nato-ukraine view:timeline who:"Joris Haverkate"\nquit\n');
  expect((await once(demo, 'close'))[0]).toBe(0);

  expect(said).toContain('ALL NEWS BELOW IS INVENTED');
  const flat = said.replace(/\s+/g, ' ');
  const answer = flat.slice(flat.indexOf('> /stance nato-ukraine NATO'));
  expect(answer).toMatch(/Joris Haverkate, [^:]{1,60}: (CHANGED|SOFTENED)/); // who spoke last stands first: he may be on page 2
  const [walkBack = ''] = /Joris Haverkate, .*/.exec(answer) ?? [];
  expect(walkBack).toMatch(
    /open \(on: NATO membership for Ukraine\) · “Everything is on the table, including an invitation/,
  );
  expect(walkBack).toMatch(
    /opposes \(on: NATO membership for Ukraine\) · “NATO membership for Ukraine is not realistic/,
  );
  // What the README quotes was really said there.
  const quotes = readme.replace(/\s+/g, ' ').match(/“[^”]+”/g) ?? [];
  expect(quotes.filter((quote) => !flat.includes(quote))).toEqual([]);
});
