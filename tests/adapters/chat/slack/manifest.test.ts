import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeManifest } from '../../../../src/adapters/chat/slack/write-manifest.ts';
import { askCommands } from '../../../../src/flows/ask/ask-commands.ts';
import { deskCommands } from '../../../../src/flows/desk/desk-commands.ts';

const commands = [...askCommands, ...deskCommands];

describe('slack/manifest.json', () => {
  it('is what the declared commands make of it', () => {
    const file = readFileSync(new URL('../../../../slack/manifest.json', import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(writeManifest(commands, { prefix: '', mode: 'socket' }));
  });

  it('has all that may be typed and all of the message menu, within what Slack takes', () => {
    const { features } = writeManifest(commands, { prefix: 'news-', mode: 'http', url: 'https://news.example' }) as {
      features: {
        slash_commands: { command: string; url: string; usage_hint: string }[];
        shortcuts: { name: string; callback_id: string }[];
      };
    };
    const shown = commands.filter(({ hidden }) => !hidden);
    expect(features.slash_commands.map(({ command }) => command)).toEqual(shown.map(({ name }) => `/news-${name}`));
    expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(
      commands.filter(({ onMessage }) => onMessage).map(({ name }) => `news-${name}`),
    );
    for (const { command, url } of features.slash_commands) {
      expect(command.length).toBeLessThanOrEqual(32);
      expect(url).toBe('https://news.example/slack/events');
    }
    for (const { name } of features.shortcuts) expect(name.length).toBeLessThanOrEqual(24);
  });
});
