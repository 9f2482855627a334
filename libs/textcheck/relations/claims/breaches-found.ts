import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf } from '../../text/sentences.js';
import { isAhead, pathFinder } from '../outline/chapters.js';
import type { Flaw } from './flaws.js';
import { literal } from '../../text/literal.js';

/** 不存在超范围支出, 未出现任何违规行为: what is said not to have been, up to the end of the clause. */
const DENIED =
  /(?:不存在|没有(?:发现|出现|发生)?|未(?:发现|出现|发生|存在)|(?<![所并])无(?![法关效偿害论故需须])|零)(?:任何|一起|一例|一笔)?([一-龥、]{2,12}?)(?:的|等)?(?:问题|情况|现象|行为|情形|事项)?$/;
const LIMITED =
  /若|如(?!期)|凡|确保|力争|避免|防止|杜绝|要求|上年|去年|除|目标|其余|其他|重大|严重|较大|系统性|再次?|整改后|复[查检核]|是否|新的/;
/** What breaks a rule of money, in whatever words. */
const BREACH =
  /多头|超(?:标准|范围|进度|比例|预算|限额|权限|定额|合同)|虚[列报开增假]|套[取用]|挪用|挤占|截留|多[付计报]|重复(?:报销|发放|领取|支付|享受|列支)|白条|坐收坐支|坐支|小金库|账外|违规|违纪|违法|未经(?:审批|招标|批准|集体)|公款|私设|拆分/;
const GENERAL = /^(?:违规|违纪|违法|违反|不规范|不合规|[、和及])+/;
/** Who found it, and that it was found. */
const FOUND = /(?:发现|查出|查实|查处|指出|检出|反馈|认定|通报|属于?|核实|问责)/;
const FINDER =
  /审计|检查|巡察|巡视|督查|自查|抽查|比对|盘点|核查|纪委|稽核|内审|监察|监督|专项|复核|排查/;
const FIGURE = /[1-9]\d*(?:\.\d+)?\s?(?:万?元|[笔起件份人户名个次处项])|0\.\d+\s?万元/;
const NO_FACT =
  /未发现|没有发现|未查出|未指出|不存在|没有|上年|去年|以前|往年|20\d\d年以前|若|如有|凡|避免|防止|杜绝|严禁|不得|严查|要求/;

/** A breach denied that somebody found, in other words and with its figure. */
export function breachesFound(document: TextDocument): Flaw[] {
  const pathAt = pathFinder(document);
  const told = document.statements.filter(({ inTable }) => !inTable);
  const denials = told.flatMap(denialsIn);
  if (denials.length === 0) return [];
  const facts = told.filter((one) => isFact(one) && !isAhead(pathAt(one.start)));
  return denials.flatMap(({ statement, claimed, said, fault }) =>
    [...facts, upTo(statement, claimed.start)]
      .filter((fact) => fact !== statement && isFact(fact) && isOfOneYear(fact, statement))
      .flatMap((fact) => breachIn(fact, fault))
      .slice(0, 1)
      .map((flawed) => ({ claimed, said, flawed })),
  );
}

/** What the sentence itself tells before a place. */
const upTo = (statement: Statement, at: number): Statement => ({
  ...statement,
  text: statement.text.slice(0, at - statement.start),
});

interface Denial {
  readonly statement: Statement;
  readonly claimed: Range;
  readonly said: string;
  readonly fault: string;
}

const denialsIn = (statement: Statement): Denial[] =>
  /不存在|没有|未|无|零/.test(statement.text)
    ? clausesOf(statement).flatMap((clause) => {
        const match = DENIED.exec(clause.text);
        const fault = match?.[1] ?? '';
        if (match === null || LIMITED.test(clause.text) || !BREACH.test(fault)) return [];
        return [{ statement, claimed: rangeOf(clause, match), said: match[0], fault }];
      })
    : [];

const isFact = ({ text }: Statement): boolean =>
  FINDER.test(text) && FOUND.test(text) && FIGURE.test(text) && !NO_FACT.test(text);

function breachIn(fact: Statement, fault: string): Range[] {
  const wanted = GENERAL.test(fault) ? BREACH : wordsOf(fault);
  return clausesOf(fact)
    .filter(({ text }) => wanted.test(text))
    .map(({ text, start }) => ({ start, end: start + text.length }))
    .slice(0, 1);
}

/** 超标准接待 is told as 接待县水利局超标准, 白条入账 as 以白条列支. */
function wordsOf(fault: string): RegExp {
  const told = BREACH.exec(fault)?.[0] ?? fault;
  const [breach, rest] = [literal(told), literal(fault.replace(told, '').slice(-2))];
  const isSelf = rest.length < 2 || /支出|列支|入账|抵库|资金|挪用|挤占|截留|套取|经费/.test(rest);
  return new RegExp(
    isSelf ? breach : `${breach}[^。；]{0,16}${rest}|${rest}[^。；]{0,16}${breach}`,
  );
}

const YEAR = /20\d\d年/;
const isOfOneYear = (one: Statement, other: Statement): boolean => {
  const [first, second] = [one, other].map(({ text }) => YEAR.exec(text)?.[0]);
  return first === undefined || second === undefined || first === second;
};
