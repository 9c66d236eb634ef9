import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { checkLayers, type Layer } from './architecture/check.ts';
import { layers } from './architecture/layers.ts';
import { blankOut, readImports } from './architecture/read-source.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

describe('the architecture', () => {
  it('is kept by every file of src', () => {
    const files = new Map(sources().map((path) => [path, readFileSync(join(SRC, path), 'utf8')]));
    expect(files.size).toBeGreaterThan(20);
    expect(checkLayers(files, layers)).toEqual([]);
  });

  it('has no row for what is not there', () => {
    expect(layers.filter(({ at }) => !existsSync(join(SRC, at))).map(({ at }) => at)).toEqual([]);
  });

  it('says why for every row', () => {
    expect(layers.filter(({ why }) => why.trim().length < 3)).toEqual([]);
    expect(new Set(layers.map(({ at }) => at)).size).toBe(layers.length);
  });
});

/** Three layers to try the checker on. */
const small: readonly Layer[] = [
  { at: 'model', level: 0, may: [], packages: [], pure: true, why: 'words' },
  { at: 'core/a', level: 1, may: ['model'], packages: ['pure-one'], pure: true, why: 'a' },
  { at: 'core/b', level: 1, may: ['model'], packages: [], types: ['big-one'], pure: true, why: 'b' },
  { at: 'settings', level: 2, may: ['core/*'], packages: ['node:fs'], readsEnv: true, why: 'settings' },
  { at: 'main.ts', level: 3, may: ['settings'], packages: [], why: 'start' },
];

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these texts are sources
describe('the checker', () => {
  test.each<[string, Record<string, string>]>([
    ['a way down', { 'core/a/x.ts': "import type { M } from '../../model/m.ts';", 'model/m.ts': '' }],
    ['a neighbour in the same folder', { 'core/a/x.ts': "import { y } from './deep/y.ts';", 'core/a/deep/y.ts': '' }],
    ['a listed package', { 'core/a/x.ts': "import one from 'pure-one/deep';" }],
    ['a type of a package that is listed for its types', { 'core/b/x.ts': "import type { T } from 'big-one';" }],
    ['a listed module of Node', { 'settings/load.ts': "import { readFile } from 'node:fs';" }],
    ['a date made from an argument', { 'core/a/x.ts': 'export const at = (iso: string) => new Date(iso);' }],
    ['an impure word in a comment', { 'core/a/x.ts': '// Date.now() is forbidden here\n/* Math.random */' }],
    ['an impure word in a text', { 'core/a/x.ts': "export const words = 'Date.now()' + `Math.random()`;" }],
    ['an import in a text', { 'core/a/x.ts': 'export const code = "import x from \'left-pad\'";' }],
    ['the environment in settings', { 'settings/load.ts': 'export const url = process.env.URL;' }],
    ['a clock above the pure layers', { 'main.ts': 'export const begun = Date.now();' }],
  ])('lets pass %s', (_, files) => {
    expect(checkLayers(new Map(Object.entries(files)), small)).toEqual([]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['a way up', { 'core/a/x.ts': "import { s } from '../../settings/s.ts';" }, 'core/a may not import settings'],
    ['a way sideways', { 'core/a/x.ts': "\nimport { y } from '../b/y.ts';" }, 'core/a/x.ts:2 imports core/b/y.ts'],
    ['a way sideways for a type', { 'core/a/x.ts': "import type { Y } from '../b/y.ts';" }, 'may not import core/b'],
    ['a way sideways by export', { 'core/a/x.ts': "export * from '../b/y.ts';" }, 'may not import core/b'],
    [
      'a way sideways over two lines',
      { 'core/a/x.ts': "import {\n  y,\n} from '../b/y.ts';" },
      'may not import core/b',
    ],
    [
      'a way sideways while it runs',
      { 'core/a/x.ts': "const y = await import('../b/y.ts');" },
      'may not import core/b',
    ],
    ['a way sideways inside a template', { 'core/a/x.ts': "`${await import('../b/y.ts')}`" }, 'may not import core/b'],
    ['a layer that was jumped though not listed', { 'main.ts': "import '../src/model/m.ts';" }, 'main.ts'],
    ['an import that cannot be read', { 'core/a/x.ts': 'const y = await import(name);' }, 'loads what cannot be read'],
    ['a package that is not listed', { 'core/a/x.ts': "import { z } from 'left-pad';" }, 'imports left-pad'],
    [
      'more than a type of a package that is listed for its types',
      { 'core/b/x.ts': "import { T } from 'big-one';" },
      'imports big-one',
    ],
    ['a scoped package', { 'core/a/x.ts': "import z from '@far/away/deep';" }, 'imports @far/away:'],
    ['a module of Node', { 'core/a/x.ts': "import fs from 'node:fs';" }, 'imports node:fs'],
    ['a required package', { 'core/a/x.ts': "const z = require('left-pad');" }, 'imports left-pad'],
    ['a file outside of src', { 'main.ts': "import x from '../package.json';" }, 'outside of src'],
    ['a folder without a row', { 'core/c/x.ts': '' }, 'core/c/x.ts: its folder has no row'],
    ['a file without a row', { 'stray.ts': '' }, 'stray.ts: its folder has no row'],
    ['an import of a folder without a row', { 'core/a/x.ts': "import '../c/x.ts';" }, 'whose folder has no row'],
    ['the clock', { 'core/a/x.ts': 'export const now = () => Date.now();' }, 'uses the clock'],
    ['the clock as a date', { 'core/a/x.ts': 'export const now = () => new Date();' }, 'uses the clock'],
    ['the clock without brackets', { 'core/a/x.ts': 'export const now = new Date;' }, 'uses the clock'],
    ['the clock as a text', { 'core/a/x.ts': 'export const now = () => Date();' }, 'uses the clock'],
    ['the clock of luxon', { 'core/a/x.ts': 'const now = DateTime.now();' }, 'uses the clock'],
    ['the stop watch', { 'model/x.ts': 'const t = performance.now();' }, 'uses the clock'],
    [
      'the clock after a pattern with quotes',
      { 'core/a/x.ts': "const q = /['\"/]/; const t = Date.now(); // '" },
      'uses the clock',
    ],
    ['the clock inside a template', { 'core/a/x.ts': 'const t = `at ${Date.now()} sharp`;' }, 'uses the clock'],
    ['a timer', { 'core/a/x.ts': 'setTimeout(() => 1, 2);' }, 'uses a timer'],
    ['chance', { 'core/a/x.ts': 'const n = Math.random();' }, 'uses chance'],
    ['a chance id', { 'core/a/x.ts': 'const id = crypto.randomUUID();' }, 'uses chance'],
    ['the network', { 'core/a/x.ts': 'await fetch(url);' }, 'uses the network'],
    ['the environment', { 'main.ts': 'const url = process.env.URL;' }, 'reads process.env'],
  ])('refuses %s', (_, files, expected) => {
    expect(checkLayers(new Map(Object.entries(files)), small).join('\n')).toContain(expected);
  });

  it('refuses a circle, also of types only', () => {
    const files = {
      'core/a/x.ts': "import type { Y } from './y.ts';",
      'core/a/y.ts': "import { z } from './z.ts';",
      'core/a/z.ts': "import { x } from './x.ts';",
    };
    expect(checkLayers(new Map(Object.entries(files)), small)).toEqual([
      'circle: core/a/x.ts -> core/a/y.ts -> core/a/z.ts -> core/a/x.ts',
    ]);
  });

  it('refuses a table that leads up, sideways or nowhere', () => {
    const row = { packages: [], why: 'x' };
    const bad: readonly Layer[] = [
      { at: 'one', level: 1, may: ['two', 'three', 'nothing'], ...row },
      { at: 'two', level: 1, may: [], ...row },
      { at: 'three', level: 2, may: [], ...row },
    ];
    expect(checkLayers(new Map(), bad)).toEqual([
      'table: one (1) may not import two (1)',
      'table: one (1) may not import three (2)',
      'table: one names nothing, which has no row',
    ]);
  });
});

describe('reading a source', () => {
  it('finds imports in order with their lines', () => {
    const source =
      "import a from 'a';\nimport type { B } from \"b\"; export { c } from 'c';\nimport 'd';\nfoo.import('no');";
    expect(readImports(source)).toEqual([
      { from: 'a', typeOnly: false, line: 1 },
      { from: 'b', typeOnly: true, line: 2 },
      { from: 'c', typeOnly: false, line: 2 },
      { from: 'd', typeOnly: false, line: 3 },
    ]);
  });

  test.each([
    ['a division', 'const half = (a + b) / 2; // half', 'const half = (a + b) / 2;        '],
    ['a pattern', "x = /a'b/g;", 'x = /   /g;'],
    ['an escaped quote', "x = 'it\\'s';", "x = '     ';"],
    ['a nested template', 'x = `a${ `b${c}` }d`;', 'x = ` ${ ` ${c}` } `;'],
    ['an object in a template', 'x = `a${ { b: 1 } }d`;', 'x = ` ${ { b: 1 } } `;'],
  ])('blanks %s', (_, source, expected) => {
    expect(blankOut(source)).toBe(expected);
  });
});

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the sources end here

function sources(): readonly string[] {
  const names = readdirSync(SRC, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
