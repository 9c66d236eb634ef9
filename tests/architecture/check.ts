import { posix } from 'node:path';
import { blankOut, type Import, readImports } from './read-source.ts';

/** What one folder (or file) of src may import, and why it is there. */
export type Layer = {
  readonly at: string; // path below src; covers its subfolders that have no row of their own
  readonly level: number; // may import smaller levels only
  readonly may: readonly string[]; // rows; "core/*" stands for all rows that begin so
  readonly packages: readonly string[]; // npm packages, and modules of Node as "node:fs"
  readonly types?: readonly string[]; // packages of which only types may be imported
  readonly pure?: boolean; // no clock, no chance, no input or output
  readonly readsEnv?: boolean;
  readonly why: string;
};

/**
 * Every breach of the layers in these files (paths below src), each as one sentence; empty when all is well.
 * The table itself is checked too.
 */
export function checkLayers(files: ReadonlyMap<string, string>, layers: readonly Layer[]): readonly string[] {
  return [
    ...layers.flatMap((layer) => checkRow(layer, layers)),
    ...[...files].flatMap(([path, source]) => checkFile(path, source, layers)),
    ...findCycles(files),
  ];
}

function checkRow(layer: Layer, layers: readonly Layer[]): readonly string[] {
  const allowed = layers.filter((other) => allows(layer, other.at));
  const notBelow = allowed.filter((other) => other.level >= layer.level);
  const unknown = layer.may.filter((name) => !layers.some((other) => matches(name, other.at)));
  return [
    ...notBelow.map((other) => `table: ${layer.at} (${layer.level}) may not import ${other.at} (${other.level})`),
    ...unknown.map((name) => `table: ${layer.at} names ${name}, which has no row`),
  ];
}

function checkFile(path: string, source: string, layers: readonly Layer[]): readonly string[] {
  const layer = rowOf(path, layers);
  if (layer === undefined) return [`${path}: its folder has no row in tests/architecture/layers.ts`];
  return [
    ...readImports(source).flatMap((found) => {
      const problem = checkImport(path, found, layer, layers);
      return problem === null ? [] : [`${path}:${found.line} ${problem}`];
    }),
    ...checkWords(path, source, layer),
  ];
}

function checkImport(path: string, found: Import, layer: Layer, layers: readonly Layer[]): string | null {
  const { from, typeOnly } = found;
  if (from === null) return 'loads what cannot be read here';
  if (!from.startsWith('.')) {
    const name = packageName(from);
    if (layer.packages.includes(name) || (typeOnly && layer.types?.includes(name))) return null;
    return `imports ${name}: not among the packages of ${layer.at}`;
  }
  const target = resolve(path, from);
  if (target.startsWith('..')) return `imports ${from}, which is outside of src`;
  const other = rowOf(target, layers);
  if (other === undefined) return `imports ${target}, whose folder has no row`;
  if (other.at === layer.at || allows(layer, other.at)) return null;
  return `imports ${target}: ${layer.at} may not import ${other.at}`;
}

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\s*\.\s*now\b/g, 'the clock'],
  [/\bnew\s+Date\s*(?:\(\s*\)|(?![\s\w(]))/g, 'the clock'],
  [/(?<![\w.]|new\s+)Date\s*\(/g, 'the clock'],
  [/\bperformance\s*\.\s*(?:now|timeOrigin)\b/g, 'the clock'],
  [/\bDateTime\s*\.\s*(?:now\b|(?:local|utc)\s*\(\s*\))/g, 'the clock'],
  [/\bhrtime\b/g, 'the clock'],
  [/\bset(?:Timeout|Interval|Immediate)\s*\(/g, 'a timer'],
  [/\bMath\s*\.\s*random\b/g, 'chance'],
  [/\b(?:random(?:UUID|Bytes|Int|FillSync|Fill)|getRandomValues)\b/g, 'chance'],
  [/(?<![\w.])fetch\s*\(/g, 'the network'],
  [/(?<![\w.])console\s*\./g, 'the console'],
  [/(?<![\w.])process\s*\./g, 'the process'],
];

const ENV = /(?<![\w.])process\s*\.\s*env\b/g;

function checkWords(path: string, source: string, layer: Layer): readonly string[] {
  const code = blankOut(source);
  const at = (index: number): string => `${path}:${code.slice(0, index).split('\n').length}`;
  const impure = layer.pure
    ? IMPURE.flatMap(([words, what]) =>
        [...code.matchAll(words)].map((match) => `${at(match.index)} uses ${what}: it must come in from outside`),
      )
    : [];
  if (layer.readsEnv) return impure;
  return [
    ...impure,
    ...[...code.matchAll(ENV)].map((match) => `${at(match.index)} reads process.env: only settings may`),
  ];
}

/** One sentence for each circle of imports between files, whatever their layers. */
function findCycles(files: ReadonlyMap<string, string>): readonly string[] {
  const done = new Set<string>();
  const trail: string[] = [];
  const cycles: string[] = [];
  const visit = (path: string): void => {
    const begin = trail.indexOf(path);
    if (begin >= 0) cycles.push(`circle: ${[...trail.slice(begin), path].join(' -> ')}`);
    if (begin >= 0 || done.has(path)) return;
    trail.push(path);
    for (const { from } of readImports(files.get(path) ?? '')) {
      const target = from?.startsWith('.') ? resolve(path, from) : '';
      if (files.has(target)) visit(target);
    }
    trail.pop();
    done.add(path);
  };
  for (const path of files.keys()) visit(path);
  return cycles;
}

const resolve = (path: string, from: string): string => posix.normalize(posix.join(posix.dirname(path), from));

/** The most exact row that covers the path. */
function rowOf(path: string, layers: readonly Layer[]): Layer | undefined {
  const covering = layers.filter(({ at }) => path === at || path.startsWith(`${at}/`));
  return covering.sort((a, b) => b.at.length - a.at.length)[0];
}

const allows = (layer: Layer, at: string): boolean => layer.may.some((name) => matches(name, at));

const matches = (name: string, at: string): boolean =>
  name.endsWith('/*') ? at.startsWith(name.slice(0, -1)) : name === at;

/** "@scope/name/deep" is of @scope/name, "name/deep" of name, and "node:fs/promises" of node:fs. */
function packageName(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
