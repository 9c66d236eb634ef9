import { characters } from './values.ts';

/** Tells what is wrong with a value at a path (as a JSON pointer); silent about what is right. */
export type Rule = (value: unknown, at: string, tell: Tell) => void;
export type Tell = (at: string, what: string) => void;
type Range = { readonly min?: number; readonly max?: number };
type Rules = { readonly [key: string]: Rule };

/** A string with this many characters (code points). */
export const text =
  (range: Range = {}): Rule =>
  (value, at, tell) => {
    if (typeof value !== 'string') return tell(at, 'must be a string');
    withinRange(characters(value), range, 'characters', (what) => tell(at, what));
  };

export const number =
  (range: Range & { readonly whole?: boolean } = {}): Rule =>
  (value, at, tell) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return tell(at, 'must be a number');
    if (range.whole && !Number.isInteger(value)) tell(at, 'must be a whole number');
    withinRange(value, range, '', (what) => tell(at, what));
  };

export const flag: Rule = (value, at, tell) => {
  if (typeof value !== 'boolean') tell(at, 'must be true or false');
};

export const oneOf =
  (...allowed: readonly unknown[]): Rule =>
  (value, at, tell) => {
    if (!allowed.includes(value)) tell(at, `must be one of ${allowed.join(', ')}`);
  };

export const matching =
  (pattern: RegExp, name: string): Rule =>
  (value, at, tell) => {
    if (typeof value !== 'string' || !pattern.test(value)) tell(at, `must be ${name}`);
  };

/** An address with a scheme, up to so many characters. */
export const url =
  (max = 3000): Rule =>
  (value, at, tell) => {
    text({ min: 1, max })(value, at, tell);
    if (typeof value === 'string' && value !== '' && !/^[a-z][a-z0-9+.-]*:\S+$/iu.test(value))
      tell(at, 'must be a url');
  };

export const list =
  (rule: Rule, range: Range = {}): Rule =>
  (value, at, tell) => {
    if (!Array.isArray(value)) return tell(at, 'must be a list');
    withinRange(value.length, range, 'items', (what) => tell(at, what));
    for (const [index, item] of value.entries()) rule(item, `${at}/${index}`, tell);
  };

/** An object with these keys and no others; `also` looks at it as a whole. */
export const shape =
  (parts: { readonly needs?: Rules; readonly may?: Rules; readonly also?: Rule }): Rule =>
  (value, at, tell) => {
    if (!isObject(value)) return tell(at, 'must be an object');
    const known: Rules = { ...parts.may, ...parts.needs };
    for (const key of Object.keys(parts.needs ?? {}))
      if (value[key] === undefined || value[key] === null) tell(at, `missing required field: ${key}`);
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined || part === null) continue;
      const rule = Object.hasOwn(known, key) ? known[key] : undefined;
      if (rule) rule(part, `${at}/${key}`, tell);
      else tell(`${at}/${key}`, `unknown field: ${key}`);
    }
    parts.also?.(value, at, tell);
  };

/** An object whose `type` says which rule it follows. */
export const kinds =
  (rules: Rules): Rule =>
  (value, at, tell) => {
    if (!isObject(value)) return tell(at, 'must be an object');
    const type = value.type;
    const rule = typeof type === 'string' && Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (!rule) return tell(`${at}/type`, `unsupported type: ${String(type)}`);
    rule(value, at, tell);
  };

/** The rules of a `kinds` that only some places allow. */
export const some = (rules: Rules, ...names: readonly string[]): Rules =>
  Object.fromEntries(Object.entries(rules).filter(([name]) => names.includes(name)));

/** All that a rule has to say about a value, in Slack's words. */
export function verdict(rule: Rule, value: unknown, at = ''): readonly string[] {
  const found: string[] = [];
  rule(value, at, (where, what) => found.push(`[ERROR] ${what} [json-pointer:${where || '/'}]`));
  return found;
}

export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withinRange(size: number, range: Range, unit: string, tell: (what: string) => void): void {
  if (range.min !== undefined && size < range.min) tell(`must be at least ${range.min} ${unit}`.trim());
  if (range.max !== undefined && size > range.max) tell(`must be at most ${range.max} ${unit}`.trim());
}
