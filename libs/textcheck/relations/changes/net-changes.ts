import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike, around, pairsOf } from '../figures/near.js';

/** 退休19人、调出6人、新进17人，净减少8人: a change with all that came and went. */
export interface NetChange {
  readonly by: Mention;
  readonly flows: readonly { readonly figure: Mention; readonly sign: 1 | -1 }[];
  /** In base units, negative for a fall. */
  readonly net: Decimal;
  readonly falls: boolean;
}

const NET = /净(?:增|减|流入|流出)[^，。；\d]{0,6}$/;
const MOST_OTHERS = 4;
const FALLS = /净(?:减|流出)/;
const IN =
  /(?:追加|调增|新增|增加|新进|引进|招聘|招录|录用|调入|转入|纳入|吸纳|接收|入职|开业|设立|出生|迁入)(?:了)?[^，。；、\d]{0,6}$/;
const OUT =
  /(?:退休|调出|调离|辞职|离职|调减|核减|压减|减少|退出|清退|转出|注销|去世|死亡|关闭|辞退|解聘|迁出|流失|收回)(?:了)?[^，。；、\d]{0,6}$/;

/** Net changes of a statement whose comings and goings stand beside them or in the sentence before, and do not give them. */
export function wrongNets(document: TextDocument, statement: Statement): NetChange[] {
  if (statement.inTable) return [];
  return statement.mentions.flatMap((by) => {
    if (!NET.test(by.before) || !by.exact || by.kind === 'percent') return [];
    const flows = flowsFor(document, statement, by);
    const net = sumDecimals(flows.map(({ figure, sign }) => figure.base.times(sign)));
    const falls = FALLS.test(by.before);
    const gap = (falls ? by.base.negated() : by.base).minus(net);
    const right = gap.isZero() || flows.length === 0 || isGap(document, statement, by);
    return right || isMadeUp(gap, othersThan(flows, statement, by))
      ? []
      : [{ by, flows, net, falls }];
  });
}

/** Figures of its sort whose words say neither that they came nor that they went. */
const othersThan = (
  flows: NetChange['flows'],
  { mentions }: Statement,
  by: Mention,
): readonly Mention[] =>
  mentions
    .filter((one) => one !== by && alike(one, by) && !flows.some(({ figure }) => figure === one))
    .slice(-MOST_OTHERS);

/** Some of the figures, added or taken off, make the gap: they came or went after all. */
function isMadeUp(gap: Decimal, [first, ...rest]: readonly Mention[]): boolean {
  if (gap.isZero()) return true;
  if (first === undefined) return false;
  const { base } = first;
  return [gap, gap.minus(base), gap.plus(base)].some((left) => isMadeUp(left, rest));
}

/** All that came and went; none where only one of both is told. */
function flowsFor(
  { statements }: TextDocument,
  { mentions, index, passage }: Statement,
  by: Mention,
): NetChange['flows'] {
  const above = statements[index - 1];
  const own = flowsAmong(mentions, by);
  if (own.length > 0 || above?.passage !== passage) return own;
  return flowsAmong(above.mentions, by);
}

function flowsAmong(mentions: readonly Mention[], by: Mention): NetChange['flows'] {
  const flows = mentions.flatMap((figure): NetChange['flows'] => {
    if (figure === by || !alike(figure, by) || NET.test(figure.before)) return [];
    if (OUT.test(figure.before)) return [{ figure, sign: -1 }];
    return IN.test(figure.before) ? [{ figure, sign: 1 }] : [];
  });
  const both = [1, -1].every((wanted) => flows.some(({ sign }) => sign === wanted));
  return both && flows.every(({ figure }) => figure.exact) ? flows : [];
}

/** Two figures around differ by just this. */
function isGap(document: TextDocument, statement: Statement, by: Mention): boolean {
  for (const [one, other] of pairsOf(around(document, statement, by)))
    if (alike(one, by) && one.base.minus(other.base).equals(by.base)) return true;
  return false;
}
