import type { InstallationStore, Installation as SlackInstallation } from '@slack/oauth';
import { msBetween } from '../../../core/schedule/add-minutes.ts';
import type { Instant } from '../../../model/time.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Access } from './clients.ts';
import { openSealer } from './seal.ts';

export type Installations = {
  readonly slackStore: InstallationStore;
  /** Of the workspace, else of the organisation that it belongs to. */
  accessOf(workspace: string): Promise<Access | undefined>;
  /** An organisation installed us for all its workspaces, of which this is one. */
  noteOrganisation(workspace: string, organisation: string): Promise<void>;
  remove(workspace: string): Promise<boolean>;
};

const KEEP_MS = 60_000; // how long another process may go on with what this one removed

/** Where we are installed, tokens sealed; of each installation only what is needed to speak there is kept. */
export function openInstallations({
  store,
  clock,
  log,
  encryptionKey,
}: {
  readonly store: ChatStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly encryptionKey: string;
}): Installations {
  const sealer = openSealer(encryptionKey);
  const kept = new Map<string, { readonly access: Access; readonly at: Instant }>();
  const noted = new Set<string>();

  const read = async (workspace: string): Promise<Access | undefined> => {
    const row = await store.installation(CHAT, workspace);
    if (!row) return undefined;
    const text = sealer.open(row.sealed, workspace);
    if (text !== undefined) return JSON.parse(text); // written below
    log.error('slack-installation-unreadable', { workspace, todo: 'check ONRECORD_ENCRYPTION_KEY, or install again' });
    return undefined;
  };

  const remove = async (workspace: string): Promise<boolean> => {
    kept.clear();
    return store.removeInstallation(CHAT, workspace);
  };

  return {
    async accessOf(workspace) {
      const known = kept.get(workspace);
      if (known && msBetween(known.at, clock.now()) < KEEP_MS) return known.access;
      const organisation = async () => store.note(CHAT, organisationNote(workspace));
      const access = (await read(workspace)) ?? (await ofOrganisation(await organisation(), read));
      if (access) kept.set(workspace, { access, at: clock.now() });
      else kept.delete(workspace);
      return access;
    },
    async noteOrganisation(workspace, organisation) {
      if (noted.has(workspace)) return;
      noted.add(workspace);
      await store.setNote(CHAT, organisationNote(workspace), organisation, clock.now());
    },
    remove,
    slackStore: {
      async storeInstallation(installation) {
        const workspace = workspaceOf(installation);
        const { bot } = installation;
        if (workspace === undefined || bot === undefined) throw new Error('an installation without workspace or bot');
        const access: Access = { token: bot.token, botUserId: bot.userId, botId: bot.id };
        const sealed = sealer.seal(JSON.stringify(access), workspace);
        await store.saveInstallation(CHAT, { workspace, sealed }, clock.now());
        kept.clear();
        log.info('slack-installed', { workspace });
      },
      async fetchInstallation() {
        throw new Error('our own look-up is asked, not this one'); // it would need all that Slack told us
      },
      async deleteInstallation(query) {
        await remove((query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '');
      },
    },
  };
}

const CHAT = 'slack';
const organisationNote = (workspace: string): string => `organisation-of/${workspace}`;

async function ofOrganisation(
  organisation: string | undefined,
  read: (workspace: string) => Promise<Access | undefined>,
): Promise<Access | undefined> {
  return organisation === undefined ? undefined : read(organisation);
}

function workspaceOf({ isEnterpriseInstall, enterprise, team }: SlackInstallation): string | undefined {
  return isEnterpriseInstall ? enterprise?.id : team?.id;
}
