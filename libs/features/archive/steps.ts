import type { DisposalOfEntry } from '#libs/features/ports';

import { disposalWords } from './disposal.js';
import { FILE_NAMES, MANIFEST_NAME } from './names.js';
import type { ArchiveFault } from './fault.js';
import type { Verification } from './verify.js';

export type StepName =
  | 'disposal'
  | 'manifest'
  | 'registration'
  | 'files'
  | 'signature'
  | 'content'
  | 'rulebook'
  | 'replay';

/** One thing verification looks at, in the words of the archive, and how it ended. */
export interface VerificationStep {
  readonly step: StepName;
  readonly label: string;
  /** `not_run`: an earlier fault left nothing to look at. */
  readonly outcome: 'passed' | 'failed' | 'not_run';
  readonly message: string;
}

interface StepRule {
  readonly step: StepName;
  readonly label: string;
  /** What it means when nothing was found. */
  readonly passed: (verification: Verification) => string;
  readonly owns: (fault: ArchiveFault) => boolean;
  /** Whether these faults leave nothing for this step to look at. */
  readonly blockedBy: (faults: readonly ArchiveFault[]) => boolean;
}

const never = (): boolean => false;
const REPLAYED: ReadonlySet<string> = new Set([
  FILE_NAMES.content,
  FILE_NAMES.rulebook,
  FILE_NAMES.score,
]);
const filesMissing = (faults: readonly ArchiveFault[]): boolean =>
  faults.some(({ kind, file }) => kind === 'missing' && REPLAYED.has(file));

const RULES: readonly StepRule[] = [
  {
    step: 'manifest',
    label: '核对清单',
    passed: () => '清单完整可读，校验码与数据库登记一致。',
    owns: ({ kind, file }) =>
      file === MANIFEST_NAME && kind !== 'unregistered' && kind !== 'record',
    blockedBy: never,
  },
  {
    step: 'registration',
    label: '核对登记',
    passed: () =>
      '清单所列文件与数据库登记的一致，没有多也没有少；数据库中的记录、档案链与归档的一致。',
    owns: ({ kind }) => kind === 'unregistered' || kind === 'record',
    blockedBy: never,
  },
  {
    step: 'files',
    label: '逐个核对文件',
    passed: ({ filesChecked }) => `读出的 ${String(filesChecked)} 个文件与归档时逐字节一致。`,
    owns: ({ kind, file }) =>
      kind === 'extra' || ((kind === 'missing' || kind === 'changed') && file !== MANIFEST_NAME),
    blockedBy: never,
  },
  {
    step: 'signature',
    label: '核对电子签名',
    passed: ({ manifest }) =>
      manifest?.document.certificateSha256 === undefined
        ? '归档时没有配置签名证书，文件上没有电子签名。'
        : `PDF 的电子签名完整有效，覆盖整个文件；证书 SHA-256 ${manifest.document.certificateSha256}。证书是否可信，由颁发它的机构说明。`,
    owns: ({ kind }) => kind === 'signature',
    blockedBy: (faults) =>
      faults.some(({ kind, file }) => kind === 'missing' && file === FILE_NAMES.pdf),
  },
  {
    step: 'content',
    label: '核对报告内容',
    passed: () => '报告内容就是党委会审议、财政局审定的那一份。',
    owns: ({ kind, file }) =>
      kind === 'content_hash' || (kind === 'unreadable' && file === FILE_NAMES.content),
    blockedBy: filesMissing,
  },
  {
    step: 'rulebook',
    label: '核对评分规则',
    passed: () => '评分规则就是当时采用的那一版。',
    owns: ({ kind }) => kind === 'rulebook_hash',
    blockedBy: filesMissing,
  },
  {
    step: 'replay',
    label: '重算得分',
    passed: () => '按归档的规则和内容重新计算，得分与归档的逐字一致。',
    owns: ({ kind }) => kind === 'replay',
    blockedBy: (faults) =>
      filesMissing(faults) ||
      faults.some(({ kind, file }) => kind === 'unreadable' && file === FILE_NAMES.content),
  },
];

const NOT_RUN = '前面的问题使这一步无从核对。';

/** The outcome of a verification step by step, in the order people read it. Every fault belongs to one step. */
export function verificationSteps(verification: Verification): readonly VerificationStep[] {
  const { faults, manifest, disposal } = verification;
  if (disposal !== undefined) return disposedSteps(faults, disposal);
  return RULES.map(({ step, label, passed, owns, blockedBy }) => {
    const own = faults.filter(owns);
    if (own.length > 0) {
      const message = own.map((fault) => `${fault.file}：${fault.message}`).join('；');
      return { step, label, outcome: 'failed', message };
    }
    const blocked = step !== 'manifest' && (manifest === null || blockedBy(faults));
    return blocked
      ? { step, label, outcome: 'not_run', message: NOT_RUN }
      : { step, label, outcome: 'passed', message: passed(verification) };
  });
}

/** Of an entry whose files were deleted by a list, what is left to look at. */
function disposedSteps(
  faults: readonly ArchiveFault[],
  disposal: DisposalOfEntry,
): readonly VerificationStep[] {
  const chain = `档案登记仍在链上，与入链时一致，清单 SHA-256 ${disposal.item.manifestSha256}；文件已不在，其余各步无从核对。`;
  const wrong = faults.map((fault) => `${fault.file}：${fault.message}`).join('；');
  const listed = { step: 'disposal', label: '核对销毁' } as const;
  if (faults.length > 0) return [{ ...listed, outcome: 'failed', message: wrong }];
  return [
    { ...listed, outcome: 'passed', message: `${disposalWords(disposal)}。` },
    { step: 'registration', label: '核对登记', outcome: 'passed', message: chain },
  ];
}
