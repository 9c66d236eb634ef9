import { z } from 'zod';
import { WEEKDAYS } from '../model/delivery.ts';
import type { StepName } from '../model/job.ts';
import { discordSchema, slackSchema } from './chat-schemas.ts';
import {
  choice,
  clockTime,
  commandPrefix,
  contact,
  country,
  day,
  hostAndPort,
  id,
  language,
  share,
  text,
  timezone,
  webAddress,
  whole,
  yesNo,
} from './fields.ts';
import { healthSchema } from './health-schema.ts';
import { type Environment, secret } from './secrets.ts';
import { webSchema } from './web-schema.ts';

// One strict schema a file. `describe` says what a key holds: it is also what a missing key is asked for with.
// Units stand in the names; config/*.yaml repeats every key with its unit and default.

/** app.yaml. Secrets are looked up in `env` while parsing. */
export const appSchema = (env: Environment) =>
  z.strictObject({
    dataDirectory: text().default('data').describe('folder of the embedded database, from the folder above config'),
    userAgentContact: contact().optional().describe('web or mail address that publishers can write to'),
    timezone: timezone().default('UTC').describe('time zone of digests and days that name none'),
    language: language().default('en').describe('language of feeds that name none'),
    store: z
      .strictObject({
        url: secret({
          env,
          usualName: 'DATABASE_URL',
          schemes: ['postgres', 'postgresql'],
          example: 'postgres://user:password@host:5432/onrecord',
        })
          .prefault('env:DATABASE_URL?')
          .describe('PostgreSQL server; unset: embedded database in dataDirectory'),
      })
      .prefault({})
      .describe('where the news is kept'),
    queue: z
      .strictObject({
        url: secret({ env, usualName: 'REDIS_URL', schemes: ['redis', 'rediss'], example: 'redis://host:6379' })
          .prefault('env:REDIS_URL?')
          .describe('Redis server; unset: queue in the embedded database, one process only'),
      })
      .prefault({})
      .describe('where waiting work is kept'),
    poll: z
      .strictObject({
        firstPollItems: whole({ from: 0, to: 500, unit: 'items' })
          .default(20)
          .describe('newest items read of a new feed'),
      })
      .prefault({})
      .describe('how feeds are polled'),
    reading: z
      .strictObject({
        readAgainAfterHours: z
          .array(whole({ from: 1, to: 720, unit: 'hours' }))
          .max(5)
          .default([2, 12])
          .describe('when the pages of followed articles are read again, counted from publishing'),
        fetchPages: yesNo().default(true).describe('whether the page of an item is read, or only the feed'),
        maxPageMegabytes: whole({ from: 1, to: 100, unit: 'megabytes' }).default(5).describe('largest page read'),
        timeoutSeconds: whole({ from: 1, to: 300, unit: 'seconds' }).default(30).describe('longest wait for a page'),
        allowPrivateAddresses: z
          .array(hostAndPort())
          .default([])
          .describe('servers of the own network that may be read all the same, as host:port'),
      })
      .prefault({})
      .describe('how pages are read'),
    stories: z
      .strictObject({
        windowHours: whole({ from: 1, to: 720, unit: 'hours' })
          .default(72)
          .describe('how long a story stays open to new articles'),
        windows: whole({ from: 1, to: 32, unit: 'windows' })
          .default(1)
          .describe('how many workers can join articles at once, each the stories of other languages and workspaces'),
      })
      .prefault({})
      .describe('how articles become stories'),
    briefing: z
      .strictObject({
        bulletsAtMost: whole({ from: 1, to: 10, unit: 'bullets' }).default(5).describe('bullets of a briefing'),
        bulletCharacters: whole({ from: 80, to: 600, unit: 'characters' }).default(240).describe('longest bullet'),
        waitSeconds: whole({ from: 0, to: 3600, unit: 'seconds' })
          .default(60)
          .describe('quiet time before a story is briefed'),
      })
      .prefault({})
      .describe('how a story is summed up'),
    publish: z
      .strictObject({
        statementConfidence: share().default(0.6).describe('least confidence of a statement that is shown'),
        stanceConfidence: share().default(0.6).describe('least confidence of a stance that is shown'),
      })
      .prefault({})
      .describe('what is sure enough to be shown'),
    retention: retentionSchema.prefault({}).describe('what is removed when nothing needs it any more'),
    log: z
      .strictObject({
        level: choice('log level', ['debug', 'info', 'warn', 'error', 'silent'])
          .default('info')
          .describe('least level logged'),
        format: choice('log format', ['pretty', 'json']).default('pretty').describe('lines for people or for machines'),
      })
      .prefault({})
      .describe('what is logged'),
    concurrency: z.strictObject(stepNumbers).prefault({}).describe('jobs of each step that one process runs at once'),
    control: z
      .strictObject({
        port: whole({ from: 0, to: 65_535 }).default(0).describe('local port for the command line; 0: any free one'),
      })
      .prefault({})
      .describe('how the command line reaches a running process'),
    web: webSchema(env).prefault({}).describe('OnRecord in a browser'),
    health: healthSchema(env).prefault({}).describe('how others see whether the process is well'),
  });

const days = () => whole({ from: 0, to: 36_500, unit: 'days' });

// Everything else is kept: see docs/operating.md.
const retentionSchema = z.strictObject({
  rawDays: days().default(30).describe('what feeds gave of entries that they no longer have; 0: for ever'),
  revisionsDays: days().default(90).describe('earlier texts of articles that prove nothing; 0: for ever'),
  ledgerDays: days().default(180).describe('edits of a message between its first and its last one; 0: for ever'),
});

const jobs = () => whole({ from: 1, to: 64, unit: 'jobs' });

// Network steps wait most of their time, the others compute; join-story is serialised in the store anyway (see windows).
const stepNumbers = {
  'poll-feed': jobs().default(8).describe('feeds polled at once'),
  'read-item': jobs().default(8).describe('pages read at once'),
  'find-statements': jobs().default(2).describe('articles searched for statements at once'),
  'join-story': jobs().default(1).describe('articles joined to stories at once'),
  'repair-stories': jobs().default(1).describe('second looks at stories at once'),
  'brief-story': jobs().default(2).describe('stories briefed at once'),
  deliver: jobs().default(4).describe('messages posted at once'),
} satisfies Record<StepName, unknown>;

/** feeds.yaml. */
export const feedsSchema = z.strictObject({
  feeds: z
    .array(
      z.strictObject({
        id: id().optional().describe('short name; default: made of the address'),
        url: webAddress().describe("the feed's web address"),
        outlet: text().describe("the publisher's name as readers know it"),
        language: language().optional().describe('default: language of app.yaml'),
        country: country().optional().describe('country of the publisher'),
        pollEveryMinutes: whole({ from: 5, to: 10_080, unit: 'minutes' })
          .optional()
          .describe('time between two polls; default: as often as the feed publishes, 15 minutes to 4 hours'),
      }),
    )
    .default([])
    .describe('sources that everyone shares'),
});

// A single phrase may stand for a group of one.
const phrases = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(text()));

/** topics.yaml. */
export const topicsSchema = z.strictObject({
  topics: z
    .array(
      z.strictObject({
        id: id().optional().describe('what one types in commands; default: made of the name'),
        name: text().describe('what readers see'),
        any: z.array(text()).default([]).describe('phrases, one of which must stand in the article'),
        all: z
          .array(phrases)
          .default([])
          .describe('groups of phrases; one of each group must stand in the article too'),
        not: z.array(text()).default([]).describe('phrases that must not stand in the article'),
        people: z.array(text()).default([]).describe('people (id or name); a mention counts like a phrase of any'),
        places: z.array(text()).default([]).describe('places, of which one must be named in the article too'),
        propositions: z
          .array(
            z.strictObject({
              id: id().optional().describe('short name; default: made of the text'),
              text: text().describe('the claim, as a sentence'),
              about: text().describe('what the claim is about, as a noun phrase'),
            }),
          )
          .default([])
          .describe('claims that one can support or oppose'),
      }),
    )
    .default([])
    .describe('subjects that channels follow'),
});

// A role without dates may be written as a text.
const role = z.preprocess(
  (value) => (typeof value === 'string' ? { title: value } : value),
  z.strictObject({
    title: text().describe('the role as it is written beside the name'),
    from: day().optional().describe('first day in office, where known'),
    to: day().optional().describe('last day in office; none: still in office, as far as known'),
  }),
);

/** people.yaml. */
export const peopleSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        id: id().optional().describe('short name; default: made of the name'),
        name: text().describe('the usual full name'),
        kind: choice('kind', ['person', 'body'])
          .default('person')
          .describe('a person, or an organisation, office or government'),
        pronoun: choice('pronoun', ['he', 'she', 'they', 'it'])
          .optional()
          .describe('which pronoun stands for the name'),
        aliases: z.array(text()).default([]).describe('other spellings and names'),
        roles: z.array(role).default([]).describe('roles, newest first'),
      }),
    )
    .default([])
    .describe('people and bodies that are known before they are read about'),
});

// A term that names nothing would choose nothing.
const someOf = <T extends z.ZodType>(entry: T) =>
  z.array(entry).min(1, { error: 'is empty: write one or more, or remove the key.' });

// Object.keys would lose the literal types.
const CHATS = ['terminal', 'slack', 'discord'] as const;

// What narrows a subscription: the options of /subscribe.
const terms = {
  only: someOf(text()).optional().describe('outlets, one of which must have the story; default any'),
  without: someOf(text()).optional().describe('outlets that do not count; default none'),
  languages: someOf(language()).optional().describe('languages of the stories; default any'),
  fromOutlets: whole({ from: 1, to: 100, unit: 'outlets' })
    .optional()
    .describe('a story comes once so many outlets have it; default 1'),
  mostADay: whole({ from: 1, to: 100, unit: 'stories' })
    .optional()
    .describe('live: most stories a day; default any number'),
  quiet: z
    .strictObject({
      from: clockTime().describe('when nothing comes any more'),
      to: clockTime().describe('when what was held comes'),
    })
    .refine(({ from, to }) => from !== to, { error: 'begins when it ends: write two times, as "22:00" and "07:00".' })
    .optional()
    .describe('hours in which nothing comes; default none'),
  evenEmpty: yesNo().optional().describe('digests: also when there is nothing new; default false'),
};

/** channels.yaml. Secrets are looked up in `env` while parsing. */
export const channelsSchema = (env: Environment) =>
  z.strictObject({
    commandPrefix: commandPrefix()
      .default('')
      .describe('letters before the name of every command, where names collide'),
    chats: z
      .strictObject({
        terminal: z
          .strictObject({ enabled: yesNo().default(true).describe('whether it is used') })
          .prefault({})
          .describe('posts to the terminal that OnRecord runs in'),
        slack: slackSchema(env).prefault({}).describe('Slack'),
        discord: discordSchema(env).prefault({}).describe('Discord'),
      })
      .prefault({})
      .describe('chat platforms'),
    operators: z
      .strictObject({
        chat: choice('chat', CHATS).describe('which chat the channel belongs to'),
        workspace: text().default('local').describe('which workspace of the chat'),
        id: text().describe("the channel's id on its chat"),
      })
      .optional()
      .describe('channel that is told when a shared source fails for a day; default: the first of channels'),
    channels: z
      .array(
        z.strictObject({
          chat: choice('chat', CHATS).describe('which chat the channel belongs to'),
          workspace: text().default('local').describe('which workspace of the chat'),
          id: text().describe("the channel's id on its chat"),
          subscriptions: z
            .array(
              z.strictObject({
                topic: text().describe('id or name of a topic of topics.yaml'),
                mode: choice('mode', ['live', 'digest', 'changes']).default('live').describe('what is posted when'),
                at: clockTime().optional().describe('time of a digest; default "08:00"'),
                days: z.array(choice('day', WEEKDAYS)).default([]).describe('days of a digest; default every day'),
                timezone: timezone().optional().describe('default: timezone of app.yaml'),
                ...terms,
              }),
            )
            .default([])
            .describe('what the channel gets'),
        }),
      )
      .default([])
      .describe('channels that are configured here; more can be made in chat'),
  });

/** Everything that can be set, checked and complete. `store.url` and `queue.url` are undefined for the embedded ones. */
export type Settings = DeepReadonly<
  z.infer<ReturnType<typeof appSchema>> &
    z.infer<typeof feedsSchema> &
    z.infer<typeof topicsSchema> &
    z.infer<typeof peopleSchema> &
    z.infer<ReturnType<typeof channelsSchema>>
>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
