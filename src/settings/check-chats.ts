import type { z } from 'zod';
import type { Mistake } from './mistake.ts';
import { mistakeAt } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';
import type { channelsSchema } from './schema.ts';

type Channels = z.infer<ReturnType<typeof channelsSchema>>;

/** Chats that are used without what they need, and channels of chats that are not used. */
export function checkChats(file: YamlFile, { chats, channels, operators }: Channels): Mistake[] {
  const { slack, discord } = chats;
  const isOn = { terminal: chats.terminal.enabled, slack: usesSlack(chats), discord: usesDiscord(chats) };
  const tokens = {
    terminal: '',
    slack: `SLACK_BOT_TOKEN and ${slack.mode === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'}`,
    discord: 'DISCORD_TOKEN',
  };
  const off = (path: readonly (string | number)[], chat: keyof typeof isOn): Mistake[] =>
    isOn[chat] || chats[chat].enabled === false // the latter is told by check-channels
      ? []
      : [mistakeAt(file, path, `${chat} has no token: set ${tokens[chat]} in .env, see docs/${chat}.md.`)];
  const missing = (chat: 'slack' | 'discord', needs: readonly (readonly [string | undefined, string])[]): Mistake[] =>
    needs
      .filter(([value]) => value === undefined)
      .map(([, name]) => mistakeAt(file, ['chats', chat], `needs ${name}: set it in .env, see docs/${chat}.md.`));
  const { oauth } = slack;
  return [
    ...(isOn.slack
      ? missing('slack', [
          slack.mode === 'socket' ? [slack.appToken, 'SLACK_APP_TOKEN'] : [slack.signingSecret, 'SLACK_SIGNING_SECRET'],
          ...(oauth.clientId === undefined
            ? ([[slack.botToken, 'SLACK_BOT_TOKEN']] as const)
            : ([
                [oauth.clientSecret, 'SLACK_CLIENT_SECRET'],
                [oauth.stateSecret, 'SLACK_STATE_SECRET'],
                [oauth.encryptionKey, 'ONRECORD_ENCRYPTION_KEY'],
              ] as const)),
        ])
      : []),
    ...(isOn.discord ? missing('discord', [[discord.token, 'DISCORD_TOKEN']]) : []),
    ...(operators ? off(['operators', 'chat'], operators.chat) : []),
    ...channels.flatMap(({ chat }, index) => off(['channels', index, 'chat'], chat)),
  ];
}

/** Whether Slack is used: as said, else when its tokens are there. */
export const usesSlack = ({ slack }: Channels['chats']): boolean =>
  slack.enabled ?? (slack.botToken !== undefined || slack.oauth.clientId !== undefined);

/** Whether Discord is used: as said, else when its token is there. */
export const usesDiscord = ({ discord }: Channels['chats']): boolean => discord.enabled ?? discord.token !== undefined;

/** The names of the chats that are used. */
export const chatsUsed = (chats: Channels['chats']): readonly string[] => [
  ...(chats.terminal.enabled ? ['terminal'] : []),
  ...(usesSlack(chats) ? ['slack'] : []),
  ...(usesDiscord(chats) ? ['discord'] : []),
];
