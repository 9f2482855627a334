import type { LockedUnit, Recipient } from '#libs/features/ports';
import { daysLeft } from '#libs/features/reports';
import type { Role } from '#libs/workflow';
import { DAY_MS } from './plan.js';

/** Who begins a report. */
export const STARTING_ROLES: readonly Role[] = ['drafter'];

export interface UrgedUnit {
  readonly unit: LockedUnit;
  readonly message: string;
  readonly recipients: readonly Recipient[];
}

export interface LeftOutUnit {
  readonly unit: LockedUnit;
  readonly reason: keyof typeof LEFT_OUT;
  readonly message: string;
}

/** Which units would be reminded to begin, and which would not. */
export interface UnitUrgePlan {
  readonly year: number;
  readonly urged: readonly UrgedUnit[];
  readonly leftOut: readonly LeftOutUnit[];
}

const LEFT_OUT = {
  merged: '单位已撤并，不再填报',
  started: '单位已新建本年度报告，请在“自评报告”中催办',
  no_rules: '本年度规则还没有发布，单位还不能填报',
  urged_recently: '一天内已催办过',
  nobody_to_tell: '单位没有可以填报的人员账号',
} as const;

interface Known {
  readonly year: number;
  /** Day the year's reports are due; null: the year has no rules. */
  readonly deadline: string | null;
  /** Units with a report of the year. */
  readonly started: ReadonlySet<string>;
  readonly recipients: readonly Recipient[];
  /** When each unit was last urged to begin the year's report. */
  readonly lastUrged: ReadonlyMap<string, Date>;
  readonly now: Date;
}

/** 催办 of units without a report: their drafters. The same unit is not urged twice within a day for the same year. */
export function planUnitUrge(units: readonly LockedUnit[], known: Known): UnitUrgePlan {
  const planned = units.map((unit) => planOne(unit, known));
  return {
    year: known.year,
    urged: planned.filter((plan) => 'recipients' in plan),
    leftOut: planned.filter((plan) => 'reason' in plan),
  };
}

function planOne(unit: LockedUnit, known: Known): UrgedUnit | LeftOutUnit {
  const { organisationId, merged } = unit;
  const leftOut = (reason: LeftOutUnit['reason']): LeftOutUnit => ({
    ...{ unit, reason },
    message: LEFT_OUT[reason],
  });
  const last = known.lastUrged.get(organisationId);
  const recipients = known.recipients.filter((one) => one.organisationId === organisationId);
  if (merged) return leftOut('merged');
  if (known.started.has(organisationId)) return leftOut('started');
  if (known.deadline === null) return leftOut('no_rules');
  if (last !== undefined && known.now.getTime() - last.getTime() < DAY_MS) {
    return leftOut('urged_recently');
  }
  if (recipients.length === 0) return leftOut('nobody_to_tell');
  return { unit, recipients, message: messageOf(known.year, known.deadline, known.now) };
}

function messageOf(year: number, deadline: string, now: Date): string {
  const left = daysLeft(deadline, now) ?? 0;
  const late = left < 0 ? `，已逾期 ${String(-left)} 天` : '';
  const subject = `${String(year)} 年度自评报告还没有开始填报，报送截止 ${deadline}${late}`;
  return `${subject}，请尽快新建报告并填报、送审。`;
}
