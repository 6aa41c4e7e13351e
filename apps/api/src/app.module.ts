import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { executor } from '#application/execute.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { ConferencesController } from './commands/conferences.controller.ts';
import { MeetingsController } from './commands/meetings.controller.ts';
import { OfficesController } from './commands/offices.controller.ts';
import { OfficialsController } from './commands/officials.controller.ts';
import { RecordCommandHandler } from './commands/record-command.ts';
import { RecordKeepingController } from './commands/record-keeping.controller.ts';
import { Recorder } from './commands/recorder.ts';
import type { Configuration } from './configuration.ts';
import { DeskController } from './desk/desk.controller.ts';
import { HealthController } from './health/health.controller.ts';
import type { Readiness } from './health/readiness.ts';
import { HistoryController } from './history/history.controller.ts';
import { LiveController } from './history/live.controller.ts';
import { LiveFeeds } from './history/live-feeds.ts';
import { ShapePipe } from './http/shape-pipe.ts';
import { ProblemFilter } from './problems/problem-filter.ts';
import { CONFIGURATION, EVENT_STORE, EXECUTE, LOG_ID, READINESS } from './tokens.ts';

export interface Parts {
  readonly configuration: Configuration;
  readonly store: EventStore;
  readonly logId: string;
  readonly readiness: Readiness;
  readonly now: () => Date;
}

/** Where the parts of the program meet. */
@Module({})
export class AppModule {
  static of({ configuration, store, logId, readiness, now }: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        OfficesController,
        OfficialsController,
        ConferencesController,
        MeetingsController,
        RecordKeepingController,
        HistoryController,
        LiveController,
        HealthController,
        // Last, for it answers whatever no other route does.
        DeskController,
      ],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: EVENT_STORE, useValue: store },
        { provide: LOG_ID, useValue: logId },
        { provide: READINESS, useValue: readiness },
        { provide: EXECUTE, useFactory: () => executor({ store, now }) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ShapePipe },
        Recorder,
        RecordCommandHandler,
        LiveFeeds,
      ],
    };
  }
}
