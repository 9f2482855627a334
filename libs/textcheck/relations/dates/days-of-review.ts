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

const REVIEW_ITSELF =
  '(?:(?:自评|绩效评价)(?:工作)?(?:领导)?(?:小组|工作组|专班|工作|报告|结果|方案|布置会|启动会|部署会)|本报告)';
const ACT =
  '(?:成立|组建|召开|启动|开展|完成|形成|审定|审议|研究|印发|经[^，。；]{0,14}(?:会|审查))';
/** The review's own day, either way round. */
const REVIEWED: readonly RegExp[] = [
  new RegExp(
    `(20\\d\\d)年(\\d{1,2})月(?:\\d{1,2}日)?[^，。；]{0,12}${ACT}[^，。；公]{0,16}${REVIEW_ITSELF}`,
    'g',
  ),
  new RegExp(
    `${REVIEW_ITSELF}[^，。；公]{0,16}?(20\\d\\d)年(\\d{1,2})月(?:\\d{1,2}日)?[^，。；]{0,16}${ACT}`,
    'g',
  ),
  new RegExp(`${REVIEW_ITSELF}[^。；]{0,24}公示[^。；\\d]{0,8}(20\\d\\d)年(\\d{1,2})月`, 'g'),
  /^(?:填报|报告|编制|自评)(?:日期|时间)[：:]\s?(20\d\d)年(\d{1,2})月/g,
];
const NOT_OWN = /上年|上一年|去年|监控|中期|问题|整改|抽查|复核|目标申报|事前|办法|公开|培训/;
const BEFORE = 40;

/** 我镇于2024年3月3日成立自评小组 in the report of 2024: a year is reviewed when it is over. */
export const reviewedInItsYear = (document: TextDocument, own: number): StaleYear[] =>
  REVIEWED.flatMap((pattern) =>
    matchesInEach(document.statements, pattern).flatMap(({ piece, match }) => {
      const [, year, month] = match;
      const named = Number(year);
      const isWithin = named === own && Number(month) < FIRST_MONTH;
      const end = match.index + match[0].length;
      const near = piece.text.slice(Math.max(0, match.index - BEFORE), end);
      const isOfOther = NOT_OWN.test(near) || near.includes(String(own - 1));
      if (!isWithin || isOfOther || piece.inTable) return [];
      return [{ ...rangeOf(piece, match, 1), named, right: own + 1, where: '自评工作的时间' }];
    }),
  );
