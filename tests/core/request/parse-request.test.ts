import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkOptions } from '../../../src/core/request/check-options.ts';
import type { CommandDeclaration } from '../../../src/core/request/command.ts';
import { parseRequest } from '../../../src/core/request/parse-request.ts';
import { askCommands } from '../../../src/flows/ask/ask-commands.ts';
import { deskCommands } from '../../../src/flows/desk/desk-commands.ts';
import { jobs } from '../../../src/flows/operate/jobs.ts';
import { Failure } from '../../../src/model/failure.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

const commands: readonly CommandDeclaration[] = [...askCommands, ...deskCommands, jobs];

const URL_WITH_MARKS = 'https://example.org:8443/rss?id=7&who=all:new';

describe('a typed line becomes a request', () => {
  test.each<[line: string, command: string, options: Record<string, string>, page?: number]>([
    ['/stance nato-ukraine', 'stance', { topic: 'nato-ukraine' }],
    ['stance nato-ukraine', 'stance', { topic: 'nato-ukraine' }],
    ['  //STANCE   nato-ukraine  ', 'stance', { topic: 'nato-ukraine' }],
    ['/stance NATO and Ukraine', 'stance', { topic: 'NATO and Ukraine' }],
    ['/stance nato-ukraine since 7d', 'stance', { topic: 'nato-ukraine', since: '7d' }],
    ['/stance since 7 days nato-ukraine', 'stance', { topic: 'nato-ukraine', since: '7 days' }],
    ['/stance nato-ukraine Since:7d', 'stance', { topic: 'nato-ukraine', since: '7d' }],
    ['/stance nato-ukraine since=7d', 'stance', { topic: 'nato-ukraine', since: '7d' }],
    ['/brief since 10 Feb 2025 grain', 'brief', { topic: 'grain', since: '10 Feb 2025' }],
    ['/brief since last week grain', 'brief', { topic: 'grain', since: 'last week' }],
    ['/brief since today may day', 'brief', { topic: 'may day', since: 'today' }],
    ['/stance topic climate policy', 'stance', { topic: 'climate policy' }],
    ['/stance topic:climate policy view timeline', 'stance', { topic: 'climate policy', view: 'timeline' }],
    ['/stance nato-ukraine changes', 'stance', { topic: 'nato-ukraine', view: 'changes' }],
    ['/stance "climate changes"', 'stance', { topic: 'climate changes' }],
    ['/stance nato-ukraine who:"Orla Brandt"', 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    ['/stance nato-ukraine who: "Orla Brandt"', 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    ['/stance nato-ukraine who:“Orla Brandt”', 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    ['/stance nato-ukraine who:”Orla Brandt”', 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    ['/stance nato-ukraine who:„Orla Brandt“', 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    ['/stance nato-ukraine who:«Orla Brandt»', 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    ["/stance nato-ukraine who:'Orla Brandt'", 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    ['/stance nato-ukraine who:‘Orla Brandt’', 'stance', { topic: 'nato-ukraine', who: 'Orla Brandt' }],
    [
      '/stance nato-ukraine who:Orla Brandt since:7d',
      'stance',
      { topic: 'nato-ukraine', who: 'Orla Brandt', since: '7d' },
    ],
    [
      '/stance nato-ukraine who Orla Brandt since 7d',
      'stance',
      { topic: 'nato-ukraine', who: 'Orla Brandt', since: '7d' },
    ],
    ["/quotes Sean O'Dare", 'quotes', { who: "Sean O'Dare" }],
    ["/quotes words:'t was", 'quotes', { words: "'t", who: 'was' }],
    ['/quotes words:"she said ‘no’ twice"', 'quotes', { words: 'she said ‘no’ twice' }],
    ['/quotes topic:grain Orla Brandt', 'quotes', { topic: 'grain', who: 'Orla Brandt' }],
    ['/quotes Orla Brandt page:3', 'quotes', { who: 'Orla Brandt' }, 3],
    ['/quotes Orla Brandt page 3', 'quotes', { who: 'Orla Brandt' }, 3],
    ['/quotes Orla Brandt page:99999', 'quotes', { who: 'Orla Brandt' }, 1000],
    ['/news why mode of transport', 'news', { show: 'why', story: 'mode of transport' }],
    ['/news why story of a list since page 3', 'news', { show: 'why', story: 'story of a list since page 3' }],
    ['/news why Minister: no deal', 'news', { show: 'why', story: 'Minister: no deal' }],
    ['/news status', 'news', { show: 'status' }],
    ['/news show status', 'news', { show: 'status' }],
    ['/news why show of hands', 'news', { show: 'why', story: 'show of hands' }],
    [`/newsdesk sources add ${URL_WITH_MARKS}`, 'newsdesk', { area: 'sources', what: `add ${URL_WITH_MARKS}` }],
    [
      '/newsdesk sources add https://example.org/feed outlet:"The Lantern"',
      'newsdesk',
      { area: 'sources', what: 'add https://example.org/feed', outlet: 'The Lantern' },
    ],
    [
      '/newsdesk topics create words in the wild words:"a b, c d"',
      'newsdesk',
      { area: 'topics', what: 'create words in the wild', words: 'a b, c d' },
    ],
    [
      '/newsdesk topics create pause button words:x',
      'newsdesk',
      { area: 'topics', what: 'create pause button', words: 'x' },
    ],
    ['/subscribe mode of transport', 'subscribe', { topic: 'mode of transport' }],
    ['/subscribe grain digest at:07:30', 'subscribe', { topic: 'grain', mode: 'digest', at: '07:30' }],
    ['/subscribe grain digest at 7:30 pm', 'subscribe', { topic: 'grain', mode: 'digest', at: '7:30 pm' }],
    [
      '/subscribe grain digest days mon, wed and fri',
      'subscribe',
      { topic: 'grain', mode: 'digest', days: 'mon, wed and fri' },
    ],
    ['/subscribe grain days:monday monitoring', 'subscribe', { topic: 'grain monitoring', days: 'monday' }],
    ['/jobs retry read-item/8f3a', 'jobs', { do: 'retry', id: 'read-item/8f3a' }],
    ['/help', 'help', {}],
    ['help', 'help', {}],
    ['/help /stance', 'help', { about: 'stance' }],
    ['/stance help', 'help', { about: 'stance' }],
    ['/stance --help', 'help', { about: 'stance' }],
    ['/stance ?', 'help', { about: 'stance' }],
    ['/news help', 'help', {}],
    ['/news help quotes', 'help', { about: 'quotes' }],
    ['/quotes help wanted', 'quotes', { who: 'help wanted' }],
    ['/quotes "help"', 'quotes', { who: 'help' }],
    ['/brief constructor', 'brief', { topic: 'constructor' }],
    ['/news why constructor toString __proto__ x', 'news', { show: 'why', story: 'constructor toString __proto__ x' }],
  ])('%s', (line, command, options, page) => {
    const request = parseRequest(line, commands);
    expect({ command: request.command, options: request.options, page: request.page ?? 1 }).toEqual({
      command,
      options,
      page: page ?? 1,
    });
  });
});

describe('what cannot be placed is told, with what to do next', () => {
  test.each<[line: string, words: RegExp]>([
    ['', /^That names no command: I know \/brief, /],
    ['   ', /^That names no command/],
    ['/', /^That names no command/],
    ['/stanec nato', /no command "\/stanec": did you mean \/stance\?/],
    ['/qoutes', /did you mean \/quotes\?/],
    ['/unsuscribe x', /did you mean \/unsubscribe\?/],
    ['/weather', /no command "\/weather": I know \/brief, /],
    ['/constructor', /no command "\/constructor"/],
    ['/__proto__', /no command "\/__proto__"/],
    ['/stance grain sinse:7d', /\/stance has no option "sinse": did you mean since:\?/],
    ['/stance grain constructor:x', /\/stance has no option "constructor"/],
    ['/stance grain __proto__:x', /\/stance has no option "__proto__"/],
    ['/stance grain toString=x', /\/stance has no option "tostring"/],
    ['/newsdesk topics create grain word:"a, b"', /has no option "word": did you mean words:\?/],
    ['/stance grain since:7d since:24h', /takes one since at a time/],
    ['/stance grain who:"Orla Brandt" who:"Mikko Sund"', /takes one who at a time/],
    ['/stance grain who:', /^who: has nothing after it: try \/stance .*who:"Kaja Kallas"\.$/],
    ['/stance grain who:""', /^who: has nothing after it/],
    ['/stance grain who: since:7d', /^who: has nothing after it/],
    ['/stance grain who:"Orla Brandt', /quotation mark \("\) is not closed/],
    ['/stance grain who:“Orla Brandt', /quotation mark \(“\) is not closed/],
    ['/stance Brandt topic:grain', /cannot place "Brandt" in \/stance: put words that belong together/],
    ['/quotes Orla Brandt page:two', /"two" is no page: write page:2/],
    ['/quotes Orla Brandt page:0', /"0" is no page/],
    [`/brief ${'a'.repeat(10_000)}`, /too long for a command: write at most 4000 characters/],
  ])('%.60s', (line, words) => {
    const failure = failureOf(() => parseRequest(line, commands));
    expect(failure.code).toBe('bad-input');
    expect(failure.words).toMatch(words);
    expect(failure.words.length).toBeLessThan(300);
  });

  it('repeats only the beginning of a very long name', () => {
    const { words } = failureOf(() => parseRequest(`/${'x'.repeat(3000)}`, commands));
    expect(words.length).toBeLessThan(300);
  });
});

describe('options are checked against the command', () => {
  const check = (command: string, options: Record<string, string>) => {
    const found = commands.find(({ name }) => name === command);
    if (!found) throw new Error(`no command ${command}`);
    return checkOptions({ command, options }, found);
  };

  it('fills in defaults and leaves the rest undefined', () => {
    expect(check('stance', { topic: ' grain ', view: 'NOW' })).toEqual({
      topic: 'grain',
      who: undefined,
      view: 'now',
      since: '30d',
    });
  });

  test.each<[command: string, options: Record<string, string>, words: RegExp]>([
    ['stance', {}, /^\/stance needs a topic: try \/stance nato-ukraine\.$/],
    ['stance', { topic: '  ' }, /needs a topic/],
    ['newsdesk', {}, /^\/newsdesk needs an area \(sources, topics, pause, resume, test, export or settings\): try /],
    ['stance', { topic: 'x', view: 'timelime' }, /"timelime" is no view of \/stance: did you mean timeline\?/],
    ['stance', { topic: 'x', view: 'zzz' }, /"zzz" is no view of \/stance: choose now, changes or timeline\.$/],
    ['stance', { topic: 'x', constructor: 'y' }, /no option "constructor"/],
    ['stance', JSON.parse('{"topic":"x","__proto__":"y"}'), /no option "__proto__"/],
  ])('%s %o', (command, options, words) => {
    expect(failureOf(() => check(command, options)).words).toMatch(words);
  });
});

it('never throws anything but a Failure, whatever is typed, and is quick with hostile lines', () => {
  const pieces = [
    '/stance',
    'who:',
    'since',
    '"',
    '“',
    "'",
    '‘',
    '«',
    ':',
    '=',
    'page',
    '__proto__',
    'a'.repeat(50),
    ' ',
    '\n',
    '\u0000',
    '💬',
    '\ud800',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 40 }), (parts) => {
      try {
        const request = parseRequest(parts.join(''), commands);
        for (const value of Object.values(request.options)) expect(typeof value).toBe('string');
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
      }
    }),
    { numRuns: 500 },
  );
  const start = performance.now();
  for (const hostile of ["'a ", '‘a ', 'a', ' ', 'who:', 'a:']) {
    try {
      parseRequest(`/stance ${hostile.repeat(3900 / hostile.length)}`, commands);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }
  expect(performance.now() - start).toBeLessThan(HANGS_MS);
});

function failureOf(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
