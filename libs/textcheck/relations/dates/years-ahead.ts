import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesInEach } from '../../text/in-each.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { signatureOf } from './date-order.js';
import { blanked, type StaleYear } from './period-years.js';

/** What is still to come, or may well lie in a later year. */
const TO_COME =
  /计划|拟|将|目标|预计|预算|力争|争取|确保|规划|合同|质保|到期|有效|届满|期限|服务期|下一|下年|明年|起|结转|要|再|开工|另行|安排|落实|申请|推进|前|启动|考核|挂钩|依据|参考(?!\d)|使用|招聘|招录|更新|其余|余下|剩余|选择|试行|补充|储备|新增|年内|应(?![届急对])|编制(?!\d|人|总?数)/;
/** A report is written in the year after its own: none of 267 right ones is signed later. */
const LATEST = 1;

/** A signature, or a year in what is told as done, two years and more after the year reported. */
export function yearsTooLate(document: TextDocument, own: number): StaleYear[] {
  const signature = signatureOf(document);
  const isSignedLate = signature?.year !== undefined && signature.year > own + LATEST;
  const signed = isSignedLate
    ? [
        {
          ...yearAt(document, signature.start),
          named: signature.year,
          right: own + 1,
          where: '落款的年份',
        },
      ]
    : [];
  return [...signed, ...told(document, own, TOO_LATE, (named) => named > own + LATEST)];
}

const yearAt = ({ text }: TextDocument, from: number): { start: number; end: number } => {
  const start = text.indexOf('20', from);
  return { start, end: start + 4 };
};

/** A heading over the text says the year; one told in a sentence alone may be another than the report's. */
const isTitled = ({ lines }: TextDocument, own: number): boolean =>
  lines
    .slice(0, FIRST_LINES)
    .some(
      ({ text }) =>
        text.includes(`${String(own)}年`) &&
        /自评|评价|绩效|报告|决算|说明/.test(text) &&
        !/[。；]/.test(text),
    );
const FIRST_LINES = 8;

interface Told {
  readonly pattern: RegExp;
  readonly where: string;
  readonly right: number;
}

const TOO_LATE: readonly Told[] = [
  {
    pattern: /(?<![至到—–~～-])(20[0-3]\d)年(?!度?(?:预算|目标|资金|项目))/g,
    where: '尚未到来的年份',
    right: 0,
  },
];
/** 2024年学校总支出3298.68万元, 2025年末资产总额 in the report of the year before: the year was not over when it was written. */
const NOT_OVER: readonly Told[] = [
  {
    pattern: /(20\d\d)年(?:度)?(?:末|年末|底|年底)(?![前以])，?[^，。；]{0,24}?\d/g,
    where: '尚未结束的年份',
    right: 0,
  },
  {
    pattern:
      /(20\d\d)年度?(?:高考|中考|应届|[一-龥]{0,6}?总?(?:支出|收入|执行率|执行数|支付)|共[一-龥]{2,10}|[一-龥]{0,8}?(?:完成|实现|发放|接待|举办|受理|办结|救助|惠及|门诊|参加|达到?))[^，。；]{0,20}?\d/g,
    where: '尚未结束的年份',
    right: 0,
  },
];
/** 由2024年末的8420人增加到9136人: what the year began with is told of the one before. */
const BEGAN_WITH: readonly Told[] = [
  {
    pattern:
      /由(20\d\d)年(?:年?[末底])?的?(?!\d{1,2}月)[^，。；\d]{0,8}\d[^，。；]{0,12}?(?:增加|提高|提升|增长|上升|增|升|减少|下降|降低|压缩|压减|缩短|减|降)[到至为]/g,
    where: '上年的年份',
    right: -1,
  },
];

/** Years told as over that are not, and the year itself where only the one before can stand. */
export const yearsNotOver = (document: TextDocument, own: number): StaleYear[] => [
  ...told(document, own, NOT_OVER, (named) => named === own + 1),
  ...told(document, own, BEGAN_WITH, (named) => named === own || named === own + 1),
];

const told = (
  document: TextDocument,
  own: number,
  ways: readonly Told[],
  isWrong: (named: number) => boolean,
): StaleYear[] => {
  const pathAt = pathFinder(document);
  if (!isTitled(document, own)) return [];
  return ways.flatMap(({ pattern, where, right }) =>
    matchesInEach(document.statements, pattern).flatMap(({ piece, match }) => {
      const named = Number(match[1]);
      if (!isWrong(named) || piece.inTable) return [];
      const text = blanked(piece.text);
      const isCited = !text.startsWith(
        match[1] ?? '',
        match.index + match[0].indexOf(match[1] ?? ''),
      );
      if (isCited || TO_COME.test(clauseAt(text, match)) || AHEAD_CHAPTER.test(pathAt(piece.start)))
        return [];
      return [{ ...rangeOf(piece, match, 1), named, right: own + right, where }];
    }),
  );
};

/** The words from the mark before a match to the one behind it. */
function clauseAt(text: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length;
  const from =
    Math.max(...['，', '。', '；'].map((mark) => text.lastIndexOf(mark, match.index))) + 1;
  const to = text.slice(end).search(/[，。；]/);
  return text.slice(from, to < 0 ? text.length : end + to);
}

const OPENED =
  /(20\d\d)年度?(?:我[局镇乡院校]|本单位|部门|单位)?(预算|决算)(?:及[^，。；]{0,12})?(?:信息|报告)?(?:均|已)?(?:于|在)(20\d\d)年\d{1,2}月(?:\d{1,2}日)?[^，。；]{0,24}公开/g;

/** 2023年部门预算于2022年2月16日公开: a budget is made public in its own year, the accounts in the next. */
export const openedInOther = (document: TextDocument): StaleYear[] =>
  matchesInEach(document.statements, OPENED).flatMap(({ piece, match }) => {
    const [whole, year, sort, on = ''] = match;
    const right = Number(year) + (sort === '预算' ? 0 : 1);
    if (Number(on) === right || piece.inTable) return [];
    const start = piece.start + match.index + whole.lastIndexOf(`${on}年`);
    return [{ start, end: start + 4, named: Number(on), right, where: '预决算公开的年份' }];
  });
