import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';

/** One of whole, part and rest that the other two and the rate between them show to be wrong. */
export interface WrongPart {
  readonly told: Mention;
  readonly beside: readonly [Mention, Mention];
  readonly rate: Mention;
  readonly computed: Decimal;
}

/** All that are no part of what the rate counts: 4台待修, 未检4辆, 不达标的2份. */
const REST_BEHIND =
  /^(?:待修|待维修|正在维修|未(?:检|修|整改|完成|办结|收回|回收|达标|通过|使用|验收)|不(?:达标|合格|满意)|故障|停用|空置|空缺|离线|闲置)/;
const REST_BEFORE =
  /(?:待修|待维修|维修中|未(?:检|修|整改|完成|办结|收回|回收|达标|通过|使用|验收)|不(?:达标|合格)(?:的)?|故障|停用|空置|空缺|离线|闲置|其余|剩余)[的为有]?$/;
const NEAR = 8;
const THREE = 3;
const HUNDRED = 100;

/** 设备126台，正常112台，完好率96.83%，4台待修: of 126 without 4 the rate is right, of 112 it is not. */
export const wrongParts = (document: TextDocument): WrongPart[] =>
  document.statements.flatMap((statement) =>
    statement.inTable ? [] : wrongPartsOf(document, statement),
  );

function wrongPartsOf({ text }: TextDocument, { mentions }: Statement): WrongPart[] {
  const rates = mentions.filter(({ kind, exact }) => kind === 'percent' && exact);
  const [rate] = rates;
  if (rate === undefined || rates.length > 1 || !/(?:率|度|比例|比重)$/.test(rate.label)) return [];
  const counts = mentions.filter(({ kind, exact }) => kind === 'count' && exact);
  const rest = counts.find((one) => isRest(text, one));
  const same = rest === undefined ? [] : counts.filter((one) => alike(one, rest));
  if (rest === undefined || same.length !== THREE) return [];
  const [whole, part] = same
    .filter((one) => one !== rest)
    .sort((one, other) => other.base.comparedTo(one.base));
  return whole === undefined || part === undefined ? [] : judge({ whole, part, rest, rate });
}

const isRest = (text: string, { start, end }: Mention): boolean =>
  REST_BEHIND.test(text.slice(end, end + NEAR)) ||
  REST_BEFORE.test(text.slice(Math.max(0, start - NEAR), start));

interface Split {
  readonly whole: Mention;
  readonly part: Mention;
  readonly rest: Mention;
  readonly rate: Mention;
}

function judge({ whole, part, rest, rate }: Split): WrongPart[] {
  const complete = whole.base.equals(part.base.plus(rest.base));
  if (complete || !whole.base.greaterThan(rest.base) || whole.base.equals(part.base)) return [];
  const percent = (of: Decimal): Decimal => of.div(whole.base).times(HUNDRED);
  const byRest = whole.base.minus(rest.base);
  const [fitsRest, fitsPart] = [byRest, part.base].map((of) => agrees(percent(of), rate));
  if (fitsRest === fitsPart) return [];
  const left = whole.base.minus(part.base);
  // Fewer may be only some of the rest.
  if (fitsPart === true && rest.base.lessThan(left)) return [];
  return fitsRest === true
    ? [{ told: part, beside: [whole, rest], rate, computed: byRest }]
    : [{ told: rest, beside: [whole, part], rate, computed: left }];
}
