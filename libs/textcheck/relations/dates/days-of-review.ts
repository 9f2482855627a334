import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesInEach } from '../../text/in-each.js';
import type { StaleYear } from './period-years.js';

/** When the review was set going, its papers came in, or from when to when it went on. */
const REVIEW: readonly RegExp[] = [
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?[，,]?(?:由|我[局镇乡院校]|财政所|办公室)?[^，。；\d《]{0,6}(?:布置|部署|启动|收齐|动员)[^，。；《\d]{0,8}自评(?!抽查|复核|结果|问题)/g,
  /自评[^，。；\d《]{0,10}(?:起止时间|工作时间|时间)[^，。；\d]{0,4}(20\d\d)年(\d{1,2})月/g,
];
/** To when the figures of the report itself were counted. */
const DATA =
  /(?:本报告|文中|以上|上述|所列|所用)[^，。；\d]{0,8}(?:数据|数字)[^，。；\d]{0,8}截[至止]到?(20\d\d)年(12月|年?底|年?末)/g;
const OF_OTHERS = /上年|上一年|去年|监控|中期|问题|整改|抽查|复核|事前|办法|期初|年初|对比/;
const FIRST_MONTH = 11;
const FURTHEST = 2;

/** 2023年2月17日布置自评, 所列数据截止到2022年12月31日 in a report of 2023: the review of a year is made when it is over. */
export const daysOfReview = (document: TextDocument, own: number): StaleYear[] => [
  ...REVIEW.flatMap((pattern) =>
    told(document, own, {
      pattern,
      right: own + 1,
      where: '自评工作的时间',
      isWrong: (named, month) => named < own || (named === own && Number(month) < FIRST_MONTH),
    }),
  ),
  ...told(document, own, {
    pattern: DATA,
    right: own,
    where: '数据截止的年份',
    isWrong: (named) => named < own,
  }),
];

interface Way {
  readonly pattern: RegExp;
  readonly where: string;
  readonly right: number;
  readonly isWrong: (named: number, month: string) => boolean;
}

const told = (
  { statements }: TextDocument,
  own: number,
  { pattern, where, right, isWrong }: Way,
): StaleYear[] =>
  matchesInEach(statements, pattern).flatMap(({ piece, match }) => {
    const [, year, month = ''] = match;
    const named = Number(year);
    const isNear = named >= own - FURTHEST && isWrong(named, month);
    // 2022年3月布置2021年度自评: the review of the year before.
    const isOfOther = OF_OTHERS.test(piece.text) || piece.text.includes(`${String(named - 1)}年度`);
    return isNear && !isOfOther && !piece.inTable
      ? [{ ...rangeOf(piece, match, 1), named, right, where }]
      : [];
  });
