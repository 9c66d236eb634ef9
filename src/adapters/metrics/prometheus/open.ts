import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS, type MetricName, type Metrics, type Named } from '../../../ports/metrics.ts';

/** Metrics as Prometheus reads them, with those of the process and of Node beside ours. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<MetricName, Counter<string>>();
  const histograms = new Map<MetricName, Histogram<string>>();
  const gauges = new Map<MetricName, Gauge<string>>();
  const reads = new Map<Named<'gauge'>, Parameters<Metrics['gauge']>[1]>();
  for (const [key, metric] of Object.entries(METRICS)) {
    const name = key as MetricName; // the keys of METRICS are exactly these
    const common = { name, help: metric.help, labelNames: [...metric.labels], registers: [registry] };
    if (metric.kind === 'counter') counters.set(name, new Counter(common));
    else if (metric.kind === 'histogram')
      histograms.set(name, new Histogram({ ...common, buckets: [...metric.buckets] }));
    else gauges.set(name, new Gauge(common));
  }

  const read = async (name: Named<'gauge'>, gauge: Gauge<string>): Promise<void> => {
    const samples = await (async () => reads.get(name)?.() ?? [])().catch(() => []);
    gauge.reset();
    if (METRICS[name].labels.length === 0 && samples.length === 0) gauge.remove(); // what is not known now is not 0
    for (const { value, labels = {} } of samples) gauge.set({ ...labels }, value);
  };

  return {
    count: (name, labels = {}, by = 1) => counters.get(name)?.inc({ ...labels }, by),
    observe: (name, seconds, labels = {}) => histograms.get(name)?.observe({ ...labels }, seconds),
    gauge: (name, from) => {
      reads.set(name, from);
    },
    async written() {
      await Promise.all([...gauges].map(([name, gauge]) => read(name as Named<'gauge'>, gauge))); // only gauges are in it
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
