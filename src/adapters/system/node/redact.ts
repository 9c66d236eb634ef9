/**
 * What must never stand in a log, by shape. Sources: Slack's token types (xoxb- bot, xoxp- user, xapp- app,
 * xoxe. rotating ...), Discord's bot token (three base64url parts, the first an id of 17-20 digits), and the
 * webhook addresses of both, which are secrets as a whole.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/https:\/\/hooks\.slack\.com\/[^\s"'<>\\]*/gi, 'https://hooks.slack.com/[secret]'],
  [
    /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/[^\s"'<>\\]*/gi,
    'https://discord.com/api/webhooks/[secret]',
  ],
  [/\bx(?:ox[a-z]|app)[-.][\w.-]{6,}/gi, '[secret]'],
  [/\b[A-Za-z0-9_-]{23,30}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}/g, '[secret]'],
  [/\b(Bot|Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{16,}/gi, '$1 [secret]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]*@/gi, '$1'], // name and password in an address
  [/([?&](?:token|key|api_?key|access_token|secret|sig|signature|password)=)[^\s&#"'<>]+/gi, '$1[secret]'],
  [/\bsk-[A-Za-z0-9_-]{16,}/g, '[secret]'], // keys of language model services
];

const SECRET_NAME =
  /^(?:.*[_-])?(?:authorization|cookie|pass(?:word|wd)?|secret|token|api[_-]?key|signing[_-]?secret|webhook(?:[_-]?url)?)$/i;

const DEEPEST = 6;

/** The text with every secret that can be told by its shape replaced. */
export function redactText(text: string): string {
  return SECRETS.reduce((sofar, [shape, instead]) => sofar.replace(shape, instead), text);
}

/**
 * A copy of a log field without secrets, ready for JSON: texts are cleaned, fields with a secret's name are
 * hidden, errors become plain objects with their causes, and loops and great depth are cut.
 */
export function redact(value: unknown): unknown {
  return clean(value, []);
}

function clean(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value) || above.length >= DEEPEST) return '[...]';
  const path = [...above, value];
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (value instanceof Error) return cleanError(value, path);
  if (Array.isArray(value)) return value.map((one) => clean(one, path));
  if (value instanceof Map || value instanceof Set) return clean([...value], path);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isSecret(name, one) ? '[secret]' : clean(one, path)]),
  );
}

function isSecret(name: string, value: unknown): boolean {
  return SECRET_NAME.test(name.replace(/([a-z])([A-Z])/g, '$1_$2')) && value !== null && value !== undefined;
}

function cleanError(error: Error, path: readonly object[]): object {
  const code = 'code' in error ? { code: clean(error.code, path) } : {};
  const cause = error.cause === undefined ? {} : { cause: clean(error.cause, path) };
  const stack = error.stack === undefined ? {} : { stack: redactText(error.stack) };
  return { name: error.name, message: redactText(error.message), ...code, ...cause, ...stack };
}
