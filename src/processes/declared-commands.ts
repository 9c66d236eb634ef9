import type { CommandDeclaration } from '../core/request/command.ts';
import { askCommands } from '../flows/ask/ask-commands.ts';
import { deskCommands } from '../flows/desk/desk-commands.ts';
import { exportRecord } from '../flows/operate/export.ts';
import { jobs } from '../flows/operate/jobs.ts';
import { reports } from '../flows/operate/reports.ts';

/** All commands that the command line knows, without their answers. */
export const declaredCommands: readonly CommandDeclaration[] = [
  ...askCommands,
  ...deskCommands,
  jobs,
  reports,
  exportRecord,
];
