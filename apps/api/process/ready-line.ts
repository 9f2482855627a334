import type { Config } from '#libs/config';
import { BUREAU_PEOPLE, DEMO_PASSWORD, SAMPLE_UNIT, unitPeople } from '#libs/features/demo';
import { ROLE_LABELS } from '#libs/workflow';

/** What the person at the terminal is told once everything runs. */
export function readyLine(address: string, { demo }: Pick<Config, 'demo'>): string {
  const ready = `自评已就绪：${address}`;
  if (!demo) return ready;
  const people = [...unitPeople(SAMPLE_UNIT), ...BUREAU_PEOPLE];
  const accounts = people.map(({ account, role }) => `${account}（${ROLE_LABELS[role]}）`);
  return `${ready}  演示账号：${accounts.join('、')}  密码均为 ${DEMO_PASSWORD}  按 Ctrl-C 停止`;
}
