import type { Platforms } from '../tests/flow/use-chats.ts';

const LOST = 0.05; // of calls: done, and the answer is lost
const FAILED = 0.025; // of calls: a server error after it was done, and as many before
const STORMS_AT = [0.25, 0.5, 0.75]; // of what is to be posted
const RECONNECTS_AT = [0.2, 0.45, 0.7];
const STORM_MS = 8_000; // in which all posts are refused
const REFUSED_FOR_SECONDS = 3; // as each refusal says
const ALWAYS = { times: Number.POSITIVE_INFINITY };

export type Faults = {
  /** Begins what comes at this share of the posts, once. */
  at(share: number): void;
  /** What was injected so far, in words. */
  told(): string;
};

/** Both platforms lose and fail some of all posts, edits and readings from now on; storms and reconnects come as told. */
export function injectFaults({ slack, discord }: Platforms): Faults {
  const slackFaults = ['chat.postMessage', 'chat.update'].flatMap((method) => [
    slack.disturb({ ...ALWAYS, method, kind: 'drop', stored: true, chance: LOST }),
    slack.disturb({ ...ALWAYS, method, kind: 'status', status: 503, stored: true, chance: FAILED }),
    slack.disturb({ ...ALWAYS, method, kind: 'status', status: 500, stored: false, chance: FAILED }),
  ]);
  slackFaults.push(
    slack.disturb({ ...ALWAYS, method: 'conversations.history', kind: 'status', status: 500, chance: FAILED }),
  );
  const writes = /^(POST \/channels\/\d+\/messages|PATCH \/channels\/\d+\/messages\/\d+)$/;
  const reads = /^GET \/channels\/\d+\/messages/;
  const discordFaults = [
    discord.inject({ ...ALWAYS, on: writes, chance: LOST, failure: { kind: 'drop', stored: true } }),
    discord.inject({ ...ALWAYS, on: writes, chance: FAILED, failure: { kind: 'status', status: 502, stored: true } }),
    discord.inject({ ...ALWAYS, on: writes, chance: FAILED, failure: { kind: 'status', status: 500, stored: false } }),
    discord.inject({ ...ALWAYS, on: reads, chance: FAILED, failure: { kind: 'status', status: 503, stored: false } }),
  ];
  const storms: (() => number)[] = [];
  const storm = () => {
    const retryAfterSeconds = REFUSED_FOR_SECONDS;
    const ofSlack = slack.disturb({ ...ALWAYS, method: 'chat.postMessage', kind: 'rate-limit', retryAfterSeconds });
    const scope = storms.length === 2 ? 'global' : 'user';
    const ofDiscord = discord.inject({
      ...ALWAYS,
      on: writes,
      failure: { kind: 'rate-limit', retryAfterSeconds, scope },
    });
    storms.push(ofSlack.spoiled, ofDiscord.hits);
    setTimeout(() => {
      ofSlack.stop();
      ofDiscord.stop();
    }, STORM_MS);
  };
  const reconnects = [
    () => {
      slack.socket.terminate();
      discord.gateway.drop();
    },
    () => {
      slack.socket.disconnect('refresh_requested', 1000);
      discord.gateway.askToReconnect();
    },
    () => {
      slack.socket.disconnect('warning', 500);
      discord.gateway.invalidate({ resumable: false });
    },
  ];
  const due = [
    ...STORMS_AT.map((share) => ({ share, act: storm })),
    ...RECONNECTS_AT.flatMap((share, nth) => (reconnects[nth] ? [{ share, act: reconnects[nth] }] : [])),
  ].sort((a, b) => a.share - b.share);
  return {
    at(share) {
      while (due[0] && due[0].share <= share) due.shift()?.act();
    },
    told() {
      const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
      const [ofSlack, ofDiscord] = [
        sum(slackFaults.map(({ spoiled }) => spoiled())),
        sum(discordFaults.map(({ hits }) => hits())),
      ];
      const refused = sum(storms.map((count) => count()));
      return `${ofSlack} calls lost or failed on Slack and ${ofDiscord} on Discord, ${refused} refused in ${storms.length / 2} storms, ${RECONNECTS_AT.length} reconnects`;
    },
  };
}
