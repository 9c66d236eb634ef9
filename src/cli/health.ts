import { Argument, type Command } from 'commander';
import { Failure } from '../model/failure.ts';
import { openHealth } from '../wiring.ts';
import { EXIT } from './exit-codes.ts';
import { configOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function healthCommand(program: Command): void {
  program
    .command('health')
    .description('whether the process on this machine is alive, or with "ready" can do its work; exit code 0 or 1')
    .addArgument(new Argument('[what]', 'alive or ready').choices(['alive', 'ready']).default('alive'))
    .addOption(configOption())
    .action(async (what: string, options: SettingsOptions) => {
      const health = openHealth(settingsOf(options));
      if (!health)
        throw new Failure('bad-settings', 'Health is not served: set health.port in config/app.yaml, or HEALTH_PORT.');
      const said = await health.ask(what === 'ready' ? 'ready' : 'health');
      if (!said) throw new Failure('not-found', 'No process answers on the port of health.port: start one.');
      for (const { part, ok, words } of said.parts) process.stdout.write(`${ok ? 'ok' : '!!'}  ${part}: ${words}\n`);
      if (!said.ok) process.exitCode = EXIT.failed;
    });
}
