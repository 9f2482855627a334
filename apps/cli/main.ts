import { compileExpressionsAtOnce } from '#libs/config';

import { runCli } from './program.js';

compileExpressionsAtOnce();

process.exitCode = await runCli(process.argv.slice(2), process);
