import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { loadSettings } from '../../src/settings/load.ts';

/** A new folder `config` with these files, by name or by path from it; removed when the test ends. */
export function configFolder(files: Readonly<Record<string, string>>): string {
  const home = mkdtempSync(join(tmpdir(), 'onrecord-settings-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const directory = join(home, 'config');
  mkdirSync(directory);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

/** The mistakes in these files, a sentence each, with file names as in config/. */
export function mistakesIn(files: Readonly<Record<string, string>>, env: Record<string, string> = {}): string[] {
  const directory = configFolder(files);
  try {
    loadSettings({ directory, env });
    return [];
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'bad-settings') throw error;
    return error.words.replaceAll(`${dirname(directory)}/`, '').split('\n');
  }
}
