import type { Statement, TextDocument } from '../../document.js';
import type { Held } from '../figures/held.js';
import { areOfOneAccount } from '../figures/accounts.js';
import { yearAbove } from '../figures/stated.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { pathFinder } from '../outline/chapters.js';
import { areRatesOfTwo } from './rates-of-figures.js';
import { areOfTwoScopes } from './scopes.js';

/** A figure with the sentence it is of. */
interface Placed {
  readonly document: TextDocument;
  readonly statement: Statement;
  readonly mention: Mention;
}

/** Two figures of one name that the words around tell apart, however the name came to be the same. */
export function areToldApart({ document, statement, printed, others: [other] }: Held): boolean {
  const beside = document.statements.find(({ mentions }) =>
    mentions.some(({ start }) => start === other?.start),
  );
  if (other === undefined || beside === undefined) return false;
  const one: Placed = { document, statement, mention: printed };
  const two: Placed = { document, statement: beside, mention: other };
  return (
    areOfTwoScopes(document, printed, other) ||
    !areOfOneAccount(document, [printed, other]) ||
    areOfTwoYears(one, two) ||
    areOfTwoSubjects(one, two) ||
    areSpentOnTwo(one, two) ||
    areRatesOfTwo(one.mention, one.statement, two.mention, two.statement) ||
    [one, two].every(isAside) ||
    areOfTwoItems(one, two)
  );
}

/** 一、2025年…执行情况 and 二、2026年…草案: where no sentence says a year, the titles above do. */
function areOfTwoYears(one: Placed, two: Placed): boolean {
  const [mine, theirs] = [one, two].map(({ document, statement, mention: { year } }) =>
    year === null ? yearAbove(pathFinder(document)(statement.start)) : null,
  );
  return mine !== null && theirs !== null && mine !== theirs;
}

const before = ({ statement: { text, start }, mention }: Placed): string =>
  text.slice(0, mention.start - start);

/** 机关事业单位职业年金缴费支出（项）: a subject of the budget, which its innermost name tells from others. */
const SUBJECT = /([一-龥、]{2,})[（(]([类款项])[）)]/g;

function areOfTwoSubjects(one: Placed, two: Placed): boolean {
  const [mine, theirs] = [one, two].map(subjectOf);
  return mine !== undefined && theirs !== undefined && mine !== theirs;
}

function subjectOf({ document: { passages }, statement, mention }: Placed): string | undefined {
  const own = passages[statement.passage];
  const told = own?.text.slice(0, mention.start - own.start) ?? '';
  return matchesIn(told, SUBJECT).at(-1)?.[0];
}

/** What is done with money again and again: 统筹资金83亿元，实现…; 统筹资金9.7亿元支持… */
const DONE_WITH_MONEY =
  /(?:统筹|筹集|筹措|安排|投入|争取|整合|拨付|下达|落实|下拨|盘活|撬动|引进|吸引|募集|划拨|配套|兑现|发放)(?:了|各类|各级|上级|中央|省级|财政|专项|补助|项目|债券|社会|奖补|到位)*(?:资金|经费)?(?:共计|合计|共|达|约)?$/;
const PURPOSE = /^[^。；\d]*/;
const SHORTEST_PURPOSE = 6;
const LEAST_ALIKE = 0.2;

/** Each has a purpose of its own. */
function areSpentOnTwo(one: Placed, two: Placed): boolean {
  if (![one, two].every((placed) => DONE_WITH_MONEY.test(before(placed).trimEnd()))) return false;
  const [mine = '', theirs = ''] = [one, two].map(purposeOf);
  if (Math.min(mine.length, theirs.length) < SHORTEST_PURPOSE) return false;
  const pairs = [...mine].slice(1).map((_, at) => mine.slice(at, at + 2));
  return pairs.filter((pair) => theirs.includes(pair)).length / pairs.length < LEAST_ALIKE;
}

const purposeOf = ({ document: { text }, mention }: Placed): string =>
  (PURPOSE.exec(text.slice(mention.end, mention.end + FAR))?.[0] ?? '').replaceAll(/[，、“”]/g, '');
const FAR = 40;

/** （不含经开区36.4亿元）: what is left out of two figures is two. */
const isAside = (placed: Placed): boolean => /[（(]不含[^）)]*$/.test(before(placed));

/** 滚存结余, 二是通过发行债券: names what each of several funds has. */
const OF_EACH = /^(?:(?:累计|滚存|年末|当年|本年|收支|历年)+结余|调出(?:资金)?|[一二三四五]是.*)$/;
const OPENING = /^(?:\d{1,2}[.、．]|[（(][^）)]{1,3}[）)])?\s*([^，。；：\d]{4,})/;

/** 1.养老保险基金…滚存结余…；2.医疗保险基金…滚存结余…: each of what its paragraph begins with. */
function areOfTwoItems(one: Placed, two: Placed): boolean {
  if (one.statement.passage === two.statement.passage) return false;
  if (![one, two].every(({ mention }) => OF_EACH.test(mention.label))) return false;
  const [mine, theirs] = [one, two].map(({ document, statement }) => {
    const text = document.passages[statement.passage]?.text ?? '';
    return OPENING.exec(text)?.[1];
  });
  return mine !== undefined && theirs !== undefined && mine !== theirs;
}
