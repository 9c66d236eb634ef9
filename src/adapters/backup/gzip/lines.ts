import { z } from 'zod';
import type { BackupPart } from '../../../ports/backup.ts';

/**
 * A part as lines: one JSON object for all but rows, one JSON array a row. So a backup can be looked into with
 * `gunzip` and `head`, and read without this program.
 */
export function toLines(part: BackupPart): string {
  switch (part.kind) {
    case 'rows':
      return part.rows.map((row) => `${row}\n`).join('');
    case 'head':
      return `${JSON.stringify({ format: FORMAT, ...part })}\n`;
    default:
      return `${JSON.stringify(part)}\n`;
  }
}

/** The part of a line that is no row; undefined where it is none of ours. */
export function readPart(line: string): Exclude<BackupPart, { readonly kind: 'rows' }> | undefined {
  try {
    return partSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** The format of the first line of a file: another version's, or no backup at all. */
export function readFormat(line: string): string | undefined {
  try {
    return z.looseObject({ format: z.string() }).safeParse(JSON.parse(line)).data?.format;
  } catch {
    return undefined;
  }
}

/** Grows with each change that makes older programs read a file wrongly. */
export const FORMAT = 'onrecord-backup-1';

const partSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('head'),
    madeAt: z.string(),
    withSecrets: z.boolean(),
    migrations: z.array(z.string()),
    months: z.array(z.string()),
    sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/) })),
  }),
  z.object({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) }),
  z.object({
    kind: z.literal('end'),
    tables: z.array(z.object({ name: z.string(), rows: z.int().min(0), checksum: z.string() })),
  }),
]);
