import { afterEach } from 'vitest';
import { testChat } from '../../../contracts/chat-contract.ts';
import { openSlack, type Slack } from '../../../fakes/slack/open.ts';
import { CHANNEL, driver, WORKSPACE } from './open-driver.ts';

const opened: Slack[] = [];
afterEach(async () => {
  for (const slack of opened.splice(0)) await slack.close();
});

testChat('slack', async () => {
  const slack = await openSlack(WORKSPACE);
  opened.push(slack);
  return {
    channel: CHANNEL,
    knowsKeys: false,
    open: async () => driver(slack).chat,
    // The same content given to a message again shows nothing new.
    timesShown: async (words) => {
      const shown = [...slack.callsOf('chat.postMessage'), ...slack.callsOf('chat.update')]
        .filter(({ answer, args }) => answer === 'ok' && JSON.stringify(args.blocks).includes(words))
        .map(({ method, args }, index) => (method === 'chat.update' ? JSON.stringify([args.ts, args.blocks]) : index));
      return new Set(shown).size;
    },
  };
});
