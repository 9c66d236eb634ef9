import { Failure } from '../../../model/failure.ts';
import type { Chat, FrontDesk } from '../../../ports/chat.ts';
import { type Access, openClients } from './clients.ts';
import type { Composing } from './compose.ts';
import { ERROR_CODES, slackError } from './error-codes.ts';
import { installPages } from './install-pages.ts';
import { openInstallations } from './installations.ts';
import { libraryLog } from './library-log.ts';
import { listen } from './listen.ts';
import { openHttpApp, openSocketApp, type SlackApp } from './open-app.ts';
import { checkOptions, type SlackOptions } from './options.ts';
import { openPeople } from './people.ts';
import { messagePosts } from './post-message.ts';
import { type Handler, openServer } from './server.ts';
import { wait } from './wait.ts';

/**
 * Slack as a chat, in one workspace by tokens or in many by OAuth, over Socket Mode or HTTP. Its port of the pages is
 * told by `address` once it has started.
 * @throws Failure 'bad-settings' where something is missing, or (at start) not accepted.
 */
export function slackChat(options: SlackOptions): Chat & { readonly address: () => number | undefined } {
  const { store, clock, log, oauth } = options;
  checkOptions(options);
  const logger = libraryLog(log);
  const installations =
    options.botToken === undefined && oauth
      ? openInstallations({ store, clock, log, encryptionKey: oauth.encryptionKey })
      : undefined;
  const clients = openClients({
    apiUrl: options.apiUrl,
    logger,
    accessOf: async (workspace) => (installations ? installations.accessOf(workspace) : ownAccess()),
  });
  const composing: Composing = { ...options, tableForms: new Map() };
  const running = new Set<Promise<void>>();
  let own: Access | undefined; // of the workspace whose token we were given
  let slack: SlackApp | undefined;
  let server: Awaited<ReturnType<typeof openServer>> | undefined;

  const ownAccess = (): Access => own ?? { token: options.botToken ?? '', botUserId: '', botId: undefined };

  /** Who we are. @throws Failure 'bad-settings' where the token is not accepted; without an answer it is asked again later. */
  const learnOwn = async (): Promise<void> => {
    if (installations || own) return;
    try {
      const { user_id: botUserId = '', bot_id: botId } = await (await clients.of('')).auth.test();
      own = { token: options.botToken ?? '', botUserId, botId };
    } catch (cause) {
      const code = slackError(cause);
      if (code !== undefined && ERROR_CODES[code]?.code === 'workspace-lost')
        throw new Failure(
          'bad-settings',
          `Slack does not accept SLACK_BOT_TOKEN (${code}): copy it again, see docs/slack.md.`,
          { cause },
        );
      log.warn('slack-not-answering', { code: code ?? 'no answer' });
    }
  };

  const run = (work: () => Promise<void>): Promise<void> => {
    const done = work()
      .catch((error: unknown) => {
        log.error('slack-event-failed', {
          code: slackError(error),
          error: error instanceof Failure ? error.words : nameOf(error),
        });
      })
      .finally(() => running.delete(done));
    running.add(done);
    return done;
  };

  const openApp = (desk: FrontDesk): SlackApp => {
    const authorize = async (source: {
      readonly teamId?: string;
      readonly enterpriseId?: string;
      readonly isEnterpriseInstall: boolean;
    }) => {
      const { teamId, enterpriseId, isEnterpriseInstall } = source;
      if (isEnterpriseInstall && teamId && enterpriseId) await installations?.noteOrganisation(teamId, enterpriseId);
      await learnOwn();
      const access = installations ? await installations.accessOf(teamId ?? enterpriseId ?? '') : ownAccess();
      if (!access) throw new Error('not installed in this workspace');
      return {
        botToken: access.token,
        botUserId: access.botUserId,
        ...(access.botId === undefined ? {} : { botId: access.botId }),
      };
    };
    const parts = { authorize, clients, logger, log, apiUrl: options.apiUrl };
    const opened =
      options.mode === 'http'
        ? openHttpApp(options.signingSecret ?? '', parts)
        : openSocketApp(options.appToken ?? '', parts);
    const leave = async (workspace: string) => {
      await installations?.remove(workspace);
      log.warn('slack-uninstalled', { workspace });
      await desk.left(
        { chat: 'slack', workspace, id: null },
        'OnRecord was removed from this Slack workspace: install it again, then resume.',
      );
    };
    const people = openPeople({ clients, clock, log });
    listen(opened.app, {
      ...composing,
      desk,
      clients,
      people,
      run,
      leave,
      managers: options.managers,
    });
    return opened;
  };

  return {
    name: 'slack',
    spacingMs: 1_100, // Slack takes about one post a second in a channel
    editEveryMs: 60_000,
    isConnected: () => slack?.isConnected() ?? false,
    address: () => server?.port,
    async start(desk) {
      await learnOwn();
      slack = openApp(desk);
      const handlers = new Map<string, Handler>(
        installations && oauth ? installPages(oauth, { clients, installations, apiUrl: options.apiUrl }) : [],
      );
      if (slack.events) handlers.set('POST /slack/events', slack.events);
      if (handlers.size > 0 && options.http)
        server = await openServer({ host: options.http.host ?? '127.0.0.1', port: options.http.port }, handlers);
      try {
        await slack.start();
      } catch (cause) {
        await server?.close();
        const code = slackError(cause) ?? 'no answer';
        throw new Failure(
          'bad-settings',
          `Slack does not accept SLACK_APP_TOKEN (${code}): copy it again, see docs/slack.md.`,
          { cause },
        );
      }
      log.info('slack-runs', { mode: options.mode, port: server?.port });
    },
    ...messagePosts({ ...composing, clients }),
    async close() {
      await slack?.stop();
      await server?.close();
      await Promise.race([Promise.allSettled(running), wait(CLOSE_WITHIN_MS)]);
    },
  };
}

const CLOSE_WITHIN_MS = 5_000;
const nameOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'unknown';
