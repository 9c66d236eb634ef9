import type { WebClient } from '@slack/web-api';
import { msBetween } from '../../../core/schedule/add-minutes.ts';
import type { Instant } from '../../../model/time.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Clients } from './clients.ts';
import { slackError } from './error-codes.ts';

/** What is known of somebody who asks. */
export type SlackPerson = {
  readonly name: string;
  readonly timezone: string | null;
  readonly isMember: boolean; // a full member of this workspace: no guest, bot or stranger of a shared channel
  readonly isAdmin: boolean;
};

export type People = {
  /** Of somebody who cannot be looked up nothing is known, and nothing is allowed. */
  of(workspace: string, user: string): Promise<SlackPerson>;
};

const KEEP_MS = 5 * 60_000;
const KEPT_AT_MOST = 5_000;

/** Who asks, remembered for five minutes: users.info may be called some 100 times a minute. */
export function openPeople({
  clients,
  clock,
  log,
}: {
  readonly clients: Clients;
  readonly clock: Clock;
  readonly log: Log;
}): People {
  const kept = new Map<string, { readonly person: SlackPerson; readonly at: Instant }>();
  return {
    async of(workspace, user) {
      const name = `${workspace}/${user}`;
      const known = kept.get(name);
      if (known && msBetween(known.at, clock.now()) < KEEP_MS) return known.person;
      try {
        const person = await readPerson(await clients.of(workspace), { workspace, user });
        if (kept.size >= KEPT_AT_MOST) kept.clear();
        kept.set(name, { person, at: clock.now() });
        return person;
      } catch (error) {
        log.warn('slack-person-unknown', { code: slackError(error) ?? 'no answer' });
        return NOBODY;
      }
    },
  };
}

const NOBODY: SlackPerson = { name: 'somebody', timezone: null, isMember: false, isAdmin: false };

async function readPerson(
  client: WebClient,
  { workspace, user }: { readonly workspace: string; readonly user: string },
): Promise<SlackPerson> {
  const { user: found } = await client.users.info({ user });
  if (!found) return NOBODY;
  const isGuest = found.is_restricted === true || found.is_ultra_restricted === true;
  const isStranger = found.is_stranger === true || !belongsTo(workspace, found);
  const isMember = !isGuest && !isStranger && found.deleted !== true && found.is_bot !== true;
  return {
    name: found.profile?.display_name || found.profile?.real_name || found.real_name || found.name || NOBODY.name,
    timezone: found.tz ?? null,
    isMember,
    isAdmin: isMember && (found.is_admin === true || found.is_owner === true),
  };
}

type Belonging = { readonly team_id?: string; readonly enterprise_user?: { readonly teams?: readonly string[] } };

/** In an organisation a person has several workspaces; where Slack tells none, it is this one. */
function belongsTo(workspace: string, { team_id: team, enterprise_user: inAll }: Belonging): boolean {
  return team === undefined || team === workspace || (inAll?.teams ?? []).includes(workspace);
}
