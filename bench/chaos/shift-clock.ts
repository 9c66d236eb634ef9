import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canInstall, installPackages } from '../../tests/services/install-packages.ts';

/** The machine's clock as some processes see it: what they start with, and how far it is off. */
export type ShiftedClock = {
  readonly env: Readonly<Record<string, string>>;
  /** Jumps by so many seconds; monotonic clocks and timers do not, as on a machine whose clock is corrected. */
  jump(seconds: number): void;
};

export type ShiftedClocks = { of(name: string): ShiftedClock; remove(): void };

/**
 * Clocks of libfaketime (Debian's package, installed if we may), which processes look at through a file, a second after
 * it changed. Null where there is none.
 */
export function shiftedClocks(): ShiftedClocks | null {
  const library = findLibrary() ?? (canInstall() && installPackages(['libfaketime']) ? findLibrary() : undefined);
  if (library === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'chaos-clocks-'));
  chmodSync(folder, 0o755); // the servers run as another user
  return {
    of(name) {
      const file = join(folder, name.replaceAll(' ', '-'));
      let off = 0;
      const write = () => {
        writeFileSync(`${file}.new`, `${off < 0 ? '' : '+'}${off}\n`, { mode: 0o644 });
        renameSync(`${file}.new`, file); // never half written
      };
      write();
      return {
        env: {
          LD_PRELOAD: library,
          FAKETIME_TIMESTAMP_FILE: file,
          FAKETIME_CACHE_DURATION: '1',
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
          FAKETIME_DISABLE_SHM: '1', // its semaphores belong to one user, and the servers run as another
          NO_FAKE_STAT: '1',
        },
        jump(seconds) {
          off += seconds;
          write();
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function findLibrary(): string | undefined {
  if (!existsSync('/usr/lib')) return undefined;
  const folders = readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/faketime/libfaketimeMT.so.1`);
  return folders.find((file) => existsSync(file));
}
