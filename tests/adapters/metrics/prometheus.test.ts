import { expect, it } from 'vitest';
import { openMetrics } from '../../../src/adapters/metrics/prometheus/open.ts';
import { METRICS } from '../../../src/ports/metrics.ts';

const linesOf = async (metrics: ReturnType<typeof openMetrics>, name: string): Promise<readonly string[]> =>
  (await metrics.written()).text.split('\n').filter((line) => line.startsWith(name));

it('writes what was counted, observed and read', async () => {
  const metrics = openMetrics();
  metrics.count('onrecord_feed_polls_total', { outcome: 'items' });
  metrics.count('onrecord_feed_polls_total', { outcome: 'items' }, 2);
  metrics.observe('onrecord_step_duration_seconds', 0.2, { step: 'read-item' });
  metrics.gauge('onrecord_queue_jobs', () => [{ value: 7, labels: { step: 'deliver', state: 'waiting' } }]);
  expect(await linesOf(metrics, 'onrecord_feed_polls_total{')).toEqual([
    'onrecord_feed_polls_total{outcome="items"} 3',
  ]);
  expect(await linesOf(metrics, 'onrecord_queue_jobs{')).toEqual([
    'onrecord_queue_jobs{step="deliver",state="waiting"} 7',
  ]);
  const buckets = await linesOf(metrics, 'onrecord_step_duration_seconds_bucket');
  expect(buckets).toContain('onrecord_step_duration_seconds_bucket{le="0.1",step="read-item"} 0');
  expect(buckets).toContain('onrecord_step_duration_seconds_bucket{le="0.3",step="read-item"} 1');
});

it('says nothing of a gauge that cannot be read, instead of 0 or of what it was', async () => {
  const metrics = openMetrics();
  let isAway = false;
  metrics.gauge('onrecord_open_deliveries', async () => {
    if (isAway) throw new Error('the store is away');
    return [{ value: 3 }];
  });
  expect(await linesOf(metrics, 'onrecord_open_deliveries ')).toEqual(['onrecord_open_deliveries 3']);
  isAway = true;
  expect(await linesOf(metrics, 'onrecord_open_deliveries ')).toEqual([]);
  expect(await linesOf(metrics, 'onrecord_ready ')).toEqual([]); // nobody reads it here
});

it('begins at 0, declares each metric as Prometheus asks, and tells of the process and its event loop', async () => {
  const metrics = openMetrics();
  const { type, text } = await metrics.written();
  expect(type).toContain('text/plain');
  expect(await linesOf(metrics, 'onrecord_stories_total ')).toEqual(['onrecord_stories_total 0']);
  for (const [name, { kind, help }] of Object.entries(METRICS)) {
    expect(text).toContain(`# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n`);
    expect(name.endsWith('_total')).toBe(kind === 'counter');
    if (kind === 'histogram') expect(name).toMatch(/_seconds$/);
  }
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).toContain('process_resident_memory_bytes');
});
