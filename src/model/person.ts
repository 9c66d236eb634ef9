import type { Day } from './time.ts';

/** Somebody or some body that can speak: a person, or an organisation, government or group. */
export type Person = {
  readonly id: string; // kebab-case slug of the name
  readonly name: string;
  readonly kind: 'person' | 'body';
  readonly pronoun: 'he' | 'she' | 'they' | 'it' | null;
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly learntFrom: string | null; // the article's id, null when configured
};

/** A role with its dates of office where known, both days included. */
export type Role = { readonly title: string; readonly from: Day | null; readonly to: Day | null };
