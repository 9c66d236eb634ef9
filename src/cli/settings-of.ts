import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { readEnvironment } from '../settings/environment.ts';
import { loadSettings } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';

/** The options that every command which needs settings takes. */
export type SettingsOptions = { readonly config?: string; readonly data?: string };

export const configOption = () =>
  new Option('--config <folder>', 'the folder of app.yaml (default: config here, else the one shipped)');
export const dataOption = () =>
  new Option('--data <folder>', 'the folder of the embedded store (default: dataDirectory of app.yaml)');

/** @throws Failure 'bad-settings' that lists every mistake */
export function settingsOf(options: SettingsOptions): Settings {
  return loadSettings({
    directory: options.config ?? (existsSync('config') ? 'config' : join(PROJECT, 'config')),
    env: readEnvironment(),
    overrides: options.data === undefined ? {} : { dataDirectory: options.data },
  });
}

const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
