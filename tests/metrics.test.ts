import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { openMetrics } from '../src/adapters/metrics/prometheus/open.ts';
import { METRICS } from '../src/ports/metrics.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

/** Rows of the table whose first cell is code, as their cells; an escaped bar is part of a cell. */
function tableOf(markdown: string, header: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const begin = lines.findIndex((line) => line.startsWith(`| ${header} |`)) + 2;
  const end = lines.findIndex((line, n) => n > begin && !line.startsWith('|'));
  return lines.slice(begin, end).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** What a scrape of a process can hold: every name with its kind, and what a histogram adds. */
async function printed(): Promise<ReadonlySet<string>> {
  const { text } = await openMetrics().written();
  const kinds = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    kinds.flatMap(([, name, kind]) =>
      kind === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`, `${name}`] : [`${name}`],
    ),
  );
}

/** Metrics that an expression asks for. */
const named = (expression: string) => expression.match(/\b(onrecord|nodejs|process)_[a-z0-9_]+/g) ?? [];

/** Labels of ours that an expression chooses or sums by, with what they belong to. */
function strayLabels(expression: string): readonly string[] {
  const allowed = new Set([
    ...['le', 'job', 'instance'],
    ...named(expression).flatMap((name) => {
      const base = name.replace(/_(bucket|count|sum)$/, '');
      return Object.hasOwn(METRICS, base) ? METRICS[base as keyof typeof METRICS].labels : []; // hasOwn says so
    }),
  ]);
  const chosen = [...expression.matchAll(/([a-z_]+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label]) => label ?? '');
  const summed = [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(/,\s*/));
  return [...chosen, ...summed].filter((label) => !allowed.has(label));
}

const markdown = read('docs/metrics.md');

const alertsSchema = z.strictObject({
  groups: z.tuple([
    z.strictObject({
      name: z.literal('onrecord'),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[mh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.strictObject({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ]),
});
const [{ rules }] = alertsSchema.parse(parse(read('deploy/prometheus-alerts.yml'))).groups;

const panelSchema = z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) });
const { panels } = z.object({ panels: z.array(panelSchema) }).parse(JSON.parse(read('deploy/grafana-dashboard.json')));
const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

describe('docs/metrics.md', () => {
  it('has every metric that /metrics prints of ours, with its labels, and no other', async () => {
    const written = tableOf(markdown, 'metric').map(([name, labels]) => [name, labels]);
    const inCode = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');
    expect(written).toEqual(Object.entries(METRICS).map(([name, { labels }]) => [`\`${name}\``, inCode(labels)]));
    const ours = [...(await printed())].filter((name) => name.startsWith('onrecord_'));
    expect(ours.filter((name) => !/_(bucket|count|sum)$/.test(name))).toEqual(Object.keys(METRICS));
  });

  it('suggests the alerts of deploy/prometheus-alerts.yml, word by word', () => {
    const written = tableOf(markdown, 'alert').map(([name, when, means, what]) => ({ name, when, means, what }));
    const loaded = rules.map(({ alert, expr, for: duration, annotations }) => ({
      name: `\`${alert}\``,
      when: `\`${expr}\`${duration ? ` for ${duration}` : ''}`,
      means: annotations.summary,
      what: annotations.description,
    }));
    expect(written).toEqual(loaded);
    expect(loaded.length).toBeGreaterThan(5);
  });
});

describe.each([
  ['deploy/prometheus-alerts.yml', rules.map(({ expr }) => expr)],
  ['deploy/grafana-dashboard.json', shown],
])('%s', (_, expressions) => {
  it('asks for metrics that there are, by labels that they have', async () => {
    const there = await printed();
    expect(expressions.flatMap(named).filter((name) => !there.has(name))).toEqual([]);
    expect(expressions.flatMap((one) => strayLabels(one).map((label) => `${label} in ${one}`))).toEqual([]);
    expect(expressions.filter((one) => !isBalanced(one))).toEqual([]);
  });

  it('never takes a rate of a gauge, nor a counter as it stands', () => {
    const wrong = expressions.flatMap((one) =>
      [...one.matchAll(/(?:(rate|increase)\()?\b(onrecord_[a-z0-9_]+)/g)].flatMap(([, rate, name = '']) =>
        (rate !== undefined) === /_(total|bucket|count|sum)$/.test(name) ? [] : [`${name} in ${one}`],
      ),
    );
    expect(wrong).toEqual([]);
  });
});

it('the dashboard shows every metric of ours', () => {
  const asked = new Set(shown.flatMap(named).map((name) => name.replace(/_(bucket|count|sum)$/, '')));
  expect(Object.keys(METRICS).filter((name) => !asked.has(name))).toEqual([]);
});

function isBalanced(expression: string): boolean {
  const bare = expression.replace(/"[^"]*"/g, '');
  return ['()', '{}', '[]'].every((pair) => bare.split(pair[0] ?? '').length === bare.split(pair[1] ?? '').length);
}
