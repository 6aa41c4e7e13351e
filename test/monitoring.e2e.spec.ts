import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LIMITS } from '#api/http/rate-limits.ts';
import { type Api, startApi } from './api.ts';
import { samplesOf } from './metrics.ts';
import { root } from './program.ts';

const text = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
const rules: Rule[] = parse(text('deploy/alerts.yml')).groups.flatMap((group: { rules: Rule[] }) => group.rules);

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly targets?: { readonly expr: string; readonly datasource: { readonly uid: string } }[];
}
const dashboard: { panels: Panel[]; templating: { list: { name: string; query: string | { query: string } }[] } } = JSON.parse(
  text('deploy/grafana-dashboard.json'),
);

const queries = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
  ...dashboard.templating.list.map(({ name, query }) => [name, typeof query === 'string' ? '' : query.query] as const),
];

/** Every metric that a query names, with the names of the labels that it asks of it. */
function namedIn(expr: string): { metric: string; labels: string[] }[] {
  return [...expr.matchAll(/\b((?:chancery|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(([, metric, selector = '']) => ({
    metric: metric!,
    labels: [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label]) => label!),
  }));
}

let api: Api;
/** By metric: the labels that its series have. */
const exposed = new Map<string, Set<string>>();
beforeAll(async () => {
  api = await startApi();
  const office = { id: 'unoct', name: 'Office', sources: [{ publisher: 'UN', attribution: 'stated' }] };
  for (const name of ['Office', 'Another']) await api.post('/v1/offices', { ...office, name });
  await api.get('/v1/offices/unoct');
  for (const series of samplesOf((await api.get('/metrics')).body).keys()) {
    const [, metric, labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(series)!;
    const known = exposed.get(metric!) ?? new Set<string>();
    for (const [, label] of labels.matchAll(/(\w+)="/g)) known.add(label!);
    exposed.set(metric!, known);
  }
});
afterAll(() => api[Symbol.asyncDispose]());

/** Without a sample while no replay runs, or the rows are not followed. */
const AT_TIMES = new Set(['chancery_replay_progress_ratio', 'chancery_rows_lag_positions']);
/** What Prometheus itself adds. */
const OF_SCRAPES = new Set(['instance', 'job']);

describe('the alerts and the dashboard', () => {
  test('name metrics that there are, by labels that they have', async () => {
    const { body } = await api.get('/metrics');
    const missing = queries.flatMap(([where, expr]) =>
      namedIn(expr).flatMap(({ metric, labels }) => {
        if (AT_TIMES.has(metric)) return body.includes(`# TYPE ${metric} `) ? [] : [`${where}: ${metric}`];
        const known = exposed.get(metric);
        if (!known) return [`${where}: ${metric}`];
        return labels
          .filter((label) => !known.has(label) && !OF_SCRAPES.has(label))
          .map((label) => `${where}: ${metric} ${label}`);
      }),
    );
    expect(missing).toEqual([]);
    expect(queries.flatMap(([, expr]) => namedIn(expr)).length).toBeGreaterThan(40);
  });

  test('each ask something, under a name of their own', () => {
    expect(
      queries.filter(([name, expr]) => name !== 'datasource' && name !== 'ChanceryDown' && namedIn(expr).length === 0),
    ).toEqual([]);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const sources = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ datasource }) => datasource.uid));
    expect([...new Set(sources)]).toEqual(['${datasource}']);
  });

  test('ask for states and outcomes that there are', () => {
    const asked = queries.flatMap(([, expr]) =>
      [...expr.matchAll(/(?:state|outcome|limit)=~?"([\w|-]+)"/g)].flatMap(([, values]) => values!.split('|')),
    );
    const known = new Set([
      'available',
      'away',
      'damaged',
      'queued',
      'running',
      'completed',
      'failed',
      'cancelled',
      'recorded',
      'already',
      'refused',
      ...LIMITS,
    ]);
    expect(asked.filter((value) => !known.has(value))).toEqual([]);
    expect(asked).toContain('damaged');
  });
});

test('Every alert has its section in docs/operations.md, and every such section its alert', () => {
  const sections = [...text('docs/operations.md').matchAll(/^### (Chancery\w+)\n\n(\S.*)/gm)].map(([, name]) => name);
  expect(new Set(sections)).toEqual(new Set(rules.map(({ alert }) => alert)));
  expect(sections).toHaveLength(rules.length);
  for (const { alert, labels, annotations } of rules) {
    expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    expect(annotations.summary).toMatch(/\.$/);
    expect(['page', 'ticket']).toContain(labels.severity);
  }
});

test('Every metric of the program is explained in docs/operations.md', async () => {
  const { body } = await api.get('/metrics');
  const page = text('docs/operations.md');
  const names = [...(body as string).matchAll(/^# TYPE (chancery_\w+) /gm)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
