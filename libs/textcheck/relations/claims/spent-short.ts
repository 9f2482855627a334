import { rangeOf } from '../../finding-of.js';
import { piecesBetweenStops } from '../../text/sentences.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { Shortfall } from './shortfalls.js';

/** An execution rate of a hundred says the same. */
const IN_FULL =
  /足额|全额|全部(?:支出|支付|拨付|发放|到位|落实)|(?:执行|支出|支付|拨付)率(?:为|是|达到?)?\s?100(?:\.0+)?%/;
const PLANNED = /(?:安排|预算|下达|应)(?:资金|经费|发放|金额)?[^，。；]{0,6}$/;
const SPENT = /(?:(?:实际|支出|支付|执行|发放|拨付)[^，。；]{0,6}|足额[^，。；]{0,4})$/;

/** 安排37.37万元，实际支出36.73万元，已足额发放: paid in full, and less than there was. */
export const spentShort = (document: TextDocument): Shortfall[] =>
  document.statements
    .filter(({ text }) => IN_FULL.test(text))
    .flatMap((statement) => [...inPieces(statement), ...inNext(document, statement)]);

/** What stands behind a semicolon is of another sum. */
const inPieces = (statement: Statement): Shortfall[] =>
  piecesBetweenStops(statement).flatMap((piece) => {
    const claimed = IN_FULL.exec(piece.text);
    if (claimed === null) return [];
    const end = piece.start + piece.text.length;
    const figures = statement.mentions.filter((one) => one.start >= piece.start && one.end <= end);
    return pairsIn(figures, PLANNED, SPENT).map(([whole, less]) => ({
      claimed: rangeOf(piece, claimed),
      said: claimed[0],
      less,
      whole,
    }));
  });

/** Said of money that goes to somebody, without a figure of its own. */
const PAID_OUT = /(?:足额|全额|全部)(?:及时|按时)?(?:拨付|发放|到位|支付|兑付|兑现|缴纳|配套)/;
const NO_CLAIM = /[未不没难除]|确保|力争|要求|应|将|其余|其他/;
const BEGINS_PLANNED =
  /^(?:年初|全年|当年|本年)?(?:预算|安排|核定|应拨付?|应发放?|应付|计划)(?:安排|资金|数)?$/;
const THEN_PAID =
  /^[，、]?(?:年内|当年|全年|实际|年底|已|年末)?(?:实际|累计|已)?(?:拨付|发放|到位|支付|兑付|缴纳|配套)(?:到位|资金)?$/;
/** The rest was not needed. */
const SAVED = /节约|据实|减少|核减|结余|收回/;

/** 三是客运补贴足额拨付。预算326.30万元，年内拨付286.30万元: the next sentence gives the figures of what was claimed. */
function inNext({ statements }: TextDocument, statement: Statement): Shortfall[] {
  const { passage, index, text, mentions } = statement;
  const next = statements[index + 1];
  const claimed = PAID_OUT.exec(text);
  const isBare = claimed !== null && mentions.length === 0 && !NO_CLAIM.test(text);
  if (!isBare || next?.passage !== passage || SAVED.test(next.text)) return [];
  return pairsIn(next.mentions.slice(0, 2), BEGINS_PLANNED, THEN_PAID).map(([whole, less]) => ({
    claimed: rangeOf(statement, claimed),
    said: claimed[0],
    less,
    whole,
  }));
}

const pairsIn = (
  figures: readonly Mention[],
  planned: RegExp,
  spent: RegExp,
): [Mention, Mention][] =>
  figures.flatMap((whole, index): [Mention, Mention][] => {
    const less = figures[index + 1];
    if (whole.kind !== 'amount' || less?.kind !== 'amount') return [];
    const isPair = planned.test(whole.before) && spent.test(less.before);
    return isPair && less.base.lessThan(whole.base) ? [[whole, less]] : [];
  });

/** A part of what there was none of. */
export interface MoreThanNone {
  readonly none: Mention;
  readonly some: Mention;
}

/** 评估的项目0个，落实到位项目10个: a part of none. */
export const moreThanNone = ({ statements }: TextDocument): MoreThanNone[] =>
  statements.flatMap(({ mentions }) =>
    mentions.flatMap((none, index) => {
      const some = mentions[index + 1];
      const isPair = none.kind === 'count' && none.value.isZero() && some?.unit === none.unit;
      if (!isPair || !/(?:落实|整改|完成|到位|其中)/.test(some.before)) return [];
      const isDenied = /(?:未|不)/.test(none.before.slice(-8));
      return isDenied || !some.value.greaterThan(0) ? [] : [{ none, some }];
    }),
  );
