import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf } from '../figures/arithmetic.js';
import { alike, isOneDigitOff, isSwap } from '../figures/near.js';
import { isFlowing, type PlainFlow } from './plain-flows.js';

const OF_WHAT =
  '(?:的|了|资金|金额|数额|额度|预算|款项|部分|人员|总|用电|用水|用油|支出|收入|开支|经费|到位|完成)?(?:额|数|款)?(?:为|是|共|有|计|达)?$';
/** What two figures differ by, however it is said. */
const GAP = new RegExp(
  `(?:其余|剩余|剩下|余下|尚余|仅剩|还剩|结余|余额|尾款|余款|未[付支拨缴完结到][^，。；、\\d]{0,4}|[尚拖短]?欠[一-龥]{0,2}|[尚还仍]有|追加|调增|追减|调减|核减|压减|压缩|缩减|审减|增加|减少|净增|净减|差额|[一-龥]{2}差|缺口|缺额|空缺|空编|缺编|请假|缺[席勤考课]|未到|(?<!不|很|最|许|更)多[一-龥]{0,3}|(?<!不|至|很|最|减|缺)少[一-龥]{0,3}|高出|低了|节[约省支水电油能]|超额|超出|提前|推迟|延后|缩短|延长|提高|降低|上升|下降|增长|回落|扩大)${OF_WHAT}`,
);
/** What the larger of the two is told as. */
const WHOLE =
  /现有|共有|总|合同|应|计划|任务|预算|概算|批复|下达|安排|编制|登记|在册|馆藏|全部|收到|年初|调整|拥有|接收|受理|送审|目标|申报/;
/** What the smaller one is told as. */
const PART =
  /其中|已|支付|拨付|支出|付|完成|实际|实有|在职|在编|到位|年初|批复|调整|使用|执行|兑现|整改|办结|投用|审定|中标|成交|实/;
const LAST_TIME = /上年|去年|上一年|同期|此前|原来|由|从|20\d\d年/;
const OF_OTHERS = /每|均|另|此外|占|比例|单价|第|上述|季度|上半年|下半年|标准|率|分别/;
const LONGEST = 34;
const FEWEST_DIGITS = 2;
const MOST_OFF = '0.35';

/**
 * A rest or change told with just two other figures of its sort, in one sentence, paragraph or two paragraphs in a row, that
 * is not what they differ by: 已付352万元。总投资480万元，剩余128万元.
 */
export const restsOfTwo = (document: TextDocument, known: ReadonlySet<number>): PlainFlow[] =>
  document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) =>
      statement.mentions
        .filter((one) => isPlain(one) && saysGap(one.before) && !known.has(one.start))
        .flatMap((left) => judge(document, statement, left) ?? []),
    );

const isPlain = (one: Mention): boolean => isFlowing(one, OF_OTHERS, LONGEST);

function judge(document: TextDocument, statement: Statement, left: Mention): PlainFlow | null {
  const others = othersOf(document, statement, left);
  const [one, other] = others.every(isEnd) ? others : [];
  if (one === undefined || other === undefined || others.length > 2) return null;
  const [whole, part] = one.base.greaterThan(other.base) ? [one, other] : [other, one];
  const computed = inUnitOf(whole.base.minus(part.base), left);
  const told = isSaid(whole, part) || isTyped(computed, left);
  return told && isOff(computed, left, whole) && !isMade(document, statement, left)
    ? { left, whole, flows: [part], computed }
    : null;
}

const isOff = (computed: Mention['value'], left: Mention, whole: Mention): boolean =>
  !computed.isZero() &&
  !computed.equals(left.value) &&
  left.base.lessThan(whole.base) &&
  isNear(computed, left);

/** 余额 may be what there is. */
const isGap = ({ before }: Mention): boolean =>
  saysGap(before.replace(/^.*[由从]/, '').replace(/余额|结余/, ''));

const FARTHEST = 16;

const saysGap = (before: string): boolean =>
  !before.includes('其中') && GAP.test(before.slice(-FARTHEST));

const isEnd = (figure: Mention): boolean => isPlain(figure) && !isGap(figure);

/** The words tell a whole and a part of it, or the same at two times. */
const isSaid = (whole: Mention, part: Mention): boolean =>
  (WHOLE.test(whole.before) && PART.test(part.before)) ||
  LAST_TIME.test(whole.before) !== LAST_TIME.test(part.before) ||
  (whole.year !== null && part.year !== null && whole.year !== part.year);

/** Those of its sort in its sentence; where it has not two of them, in its paragraph, else with the one above. */
function othersOf(
  { figures }: TextDocument,
  { mentions, passage }: Statement,
  left: Mention,
): Mention[] {
  const own = figures[passage] ?? [];
  const scopes = [mentions, own, [...(figures[passage - 1] ?? []), ...own]].map((scope) =>
    scope.filter((one) => one !== left && alike(one, left)),
  );
  const found = scopes.find(({ length }) => length > 1) ?? [];
  const before = found.filter(({ end }) => end <= left.start);
  // 年末贷款余额13.97亿元，…: what a sentence begins with is no difference.
  const inPlace = found === scopes[0] ? before.length > 0 : before.length === found.length;
  return inPlace ? found : [];
}

/** Two others of the paragraph differ by just that. */
function isMade(document: TextDocument, { passage }: Statement, left: Mention): boolean {
  const like = (document.figures[passage] ?? []).filter((one) => one !== left && alike(one, left));
  if (like.some((one) => one.base.equals(left.base))) return true;
  return like.some((one) => like.some((other) => one.base.minus(other.base).equals(left.base)));
}

const isTyped = (computed: Mention['value'], left: Mention): boolean =>
  isSwap(computed, left) || isOneDigitOff(computed, left, FEWEST_DIGITS);

/** Within a third, or a slip of the pen. */
const isNear = (computed: Mention['value'], left: Mention): boolean =>
  computed.minus(left.value).abs().lessThanOrEqualTo(left.value.times(MOST_OFF)) ||
  isTyped(computed, left);
