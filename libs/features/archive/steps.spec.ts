import { describe, expect, it } from '@jest/globals';

import type { ArchiveFault } from './fault.js';
import { verificationSteps } from './steps.js';
import type { Verification } from './verify.js';

const MANIFEST = { document: { certificateSha256: 'c'.repeat(64) } } as NonNullable<
  Verification['manifest']
>;
const outcomes = (faults: readonly ArchiveFault[], manifest: Verification['manifest'] = MANIFEST) =>
  Object.fromEntries(
    verificationSteps({ ok: faults.length === 0, faults, manifest, filesChecked: 7 }).map(
      ({ step, outcome }) => [step, outcome],
    ),
  );
const fault = (kind: ArchiveFault['kind'], file: string): ArchiveFault => ({
  kind,
  file,
  message: '有误',
});

describe('steps of a verification', () => {
  it('all pass on a sound entry, and say how many files were read', () => {
    expect(new Set(Object.values(outcomes([])))).toEqual(new Set(['passed']));
    const steps = verificationSteps({ ok: true, faults: [], manifest: MANIFEST, filesChecked: 7 });
    expect(steps.find(({ step }) => step === 'files')?.message).toContain('7 个文件');
    expect(steps.find(({ step }) => step === 'signature')?.message).toContain('c'.repeat(64));
  });

  it('say so when the entry was archived without a signature, and when there is no file to look for one', () => {
    const manifest = { document: {} } as NonNullable<Verification['manifest']>;
    const steps = verificationSteps({ ok: true, faults: [], manifest, filesChecked: 7 });
    expect(steps.find(({ step }) => step === 'signature')).toMatchObject({
      outcome: 'passed',
      message: expect.stringContaining('没有电子签名') as unknown,
    });
    expect(outcomes([fault('missing', 'report.pdf')])).toMatchObject({ signature: 'not_run' });
  });

  it('stop at a manifest that is gone', () => {
    expect(outcomes([fault('missing', 'manifest.json')], null)).toEqual({
      ...{ manifest: 'failed', registration: 'not_run', files: 'not_run' },
      ...{ signature: 'not_run', content: 'not_run', rulebook: 'not_run', replay: 'not_run' },
    });
  });

  it('do not replay a score from a report that is gone', () => {
    expect(outcomes([fault('missing', 'report.json')])).toMatchObject({
      ...{ manifest: 'passed', files: 'failed', content: 'not_run', replay: 'not_run' },
    });
  });

  it.each([
    ['changed', 'report.pdf', 'files'],
    ['unregistered', 'manifest.json', 'registration'],
    ['signature', 'report.pdf', 'signature'],
    ['content_hash', 'report.json', 'content'],
    ['unreadable', 'report.json', 'content'],
    ['rulebook_hash', 'rulebook.json', 'rulebook'],
    ['replay', 'score.json', 'replay'],
    ['changed', 'manifest.json', 'manifest'],
  ] as const)('put %s of %s under %s, once', (kind, file, step) => {
    const failed = Object.entries(outcomes([fault(kind, file)])).filter(
      ([, outcome]) => outcome === 'failed',
    );
    expect(failed.map(([name]) => name)).toEqual([step]);
  });
});
