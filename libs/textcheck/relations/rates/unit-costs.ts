import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf, total as totalBase, withBase } from '../figures/arithmetic.js';
import { isRight, type Average } from './average-pairs.js';
import { costCells, isCountedSo, isNear } from './cost-cells.js';

/** 每车次运行成本, 单眼造价, 折合每页: what is counted, by the words right before its cost. */
const EACH =
  /(?:每|单)(?:一|个|名|位)?([^，。；：、\d每]{1,3}?)(?:的|平均|综合|实际|运行|运营|清运|检定|检测|印制|服务|加工|建设|工程|改造|运输|维护|管护|管理|养护|采购|培训|体检|讲师|授课|投递|处置|处理|制作|安装){0,2}(?:成本|造价|费用|投资|投入|支出|花费|经费|单价|用款|开支|耗资)(?:额)?(?:仅|约)?(?:为|是|达|合)?$/;
const BARE =
  /(?:折合|折算|平均|摊到|分摊到?|核算|测算|合|平均到|费)[^，。；\d]{0,4}[每单](?:一|个|名|位)?([^，。；：、\d每]{1,3}?)(?:仅|约)?(?:为|是|达|合)?$/;
const OF_OTHERS =
  /(?:目标|标准|计划|控制|预算|上年|去年|上限|限价|不超|不高|低于|高于|按|定额|补助|奖补|补贴)[^，。；]*$/;
const NOT_TOTAL =
  /(?:均|每|单|上年|去年|罚|收入|增收|收益|产值|节约|节省|结余|预算|计划|目标|控制价|补助标准)[^，。；\d]{0,12}$/;
/** A cost and what it is of stand on so many lines. */
const LINES = 3;

/** Costs of one piece that the only total and the only number of the lines around do not make. */
export const unitCosts = (document: TextDocument, statement: Statement): Average[] =>
  statement.inTable
    ? []
    : statement.mentions.flatMap((printed) => {
        const each = eachOf(printed);
        if (each === null) return [];
        return (
          costCells(document, statement, { printed, each }) ??
          ofLines(document, statement, printed, each)
        );
      });

function eachOf({ kind, exact, before }: Mention): string | null {
  if (kind !== 'amount' || !exact || OF_OTHERS.test(before)) return null;
  return EACH.exec(before)?.[1] ?? BARE.exec(before)?.[1] ?? null;
}

function ofLines(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  each: string,
): Average[] {
  const near = document.statements
    .slice(Math.max(0, statement.index - LINES - 1), statement.index + 1)
    .filter(({ inTable, passage }) => !inTable && statement.passage - passage <= LINES)
    .flatMap(({ mentions }) => mentions)
    .filter((one) => one !== printed);
  const counts = near.filter((one) => isCountedSo(one, each));
  const totals = near.filter((one) => one.kind === 'amount' && one.exact && !isChange(one));
  if (near.some((one) => one.kind === 'amount' && isAnother(one, printed, each))) return [];
  const [total, count] = [wholeOf(totals.filter(isTotal)), wholeOf(counts)];
  const right = [...totals, ...withoutPart(totals)].some((one) =>
    counts.some((other) => isRight(averageOf(printed, one, other))),
  );
  if (total === null || count === null || right) return [];
  const average = averageOf(printed, total, count);
  return isNear(average) ? [average] : [];
}

/** A second cost of one piece: which total each is of is not told. */
const isAnother = (one: Mention, printed: Mention, each: string): boolean =>
  one !== printed && (EACH.exec(one.before) ?? BARE.exec(one.before))?.[1] === each && one.exact;

const isTotal = ({ before }: Mention): boolean => !NOT_TOTAL.test(before);

const PART = /其中|包括|含/;

/** The only figure, or the one that the others are parts of. */
function wholeOf(figures: readonly Mention[]): Mention | null {
  const [first] = figures;
  if (first === undefined) return null;
  const heads = figures.slice(0, figures.length - partsOf(figures).length);
  const alike = heads.every(({ base }) => base.equals(first.base));
  return alike || totalBase(heads.slice(1)).equals(first.base) ? first : null;
}

/** 其中燃油费30万元、维修费13.2万元: no more than the figure before them. */
function partsOf(figures: readonly Mention[]): readonly Mention[] {
  const at = figures.findIndex(({ before }) => PART.test(before));
  const parts = at < 1 ? [] : figures.slice(at);
  return totalBase(parts).lessThanOrEqualTo(figures[at - 1]?.base ?? 0) ? parts : [];
}

/** What is left of a whole without one of its parts. */
const withoutPart = (figures: readonly Mention[]): Mention[] => {
  const whole = wholeOf(figures);
  return whole === null
    ? []
    : partsOf(figures).map((part) => withBase(whole, whole.base.minus(part.base)));
};

const averageOf = (printed: Mention, total: Mention, count: Mention): Average => ({
  printed,
  total,
  count,
  computed: inUnitOf(total.base.div(count.base), printed),
});
