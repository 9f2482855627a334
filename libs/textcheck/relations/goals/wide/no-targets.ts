import { measureClass } from '../targets.js';
import type { Mention } from '../../../mentions/mention.js';
import type { Range } from '../../../finding-of.js';
import type { Statement, TextDocument } from '../../../document.js';
import type { OpenTarget } from '../prose-targets.js';

/** 保留两位小数, 有效样本400份: how the report is made. */
const OF_REPORT = /小数|样本|问卷|访谈|抽样|口径/;
/** 由11分钟缩短到7分钟: what came. */
const CHANGE =
  /[由从][^，。；\d]{0,6}\d[^，。；]*(?:缩短|降|减|提高|提升|增|扩大?|上升)[^，。；\d]{0,3}[到至为]/;
/** 目标经县财政局批复: how the goals were set answers none of them. */
const ON_GOALS =
  /^[^，。；]{0,8}(?:目标|指标)值?(?:均|都|已)?(?:由|经|系|依据|按照|根据|随)|(?:目标|指标)值?[^，。；]{0,20}(?:批复|下达|测算|审核)/;
/** 年初定的9件，办结8件: the next figure of the measure came. */
const CAME =
  /[，,][^，。；、\d]{0,6}(?:实[际有绩]|最终|已|办结|完成|建成|[装建修办做]好|达到?|到位|验收|交付|开工)[^，。；、\d]{0,8}$/;

/** Whether what seems an unanswered goal is none: of the report itself, a part of one told beside it, what came, or answered at once. */
export function isNoTarget(document: TextDocument, { target, answer }: OpenTarget): boolean {
  const statement = document.statements.find(
    (one) => one.start <= target.start && target.end <= one.start + one.text.length,
  );
  const said = document.text.slice(answer.start, answer.end);
  if (ON_GOALS.test(said) && !/\d/.test(said)) return true;
  if (statement === undefined) return false;
  const words = clauseAt(statement, target);
  return (
    OF_REPORT.test(words) ||
    CHANGE.test(words) ||
    isAnsweredNext(statement, target) ||
    isPart(statement, target)
  );
}

function clauseAt({ text, start }: Statement, target: Range): string {
  const before = /[^，。；：]*$/.exec(text.slice(0, target.start - start))?.[0] ?? '';
  const behind = /^[^，。；：]*/.exec(text.slice(target.end - start))?.[0] ?? '';
  return before + text.slice(target.start - start, target.end - start) + behind;
}

const within = ({ mentions }: Statement, { start, end }: Range): Mention | undefined =>
  mentions.find((one) => one.start >= start && one.end <= end);

function isAnsweredNext(statement: Statement, target: Range): boolean {
  const wanted = within(statement, target);
  const next =
    statement.mentions[wanted === undefined ? -1 : statement.mentions.indexOf(wanted) + 1];
  return (
    wanted !== undefined &&
    next !== undefined &&
    measureClass(next.unit) === measureClass(wanted.unit) &&
    CAME.test(next.before)
  );
}

/** 新改建公路46.8公里，县道9.6公里、乡道14.7公里、村道22.5公里: together they are the goal. */
function isPart(statement: Statement, target: Range): boolean {
  const wanted = within(statement, target);
  if (wanted === undefined) return false;
  const alike = statement.mentions.filter(({ thing }) => thing === wanted.thing);
  return alike.some((whole, at) => {
    const parts = alike.slice(at + 1);
    const sum = parts.reduce((all, { base }) => all.plus(base), whole.base.times(0));
    return parts.length > 1 && parts.includes(wanted) && sum.equals(whole.base);
  });
}
