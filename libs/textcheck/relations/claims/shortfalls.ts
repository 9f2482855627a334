import type { Mention } from '../../mentions/mention.js';
import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';

/** An absolute word with the two figures that take it back. */
export interface Shortfall {
  readonly claimed: Range;
  readonly said: string;
  readonly less: Mention;
  readonly whole: Mention;
}

const VERBS = '整改|办结|销号|完成|验收|完工|投用|落实|发放|兑现|检查|建成|改造|化解|处置|答复';
/** 发现隐患33处，全部整改到位; the figure is the last one before the words. */
const ALL_DONE = new RegExp(
  `[^除]{0,16}?(?:已|均|现)?(?:全部|均已|均|100%)(?:按期|按时|及时|如期)?(${VERBS})`,
);
const PARTIAL = /其余|其他|另外|除|若|如果|首批|一期|上半年|[一二三四]季度/;

/** 33处全部整改, and 31处 of them in the same paragraph; where the rest is told as in order, nothing is wrong. */
export function notAll(document: TextDocument): Shortfall[] {
  return document.statements.flatMap((statement) =>
    statement.mentions.flatMap((whole, index) => {
      const after = statement.text.slice(
        whole.end - statement.start,
        (statement.mentions[index + 1]?.start ?? Infinity) - statement.start,
      );
      const match = ALL_DONE.exec(after);
      const isClaim = match?.index === 0 && whole.kind === 'count' && !PARTIAL.test(match[0]);
      if (!isClaim) return [];
      const verb = match[1] ?? '';
      const others = (document.figures[statement.passage] ?? []).filter((one) => one !== whole);
      const less = others.find((one) => isDone(document, one, verb) && isLess(one, whole));
      if (less === undefined || isMadeUp(document, whole, less, others)) return [];
      const claimed = { start: whole.start, end: whole.end + match[0].length };
      return [{ claimed, said: `全部${verb}`, less, whole }];
    }),
  );
}

const isLess = (one: Mention, whole: Mention): boolean =>
  one.thing === whole.thing &&
  one.exact &&
  whole.exact &&
  one.base.greaterThan(0) &&
  one.base.lessThan(whole.base);

/** 整改31处, 已整改到位31处, 31处已整改 */
function isDone({ text }: TextDocument, { start, end }: Mention, verb: string): boolean {
  return (
    new RegExp(
      `(?<!未|待|立行|立即|限期|全部)${verb}(?:到位|完成|完毕|了|率|数)?(?:为|共)?\\s?$`,
    ).test(text.slice(Math.max(0, start - 10), start)) ||
    new RegExp(`^(?:已|于|现已)[^，。；]{0,6}${verb}`).test(text.slice(end, end + 12))
  );
}

/** The rest stands beside it and is not said to be open. */
const isMadeUp = (
  { text }: TextDocument,
  whole: Mention,
  less: Mention,
  others: readonly Mention[],
): boolean =>
  others.some((rest) => {
    const isRest = rest.thing === whole.thing && rest.base.equals(whole.base.minus(less.base));
    const around = text.slice(rest.start - 10, rest.start) + text.slice(rest.end, rest.end + 16);
    return isRest && !/未|尚|正在|仍|剩余|滞后|跨年/.test(around);
  });

const GOALS_DONE =
  /(?:目标|任务|指标)[^，。；未除]{0,6}(?:已|均|均已)?(?:全部|全面|圆满|100%)(?:完成|实现|达到|达标)|全部完成(?:了)?(?:年度|绩效|各项)?(?:绩效)?(?:目标|任务|指标)/;
/** 全部完成的15个: so many of them. */
const OF_SOME = /(?:完成|实现|达到|达标)的[^，。；]{0,4}\d/;
const WANTED = /(?:目标|计划|应)(?:值|数|任务)?(?:为|是|完成|培训|开展)?[^，。；\d]{0,6}$/;
const GOT = /(?:实际|仅|只|共)(?:完成|实现|达到|培训|开展|发放)?(?:为|了)?[^，。；\d]{0,4}$/;
/** Of these the less the better. */
const CAPPED = /不高于|不超过|以内|低于|控制在|成本|投诉|事故|≤|下降|减少|压减/;

/** 目标全部完成, and a goal of 300 with 260 done. */
export function goalsMissed(document: TextDocument): Shortfall[] {
  const claim = document.statements.find(
    ({ text }) => GOALS_DONE.test(text) && !OF_SOME.test(text) && !/除|其余|大部分/.test(text),
  );
  const match = claim === undefined ? null : GOALS_DONE.exec(claim.text);
  if (claim === undefined || match === null) return [];
  const claimed = rangeOf(claim, match);
  return shortPairs(document.statements, WANTED, GOT)
    .slice(0, 1)
    .map(([whole, less]) => ({ claimed, said: match[0], less, whole }));
}

const shortPairs = (
  statements: readonly Statement[],
  wanted: RegExp,
  got: RegExp,
): [Mention, Mention][] =>
  statements.flatMap(({ mentions, text, inTable }) =>
    inTable || CAPPED.test(text)
      ? []
      : mentions.flatMap((whole, index): [Mention, Mention][] => {
          const less = mentions[index + 1];
          const isPair = less !== undefined && wanted.test(whole.before) && got.test(less.before);
          return isPair && isLess(less, whole) ? [[whole, less]] : [];
        }),
  );

const IN_FULL =
  /(?:资金|经费|补助|补贴|配套|工资|社保)[^，。；除外]{0,8}(?:均|全部|已|按时|及时){0,2}足额(?:到位|拨付|发放|支付|配套)/;
const DUE = /应(?:当)?(?:到位?|拨付|发放?|支付|付|补|配套|安排)(?:资金|金额|数)?(?:为)?$/;
const PAID = /实际?(?:到位?|拨付|发放?|支付|付|补|配套)(?:资金|金额|数)?(?:为)?$/;

/** 无一人缺席, 应保尽保, 足额发放: everyone that should have. */
const EVERYONE =
  /无一[人户名][^，。；]{0,3}(?:缺席|缺勤|遗漏|漏)|应(.)尽\1|一[人户]不[落漏]|足额(?:发放|缴纳|收缴)/;
const SHOULD = /应(?:发|到|补|参|检|缴|收|训)[^，。；\d]{0,10}$/;
const DID = /实际?(?:发|到|补|参|检|缴|收|训)[^，。；\d]{0,8}$/;

/** 无一人缺席。应到49人，实到46人 */
const everyone = (document: TextDocument): Shortfall[] =>
  document.statements.flatMap((claim) => {
    const match = claim.inTable ? null : EVERYONE.exec(claim.text);
    if (match === null || /除|未足额|没有足额|目标|确保|力争/.test(claim.text)) return [];
    const near = [claim, document.statements[claim.index + 1]].filter(
      (one): one is Statement => one?.passage === claim.passage,
    );
    return shortPairs(near, SHOULD, DID).map(([whole, less]) => ({
      claimed: rangeOf(claim, match),
      said: match[0],
      less,
      whole,
    }));
  });

/** 资金均足额到位, and of 200 due 150 came. */
export function notInFull(document: TextDocument): Shortfall[] {
  const paid = document.statements.flatMap((claim) => {
    const match = IN_FULL.exec(claim.text);
    if (match === null || /[未不没难]/.test(match[0]) || /除|之?外/.test(claim.text)) return [];
    const near = document.statements.filter(({ passage }) => passage === claim.passage);
    return shortPairs(near, DUE, PAID).map(([whole, less]) => ({
      claimed: rangeOf(claim, match),
      said: match[0],
      less,
      whole,
    }));
  });
  const known = new Set(paid.map(({ less }) => less));
  return [...paid, ...everyone(document).filter(({ less }) => !known.has(less))];
}

const EACH_PAID =
  /(?:各个?|所有|全部|上述|以上)(?:子|支出)?项目[^，。；除]{0,10}(?:均|全部|都)[^，。；除]{0,6}(?:100%|全部|足额)?(?:支出|支付|执行|拨付)(?:完毕|完成|率?(?:均?为|达到?)?100%)?/;
const RATE_COLUMN = /(?:执行|支出|支付|拨付)(?:率|进度)/;

/** 各项目资金均已100%支出, and a row of a table below a hundred. */
export function rowsNotPaid({
  statements,
  tables,
}: TextDocument): { claimed: Range; row: Range }[] {
  const claim = statements.find(({ text }) => EACH_PAID.test(text) && /100%|全部|足额/.test(text));
  const match = claim === undefined ? null : EACH_PAID.exec(claim.text);
  if (claim === undefined || match === null || /除|外|其余|上半年|季度/.test(claim.text)) return [];
  const claimed = rangeOf(claim, match);
  return tables.flatMap(({ header, rows }) => {
    const column = header.findIndex(({ text }) => RATE_COLUMN.test(text));
    const cell = rows
      .map((row) => row[column])
      .find((one) => /^\d{1,2}(?:\.\d+)?%?$/.test(one?.text ?? ''));
    return cell === undefined ? [] : [{ claimed, row: rangeOfText(cell) }];
  });
}
