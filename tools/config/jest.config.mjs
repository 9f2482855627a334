// Run through tools/test.mjs, or alone:
//   NODE_OPTIONS=--experimental-vm-modules npx jest --config tools/config/jest.config.mjs
export default {
  rootDir: '../..',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^#libs/(.*)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic' },
          },
          target: 'es2022',
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testTimeout: 240_000,
  // Modules of a spec file stay in memory with its worker; a fresh worker is cheaper than swapping.
  workerIdleMemoryLimit: '1200MB',
  // A worker whose event loop is empty needs a second or two more on a busy machine until its modules and heap are
  // taken down; after jest's half second it would be reported as leaking. One that is held open still is.
  workerGracefulExitTimeout: 10_000,
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  coverageReporters: ['json-summary', 'text-summary'],
  collectCoverageFrom: ['{apps,libs}/**/*.{ts,tsx}', '!apps/web/**', '!**/*.spec.{ts,tsx}'],
};
