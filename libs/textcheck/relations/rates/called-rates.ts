import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isPlainFigure } from '../changes/plain-figure.js';
import { bigramsOf } from '../figures/name-pool.js';
import { alike, explainsShare, isShare, percentOf } from '../figures/near.js';
import type { SureRate } from './rate-place.js';

const RATE =
  /([一-龥“”]{2,14})(?:率|比例|进度)[”]?(?:已|均|约|仅|只|也|共|实际)*(?:为|是|达到?|有)?$/;
/** No share of one figure in another, or of others, of a plan, of another time. */
const OTHER_SORT =
  /增长|下降|上升|提高|降低|负债|税|费率|利率|满意|节约|节支|变动|差错|误|死亡|发病|发生|感染|周转|折旧|目标|不低|不少|不高|[≥≤]|要求|标准|上年|去年|同期|20\d\d年|全[国省市县]|平均|分别|依次|其中|每|较|比(?!例)|控制|逾期|辍学|未|不(?!动)/;
const EMPTY = /全年|年度|本年|当年|总体|累计|年末|截至|我[局校院镇乡县]|[“”的]|项目|工作|率$/g;
const DUE = /应[一-龥]{1,6}[^，。；\d]{0,8}$/;
const DONE = /(?:实际|已经?|实)[一-龥]{0,6}[^，。；\d]{0,4}$/;
const WHOLE =
  /全年|共|总|应|计划|任务|全部|合计|累计|现有|拥有|在册|登记|受理|适龄|参加|发放|收到|接到|年内/;
const WITHIN = /其中|每|均|占|未|不|没|剩|余|欠/;
const NEAR = 20;
const HUNDRED = 100;
const FEWEST = 1;
/** Of the words of the rate so much the figure is told with. */
const COVERED = 0.5;

/** 收缴率, 电子化率: rates of a figure called by the words of the rate, or done of what was due, told anywhere in the paragraph. */
export const calledRates = (document: TextDocument): SureRate[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) => judge(document, statement, printed)),
    );

const clauseOf = ({ before }: Mention): string => /[^，。；：（]*$/.exec(before)?.[0] ?? '';

function judge(document: TextDocument, { passage }: Statement, printed: Mention): SureRate[] {
  const clause = clauseOf(printed);
  const name = isAsked(printed) && !OTHER_SORT.test(clause) ? nameIn(clause) : '';
  if (name === '') return [];
  const own = document.figures[passage] ?? [];
  const all = own.filter((one) => isPlainFigure(one) && one.end <= printed.start);
  const core = name.replaceAll(EMPTY, '');
  const pair = dueAndDone(all, core) ?? namedOf(all, core);
  const computed = pair === null ? null : percentOf(pair.numerator, pair.denominator);
  if (pair === null || computed === null || !isNear(computed, printed)) return [];
  const above = document.figures[passage - 1];
  return isExplained(above === undefined ? own : [...own, ...above], pair, printed)
    ? []
    : [{ printed, ...pair, computed }];
}

const nameIn = (clause: string): string => RATE.exec(clause)?.[1] ?? '';

const isNear = (computed: Decimal, printed: Mention): boolean =>
  computed.lessThanOrEqualTo(HUNDRED) &&
  computed.minus(printed.value).abs().lessThanOrEqualTo(NEAR);

const isAsked = ({ kind, exact, value }: Mention): boolean =>
  kind === 'percent' && exact && value.lessThan(HUNDRED) && !value.isZero();

/** The pair makes it or another rate, or others that count the same make it. */
function isExplained(figures: readonly Mention[], pair: Pair, printed: Mention): boolean {
  const { numerator, denominator } = pair;
  const rates = figures.filter(({ kind }) => kind === 'percent');
  const like = figures.filter((one) => one !== printed && alike(one, numerator));
  return (
    [printed, ...rates].some((one) => isShare(numerator, denominator, one)) ||
    explainsShare(like, printed) ||
    isOfRest(figures, printed)
  );
}

interface Pair {
  readonly numerator: Mention;
  readonly denominator: Mention;
}

/** 应收租金480万元 … 实际收到432万元, one of each, of the thing that the rate is of. */
function dueAndDone(all: readonly Mention[], core: string): Pair | null {
  const due = all.filter((one) => DUE.test(clauseOf(one)) && sharesSign(core, one));
  const [denominator] = due;
  if (denominator === undefined || due.length > 1) return null;
  const done = all.filter(
    (one) =>
      one.start > denominator.end &&
      alike(one, denominator) &&
      DONE.test(clauseOf(one)) &&
      !DUE.test(clauseOf(one)) &&
      !WITHIN.test(clauseOf(one)),
  );
  const [numerator] = done;
  return numerator === undefined || done.length > 1 ? null : { numerator, denominator };
}

const sharesSign = (core: string, one: Mention): boolean =>
  [...core].some((sign) => clauseOf(one).slice(clauseOf(one).lastIndexOf('应')).includes(sign));

/** 全流程电子化项目608宗 of 全年进场交易项目640宗: the one told with its words, of the one greater figure told as all. */
function namedOf(all: readonly Mention[], core: string): Pair | null {
  const grams = bigramsOf(core);
  if (grams.length < FEWEST) return null;
  const named = all.filter(
    (one) =>
      grams.filter((gram) => clauseOf(one).includes(gram)).length / grams.length > COVERED &&
      !WITHIN.test(clauseOf(one)) &&
      !DUE.test(clauseOf(one)),
  );
  const [numerator] = named;
  if (numerator === undefined || named.length > 1) return null;
  const wholes = all.filter(
    (one) =>
      one !== numerator && one.unit === numerator.unit && one.base.greaterThan(numerator.base),
  );
  const told = wholes.filter((one) => WHOLE.test(clauseOf(one)) && !WITHIN.test(clauseOf(one)));
  const [denominator] = told;
  return denominator === undefined || wholes.length > 1 ? null : { numerator, denominator };
}

/** 其余43座未修: what is left of one, in one. */
const isOfRest = (figures: readonly Mention[], printed: Mention): boolean =>
  figures
    .filter(isPlainFigure)
    .some((whole, _, all) =>
      all.some(
        (part) =>
          alike(part, whole) &&
          whole.base.greaterThan(part.base) &&
          isShare({ ...part, base: whole.base.minus(part.base) }, whole, printed),
      ),
    );
