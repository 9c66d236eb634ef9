import { type Browser, chromium } from 'playwright-core';
import { canInstall, installPackages } from '../../services/install-packages.ts';
import { findProgram } from '../../services/programs.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** A real browser: found on the machine, or installed where we may. */
export async function openBrowser(): Promise<Browser> {
  const found = NAMES.map(findProgram).find((path) => path !== undefined);
  if (found === undefined && canInstall()) installPackages(['chromium']);
  const executablePath = found ?? NAMES.map(findProgram).find((path) => path !== undefined);
  if (executablePath === undefined) throw new Error('These tests need a browser: install chromium.');
  // No sandbox, as Chromium has none for root; it sees nothing but our own pages.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
}
