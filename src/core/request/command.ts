import type { Channel } from '../../model/delivery.ts';
import type { Reply } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';

/** What kind of value an option takes; completion and parsing follow from it. */
export type OptionKind =
  | 'topic'
  | 'person'
  | 'since'
  | 'text'
  | 'choice'
  | 'flag' // 'yes' or 'no'; typed as its bare name
  | 'weekdays'
  | 'time'
  | 'timezone'
  | 'channel'; // the platform's id of it; a chat has the request answered there, if the asker may

export type Option = {
  readonly kind: OptionKind;
  readonly summary: string;
  readonly required?: true;
  /** Takes the words that name no other option: `/stance nato-ukraine`. */
  readonly main?: true;
  readonly choices?: readonly string[]; // of kind 'choice'; the first is the default
  readonly default?: string;
};

export type Options = Readonly<Record<string, Option>>;

/** Values after parsing: what is required or has a default is there, all else may be undefined. */
export type Arguments<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { readonly required: true } | { readonly default: string }
    ? string
    : string | undefined;
};

/** Who asks, where, and when. */
export type AskContext = {
  readonly channel: Channel;
  readonly user: string;
  readonly mayManage: boolean;
  readonly timezone: string; // IANA, the asker's
  readonly now: Instant;
  readonly page: number; // from 1
};

/** A command as every chat declares it. */
export type CommandDeclaration = {
  readonly name: string;
  readonly summary: string;
  readonly options: Options;
  readonly examples: readonly string[];
  readonly managers: boolean; // only for those who may manage the channel
  /** Also offered in the menu of a message; the named options are given its words and its reference. */
  readonly onMessage?: { readonly label: string; readonly words?: string; readonly message?: string };
  readonly hidden?: true; // asked by buttons and menus only: not declared as a slash command, not in the help
};

/** A command with its answer. `P` is what it may use: a reading command gets no Desk. */
export type Command<P> = CommandDeclaration & {
  readonly answer: (
    args: Readonly<Record<string, string | undefined>>,
    ports: P,
    context: AskContext,
  ) => Promise<Reply>;
};

/** Declares a command; the types of `args` follow from `options`. */
export function defineCommand<const O extends Options, P>(declaration: {
  readonly name: string;
  readonly summary: string;
  readonly options: O;
  readonly examples: readonly string[];
  readonly managers: boolean;
  readonly onMessage?: {
    readonly label: string;
    readonly words?: keyof O & string;
    readonly message?: keyof O & string;
  };
  readonly hidden?: true;
  readonly answer: (args: Arguments<O>, ports: P, context: AskContext) => Promise<Reply>;
}): Command<P> {
  // parseOptions checks the values against `options` before any answer is asked for, so the narrower type holds.
  return declaration as unknown as Command<P>;
}
