import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { canonicalLabel } from '../figures/figures.js';
import { alike } from '../figures/near.js';
import { endings, withoutNested, withoutSubtotals } from './list-readings.js';
import { isComplete } from './complete-lists.js';
import { partsFrom } from './list-parts.js';
import type { PartsOfTotal } from './lists.js';

/** 基本支出中，人员… and 项目支出具体为：运维…: the words before a list name what it is of. */
const OF_NAMED =
  /([^，。；：、,;:\d（）()]{2,16}?)(?:(?<!其)(?:里面|里头|当中|之中|[中里内])[，,：:]|(?:具体|明细|构成|组成)(?:为|是|包括|如下|情况为)?[：:，,]?)[^，。；：\d]*$/;
/** 各标段中标价为：一标段… tells the figure of each one. */
const OF_EACH =
  /各[^，。；：:的\d]{1,4}?的?((?:中标|合同|预算|支出|到位|投资|采购|成交|结算|审定|资金|任务|面积|里程)[^，。；：:\d]{0,4}?)(?:分别)?(?:为|是|如下)[：:][^，。；：\d]*$/;
/** 结余由两部分构成 */
const MADE_UP = /由[^，。；\d]{0,3}(?:部分|方面|项|块)$/;
/** Says that the list is all of it. */
const IN_FULL = /(?:具体|明细|构成|组成)[^，。；\d]*$/;
const WHOSE =
  /^(?:其中|在|全年|本年|当年|年初|年末|20\d\d年度?|我[局校院镇乡站所县]|全[局校院镇乡县市区]|实有|现有)+/;
const SHORTEST_END = 3;
/** Paragraphs above that may state it. */
const PASSAGES = 2;

/** Lists whose opening words name the figure of a sentence before that they are parts of. */
export function namedWholes(document: TextDocument, statement: Statement): PartsOfTotal[] {
  if (statement.inTable) return [];
  return statement.mentions.flatMap((first, index) => {
    const noun = nounOf(first.before);
    if (noun.length < 2) return [];
    const above = figuresAbove(document, statement, first).filter((one) => alike(one, first));
    const full = IN_FULL.test(first.before);
    const total = above.findLast(
      ({ label }) => isNamed(label, noun) || (full && label.endsWith(noun)),
    );
    return total === undefined ? [] : listOf(statement.mentions.slice(index), total, above);
  });
}

function nounOf(words: string): string {
  const named = OF_NAMED.exec(words)?.[1]?.replace(MADE_UP, '') ?? OF_EACH.exec(words)?.[1];
  return named?.replace(WHOSE, '') ?? '';
}

/** 享受定期抚恤的优抚对象 are 优抚对象. */
function isNamed(label: string, noun: string): boolean {
  const [one, other] = [label.replace(WHOSE, ''), noun].map(canonicalLabel);
  return one === other || (noun.length >= SHORTEST_END && one?.endsWith(`的${noun}`) === true);
}

/** What the paragraph and those above it tell before a figure. */
function figuresAbove(
  { figures }: TextDocument,
  { passage }: Statement,
  { start }: Mention,
): Mention[] {
  return figures
    .slice(Math.max(0, passage - PASSAGES), passage + 1)
    .flat()
    .filter((one) => one.end <= start);
}

function listOf(
  following: readonly Mention[],
  total: Mention,
  rivals: readonly Mention[],
): PartsOfTotal[] {
  const [first] = following;
  const full = [IN_FULL, OF_EACH].some((words) => words.test(first?.before ?? ''));
  const told = partsFrom(following, { ...total, bracketed: first?.bracketed === true });
  // 教师中，专任的300人；本科的290人: seen from another side.
  const turn = told.findIndex(({ before }, at) => at > 0 && /[；;]/.test(before));
  const parts = full || turn < 0 || isComplete(total, told) ? told : told.slice(0, turn);
  const outer = withoutNested(parts);
  if (outer.length < 2 || !total.exact) return [];
  const readings = [outer, withoutSubtotals(parts), parts].flatMap(endings);
  const complete = full || isComplete(total, parts);
  return [{ total, parts, readings, complete, beside: true, rivals }];
}
