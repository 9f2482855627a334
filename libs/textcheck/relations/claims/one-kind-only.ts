import { rangeOf, type Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Flaw } from './flaws.js';
import { matchesIn } from '../../text/matches.js';

/** 均为2023年度结转资金（其中2021年度21.40万元）: all of one year, and some of another. */
const ALL_OF_YEAR =
  /(?:均|全部|都)(?:为|是|系|属于?|来自)\s?(20\d\d)年度?(?!以[前来后]|前)[^，。；（(]{0,14}[，（(][^。；，]{0,4}(?:其中|包括|含)[^，。；\d]{0,8}(20\d\d)年度?(?!以)/;
/** 无两年以上结余 beside what is left of a year that was over two years before. */
const NONE_OLD =
  /(?:无|没有|不存在)(?:连续)?(?:(?:两|二|2)年(?:及)?以上|(?:超过|超)(?:两|二|2)年)(?:的)?(?:未使用的?)?(?:存量|沉淀|结转|结余)[^，。；]{0,6}/;
const OLD = /(20\d\d)年度?(?:的)?[^，。；\d]{0,8}(?:结转|结余)[^，。；\d]{0,6}?\d/g;

/** Sentences that say all is of one sort, and name some of another. */
export const oneKindOnly = (document: TextDocument): Flaw[] =>
  document.statements
    .flatMap((statement) =>
      statement.inTable || !statement.text.includes('20')
        ? []
        : [...ofOneYear(statement), ...noneOld(document, statement)],
    )
    .concat(document.statements.flatMap(ofOneSort));

const NUMBER = String.raw`[1-9]\d*(?:,\d{3})*(?:\.\d+)?\s?(?:[万亿]?元|[份个项人名家笔])`;
/** Sorts of which the one shuts out the other. */
const SORTS: readonly RegExp[] = [
  ['(?:当年|本年)[^，。；]{0,4}(?:资金|预算|收入|安排)', '上年结转|以前年度|年初结转'],
  ['财政(?:拨款|资金|预算)[^，。；]{0,4}', '自筹|捐赠|经营收入|事业收入'],
  ['公开招标[^，。；]{0,4}', '直接签订|直接委托|单一来源|邀请招标|未经?招标'],
].map(
  ([one = '', other = '']) =>
    new RegExp(
      `((?:全部|均|都)[^，。；\\d]{0,4}${one})，其中[^，。；\\d]{0,6}(?:(?:${other})[^，。；\\d]{0,6}${NUMBER}|${NUMBER}[^，。；\\d]{0,4}(?:${other}))`,
    ),
);

/** 全部由财政拨款安排，其中单位自筹20.00万元: all of one sort, and some of the other. */
function ofOneSort(statement: Statement): Flaw[] {
  return SORTS.flatMap((sort) => {
    const match = /全部|均|都/.test(statement.text) ? sort.exec(statement.text) : null;
    if (match === null) return [];
    const at = rangeOf(statement, match);
    const [, said = ''] = match;
    const cut = at.start + said.length;
    return [
      { claimed: { start: at.start, end: cut }, said, flawed: { start: cut + 1, end: at.end } },
    ];
  });
}

function ofOneYear(statement: Statement): Flaw[] {
  const match = ALL_OF_YEAR.exec(statement.text);
  if (match === null || match[1] === match[2]) return [];
  const at = rangeOf(statement, match);
  const cut = at.start + match[0].search(/[，（(]/);
  return [
    {
      claimed: { start: at.start, end: cut },
      said: match[0].slice(0, cut - at.start),
      flawed: { start: cut + 1, end: at.end },
    },
  ];
}

const OLD_AFTER = 2;

function noneOld({ year }: TextDocument, statement: Statement): Flaw[] {
  const match = NONE_OLD.exec(statement.text);
  if (year === null || match === null) return [];
  const old = matchesIn(statement.text, OLD).find(([, of]) => Number(of) <= year - OLD_AFTER);
  if (old === undefined || /收回|已使用|支出完/.test(statement.text)) return [];
  return [
    {
      claimed: rangeOf(statement, match),
      said: match[0],
      flawed: rangeOf(statement, old),
    },
  ];
}

/** 合同全部授予中小企业，金额206.80万元, of 216.80 bought. */
export interface ShortWhole {
  readonly claimed: Range;
  readonly said: string;
  readonly less: Mention;
  readonly whole: Mention;
}

const ALL_GIVEN =
  /(采购|合同|资金|补助|经费|支出)[^，。；\d]{0,6}(?:全部|均|都)(?:已)?(?:授予|面向|由|给予|用于|拨付|发放|支付|通过|实行)[^，。；\d]{1,16}[，（](?:金额|涉及金额|合计|共计|计|共|总额)(?:为)?$/;
const WHOLE = /(?:采购|合同|资金|补助|经费|支出)(?:金|总)?(?:总?额|规模)(?:为|共|合计)?$/;
const LIMITED = /其余|除|部分|首批|其中[^，。；]{0,12}$|上年|[上下]半年|季度/;

/** All of what was bought, at less than all of it cost: both totals in one paragraph. */
export const shortWholes = (document: TextDocument): ShortWhole[] =>
  document.statements.flatMap((statement) =>
    statement.mentions.flatMap((less) => {
      const match = less.kind === 'amount' ? ALL_GIVEN.exec(less.before) : null;
      if (match === null || LIMITED.test(less.before)) return [];
      const whole = (document.figures[statement.passage] ?? []).find(
        (one) => one.end < less.start && one.kind === 'amount' && WHOLE.test(one.before),
      );
      if (whole === undefined || !less.base.lessThan(whole.base)) return [];
      const start = less.start - match[0].length;
      return [
        { claimed: { start, end: less.end }, said: match[0].replace(/[，（].*$/, ''), less, whole },
      ];
    }),
  );
