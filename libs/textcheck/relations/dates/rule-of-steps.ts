import { compareDates, showDate } from '../../text/dates.js';
import { rangeOf } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { DAY } from './dated-clauses.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongSpan } from './spans.js';
import { matchesIn } from '../../text/matches.js';

/** What follows what, because the text says so: 验收合格后方投入使用, 凭验收单支付. */
interface Rule {
  readonly said: RegExp;
  readonly first: RegExp;
  readonly then: RegExp;
}

const PAYS = /支付|拨付|付款|付清|结清|兑付/;
const IN_USE = /投入使用|投用|启用|开业|营业|开放|交付|使用|开园|通车|开馆/;
const ACCEPTED = /验收(?!单|报告|证书|意见|表|合格后|通过后|标准)/;

const RULES: readonly Rule[] = [
  {
    said: /验收(?:合格|通过)?(?:之)?后[，]?(?:方可?|才|再|正式|始|即)?(?:予以)?(?:投入使用|投用|启用|开业|营业|开放|交付|使用|开园|通车|开馆)/,
    first: ACCEPTED,
    then: IN_USE,
  },
  {
    said: /(?:根据|依据|凭|按照|按|持|依)[^，。；\d]{0,8}验收(?:报告|单|证书|意见|表|结果|合格证|资料)?[^，。；\d]{0,12}(?:支付|拨付|付款|付清|结清)/,
    first: ACCEPTED,
    then: PAYS,
  },
  {
    said: /(?:根据|依据|凭|按照|按|持|依)[^，。；\d]{0,8}(?:审计|结算审核|决算审核|审定)[^，。；\d]{0,16}(?:支付|拨付|付款|付清|结清)/,
    first:
      /(?:审计|审核|审定)(?:报告|结论|意见)?[^，。；\d]{0,6}(?:出具|下达|完成|日期|时间)|出具[^，。；\d]{0,8}(?:审计|审核)/,
    then: PAYS,
  },
  {
    said: /(?:根据|依据|凭|按照|按|持|依)[^，。；\d]{0,8}(?:到货|入库|送货|收货)(?:单|验收单|证明|凭证)[^，。；\d]{0,12}(?:支付|拨付|付款|付清|结清)|(?:支付|拨付|付款)[^，。；]{0,16}(?:到货|入库)单/,
    first: /(?:到货|入库|收货)(?!单|凭证|证明)/,
    then: PAYS,
  },
  {
    said: /公示(?:期满|结束|无异议)?(?:之)?后[，]?(?:方可?|才|再|予以|即)?(?:发放|兑付|支付|拨付|打卡)/,
    first: /公示(?!期满后|结束后|无异议后|后)/,
    then: /发放|兑付|支付|拨付|打卡/,
  },
];
const OTHERWISE = /计划|拟|预计|上年|除|另|二期|一期|目标|预付|首付|进度款/;

/** Days that stand against the very rule their paragraph tells: 10月15日投入使用，11月2日验收，验收合格后方投入使用. */
export const againstRule = (document: TextDocument): WrongSpan[] =>
  document.statements.flatMap((statement) => {
    const rules = statement.inTable ? [] : RULES.filter(({ said }) => said.test(statement.text));
    if (rules.length === 0 || OTHERWISE.test(statement.text)) return [];
    const near = [statement, document.statements[statement.index + 1]].filter(
      (one): one is Statement => one?.passage === statement.passage,
    );
    const steps = near.flatMap((one) => stepsOf(one, document.year ?? 0));
    return rules.flatMap((rule) => broken(rule, steps));
  });

interface Step {
  readonly clause: Sentence;
  readonly words: string;
  readonly match: RegExpMatchArray;
  readonly date: { year: number; month: number; day: number };
}

/** Clauses with one day each; a year once told goes on. */
function stepsOf(statement: Statement, own: number): Step[] {
  let year = own;
  return clausesOf(statement).flatMap((clause) => {
    const [match, ...more] = matchesIn(clause.text, DAY);
    if (match === undefined || more.length > 0 || /次年|翌年/.test(match[0])) return [];
    year = Number(match[1] ?? year);
    const date = { year, month: Number(match[3]), day: Number(match[4] ?? '0') };
    if (!(date.month > 0)) return [];
    return [{ clause, words: clause.text, match, date }];
  });
}

function broken({ first, then }: Rule, steps: readonly Step[]): WrongSpan[] {
  const done = steps.filter(({ words }) => then.test(words) && !isOf(first, words));
  const before = steps.filter(({ words }) => isOf(first, words));
  const [late, ...more] = before;
  const [early, ...others] = done;
  if (late === undefined || early === undefined || more.length + others.length > 0) return [];
  if (compareDates(early.date, late.date) >= 0) return [];
  return [
    {
      at: rangeOf(early.clause, early.match),
      what: '按文中所说的先后，这两个日期颠倒。',
      computed: `${showDate(early.date)} 早于 ${showDate(late.date)}`,
    },
  ];
}

/** The step itself is told, and not its paper: 根据验收报告支付 is a payment. */
const isOf = (step: RegExp, words: string): boolean =>
  step.test(words) && !/(?:根据|依据|凭|按照|持)[^，。；]{0,10}(?:支付|拨付|付)/.test(words);
