import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { Shows } from '../docs/operation.ts';
import { UNLIMITED } from '../http/route-config.ts';
import { METRICS } from '../injected.ts';
import type { Metrics } from './metrics.ts';

const EXAMPLE = `# HELP chancery_rows_following Whether the log is being followed into the rows: 1 or 0.
# TYPE chancery_rows_following gauge
chancery_rows_following 1
`;

@ApiTags('Operations')
@Controller('metrics')
export class MetricsController {
  readonly #metrics: Metrics;

  constructor(@Inject(METRICS) metrics: Metrics) {
    this.#metrics = metrics;
  }

  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('cache-control', 'no-store')
  @Shows('How the program does, for Prometheus', {
    asks: 'auditor',
    config: UNLIMITED,
    example: EXAMPLE,
    type: 'text/plain',
  })
  metrics(): Promise<string> {
    return this.#metrics.text();
  }
}
