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
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  coverageReporters: ['json-summary'],
  collectCoverageFrom: ['{apps,libs}/**/*.{ts,tsx}', '!apps/web/**', '!**/*.spec.{ts,tsx}'],
};
