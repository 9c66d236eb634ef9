import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const APT_GET = '/usr/bin/apt-get';

/** Whether we may install Debian packages here: root on Debian or Ubuntu. */
export function canInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release') || !existsSync(APT_GET)) return false;
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Installs Debian packages without starting the services they bring. Returns whether it worked. */
export function installPackages(names: readonly string[]): boolean {
  console.error(`installing for the tests: ${names.join(', ')}`);
  const policy = '/usr/sbin/policy-rc.d'; // asked by Debian's installer before it starts a service; 101 means no
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...names);
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

function aptGet(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(APT_GET, ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return done.status === 0;
}
