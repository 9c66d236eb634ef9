import { type Kysely, sql } from 'kysely';

/** What narrows a subscription, and when one that is paused resumes by itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.subscriptions
  add column terms jsonb not null default '{}',
  add column paused_until timestamptz;
create index subscriptions_paused on onrecord.subscriptions (paused_until) where paused_until is not null;
create index deliveries_of on onrecord.deliveries (subscription_id, kind, changed_at);
`;
