import { expect, it, test } from 'vitest';
import { loadSettings } from '../../src/settings/load.ts';
import { configFolder, mistakesIn } from './config-folder.ts';

const healthOf = (app: string, env: Readonly<Record<string, string>> = {}) =>
  loadSettings({ directory: configFolder({ 'app.yaml': app }), env }).health;

test.each<[string, string, Record<string, string>, { port: unknown; host: string }]>([
  ['nothing is served unless it is wished', '', {}, { port: undefined, host: '127.0.0.1' }],
  ['a port alone is for this machine', 'health: {port: 9090}', {}, { port: 9090, host: '127.0.0.1' }],
  [
    'containers set both in their environment',
    '',
    { HEALTH_PORT: '8080', HEALTH_HOST: '0.0.0.0' },
    { port: 8080, host: '0.0.0.0' },
  ],
  ['an empty variable is none', '', { HEALTH_PORT: '' }, { port: undefined, host: '127.0.0.1' }],
  ['other variables can be named', 'health: {port: env:PORT}', { PORT: '7' }, { port: 7, host: '127.0.0.1' }],
])('%s', (_, app, env, expected) => expect(healthOf(app, env)).toEqual(expected));

it('tells what is no port', () => {
  expect(mistakesIn({ 'app.yaml': 'health: {port: 70000}' })).toEqual([
    'config/app.yaml:1: health.port: 70000 is not possible: write a whole number from 0 to 65535.',
  ]);
  expect(mistakesIn({ 'app.yaml': 'health: {port: env:NOT_SET}' })).toEqual([
    'config/app.yaml:1: health.port: "env:NOT_SET" is not a number: write a whole number from 0 to 65535.',
  ]);
});
