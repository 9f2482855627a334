import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';

import { assembleArchive } from '#libs/features/archive';
import { readReportText } from '#libs/reading';

import { approvedHistory, sampleRulebook } from '../../test/support/approved-report.js';
import { runCli } from './program.js';

const RULES = join(repositoryRoot(), 'rules', '2024');
const SAMPLE = join(RULES, 'examples', 'humu-2024.json');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...argv: string[]): Promise<Run> {
  const written = { out: '', err: '' };
  const to = (key: 'out' | 'err') => ({ write: (text: string) => void (written[key] += text) });
  const code = await runCli(argv, { stdout: to('out'), stderr: to('err') });
  return { code, ...written };
}

describe('ziping', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-cli-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('scores a content file, by the rulebook it lies in', async () => {
    const { code, out, err } = await run('report', 'score', SAMPLE);
    expect(code).toBe(0);
    expect(out).toContain('得分 93.1 ÷ 适用满分 93.5 × 100 = 99.57，等级 优');
    expect(out).toMatch(/退回.*2.*0\.2/);
    expect(err).toBe('');
  });

  it('speaks JSON, and nothing else, on stdout', async () => {
    const { out } = await run('report', 'score', SAMPLE, '--json');
    expect(JSON.parse(out)).toMatchObject({
      score: '93.1',
      converted: '99.57',
      grade: 'excellent',
    });
  });

  it('says with its exit code that a report has failing checks', async () => {
    const { code, out } = await run('report', 'check', SAMPLE);
    expect(code).toBe(1);
    expect(out).toContain('[错误] limit.staffing');
  });

  it('exports the public site into an empty folder only', async () => {
    writeFileSync(join(folder, 'withdrawn.pdf'), '');
    const { code, err } = await run('public', 'export', folder);
    expect(code).toBe(2);
    expect(err).toContain('不是空文件夹');
  });

  it('writes a Word file to edit a copy of', async () => {
    const file = join(folder, 'copy');
    const { code } = await run('report', 'render', SAMPLE, '--docx', '-o', file);
    expect(code).toBe(0);
    const { format, text } = await readReportText(readFileSync(file));
    expect(format).toBe('docx');
    expect(text).toContain('（草稿，未经审定）');
  });

  it('prints the page of a draft', async () => {
    const page = join(folder, 'draft.html');
    const { code } = await run('report', 'render', SAMPLE, '-o', page);
    expect(code).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('户木乡');
  });

  it('finds a published rulebook without fault', async () => {
    const { code, out } = await run('rules', 'check', RULES, '--json');
    expect(JSON.parse(out)).toMatchObject({ ok: true });
    expect(code).toBe(0);
  });

  it('lists what is wrong with a rulebook, each with its path', async () => {
    cpSync(RULES, folder, { recursive: true });
    const facts = readFileSync(join(folder, 'facts.json'), 'utf8');
    writeFileSync(
      join(folder, 'facts.json'),
      facts.replace('round(staffing.actual / staffing.establishment', 'round(staffing.nobody / 1'),
    );
    const { code, out } = await run('rules', 'check', folder);
    expect(code).toBe(1);
    expect(out).toContain('staffing.nobody');
  });

  it('checks what publication asks for: golden cases that fail are errors, limits without any are hints', async () => {
    cpSync(RULES, folder, { recursive: true });
    const example = readFileSync(SAMPLE, 'utf8').replace('"93.1"', '"93.5"');
    writeFileSync(join(folder, 'examples', 'humu-2024.json'), example);
    rmSync(join(folder, 'examples', 'limit-ratio-debt-0-on.json'));
    const { code, out } = await run('rules', 'check', folder);
    expect(code).toBe(1);
    expect(out).toMatch(
      /错误 +examples\.\d+\.expect\.score +示例 humu-2024：应为 93\.5，实为 93\.1/,
    );
    expect(out).toMatch(/提醒 +checks\.checks\.\d+\.when +界限 0 两边都应有示例/);
    expect(out).toContain('错误 1 处，提醒 1 处');
    const refused = await run(
      'install',
      '--name',
      '某局',
      '--short-name',
      '某',
      ...['--district', '某区', '--rules', folder],
    );
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain('规则有 1 处错误');
  });

  it('runs the examples of a rulebook and says where they differ', async () => {
    cpSync(RULES, folder, { recursive: true });
    const example = readFileSync(SAMPLE, 'utf8').replace('"93.1"', '"93.5"');
    writeFileSync(join(folder, 'examples', 'humu-2024.json'), example);
    const { code, out } = await run('rules', 'test', folder);
    expect(code).toBe(1);
    expect(out).toContain('应为 93.5，实为 93.1');
  });

  it('accepts what comes out now as what the examples expect, and touches no other file', async () => {
    cpSync(RULES, folder, { recursive: true });
    const file = (...names: string[]) => readFileSync(join(folder, ...names), 'utf8');
    const [sample, other] = [file('examples', 'humu-2024.json'), file('examples', 'bonus.json')];
    writeFileSync(join(folder, 'examples', 'humu-2024.json'), sample.replace('"93.1"', '"93.5"'));
    const { code, out } = await run('rules', 'test', folder, '--accept');
    expect(code).toBe(0);
    expect(out).toMatch(/humu-2024 +得分 +93\.5 → 93\.1/);
    expect(JSON.parse(file('examples', 'humu-2024.json'))).toEqual(JSON.parse(sample));
    expect(file('examples', 'bonus.json')).toBe(other);
    expect((await run('rules', 'test', folder)).code).toBe(0);
    const again = await run('rules', 'test', folder, '--accept', '--json');
    expect(JSON.parse(again.out)).toEqual({ ok: true, changes: [], files: [] });
  });

  it('lists the limits whose examples are missing, writes both, and then misses none', async () => {
    cpSync(RULES, folder, { recursive: true });
    for (const side of ['on', 'beyond'])
      rmSync(join(folder, 'examples', `limit-ratio-debt-0-${side}.json`));
    const asked = await run('rules', 'test', folder, '--limits');
    expect(asked.code).toBe(1);
    expect(asked.out).toMatch(/checks\.checks\.\d+\.when 界限 0 两边都应有示例/);
    expect(asked.out).toContain('改动资产总额（上年末），原为 5963.72');
    expect(asked.out).toMatch(/limit-ratio-debt-0-beyond：填 0\.01，取值 0\.01；预期 不通过的校验/);
    const { code, out } = await run('rules', 'test', folder, '--limits', '--accept', '--json');
    expect(code).toBe(0);
    const files = ['on', 'beyond'].map((side) => `examples/limit-ratio-debt-0-${side}.json`);
    expect(JSON.parse(out)).toMatchObject({ ok: true, files });
    for (const file of files) {
      const original = readFileSync(join(RULES, file), 'utf8');
      expect(JSON.parse(readFileSync(join(folder, file), 'utf8'))).toEqual(JSON.parse(original));
    }
    expect((await run('rules', 'test', folder)).code).toBe(0);
    expect((await run('rules', 'test', folder, '--limits')).code).toBe(0);
  });

  it('accepts nothing while the rules themselves are wrong', async () => {
    cpSync(RULES, folder, { recursive: true });
    const facts = readFileSync(join(folder, 'facts.json'), 'utf8');
    const wrong = facts.replace('round(staffing.actual', 'round(staffing.nobody');
    writeFileSync(join(folder, 'facts.json'), wrong);
    const { code, out } = await run('rules', 'test', folder, '--accept', '--json');
    expect(code).not.toBe(0);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'rulebook.invalid' } });
  });

  it.each([
    [['no-such-command']],
    [['report', 'score']],
    [['report', 'score', '/nowhere.json']],
    [['rules', 'check', '/nowhere']],
    [['report', 'score', SAMPLE, '--no-such-option']],
  ])('takes %j for wrong usage', async (argv) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  it('refuses a file that is no report', async () => {
    const file = join(folder, 'other.json');
    writeFileSync(file, '{"id":"x"}');
    const { code, out } = await run('report', 'check', file, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'request.malformed' } });
  });

  it('tells wrong settings from wrong usage', async () => {
    process.env['PORT'] = 'http';
    const { code, err } = await run('report', 'score', SAMPLE);
    delete process.env['PORT'];
    expect(code).toBe(3);
    expect(err).toContain('PORT');
  });

  it('verifies the files of an archive without any database, and names what was altered', async () => {
    const rulebook = await sampleRulebook();
    const printed = { pdf: Buffer.from('%PDF-1.7'), pages: 1, renderer: 'none', fonts: [] };
    const { files } = assembleArchive(await approvedHistory(rulebook), rulebook, printed);
    mkdirSync(join(folder, 'data'));
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    const whole = await run('archive', 'verify', '--folder', folder);
    expect(whole.code).toBe(0);
    expect(whole.out).toContain('14 个文件与清单一致');

    writeFileSync(join(folder, 'data', 'report.pdf'), '%PDF-1.8');
    const altered = await run('archive', 'verify', '--folder', folder, '--json');
    expect(altered.code).toBe(1);
    const { entries } = JSON.parse(altered.out) as { entries: { faults: { file: string }[] }[] };
    expect(entries[0]?.faults.map(({ file }) => file)).toEqual(['report.pdf']);
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('退出码');
  });
});
