import type { Simulation } from '../../api/types.ts';
import { bandName } from './bands.ts';

type Summary = Simulation['summary'];

/** Which row and column of a simulation's sums; as the server is asked for its reports, and as the address has it. */
export interface Counted {
  readonly of: string;
  readonly key: string;
  readonly way?: string | undefined;
}

export const COUNTED_NAMES = ['of', 'key', 'way'] as const;

const WAYS: Readonly<Record<string, string>> = {
  before: '现在',
  after: '按草稿',
  better: '得分升',
  worse: '得分降',
  onesided: '只有一方计分',
  newly: '新不通过',
  resolved: '不再出现',
};

/** What the address asks for; null: all of them. */
export function countedIn({ of, key, way }: Partial<Counted>): Counted | null {
  return of === undefined || key === undefined ? null : { of, key, way };
}

/** The part of an address that asks for the reports of a sum. */
export function addressOf(address: URLSearchParams, counted: Counted | null): string {
  const after = new URLSearchParams(address);
  for (const name of COUNTED_NAMES) {
    const value = counted?.[name];
    if (value === undefined) after.delete(name);
    else after.set(name, value);
  }
  return `?${after.toString()}`;
}

/** The sum in words: 校验“…”新不通过. */
export function countedName(summary: Summary, { of, key, way }: Counted): string {
  const column = way === undefined ? '' : `（${WAYS[way] ?? way}）`;
  const labelIn = (list: readonly { readonly id: string; readonly label: string }[]): string =>
    list.find(({ id }) => id === key)?.label ?? key;
  const names: Readonly<Record<string, () => string>> = {
    band: () => `换算得分 ${bandName(Number(key))}`,
    grade: () => `等级“${key}”`,
    move: () => `等级变化 ${key}`,
    indicator: () => `指标“${labelIn(summary.indicators)}”`,
    check: () => `校验“${labelIn(summary.checks)}”`,
    missing: () => `缺少“${labelIn(summary.missing)}”`,
  };
  return `${names[of]?.() ?? key}${column}`;
}

/** How many reports the sum counts, where it counts such as the draft leaves alone, too. */
export function wholeCount({ bands, grades }: Summary, { of, key, way }: Counted): number | null {
  if (way !== 'before' && way !== 'after') return null;
  if (of === 'band') return bands.find(({ from }) => String(from) === key)?.[way] ?? null;
  return of === 'grade' ? (grades.find(({ label }) => label === key)?.[way] ?? null) : null;
}
