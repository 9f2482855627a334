import type { Simulation } from '../../api/types.ts';

/** A change with its sign, as people write it. */
export const signed = (delta: string | null): string => {
  if (delta === null) return '—';
  return delta.startsWith('-') || delta === '0' ? delta : `+${delta}`;
};

/** The simulation in one sentence. */
export function summaryLine({ summary }: Simulation): string {
  const { reports, compared, better, worse, gradeChanged, averageDelta } = summary;
  const parts = [
    `共 ${String(reports)} 份，可比较 ${String(compared)} 份`,
    `升 ${String(better)} 份、降 ${String(worse)} 份`,
    `等级变化 ${String(gradeChanged)} 份`,
    averageDelta === null ? '' : `换算得分平均变化 ${signed(averageDelta)} 分`,
  ];
  return `${parts.filter((part) => part !== '').join('，')}。`;
}

/** What keeps reports out of the comparison, where there is something to say. */
export function caveats({ summary }: Simulation): string[] {
  const { estimated, unscorable, unfinished, failed, missing } = summary;
  const asked = missing.map(({ label }) => label);
  const named = `${asked.slice(0, 5).join('、')}${asked.length > 5 ? '等' : ''}`;
  return [
    estimated === 0
      ? ''
      : `${String(estimated)} 份缺少新规则要求的事实（${named}），按其余指标估算。`,
    unscorable === 0 ? '' : `${String(unscorable)} 份按新规则算不出得分。`,
    unfinished === 0 ? '' : `${String(unfinished)} 份尚未填完，没有得分可比。`,
    failed === 0 ? '' : `${String(failed)} 份试算出错。`,
  ].filter((line) => line !== '');
}
