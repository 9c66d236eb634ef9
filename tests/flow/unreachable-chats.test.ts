import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { install, startRole } from './run-onrecord.ts';

// Nothing listens there: as when this machine's network is down.
const NOWHERE = 'http://127.0.0.1:9/api/';

test('a platform that cannot be reached keeps nothing else from working, and the process stops when asked to', async () => {
  const at = install({
    feeds: [],
    topics: [],
    env: {
      ...{ SLACK_BOT_TOKEN: 'xoxb-1-2-3', SLACK_APP_TOKEN: 'xapp-1-2-3' },
      DISCORD_TOKEN: 'MTEwMDAw.first.0123456789abcdef',
    },
  });
  const chats = { terminal: {}, slack: { apiUrl: NOWHERE }, discord: { apiUrl: NOWHERE.slice(0, -1) } };
  writeFileSync(join(at.config, 'channels.yaml'), stringify({ chats }));
  const running = startRole('all', at);
  try {
    await running.until('bot-runs');
    expect(running.output()).toContain('slack-not-yet-connected');
    expect(running.output()).not.toMatch(/xoxb-1|xapp-1|MTEwMDAw/);
    const began = Date.now();
    expect(await running.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000); // then a container is killed; it hung for minutes once
  } finally {
    await running.kill();
    at.remove();
  }
});
