import type { Statement, TextDocument } from '../../../document.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { isAhead, pathFinder } from '../../outline/chapters.js';
import { isAbsence } from '../absence.js';
import { shares, subjectOf } from '../subjects.js';
import { isOfOwnYear } from './own-year.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';
import { literal } from '../../../text/literal.js';

const DENIED =
  /(?<!尚|但|因)(?:未(?:曾)?(?:发生|出现|发现|接到|收到|产生|新增|形成|受到)|没有(?:发生|出现|发现|接到|收到|产生|新增|形成|进行)|^[^，]{0,8}没有(?!完成|达|实现|按|明确|公开|建|预算)|从未|不存在|(?<![并所有毫])无(?!法|论|障|偿|关|害|锡|需|须|故|效|线|人机)(?:一[起例件笔人个户次])?|零(?!星|售|散|余|基|利|工|距|时|就))(?:过|任何|一[起例件次笔项个])*([一-龥（）()、]{2,24}?)$/;
const REST = /^(?:其余|其他|其它|另外?有?\s?\d)/;
const ENDING = /的?(?:损失|情况|现象|问题|支出|费用|费|案件|记录|等|情形|的科目|科目)+$/;
const LIMITED =
  /除|[仍尚还]有\s?\d|意味|不等于|并非|不是|其余|其他|目标|要求|确保|力争|避免|防止|若|如(?!期)|上年|去年|往年|将|拟|(?<![供响反适效])应(?!急)/;
/** 12个站中有10个: of some only. */
const OF_SOME =
  /中，?有?\s?\d|(?<!服务)中(?!心)[^，。；]{0,24}[、和][^，。；]{1,8}[两三四五六七八九\d]\s?[个家所]/;
/** Names that have such a word in them. */
const NAMES = /“?好差评”?/g;
/** Denied as well, wanted, of another time, or of what is done against it. */
const NO_CASE =
  /偿还|归还|未|没有?(?!收)|无|不|零|[^\d]0\s?[起件次例]|杜绝|防|避免|若|如有|凡|应急|演练|预案|制度|上年|去年|往年|以前|目标|≤|以内|下降|减少|办法|举报|年初|规范|培训|宣传|排查|监督|是否/;
const COUNTED =
  /[1-9]\d*(?:\.\d+)?\s?(?:批次|人次|万元|[元起件次例宗笔个项台套处间辆份人户名张册家本亩天])|一[起例件次笔]/;
const HAPPENED = /发生|出现|收到|接到|发现|查出|处置|受理|形成|产生|存在|后(?=.)|以|\d月/;
/** So common a noun needs the subject it is denied of. */
const COMMON =
  /^(?:预算|支付|支出|追加|收入|结余|结转|事故|投诉|债务|变化|调整|死亡|伤亡|扣分|任务)$/;
/** So long a name is found again without its subject, and so long a one with one character changed. */
const LONG = 4;
const MANY = 6;
const FAR = 3;

interface Denial {
  readonly clause: Sentence;
  readonly statement: Statement;
  readonly noun: string;
  readonly subject: ReadonlySet<string>;
}

function denialsIn(statement: Statement): Denial[] {
  const { inTable, text } = statement;
  if (inTable || !/未|没有|不存在|无|零/.test(text) || OF_SOME.test(text)) return [];
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, at) => {
    const match = DENIED.exec(clause.text);
    if (match === null || LIMITED.test(clause.text)) return [];
    // 其余3个乡镇已完成，本年没有任务: of those only.
    if (REST.test(clauses[at - 1]?.text ?? '')) return [];
    const subject = subjectOf(clause.text.slice(0, match.index));
    return (match[1] ?? '')
      .replaceAll(/[（(][^）)]*[）)]?/g, '')
      .split(/[、和及或与]/)
      .map((noun) => noun.replace(ENDING, ''))
      .filter((noun) => noun.length >= 2)
      .map((noun) => ({ clause, statement, noun, subject }));
  });
}

/** 未接到供应商质疑, and 收到一家供应商书面质疑: what there was none of is told in the same characters. */
export function deniedTold(document: TextDocument): Flaw[] {
  const pathAt = pathFinder(document);
  const told = document.statements.filter(
    ({ start, inTable }) => !inTable && !isAhead(pathAt(start)),
  );
  return told.flatMap(denialsIn).flatMap((denial) => [
    ...told
      .filter((statement) => isOfSame(statement, denial))
      .flatMap((statement) => casesIn(statement, denial))
      .filter(({ text }) => isOfOwnYear(document, text))
      .slice(0, 1)
      .map((one) => flawAt(denial.clause, rangeOfClause(one))),
    ...countedIn(document, denial),
  ]);
}

function isOfSame(statement: Statement, { noun, subject, statement: own }: Denial): boolean {
  const { text, passage, index } = statement;
  if (!text.includes(noun.charAt(0)) || !text.includes(noun.slice(-1))) return false;
  const isNear = passage === own.passage || Math.abs(index - own.index) <= FAR;
  if (subject.size === 0) return !COMMON.test(noun) && (isNear || noun.length >= LONG);
  return (isNear && !COMMON.test(noun)) || shares(subject, subjectOf(text));
}

const casesIn = (statement: Statement, { noun, clause: own, subject }: Denial): Sentence[] =>
  clausesOf(statement).filter(
    ({ start, text }) =>
      start !== own.start &&
      // 因公出国费无预算, and 公务用车费8.34万元（预算9.00万元）: of so common a noun each clause has its own.
      (!COMMON.test(noun) || subject.size === 0 || shares(subject, subjectOf(text))) &&
      !NO_CASE.test(text) &&
      !isAbsence(`没有${noun}`, text) &&
      (COUNTED.test(text) || HAPPENED.test(text)) &&
      isNamed(noun, text.replaceAll(NAMES, '')),
  );

/** All of its characters stand there in their order and close together: 供应商质疑, 供应商书面质疑. */
function isNamed(noun: string, text: string): boolean {
  const marks = Array.from(noun);
  const inOrder = (some: readonly string[]): boolean =>
    new RegExp(some.map(literal).join('[^，。；]{0,3}?')).test(text);
  const isInner = (at: number): boolean => at > 0 && at < marks.length - 1;
  return (
    inOrder(marks) ||
    (marks.length >= MANY &&
      marks.some((_, at) => isInner(at) && inOrder(marks.filter((__, place) => place !== at))))
  );
}

/** 无闲置, and a column 闲置 with a row above nought. */
const countedIn = ({ tables }: TextDocument, { noun, clause }: Denial): Flaw[] =>
  COMMON.test(noun)
    ? []
    : tables
        .flatMap(({ header, rows }) => {
          const at = header.findIndex(
            ({ text }) => text.replace(/[（(].*$|数量?$|金额$/g, '') === noun,
          );
          const ofOne = at < 1 ? [] : rows.filter((row) => !isTotal(row));
          return ofOne
            .flatMap((row) => row.slice(at, at + 1))
            .filter(({ text }) => Number(text) > 0);
        })
        .slice(0, 1)
        .map((cell) => flawAt(clause, rangeOfClause(cell)));

const isTotal = (row: readonly Sentence[]): boolean =>
  row.some(({ text }) => /[合总小]\s*计/.test(text));
