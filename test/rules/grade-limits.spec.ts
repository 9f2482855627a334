import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { loadPackageFolder } from '#libs/features/rulebooks';
import {
  compilePackage,
  limitAt,
  limitCasesFromAny,
  runExamples,
  type RulebookPackage,
} from '#libs/rulebook';

const packageOf = (year: string): Promise<RulebookPackage> =>
  loadPackageFolder(fileURLToPath(new URL(`../../rules/${year}`, import.meta.url)));
const withoutGrades = (pkg: RulebookPackage): RulebookPackage => ({
  ...pkg,
  examples: pkg.examples.filter(({ id }) => !id.startsWith('grade-')),
});

describe.each(['2024', '2025'])('the golden cases of the grades of %s', (year) => {
  it.each(['90', '80', '60'])('are made on %s and just below, and hold', async (at) => {
    const pkg = withoutGrades(await packageOf(year));
    const compiled = compilePackage(pkg);
    const index = pkg.indicators.grades.findIndex(({ from }) => from === at);
    const limit = limitAt(compiled, `indicators.grades.${index}`)!;
    const { pair } = await limitCasesFromAny(compiled, limit);
    expect(pair).toMatchObject({ limit: at, on: { figure: at }, differ: true });
    expect(pair!.on.example.expect).toMatchObject({ converted: at });
    expect(Number(pair!.beyond.figure)).toBeLessThan(Number(at));
    expect(pair!.beyond.example.expect.grade).not.toBe(pair!.on.example.expect.grade);
    const bases = pkg.examples.filter((one) => one.extends === undefined || one.id === 'clean');
    const examples = [...bases, pair!.on.example, pair!.beyond.example];
    const after = compilePackage({ ...pkg, examples });
    expect((await runExamples(after)).passed).toBe(true);
  });
});
