import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Tokens } from '#application/tokens.ts';
import type { SubjectKeys } from '#application/subject-keys.ts';
import type { Execute } from '#application/execute.ts';
import type { EventStore } from '#event-store/event-store.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { MeController } from './access/me.controller.ts';
import { SessionController } from './access/session.controller.ts';
import type { SignIn } from './access/oidc/sign-in.ts';
import type { Sessions } from './access/sessions.ts';
import { TokensController } from './access/tokens.controller.ts';
import { AgreementsController } from './commands/agreements.controller.ts';
import { AssistanceController } from './commands/assistance.controller.ts';
import { ClassificationsController } from './commands/classifications.controller.ts';
import { ConferencesController } from './commands/conferences.controller.ts';
import { MeetingsController } from './commands/meetings.controller.ts';
import { OfficesController } from './commands/offices.controller.ts';
import { OfficialsController } from './commands/officials.controller.ts';
import { OutcomesController } from './commands/outcomes.controller.ts';
import { RecordCommandHandler } from './commands/record-command.ts';
import { RecordKeepingController } from './commands/record-keeping.controller.ts';
import { Recorder } from './commands/recorder.ts';
import { StatesController } from './commands/states.controller.ts';
import { VisitsController } from './commands/visits.controller.ts';
import type { Configuration } from './configuration.ts';
import { DeskController } from './desk/desk.controller.ts';
import { HealthController } from './health/health.controller.ts';
import type { Readiness } from './health/readiness.ts';
import type { StoreWatch } from './health/store-watch.ts';
import type { Metrics } from './health/metrics.ts';
import { MetricsController } from './health/metrics.controller.ts';
import { HistoryController } from './history/history.controller.ts';
import { LiveController } from './history/live.controller.ts';
import { EventStreams } from './http/event-streams.ts';
import { LiveFeeds } from './history/live-feeds.ts';
import { Sight } from './history/sight.ts';
import { ShapePipe, shapesTakenBy } from './http/shape-pipe.ts';
import { ProblemFilter } from './problems/problem-filter.ts';
import { CalendarController } from './reads/calendar.controller.ts';
import { ChangesController } from './reads/changes.controller.ts';
import { EncountersController } from './reads/encounters.controller.ts';
import { DuplicatesController } from './reads/duplicates.controller.ts';
import { EngagementsController } from './reads/engagements.controller.ts';
import { PartnershipsController } from './reads/partnerships.controller.ts';
import { PostsController } from './reads/posts.controller.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { MappingsController } from './imports/mappings.controller.ts';
import type { Imports } from './imports/imports.ts';
import { PopoloController } from './reads/popolo.controller.ts';
import type { Proofs } from './proofs/proofs.ts';
import { ProofsController } from './proofs/proofs.controller.ts';
import { QuestionHandler } from './reads/question.ts';
import { Readings } from './reads/readings.ts';
import { RecordFormatsController } from './reads/record-formats.controller.ts';
import { RecordsController } from './reads/records.controller.ts';
import { SearchController } from './reads/search.controller.ts';
import { SourcesController } from './reads/sources.controller.ts';
import { ParkedController } from './replays/parked.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';
import {
  CONFIGURATION,
  EVENT_STORE,
  EXECUTE,
  IMPORTS,
  METRICS,
  NOW,
  PROOFS,
  READ_MODELS,
  READINESS,
  SESSIONS,
  SIGN_IN,
  STORE_WATCH,
  SUBJECTS,
  TOKENS,
} from './injected.ts';

export interface Parts {
  readonly configuration: Configuration;
  readonly store: EventStore;
  readonly watch: StoreWatch;
  readonly execute: Execute;
  readonly readiness: Readiness;
  readonly rows: ReadModels;
  readonly imports: Imports;
  readonly proofs: Proofs;
  readonly metrics: Metrics;
  readonly streams: EventStreams;
  readonly tokens: Tokens;
  readonly sessions: Sessions | null;
  readonly signIn: SignIn | null;
  readonly subjects: SubjectKeys;
  readonly now: () => Date;
}

export const CONTROLLERS: Type[] = [
  StatesController,
  OfficesController,
  OfficialsController,
  ConferencesController,
  MeetingsController,
  VisitsController,
  AgreementsController,
  AssistanceController,
  OutcomesController,
  ClassificationsController,
  RecordKeepingController,
  RecordsController,
  RecordFormatsController,
  CalendarController,
  PopoloController,
  PartnershipsController,
  EncountersController,
  EngagementsController,
  PostsController,
  ChangesController,
  SourcesController,
  DuplicatesController,
  SearchController,
  ReplaysController,
  ParkedController,
  ImportsController,
  MappingsController,
  HistoryController,
  LiveController,
  ProofsController,
  TokensController,
  MeController,
  SessionController,
  HealthController,
  MetricsController,
  // Last, for it answers whatever no other route does.
  DeskController,
];

// A rule that cannot be followed is told at the start, not by the first body.
shapesTakenBy(CONTROLLERS);

/** Where the parts of the program meet. */
@Module({
  imports: [CqrsModule.forRoot()],
  controllers: CONTROLLERS,
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: ShapePipe },
    Recorder,
    RecordCommandHandler,
    Readings,
    QuestionHandler,
    LiveFeeds,
    Sight,
  ],
})
class AppModule {}

export function appModule({
  configuration,
  store,
  watch,
  execute,
  readiness,
  rows,
  imports,
  proofs,
  metrics,
  streams,
  tokens,
  sessions,
  signIn,
  subjects,
  now,
}: Parts): DynamicModule {
  return {
    module: AppModule,
    providers: [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: EVENT_STORE, useValue: store },
      { provide: STORE_WATCH, useValue: watch },
      { provide: READINESS, useValue: readiness },
      { provide: EXECUTE, useValue: execute },
      { provide: READ_MODELS, useValue: rows },
      { provide: IMPORTS, useValue: imports },
      { provide: PROOFS, useValue: proofs },
      { provide: METRICS, useValue: metrics },
      { provide: EventStreams, useValue: streams },
      { provide: TOKENS, useValue: tokens },
      { provide: SESSIONS, useValue: sessions },
      { provide: SIGN_IN, useValue: signIn },
      { provide: SUBJECTS, useValue: subjects },
      { provide: NOW, useValue: now },
    ],
  };
}
