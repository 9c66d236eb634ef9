import { count, say } from '../../core/reply/lines.ts';
import { defineCommand } from '../../core/request/command.ts';
import { samePage } from '../../core/request/next-page.ts';
import type { Reply } from '../../model/reply.ts';
import type { Backups, TableSum } from '../../ports/backup.ts';

/**
 * The whole store into a file, by the process that holds it. A long one is not waited for: the reply's `more` asks how it
 * went. No chat offers it.
 */
export const backup = defineCommand({
  name: 'backup',
  summary: 'The whole store into a file of this machine',
  options: {
    file: { kind: 'text', summary: 'the file, with its whole path', required: true, main: true },
    secrets: { kind: 'choice', summary: 'with: also the tokens of installations', choices: ['without', 'with'] },
    run: { kind: 'text', summary: 'the backup that is waited for' },
  },
  examples: ['/backup file:/var/backups/onrecord.gz'],
  managers: true,
  async answer(args, { backups }: { readonly backups: Backups }): Promise<Reply> {
    const { file, run } = args;
    const { tables, run: runs } = await backups.write({ file, withSecrets: args.secrets === 'with', run });
    if (tables !== undefined) return say(backupWords(file, tables));
    return { ...say('The backup is being written.'), more: samePage('backup', { ...args, run: runs }, { page: 1 }) };
  },
});

/** "Backup of 12,345 rows, 2,345 statements among them, in FILE." */
export function backupWords(file: string, tables: readonly TableSum[]): string {
  return `Backup of ${contentWords(tables)}, in ${file}.`;
}

/** "12,345 rows, 2,345 statements among them". */
export function contentWords(tables: readonly TableSum[]): string {
  const statements = tables.find(({ name }) => name === 'statements')?.rows ?? 0;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${count(rows, 'row')}, ${count(statements, 'statement')} among them`;
}
