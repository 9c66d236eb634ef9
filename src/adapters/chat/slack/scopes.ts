/** What the bot may do, and why each is asked for; the manifest, the installation page and the handbook show it. */
export const BOT_SCOPES = {
  'app_mentions:read': 'to answer where it is mentioned',
  'channels:history': 'to look up whether a post arrived, so that nothing is posted twice',
  'channels:read': 'to know the names of channels, and who is in them',
  'chat:write': 'to post',
  'chat:write.public': 'to post in public channels without being invited',
  commands: 'to offer its commands and message shortcuts',
  'files:write': 'to show timelines as pictures',
  'groups:history': 'the same look-up in private channels that it is in',
  'groups:read': 'to know the private channels that it is in',
  'im:history': 'to read what is written to it in direct messages',
  'im:read': 'to know its direct messages',
  'im:write': 'to tell a manager when a channel is lost',
  'users:read': 'to know time zones, and who may manage a channel',
} as const;

/** What Slack tells the bot of. */
export const BOT_EVENTS = [
  ...['app_home_opened', 'app_mention', 'app_uninstalled', 'channel_archive', 'channel_deleted', 'channel_left'],
  ...['group_archive', 'group_deleted', 'group_left', 'member_left_channel', 'message.im', 'tokens_revoked'],
] as const;
