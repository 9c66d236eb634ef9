import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { nearest } from '../core/request/nearest.ts';
import { Failure } from '../model/failure.ts';
import { checkChats } from './check-chats.ts';
import { checkReferences } from './check-references.ts';
import { checkWeb } from './check-web.ts';
import { withEnvFile } from './environment.ts';
import { type Mistake, showMistake } from './mistake.ts';
import { placeMistakes } from './place-mistakes.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { appSchema, channelsSchema, feedsSchema, peopleSchema, type Settings, topicsSchema } from './schema.ts';
import type { Environment } from './secrets.ts';

/**
 * Reads app, feeds, topics, people and channels.yaml of a folder; a missing file is all defaults. Secrets come from
 * `env` and from .env beside the folder. `dataDirectory` of the result is absolute.
 * @throws Failure 'bad-settings' whose words list every mistake of all files, a line each.
 */
export function loadSettings(options: {
  readonly directory: string;
  readonly env: Environment;
  readonly overrides?: { readonly dataDirectory?: string };
}): Settings {
  const home = dirname(resolve(options.directory));
  const mistakes = strayFiles(options.directory);
  const env = environment(join(home, '.env'), options.env, mistakes);
  const read = (name: string): YamlFile => readFile(join(options.directory, name), mistakes);
  const files = {
    app: read('app.yaml'),
    feeds: read('feeds.yaml'),
    topics: read('topics.yaml'),
    people: read('people.yaml'),
    channels: read('channels.yaml'),
  };
  const app = parse(files.app, appSchema(env), mistakes);
  if (app) mistakes.push(...checkWeb(files.app, app));
  const feeds = parse(files.feeds, feedsSchema, mistakes);
  const topics = parse(files.topics, topicsSchema, mistakes);
  const people = parse(files.people, peopleSchema, mistakes);
  const channels = parse(files.channels, channelsSchema(env), mistakes);
  if (channels) mistakes.push(...checkChats(files.channels, channels));
  mistakes.push(...checkReferences(files));
  if (mistakes.length > 0 || !app || !feeds || !topics || !people || !channels) throw badSettings(mistakes);
  const given = options.overrides?.dataDirectory;
  const dataDirectory = given ? resolve(given) : resolve(home, app.dataDirectory);
  return { ...app, ...feeds, ...topics, ...people, ...channels, dataDirectory };
}

const FILES = ['app.yaml', 'feeds.yaml', 'topics.yaml', 'people.yaml', 'channels.yaml'];

/** Without this a feeds.yml would silently be no feeds at all. */
function strayFiles(directory: string): Mistake[] {
  return namesIn(directory)
    .filter((name) => /\.ya?ml$/i.test(name) && !FILES.includes(name))
    .map((name) => {
      const [like] = nearest(name, FILES, 1);
      const words = `is no file of OnRecord: ${like ? `rename it if it is ${like}, or ` : ''}move it to another folder.`;
      return { file: join(directory, name), line: null, words };
    });
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    const words = `${directory}: cannot be read as a folder (${codeOf(error)}): create it, or name the folder that holds app.yaml.`;
    throw new Failure('bad-settings', words, { cause: error });
  }
}

function environment(path: string, env: Environment, mistakes: Mistake[]): Environment {
  try {
    return withEnvFile(path, env);
  } catch (error) {
    const words = `cannot be read (${codeOf(error)}): allow reading it, or remove it.`;
    mistakes.push({ file: path, line: null, words });
    return env;
  }
}

function readFile(path: string, mistakes: Mistake[]): YamlFile {
  const text = textOf(path, mistakes);
  const { file, mistakes: found } = readYaml(path, text ?? '');
  mistakes.push(...found);
  return text === undefined ? { ...file, data: undefined } : file;
}

/** '' where there is no file, undefined where there is one that cannot be read. */
function textOf(path: string, mistakes: Mistake[]): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    mistakes.push({ file: path, line: null, words: `cannot be read (${codeOf(error)}): allow reading it.` });
    return undefined;
  }
}

function parse<S extends z.ZodType>(file: YamlFile, schema: S, mistakes: Mistake[]): z.output<S> | undefined {
  if (file.data === undefined) return undefined; // told already
  const result = schema.safeParse(file.data);
  if (result.success) return result.data;
  mistakes.push(...placeMistakes(file, schema, result.error.issues));
  return undefined;
}

function badSettings(mistakes: readonly Mistake[]): Failure {
  const rank = ({ file }: Mistake): number => ['.env', ...FILES, basename(file)].indexOf(basename(file));
  const inOrder = mistakes.toSorted((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0));
  return new Failure('bad-settings', inOrder.map(showMistake).join('\n'));
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
