/** Tests run the TypeScript sources: relative imports carry `.ts`, `#lib/…` follows the "source" condition. */
const sources = {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

export default {
  // Machines are slow, and what never ends is found as well.
  testTimeout: 180_000,
  // What a suite loaded as modules is never let go: its process ends once it holds so much, and another goes on.
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...sources, displayName: 'all' },
    // What is said over HTTP, once more with the log on a server: test/api.ts.
    {
      ...sources,
      displayName: 'on KurrentDB',
      testMatch: ['**/test/{access,bad-input,history,proofs,routes,sensitivity,writing}.e2e.spec.ts'],
      setupFiles: ['<rootDir>/test/kurrentdb/as-store.ts'],
    },
  ],
};
