import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logSparingly } from '../../../src/adapters/queue/bullmq/log-sparingly.ts';
import { listeningLog } from './listening-log.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells an error once in ten seconds, and how often it came meanwhile', () => {
  const { log, heard } = listeningLog();
  const tell = logSparingly(log, 'queue-error');
  for (let times = 0; times < 1000; times++) tell(new Error('OOM command not allowed'));
  tell(new Error('another one'));
  vi.advanceTimersByTime(10_001);
  tell(new Error('OOM command not allowed'));
  expect(heard).toEqual([
    { event: 'queue-error', fields: { error: 'OOM command not allowed' } },
    { event: 'queue-error', fields: { error: 'another one' } },
    { event: 'queue-error', fields: { error: 'OOM command not allowed', times: 1000 } },
  ]);
});

it('does not grow with errors that are all different', () => {
  const { log, heard } = listeningLog();
  const tell = logSparingly(log, 'queue-error');
  for (let id = 0; id < 500; id++) tell(new Error(`Missing lock for job ${id}`));
  expect(heard).toHaveLength(500);
  tell(new Error('Missing lock for job 0')); // long forgotten, so told again
  expect(heard).toHaveLength(501);
});
