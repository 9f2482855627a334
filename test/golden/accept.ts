import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { documentText } from '#libs/document';

import { repositoryRoot } from '#libs/config';
import { sampleDocument } from './humu-2024.js';

/**
 * Writes what the sample says now as what it shall say: after the build, `node dist/test/golden/accept.js`,
 * then read the difference before committing it.
 */
writeFileSync(
  join(repositoryRoot(), 'test', 'golden', 'humu-2024.txt'),
  documentText(await sampleDocument()),
);
