import type { Decimal } from '#libs/kernel';
import { sumDecimals } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, hundredth, show } from '../relations/arithmetic.js';

const SHARE =
  /^[，,、（(\s]*(?:占比?|占总额的?(?:比例|比重)?|占(?:总)?(?:支出|收入|预算|决算)?的?(?:比例|比重|比))(?:为|是|达|达到|约)?$/;

interface Share {
  readonly part: Mention;
  readonly share: Mention;
}

/** Each item's share of the whole it stands in. */
export const share: Kind = {
  id: 'share',
  name: '占比不符',
  severity: 'error',
  reason: '占比应当由分项除以合计得出；一列占比相加为 100% 并不说明每个占比都对。',
  fires: [
    '支出100万元，按功能分类包含：教育支出60万元，占比60%；卫生支出30万元，占比35%；其他支出10万元，占比10%。',
    '决算支出200万元，其中基本支出150万元，占比70%；项目支出50万元，占比25%。',
  ],
  spares: [
    '支出按功能分类包含：教育支出60万元，占比60%；卫生支出30万元，占比30%；其他支出10万元，占比10%。',
    '其中：教育支出60万元，占比20%；卫生支出30万元，占比10%。',
    '决算支出1827.20万元，其中：住房保障支出91.28万元，占比5%；其他支出1735.92万元，占比95%。',
  ],
  find: (document) => document.statements.flatMap((statement) => find(document, statement)),
};

function find(document: TextDocument, statement: Statement): Finding[] {
  const shares = sharesOf(statement);
  if (shares.length < 2) return [];
  const bases = wholesOf(document, statement, shares);
  return shares.flatMap(({ part, share: printed }) => {
    const computed = bases.map((base) => part.base.div(base).times(100));
    if (computed.length === 0 || computed.some((value) => agrees(value, printed))) return [];
    const [value, base] = [computed[0], bases[0]];
    if (value === undefined || base === undefined) return [];
    return [finding(document, { part, share: printed }, value, base)];
  });
}

function sharesOf({ mentions }: Statement): Share[] {
  return mentions.flatMap((printed, index) => {
    const part = mentions[index - 1];
    const isShare = printed.kind === 'percent' && SHARE.test(printed.before);
    return isShare && part?.kind === 'amount' ? [{ part, share: printed }] : [];
  });
}

/** What the shares may be of: the sum of the items first, then a total named in the sentence or just before it. */
function wholesOf(
  document: TextDocument,
  statement: Statement,
  shares: readonly Share[],
): Decimal[] {
  const first = shares[0]?.part;
  const named = document.statements
    .filter(({ passage }) => passage === statement.passage)
    .flatMap(({ mentions }) => mentions)
    .filter(({ kind, end }) => kind === 'amount' && first !== undefined && end <= first.start);
  const items = sumDecimals(shares.map(({ part }) => part.base));
  const printed = sumDecimals(shares.map(({ share: of }) => of.value));
  const complete = printed.greaterThanOrEqualTo(97) && printed.lessThanOrEqualTo(103);
  const whole = named.filter(({ base }) => base.greaterThanOrEqualTo(items));
  return [...(complete ? [items] : []), ...whole.map(({ base }) => base)].filter(
    (base) => base.isPositive() && !base.isZero(),
  );
}

function finding(
  document: TextDocument,
  { part, share: printed }: Share,
  value: Decimal,
  base: Decimal,
): Finding {
  const whole = show(base.div(part.scale));
  return {
    kind: share.id,
    severity: 'error',
    quotes: [quoteOf(document, printed), quoteOf(document, part)],
    computed: `${part.value.toFixed()} ÷ ${whole} × 100 = ${hundredth(value)}，文中为 ${printed.value.toFixed()}`,
    message: `${part.label}占比应为 ${hundredth(value)}%，文中为 ${printed.value.toFixed()}%。`,
    suggestion: `改为 ${hundredth(value)}%，或核对该项金额。`,
    confidence: 0.93,
  };
}
