import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf } from '../figures/arithmetic.js';
import { alike, isOneDigitOff, isSwap } from '../figures/near.js';
import { isFlowing, type PlainFlow } from './plain-flows.js';

const OF_WHAT =
  '(?:的|了|资金|金额|数额|额度|预算|款项|部分|人员|总|用电|用水|用油|支出|收入|开支|经费|到位|完成)?(?:额|数|款)?(?:为|是|共|有|计|达)?$';
/** What two figures differ by, however it is said. */
const GAP = new RegExp(
  `(?:其余|剩余|剩下|余下|尚余|仅剩|还剩|结余|余额|尾款|余款|未[付支拨缴完结到][^，。；、\\d]{0,4}|[尚拖短]?欠[一-龥]{0,2}|[尚还仍]有|追加|调增|追减|调减|核减|压减|压缩|缩减|审减|增加|减少|净增|净减|差额|[一-龥]{2}差|缺口|短[收缺]|缺额|空缺|空编|缺编|请假|缺[席勤考课]|未到|落[榜选]|(?<!不|很|最|许|更)多[一-龥]{0,3}|(?<!不|至|很|最|减|缺)少[一-龥]{0,3}|高出|低了|节[约省支资余水电油能]|超额|超出|提前|推迟|延后|缩短|延长|提[高升]|降低|上升|下降|增长|回[落升]|扩大|缩小|相差|差距|[富盈]余|(?:空[闲置余缺]|闲置)[一-龥]{0,3}|尚待[一-龥]{0,2}|下[滑调浮]|上[调浮]|落后|领先|[高低快慢长短早晚贵大小]了|[省剩][下了]|(?<![一-龥])[涨升降减增差省剩欠][了去掉下]?)${OF_WHAT}`,
);
/** What the larger of the two is told as. */
const WHOLE =
  /现有|共有|总|合同|应|计划|任务|预算|概算|批复|下达|安排|编制|登记|在册|馆藏|全部|收到|年初|调整|拥有|接收|受理|送审|目标|申报/;
/** What the smaller one is told as. */
const PART =
  /其中|已|支付|拨付|支出|付|完成|实际|实有|在职|在编|到位|年初|批复|调整|使用|执行|兑现|整改|办结|投用|审定|中标|成交|实/;
const LAST_TIME = /上年|去年|上一年|同期|此前|原来|由|从|20\d\d年/;
/** Of one of them. */
const EACH = /[每均](?!衡)/;
const OF_OTHERS = /另|此外|占|比例|单价|第|上述|季度|上半年|下半年|标准|率|分别/;
const FREE = /[空缺余剩闲欠]/;
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
        .filter(
          (one) =>
            one.kind !== 'percent' &&
            isPlain(one) &&
            isLeft(document, one) &&
            !known.has(one.start),
        )
        .flatMap((left) => judge(document, statement, left) ?? []),
    );

/** Percentage points are of two percentages. */
const isPlain = (one: Mention): boolean => {
  const before = one.before.replace(EACH, '');
  return one.kind === 'points' || one.kind === 'percent'
    ? one.exact && !OF_OTHERS.test(before.replace('率', '')) && before.length <= LONGEST
    : isFlowing({ ...one, before }, OF_OTHERS, LONGEST);
};

const isLike = (one: Mention, left: Mention): boolean =>
  left.kind === 'points' ? one.kind === 'percent' : alike(one, left);

/** Of each: the first says so for the one behind it, and a difference of each is of two of each. */
const areOfOneSort = (ends: readonly Mention[], left: Mention): boolean => {
  const [first, second] = ends.map(({ before }) => EACH.test(before));
  if (isOfOtherYear(ends, left)) return false;
  return first === true || (second !== true && !EACH.test(left.before));
};

function judge(document: TextDocument, statement: Statement, left: Mention): PlainFlow | null {
  const near = othersOf(document, statement, left);
  const others = near.length === 0 ? ofRoom(statement, left) : near;
  const [one, other] = others.every(isEnd) ? others : [];
  if (one === undefined || other === undefined || others.length > 2) return null;
  if (!areOfOneSort(others, left)) return null;
  const [whole, part] = one.base.greaterThan(other.base) ? [one, other] : [other, one];
  const computed = inUnitOf(whole.base.minus(part.base), left);
  const told = isSaid(whole, part) || isTyped(computed, left);
  return told && isOff(computed, left, whole) && !isMade(document, statement, left)
    ? { left, whole, flows: [part], computed }
    : null;
}

/** 比上年（2021年）多200人次，2024年回升到4200人次: against a year of which no figure is told. */
const isOfOtherYear = (ends: readonly Mention[], { before }: Mention): boolean => {
  const named = Number(/(20\d\d)年/.exec(before)?.[1] ?? '0');
  return named > 0 && ends.every(({ year }) => year !== null && year !== named);
};

const isOff = (computed: Mention['value'], left: Mention, whole: Mention): boolean =>
  !computed.isZero() &&
  !computed.equals(left.value) &&
  left.base.lessThan(whole.base) &&
  isNear(computed, left);

/** 余额 may be what there is. */
const isGap = ({ before }: Mention): boolean =>
  saysGap(before.replace(/^.*[由从]/, '').replace(/余额|结余/, ''));

/** 45万元结转下年, 24份未收回: said behind it. */
const BEHIND =
  /^(?:资金|的)?(?:[结节]转|[结节]余|剩余|未(?!来)|尚未|仍未|由财政收回|闲置|空置|节约)/;
const NO_WORDS = /^[，,；;。、]?(?:其余|另有|还有|有|余|尚有|仍有)?$/;

const isLeft = ({ text }: TextDocument, one: Mention): boolean =>
  saysGap(one.before) ||
  (NO_WORDS.test(one.before) && BEHIND.test(text.slice(one.end, one.end + LONGEST_BEHIND)));

const LONGEST_BEHIND = 7;
const FARTHEST = 16;

const saysGap = (before: string): boolean =>
  !before.includes('其中') && GAP.test(before.slice(-FARTHEST));

const isEnd = (figure: Mention): boolean => isPlain(figure) && !isGap(figure);

/** The words tell a whole and a part of it, or the same at two times. */
const isSaid = (whole: Mention, part: Mention): boolean =>
  (WHOLE.test(whole.before) && PART.test(part.before)) ||
  LAST_TIME.test(whole.before) !== LAST_TIME.test(part.before) ||
  (whole.year !== null && part.year !== null && whole.year !== part.year);

/** 床位150张，入住117人，空余43张: what is taken is counted by who took it. */
function ofRoom({ mentions }: Statement, left: Mention): Mention[] {
  const before = mentions.filter((one) => one.end <= left.start);
  const [room, taken] = before;
  const told = room !== undefined && taken !== undefined && before.length === 2;
  if (!told || !alike(room, left) || alike(taken, left) || left.kind !== 'count') return [];
  const computed = inUnitOf(room.base.minus(taken.base), left);
  return FREE.test(left.before) && taken.kind === 'count' && isTyped(computed, left) ? before : [];
}

/** Those of its sort in its part of the sentence; where it has not two of them, from the sentence to the paragraphs above. */
function othersOf(
  { figures }: TextDocument,
  { mentions, passage, text, start }: Statement,
  left: Mention,
): Mention[] {
  const own = figures[passage] ?? [];
  const from = start + text.slice(0, left.start - start).lastIndexOf('；');
  const turn = text.indexOf('；', left.end - start);
  const to = turn < 0 ? start + text.length : start + turn;
  const inside = mentions.filter((one) => one.start > from && one.end <= to);
  const above = figures[passage - 1] ?? [];
  const lines = [...above, ...own];
  const scopes = [inside, mentions, own, lines, [...(figures[passage - 2] ?? []), ...lines]].map(
    (scope) => scope.filter((one) => one !== left && isLike(one, left)),
  );
  const found = scopes.find(({ length }) => length > 1) ?? [];
  const before = found.filter(({ end }) => end <= left.start);
  // 年末贷款余额13.97亿元，…: what a sentence begins with is no difference.
  const inPlace =
    found === scopes[0] || found === scopes[1] ? before.length > 0 : before.length === found.length;
  return inPlace ? found : [];
}

/** Two others of the paragraph differ by just that. */
function isMade(document: TextDocument, { passage }: Statement, left: Mention): boolean {
  const like = (document.figures[passage] ?? []).filter((one) => one !== left && isLike(one, left));
  if (like.some((one) => one.base.equals(left.base))) return true;
  return like.some((one) => like.some((other) => one.base.minus(other.base).equals(left.base)));
}

const isTyped = (computed: Mention['value'], left: Mention): boolean =>
  isSwap(computed, left) || isOneDigitOff(computed, left, FEWEST_DIGITS);

/** Within a third, or a slip of the pen. */
const isNear = (computed: Mention['value'], left: Mention): boolean =>
  computed.minus(left.value).abs().lessThanOrEqualTo(left.value.times(MOST_OFF)) ||
  isTyped(computed, left);
