import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from './paths.mjs';

const TEXTS = join(ROOT, 'test/textcheck');
/** But for those that nobody has read: they tell what is found of a report that was not counted. */
const REPORTS = ['reports', 'later-reports', 'newest-reports', 'latest-reports', 'further-reports'];
const WORDS = join(ROOT, 'libs/textcheck/relations/words');
/** A pair that stands once tells nothing. */
const FEWEST = 2;
const WIDEST = 260;

const linesOf = (folder, name) => readFileSync(join(TEXTS, folder, name), 'utf8').split('\n');

/** The right reports, and the short texts but for those with a slip in their words. */
const texts = () => [
  ...REPORTS.flatMap((folder) =>
    readdirSync(join(TEXTS, folder)).map((name) => linesOf(folder, join(name, 'right.txt'))),
  ),
  ...readdirSync(join(TEXTS, 'right')).map((name) => linesOf('right', name)),
  ...readdirSync(join(TEXTS, 'short-texts')).flatMap((name) =>
    linesOf('short-texts', name)
      .filter((line) => /^[^\t]*\t/.test(line) && !/^[^\t]*(?:wrong|trunc|doubl|punct)/.test(line))
      .map((line) =>
        line
          .replace(/^[^\t]*\t@?/, '')
          .replaceAll(/[【】]/g, '')
          .split('⏎'),
      ),
  ),
];

const add = (to, key) => to.set(key, (to.get(key) ?? 0) + 1);

/** How often each pair stands anywhere and at the end of a clause, and each character alone between words. */
function counted(wordsOf) {
  const [pairs, ends, lone] = [new Map(), new Map(), new Map()];
  for (const line of texts().flat())
    for (const { 0: run, index } of line.matchAll(/[一-龥]+/g)) {
      const signs = `^${run}$`;
      for (let at = 0; at + 1 < signs.length; at += 1) add(pairs, signs.slice(at, at + 2));
      const isClause = /^[）”]?(?:[。；，！？]|$)/.test(line.slice(index + run.length));
      if (run.length > 1 && isClause) add(ends, run.slice(-2));
      for (const { text } of wordsOf(run)) if (text.length === 1) add(lone, text);
    }
  return { pairs, ends, lone };
}

/** Characters by how often they were counted, each class of which is twice the one before. */
function byClass(counts) {
  const classes = Array.from({ length: 16 }, () => []);
  for (const [sign, times] of counts) classes[Math.floor(Math.log2(times))].push(sign);
  return classes
    .map((signs, at) => (signs.length === 0 ? '' : at.toString(16) + signs.sort().join('')))
    .reverse()
    .join('');
}

const fromTimes = (counts, fewest) => [...counts].filter(([, times]) => times >= fewest);

/** A row for each first character, as many on a line as it takes. */
function table(counts, fewest) {
  const rows = new Map();
  for (const [pair, times] of fromTimes(counts, fewest))
    rows.set(pair.charAt(0), [...(rows.get(pair.charAt(0)) ?? []), [pair.charAt(1), times]]);
  const lines = [''];
  for (const first of [...rows.keys()].sort()) {
    const row = first + byClass(rows.get(first));
    const last = lines.at(-1);
    if (last !== '' && last.length + row.length > WIDEST) lines.push(row);
    else lines.splice(-1, 1, last === '' ? row : `${last} ${row}`);
  }
  return lines.join('\n');
}

/** Counts the pairs of characters of the labelled texts again and writes them down for the text check. */
export async function writePairs() {
  const { wordsOf } = await import(join(DIST, 'libs/textcheck/text/words.js'));
  const { pairs, ends, lone } = counted(wordsOf);
  writeFileSync(join(WORDS, 'pairs.ts'), `${ABOUT}${constant('PAIRS', table(pairs, FEWEST))}`);
  writeFileSync(
    join(WORDS, 'pair-ends.ts'),
    `/** Pairs at the end of a clause, counted as those of pairs.ts. */
${constant('ENDS', table(ends, 1))}
/** Characters that stand alone between words. */
${constant('LONE', byClass(fromTimes(lone, FEWEST)))}`,
  );
}

const constant = (name, text) => `export const ${name} = \`\n${text}\n\`;\n`;

const ABOUT = `/**
 * Pairs of characters, counted by \`node tools/pairs.mjs\` over the right reports and the short texts of test/textcheck. Behind
 * each first character the second ones stand in classes: 2 to the power of its sign, a class was counted so often at least. ^
 * and $ are the beginning and the end of a stretch of Chinese characters.
 */
`;
