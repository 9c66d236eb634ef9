import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Violation } from './types.ts';

/** Discord's own description of its API (github.com/discord/discord-api-spec), where this computer has it. */
const DESCRIPTION = new URL('../../../../shared/data/chat/discord/openapi.json', import.meta.url);

type Contract = {
  /** Whether a body is one that the description allows for "POST /path/{id}"; nothing for an unknown route. */
  request(route: string, body: unknown): readonly Violation[];
  /** The same for what the server answers. */
  reply(route: string, status: number, body: unknown): readonly Violation[];
};

let opened: Contract | null | undefined;

/**
 * The second judge: every body against Discord's OpenAPI description, made tighter, as a typing mistake would pass it
 * otherwise. Null without the description. Compiles the given routes at once, as that takes seconds.
 */
export function openContract(routes: readonly string[]): Contract | null {
  if (opened === undefined) opened = existsSync(DESCRIPTION) ? read() : null;
  for (const route of routes) opened?.request(route, undefined);
  return opened;
}

type Schema = { [key: string]: unknown };

function read(): Contract {
  const document = JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as Schema & { paths: Record<string, Schema> };
  tighten(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // the package is CommonJS: its function is `default` for the types and for Node's loader alike
  (addFormatsModule as unknown as { default: (to: Ajv2020) => void }).default(ajv);
  ajv.addFormat('snowflake', /^\d+$/).addFormat('nonce', true);
  ajv.addSchema({ $id: 'https://d/spec', ...document });

  const compiled = new Map<string, ValidateFunction | null>();
  function validator(route: string, below: readonly string[]): ValidateFunction | null {
    const [method = '', path = ''] = route.split(' ');
    const pointer = ['paths', path, method.toLowerCase(), ...below, 'content', 'application/json', 'schema'];
    const known = compiled.get(pointer.join(' '));
    if (known !== undefined) return known;
    const there = pointer.reduce<unknown>((at, key) => (at as Schema | undefined)?.[key], document) !== undefined;
    const $ref = `https://d/spec#/${pointer.map((key) => encodeURIComponent(key.replaceAll('/', '~1'))).join('/')}`;
    const made = there ? ajv.compile({ allOf: [{ $ref }], unevaluatedProperties: false }) : null;
    compiled.set(pointer.join(' '), made);
    return made;
  }

  const judge = (validate: ValidateFunction | null, body: unknown): readonly Violation[] =>
    validate === null || body === undefined || validate(body)
      ? []
      : (validate.errors ?? []).slice(0, 20).map((error) => ({
          path: error.instancePath.split('/').slice(1),
          code: `OPENAPI_${error.keyword.toUpperCase()}`,
          message: `${error.message ?? ''} ${JSON.stringify(error.params)}`,
        }));
  return {
    request: (route, body) => judge(validator(route, ['requestBody']), body),
    reply: (route, status, body) => judge(validator(route, ['responses', String(status)]), body),
  };
}

/** Closes the objects, sets the length of content for who pays nothing, allows numbers written as strings. */
function tighten(document: Schema): void {
  const open = new Set<unknown>();
  walk(document, (schema) => {
    for (const part of Array.isArray(schema.allOf) ? (schema.allOf as Schema[]) : []) {
      open.add(part).add(resolve(document, part.$ref));
    }
  });
  walk(document, (schema) => {
    const properties = schema.properties as Record<string, Schema> | undefined;
    if (schema.type !== 'object' || !properties) return;
    if (!open.has(schema) && schema.additionalProperties === undefined) schema.additionalProperties = false;
    if (properties.content?.maxLength === 4000 && properties.embeds) properties.content.maxLength = 2000;
    const permissions = properties.default_member_permissions;
    if (permissions)
      properties.default_member_permissions = { anyOf: [permissions, { type: 'string', pattern: '^\\d+$' }] };
  });
}

function walk(value: unknown, visit: (schema: Schema) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Schema);
  for (const below of Object.values(value)) walk(below, visit);
}

function resolve(document: Schema, ref: unknown): unknown {
  if (typeof ref !== 'string') return undefined;
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Schema | undefined)?.[key], document);
}
