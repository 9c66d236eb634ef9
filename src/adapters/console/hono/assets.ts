import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TYPES = {
  'console.css': 'text/css; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

type AssetName = keyof typeof TYPES;

type Asset = { readonly type: string; readonly body: string; readonly path: string };

/** The console's own files, read once. Their address holds a hash of their content, so that browsers keep them for good. */
const assets: ReadonlyMap<string, Asset> = new Map(
  (Object.keys(TYPES) as AssetName[]).map((name) => {
    const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
    return [name, { type: TYPES[name], body, path: `/assets/${hash}/${name}` }];
  }),
);

/** Where a file of the console is, of this version of the program. */
export const assetPath = (name: AssetName): string => assets.get(name)?.path ?? '';

/** A file by the address that `assetPath` gave; undefined for all others. */
export const assetAt = (path: string): Asset | undefined => [...assets.values()].find((asset) => asset.path === path);
