/**
 * Which folder may know which. Each rule is proved to match by test/architecture.int.spec.ts.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'the domain knows nothing outside itself',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/domain/src/' },
    },
    {
      name: 'the event store knows the domain alone',
      severity: 'error',
      from: { path: '^libs/event-store/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^libs/(domain|event-store)/src/' },
    },
    {
      name: 'the application knows the domain and the event store',
      severity: 'error',
      from: { path: '^libs/application/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^libs/(domain|event-store|application)/src/' },
    },
    {
      name: 'the read models know no writer',
      severity: 'error',
      from: { path: '^libs/read-models/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^libs/(domain|event-store|read-models)/src/' },
    },
    {
      name: 'imports know no reader and no edge',
      severity: 'error',
      from: { path: '^libs/imports/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^libs/(domain|event-store|application)/src/|^libs/imports/' },
    },
    {
      name: 'the formats know the domain and the read models',
      severity: 'error',
      from: { path: '^libs/formats/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^libs/(domain|read-models|formats)/src/' },
    },
    {
      name: 'a projection knows no event',
      severity: 'error',
      from: { path: '^libs/read-models/src/[^/]+/projection\\.ts$' },
      to: { path: '^libs/domain/src/(events|record-keeping)\\.ts$|^libs/event-store/' },
    },
    {
      name: 'Nest stays at the edge',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: 'node_modules/(@nestjs|fastify|rxjs|reflect-metadata|class-validator|class-transformer)' },
    },
    {
      name: 'an adapter is opened in one place',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: '^libs/event-store/(contract/|src/((open-store|location|log-copy)\\.ts|sqlite/|kurrentdb/))|\\.spec\\.ts$',
      },
      to: { path: '^libs/event-store/src/(sqlite|kurrentdb)/' },
    },
    {
      name: 'what traces is loaded only where it is asked for',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^apps/api/src/tracing/' },
      to: { path: '^apps/api/src/tracing/|node_modules/@opentelemetry/', dynamic: false },
    },
    {
      name: 'the desk knows the API by its types alone',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^apps/web/' },
    },
    {
      name: 'nothing that ships knows a test or a bench',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$|^libs/[^/]+/(spec|contract)/' },
      to: { path: '^(test|bench)/|\\.spec\\.ts$|^libs/[^/]+/(spec|contract)/' },
    },
    {
      name: 'no circle of modules',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist'] },
    exclude: { path: '^dist' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['source', 'node', 'import', 'default', 'types'], exportsFields: ['exports'] },
  },
};
