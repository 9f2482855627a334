import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadPackageFolder } from '#libs/features/rulebooks';
import { lintFiles, lintPackage, parsePackage } from '#libs/rulebook';
import { MISTAKES } from './mistakes-formulas.js';
import { MISTAKES_OF_RULES } from './mistakes.js';
import type { Files } from './parts.js';

const HAN = /\p{Script=Han}/u;

describe.each(['2024', '2025'])('a rule editor of %s', (year) => {
  let right: Files;

  beforeAll(async () => {
    const folder = fileURLToPath(new URL(`../../rules/${year}`, import.meta.url));
    right = await loadPackageFolder(folder);
  });

  it('is told of nothing as long as nothing is wrong', async () => {
    expect((await lintFiles(right)).faults).toEqual([]);
  });

  it.each([...MISTAKES_OF_RULES, ...MISTAKES].map((mistake) => [mistake.name, mistake] as const))(
    'is told of %s, at its place',
    async (_, { make, severity, says, golden }) => {
      const files = structuredClone(right);
      const place = make(files);
      const { faults, refused, cases } = await told(files, severity === 'error' || golden === true);
      expect(faults.filter(({ path }) => path === place)).toContainEqual(
        expect.objectContaining({ severity, message: expect.stringMatching(says) }),
      );
      expect(faults.filter(({ message }) => !HAN.test(message))).toEqual([]);
      if (severity === 'error') expect(refused).toBe(true);
      // what golden cases need not tell is refused before anything is evaluated
      if (golden !== true) expect(cases).toBe(0);
    },
  );
});

/** What the gate says; what is no error and no matter of golden cases, lint alone: the cases would only take their time. */
async function told(files: Files, whole: boolean) {
  if (!whole) return { faults: lintPackage(parsePackage(files)), refused: false, cases: 0 };
  let cases = 0;
  const { faults, package: pkg } = await lintFiles(files, () => Promise.resolve((cases += 1)));
  return { faults, refused: pkg === null, cases };
}
