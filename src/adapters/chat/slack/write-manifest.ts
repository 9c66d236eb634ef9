import type { CommandDeclaration } from '../../../core/request/command.ts';
import { shortened } from './render-block.ts';
import { BOT_EVENTS, BOT_SCOPES } from './scopes.ts';

/**
 * The manifest from which a Slack app is made: each command, shortcut, scope and event that the driver uses. `url` is
 * where Slack reaches us, without a path: needed in mode http, and for the redirect of OAuth.
 */
export function writeManifest(
  commands: readonly CommandDeclaration[],
  { prefix, mode, url }: { readonly prefix: string; readonly mode: 'socket' | 'http'; readonly url?: string },
): object {
  const at = mode === 'http' && url !== undefined ? { url: `${url}/slack/events` } : {};
  const request = mode === 'http' && url !== undefined ? { request_url: `${url}/slack/events` } : {};
  return {
    display_information: {
      name: 'OnRecord',
      description: 'News on your topics: short, sourced, in exact words',
      background_color: '#1d3557',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'OnRecord', always_online: true },
      slash_commands: commands
        .filter(({ hidden }) => !hidden)
        .map((command) => ({
          command: `/${prefix}${command.name}`,
          ...at,
          description: shortened(command.summary, DESCRIPTION),
          usage_hint: shortened(hintOf(command), DESCRIPTION),
          should_escape: true,
        })),
      shortcuts: commands.flatMap(({ name, onMessage, summary }) =>
        onMessage
          ? [
              {
                name: shortened(onMessage.label, SHORTCUT),
                type: 'message',
                callback_id: `${prefix}${name}`,
                description: shortened(summary, SHORTCUT_DESCRIPTION),
              },
            ]
          : [],
      ),
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [`${url}/slack/oauth_redirect`] }),
      scopes: { bot: Object.keys(BOT_SCOPES) },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: [...BOT_EVENTS] },
      interactivity: {
        is_enabled: true,
        ...request,
        ...(mode === 'http' && url !== undefined ? { message_menu_options_url: `${url}/slack/events` } : {}),
      },
      org_deploy_enabled: true,
      socket_mode_enabled: mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}

// docs.slack.dev/reference/app-manifest: description and usage hint of a command, name and description of a shortcut
const DESCRIPTION = 2000;
const SHORTCUT = 24;
const SHORTCUT_DESCRIPTION = 150;

/** What may stand behind a command, as its first example has it: `nato-ukraine since:7d`. */
function hintOf({ examples }: CommandDeclaration): string {
  return (examples[0] ?? '').replace(/^\/\S+\s*/, '') || 'help';
}
