import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { packRequest, unpackRequest } from '../../../src/core/request/pack-request.ts';
import type { Request } from '../../../src/model/reply.ts';

const wellFormed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[&=#?%+~"'“”«» \n\r\t_-]{0,12}$/),
  fc.constantFrom('👩‍👩‍👧 said “no” & left', 'a=b&c=d#2', '%41+%zz', '__proto__', '', '\0'),
);
const name = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.constantFrom('__proto__', 'constructor', 'page', 'to&from', 'a=b', '#'),
);
const requests: fc.Arbitrary<Request> = fc
  .record({
    command: fc.stringMatching(/^[a-z][a-z-]{0,11}$/),
    entries: fc.uniqueArray(fc.tuple(name, wellFormed), { selector: ([one]) => one, maxLength: 6 }),
    page: fc.option(fc.integer({ min: 2, max: 1001 }), { nil: undefined }),
  })
  .map(({ command, entries, page }) => {
    const options = Object.fromEntries(entries);
    return page === undefined ? { command, options } : { command, options, page };
  });

describe('a packed request', () => {
  it('is the same request again, whatever its options say', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const packed = packRequest(request);
        const again = unpackRequest(packed);
        expect(again).toEqual(request);
        expect(Object.entries(again?.options ?? {})).toEqual(Object.entries(request.options));
        expect(packed).toMatch(/^[\x20-\x7e]*$/); // no platform changes it on its way
      }),
      { numRuns: 1000 },
    );
  });

  it('can be read in the value of a button', () => {
    const options = { topic: 'nato-ukraine', who: 'Kaja Kallas' };
    expect(packRequest({ command: 'stance', options, page: 2 })).toBe('stance?topic=nato-ukraine&who=Kaja+Kallas#2');
    expect(packRequest({ command: 'brief', options: {}, page: 1 })).toBe('brief?');
    expect(unpackRequest('brief?')).toEqual({ command: 'brief', options: {} });
  });

  it('keeps names that objects have of their own as plain options', () => {
    const again = unpackRequest('brief?__proto__=x&constructor=y');
    expect(Object.keys(again?.options ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(again?.options)).toBe(Object.prototype);
  });

  it('has no half letters', () => {
    expect(unpackRequest(packRequest({ command: 'quotes', options: { words: 'cut \ud83d' } }))?.options.words).toBe(
      'cut \ufffd',
    );
  });

  test.each(['', 'brief', '?topic=x', 'Brief?topic=x', 'brief topic?x=y', 'brief?x=y#', 'brief?x=y#two', 'brief?#-1'])(
    '%j is none',
    (garbage) => expect(unpackRequest(garbage)).toBeUndefined(),
  );

  it('never throws, whatever comes back', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `brief?${text}`),
        ),
        (text) => {
          const request = unpackRequest(text);
          for (const value of Object.values(request?.options ?? {})) expect(typeof value).toBe('string');
        },
      ),
    );
  });
});
