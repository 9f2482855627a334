import type { DisposalCandidate, DisposalObjection } from '#libs/features/ports';
import { ZipingError, type Fault } from '#libs/kernel';

/** Why files are kept, in words. */
export const OBJECTION_WORDS: Readonly<Record<DisposalObjection, string>> = {
  not_numbered: '还没有档号和保管期限',
  permanent: '保管期限为永久',
  not_due: '保管期限未满',
  held: '冻结中',
  public: '正在公开或办理公开，须先撤回',
  listed: '已在另一份销毁清册中',
};

/** Errors: `disposal.not_due`, naming every entry that must be kept. */
export function refuseKept(candidates: readonly DisposalCandidate[]): void {
  const faults = candidates.flatMap(({ objection, organisationName, year, number }): Fault[] =>
    objection === null
      ? []
      : [
          {
            code: 'disposal.not_due',
            message: `${organisationName} ${String(year)} 年度（${number}）：${OBJECTION_WORDS[objection]}`,
          },
        ],
  );
  if (faults.length === 0) return;
  const message = `有 ${String(faults.length)} 份档案不能销毁，整份清册未作处理。`;
  throw new ZipingError('disposal.not_due', message, { faults });
}
