import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**'];
/** Libraries without clock, random numbers, environment or input and output. */
const PURE = ['libs/{rulebook,workflow,document,contracts,textcheck}/**'];

/** A test that does not run, or that hides the others, proves nothing. */
const NO_SKIPPED_TEST = {
  selector:
    'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/]',
  message: 'Every test runs.',
};

const IMPURE_CALLS = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is passed in.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is passed in.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Ids and random numbers are passed in.',
  },
];

const size = (file, method) => ({
  'max-lines': ['error', { max: file, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: method, skipBlankLines: true, skipComments: true }],
});

export default defineConfig(
  { ignores: ['node_modules/**', 'dist/**', 'coverage/**', 'out/**', '.ziping/**'] },
  {
    linterOptions: { noInlineConfig: true },
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
  },
  {
    files: ['tools/**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        performance: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
      },
    },
    rules: {
      ...size(300, 60),
      complexity: ['error', 12],
      eqeqeq: 'error',
      'no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
    },
  },
  {
    files: TYPESCRIPT,
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: new URL('../..', import.meta.url).pathname,
      },
    },
    rules: {
      ...size(300, 60),
      complexity: ['error', 12],
      'max-params': ['error', 5],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': ['error', NO_SKIPPED_TEST],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'libs/config is the only reader.' },
      ],
      // Numbers are safe in a template; anything else must be turned into text on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Nest modules and controllers are classes whose whole content is a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Chinese is counted in code points, which is what spreading a string gives.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: { 'no-restricted-syntax': ['error', NO_SKIPPED_TEST, ...IMPURE_CALLS] },
  },
  {
    // Some hundred patterns are asked of every sentence; matchAll copies the pattern each time.
    files: ['libs/textcheck/**'],
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': [
        'error',
        NO_SKIPPED_TEST,
        ...IMPURE_CALLS,
        {
          selector: "CallExpression[callee.property.name='matchAll']",
          message: 'matchesIn of text/matches gives the same matches.',
        },
      ],
    },
  },
  {
    // The registry of formula functions checks the number of arguments before it calls one.
    files: ['libs/rulebook/formula/functions/**', 'libs/rulebook/formula/operators.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Nest reads the types of constructor parameters at run time: rewriting imports to types breaks injection.
    files: ['apps/{api,worker,cli}/**', 'libs/{features,persistence,rendering,storage}/**'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      // Nest declares its options as a class that nobody constructs.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['libs/config/**', 'libs/persistence/embedded/environment.ts', ...SPECS],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Half of a component is markup, one attribute a line.
    files: ['apps/web/**/*.tsx'],
    rules: size(300, 100),
  },
  {
    // A describe block is one function and as long as its cases.
    files: SPECS,
    rules: {
      ...size(500, 400),
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
