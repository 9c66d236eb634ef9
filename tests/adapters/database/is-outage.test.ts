import { expect, test } from 'vitest';
import { isOutage } from '../../../src/adapters/database/server/is-outage.ts';
import { Failure } from '../../../src/model/failure.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each<[string, unknown, boolean]>([
  ['nobody listens', coded('ECONNREFUSED'), true],
  ['the line was cut', coded('ECONNRESET'), true],
  ['all addresses of a name', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')], ''), true],
  ['an administrator stopped it', coded('57P01'), true],
  ['it is starting up', coded('57P03'), true],
  ['its connections are all taken', coded('53300'), true],
  ['the connection ended during a query', new Error('Connection terminated unexpectedly'), true],
  ['no connection was to be had', new Error('timeout exceeded when trying to connect'), true],
  ['a unique key', coded('23505'), false],
  ['a wrong statement', coded('42601'), false],
  ['a query that was cancelled', coded('57014'), false],
  ['a deadlock', coded('40P01'), false],
  ['a bug of ours', new TypeError('x is undefined'), false],
  ['a source that is down', new Failure('source-down', 'The host does not answer.', { retry: true }), false],
  ['a thrown text', 'ECONNREFUSED', false],
])('%s', (_, error, expected) => expect(isOutage(error)).toBe(expected));
