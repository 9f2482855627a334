import type { Statement, TextDocument } from '../../document.js';
import { rangeOfText, type Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { isChange, LAST_YEAR } from '../changes/change-words.js';
import { alike } from '../figures/near.js';
import { paragraphs } from '../outline/paragraphs.js';
import type { Table } from '../../text/tables.js';

/** A rate that is told of nothing: no budget, no case, nothing a year ago. */
export interface RateOfNothing {
  readonly at: Range;
  readonly none: Range;
}

const NOUGHT = '(?:为|是|均为|都是|：|:)?\\s?(?:0(?:\\.0+)?(?![.\\d%])|零)(?:万?元)?';
/** 预算为0, 没有安排预算, 未安排因公出国（境）: nothing that anything could be done of. */
const NO_BUDGET = new RegExp(
  `预算(?:数|额|安排)?(?:和支出|、支出|与支出)?(?:数|额)?${NOUGHT}|(?:未|没有?)安排(?:该项|此项|相关)?预算|(?:均)?(?:未|没有?)(?:安排|编制)预算`,
);
const DONE_RATE = /(?:执行|完成|支出|支付|使用|到位|控制)(?:率|进度)/;
/** 没有发生政府采购, 未收到投诉: what the rate is then called by. */
const NO_CASE =
  /(?:没有|未|无|零)(?:再)?(?:发生|出现|收到|接到|发现|产生|开展|实施|受理|安排|组织|形成|提出|指出|反馈|交办|转办|移交|下达|承办)(?:过|任何|一起|新的|新增|有效)*(?:较大及以上|较大以上|重大|一般|生产)?(?<thing>[一-龥]{2,10}?)(?:事项|情况|项目|业务|活动|事件|行为|支出|问题|案件|现象)*(?=[，。；、]|$)/g;
const RATE = /([一-龥]{2,14})(?:率|进度|比例)(?:为|是|达到?|均为|：)?$/;
/** Of what may not be, a hundred of a hundred says something else. */
const KEPT_AWAY = /发生|未|无|零|不|下降|控制|防|安全率|合格|覆盖|增|减|同比/;
const LONGEST = 12;

/** What is done about a thing that came: of none that came no hundredth was dealt with. */
const DEALT =
  /办[结理复毕]|整改|处[理置]|答复|回复|化解|反馈|解决|销号|调[处解]|兑[付现]|回访|[支拨]付|执行/;

export const ratesOfNothing = (document: TextDocument): RateOfNothing[] => [
  ...document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => [...ofNoBudget(statement), ...sinceNothing(statement)]),
  ...paragraphs(document).flatMap((paragraph) => [...ofNoCase(paragraph), ...ofNought(paragraph)]),
  ...document.tables.flatMap(inRows),
];

/** 预算为0、支出为0，执行率100%: right behind, of no other budget. */
function ofNoBudget({ mentions, text, start }: Statement): RateOfNothing[] {
  const none = NO_BUDGET.exec(text);
  if (none === null) return [];
  const from = start + none.index;
  const end = from + none[0].length;
  const behind = mentions.filter((one) => one.start >= end);
  const rate = behind.find(({ kind }) => kind === 'percent');
  const isOther = behind.some(
    (one) => one !== rate && rate !== undefined && one.start < rate.start && !one.value.isZero(),
  );
  const told =
    rate !== undefined &&
    !isOther &&
    DONE_RATE.test(rate.before) &&
    !/[。；]/.test(text.slice(end - start, rate.start - start));
  return told ? [{ at: rate, none: { start: from, end } }] : [];
}

const WAS_NOUGHT =
  /(?:上年|去年|上一年度?|上年度|20\d\d年)[^，。；\d]{0,10}(?:为|是)?(?:0(?:\.0+)?(?![.\d%])(?:万?元|起|件|人|次|个|例)?|零)(?=[，。；、）])/;

/** 上年为0，今年18万元，增长100%: nothing grows by a hundredth of nought. */
function sinceNothing({ mentions, text, start }: Statement): RateOfNothing[] {
  const none = WAS_NOUGHT.exec(text);
  if (none === null) return [];
  const from = start + none.index;
  const end = from + none[0].length;
  const [now, rate] = mentions.filter((one) => one.start >= end);
  const told =
    now !== undefined &&
    rate?.kind === 'percent' &&
    !now.value.isZero() &&
    !LAST_YEAR.test(now.before) &&
    isChange(rate) &&
    !alike(now, rate);
  return told ? [{ at: rate, none: { start: from, end } }] : [];
}

/** 没有发生政府采购。…采购执行率100%: a rate called by what there was none of. */
function ofNoCase(paragraph: readonly Statement[]): RateOfNothing[] {
  return paragraph.flatMap((statement, at) =>
    matchesIn(statement.text, NO_CASE).flatMap((match) => {
      const thing = match.groups?.thing ?? '';
      const name = thing.slice(-2);
      const from = statement.start + match.index;
      const none = { start: from, end: from + match[0].length };
      const rate = paragraph
        .slice(at)
        .flatMap(({ mentions }) => mentions)
        .find((one) => one.start >= none.end && isOfThing(one, name));
      return rate === undefined || isTold(paragraph, name, none) ? [] : [{ at: rate, none }];
    }),
  );
}

function isOfThing({ kind, before, value }: Mention, name: string): boolean {
  const words = RATE.exec((/[^，。；：]*$/.exec(before)?.[0] ?? '').replaceAll(/[“”"]/g, ''))?.[1];
  const own = words?.slice(-LONGEST) ?? '';
  const isMeant = DEALT.test(own) || (!value.isZero() && !KEPT_AWAY.test(own));
  return kind === 'percent' && own.includes(name) && isMeant;
}

/** 投诉0件，投诉办结率0%: the rate of what was counted, and of which there was none. */
const ofNought = (paragraph: readonly Statement[]): RateOfNothing[] => {
  const figures = paragraph.flatMap(({ mentions }) => mentions);
  return figures.flatMap((none, at) => {
    const name = /([一-龥]{2})(?:为|共|数)?$/.exec(none.before)?.[1];
    if (none.kind !== 'count' || !none.value.isZero() || name === undefined) return [];
    const rate = figures[at + 1];
    return rate !== undefined && isOfThing(rate, name) ? [{ at: rate, none }] : [];
  });
};

const RATE_COLUMN = /(?:率|进度|占[^，。；]{0,8}比(?:重|例)?|比例|百分比)(?:[（(]%[）)])?$/;
/** 应办数 | 办结数 | 办结率 above 0 | 0 | 100%: a rate beside two noughts. */
const inRows = ({ header, rows }: Table): RateOfNothing[] =>
  rows.flatMap((row) => {
    const column = header.findIndex(({ text }) => RATE_COLUMN.test(text));
    const [due, done, rate] = row.slice(Math.max(0, column - 2), column + 1);
    if (due === undefined || done === undefined || rate === undefined) return [];
    const isNone = [due, done].every(({ text }) => NOUGHT_CELL.test(text));
    return isNone && PERCENT_CELL.test(rate.text)
      ? [{ at: rangeOfText(rate), none: rangeOfText(due) }]
      : [];
  });
const NOUGHT_CELL = /^0(?:\.0+)?$/;
const PERCENT_CELL = /^\d+(?:\.\d+)?%?$/;

/** There was some of it all the same, of another sort: 发生一般事故2起. */
const isTold = (paragraph: readonly Statement[], name: string, none: Range): boolean =>
  paragraph.some(({ mentions }) =>
    mentions.some(
      ({ kind, before, start, value }) =>
        kind !== 'percent' &&
        kind !== 'points' &&
        start > none.end &&
        !value.isZero() &&
        (/[^，。；]*$/.exec(before)?.[0] ?? '').includes(name),
    ),
  );
