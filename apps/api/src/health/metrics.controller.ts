import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { ReadModels } from '#read-models/read-models.ts';
import { isUnfinished, type Replay } from '#read-models/runner/catalogue.ts';
import { Shows } from '../docs/operation.ts';
import { LiveFeeds } from '../history/live-feeds.ts';
import { READ_MODELS } from '../injected.ts';

const EXAMPLE = `# HELP chancery_rows_following Whether the log is being followed into the rows: 1 or 0.
# TYPE chancery_rows_following gauge
chancery_rows_following 1
`;

@ApiTags('Operations')
@Controller('metrics')
export class MetricsController {
  readonly #registry: Registry;

  constructor(@Inject(READ_MODELS) rows: ReadModels, feeds: LiveFeeds) {
    this.#registry = registryOf(rows, feeds);
  }

  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('cache-control', 'no-store')
  @Shows('How the program does, for Prometheus', { example: EXAMPLE, type: 'text/plain' })
  metrics(): Promise<string> {
    return this.#registry.metrics();
  }
}

function registryOf(rows: ReadModels, feeds: LiveFeeds): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge('chancery_rows_position', 'Position of the log up to which everything is in the rows.', () =>
    Number(rows.status().position),
  );
  gauge(
    'chancery_rows_lag_positions',
    'Positions of the log that the rows have still to pass, at most; no sample while the log is not followed.',
    () => rows.status().lag,
  );
  gauge('chancery_rows_following', 'Whether the log is being followed into the rows: 1 or 0.', () =>
    rows.status().state === 'live' ? 1 : 0,
  );
  gauge(
    'chancery_rows_age_seconds',
    'Time since the rows were last known to be level with the log; 0 while they follow it.',
    () => rows.age() ?? 0,
  );
  gauge(
    'chancery_parked_records',
    'Records that wait for a retry, for their events could not be followed.',
    () => rows.status().parked,
  );
  gauge('chancery_rows_outdated', 'Whether rows of another version are read while new ones are made: 1 or 0.', () =>
    rows.reader.ready && rows.reader.outdated() ? 1 : 0,
  );
  gauge('chancery_replays_waiting', 'Replays that run or wait for their turn.', () => unfinished().length);
  gauge('chancery_replay_events_left', 'Events that the replay that runs has still to read; no sample while none runs.', () => {
    const running = unfinished().find(({ state }) => state === 'running');
    return running ? running.total - running.done : null;
  });
  gauge('chancery_live_feeds', 'Live feeds that are open.', () => feeds.count);
  const failures = new Counter({
    name: 'chancery_subscription_failures_total',
    help: 'How often following the log has failed, or could not be begun.',
    registers: [],
    collect() {
      this.reset();
      this.inc(rows.status().failures);
    },
  });
  registry.registerMetric(failures);
  return registry;

  function unfinished(): Replay[] {
    return rows.replays().filter(isUnfinished);
  }

  /** @param value null: not known */
  function gauge(name: string, help: string, value: () => number | null): void {
    const metric = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        const known = value();
        if (known === null) this.remove();
        else this.set(known);
      },
    });
    registry.registerMetric(metric);
  }
}
