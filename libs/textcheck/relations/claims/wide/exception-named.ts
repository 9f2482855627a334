import type { Statement, TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { pathFinder, PROBLEM_CHAPTER } from '../../outline/chapters.js';
import { shares } from '../subjects.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';
import { pairsIn, without } from './pairs.js';
import { wholeClauses, type WholeClause } from './whole-clauses.js';
import { literal } from '../../../text/literal.js';

const NOT =
  /未能?(?!发生|发现|出现|来|经|因|收到|接到|成年)|没有?(?!发生|发现|出现|收到)|尚待|无法|不(?!含|仅|断|动|予|少|同|得|便)|缺少?|漏/g;
const LATE =
  /才(?!能|可|智)|推后|合并|迟至|拖到|逾期|超期|推迟|延迟|迟延|延期|延至|拖至|滞后|晚于|补[拨发报签办录交]|次年|[翌来]年/;
const IN_TIME = /按[时期月季周日]|如期|及时|当年|准时|年内/;
const EXCUSED =
  /后(?:已|全部|均|改)|整改后|第二次|已(?:补|退|换|整改|更|于|全部)|均已|也已|上年|去年|往年|复[检查]|目标|计划|要求|若|如有|凡|避免|防止|应(?![急收检报发退公开保])|[期时]限内|为[了防]|扣|下一步|无需|不需|不属|除|其余|其他/;
const FAR = 4;
const TAIL = 10;

/** 14个村都按时公开, and 王岗村未按时公开: of one of them the very same is denied, or told as late. */
export const exceptionNamed = (document: TextDocument): Flaw[] => {
  const told = exceptions(document);
  if (told.length === 0) return [];
  return wholeClauses(document).flatMap((claim) => {
    const found = told.find((one) => isReached(one, claim) && takesBack(one, claim));
    return found === undefined ? [] : [flawAt(claim, rangeOfClause(found.clause))];
  });
};

/** A clause that denies something or tells it as late. */
interface Exception {
  readonly clause: Sentence;
  readonly statement: Statement;
  readonly before: string;
  /** With the clauses beside it. */
  readonly around: string;
  readonly isProblem: boolean;
}

const exceptions = oncePerDocument((document: TextDocument): readonly Exception[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !isTold(statement.text)) return [];
    const clauses = clausesOf(statement);
    const isProblem = PROBLEM_CHAPTER.test(pathAt(statement.start));
    return clauses.flatMap((clause, at) => {
      if (!isTold(clause.text)) return [];
      const beside = clauses.slice(Math.max(0, at - 1), at + 2);
      const around = beside.map(({ text }) => text).join('，');
      // What is planned excuses no lateness, so it is looked at again.
      if (EXCUSED.test(around.replaceAll('计划', '')) && !FIRST.test(clause.text)) return [];
      const before = clauses[at - 1]?.text ?? '';
      return [{ clause, statement, before, around, isProblem }];
    });
  });
});
const FIRST = /[一首初]次|初验/;

/** In the chapter on problems, or beside the claim. */
const isReached = ({ statement, isProblem }: Exception, { statement: own }: WholeClause): boolean =>
  isProblem ||
  (Math.abs(statement.index - own.index) <= FAR && Math.abs(statement.passage - own.passage) <= 1);

function takesBack({ clause, statement, before, around }: Exception, claim: WholeClause): boolean {
  if (clause.start === claim.start) return false;
  const isHere = statement.passage === claim.statement.passage;
  if (isHere && clause.start > claim.start && isAnyLate(clause, claim)) return true;
  if (EXCUSED.test(around) && !claim.text.includes('一次性')) return false;
  if (!isOne(clause.text, before, claim)) return isHere && isBare(claim) && isOfBare(clause, claim);
  return isDenied(clause.text, claim) || isUndone(clause.text, claim) || isLate(clause.text, claim);
}

const isAnyLate = ({ text }: Sentence, claim: WholeClause): boolean =>
  ANY.test(claim.text) && isLate(text, claim);

const isOfBare = ({ text }: Sentence, claim: WholeClause): boolean =>
  isDenied(text, claim) || (/第\d|其中|\d月/.test(text) && isLate(text, claim));

const ANY = /(?:所有|各|全部|\d\s?个)[^，]{0,4}(?:项目|工程|任务|指标|资金)/;
const isLate = (text: string, claim: WholeClause): boolean =>
  IN_TIME.test(claim.text) && LATE.test(text.replaceAll(/(?:未|没有|无|不存在)[^，]{0,4}/g, ''));
/** 全部完工, and one 尚未开工: a word of the same deed. */
const isUndone = (text: string, { said }: WholeClause): boolean => {
  // 未达成一致 is no work left undone.
  const deed = /[尚仍暂]未([一-龥]{2})(?!一致|协议|共识)/.exec(text)?.[1] ?? '';
  return [...deed].some((one) => [...said].some((pair) => pair.includes(one)));
};

const isTold = (text: string): boolean => LATE.test(text) || matchesIn(text, NOT).length > 0;

const isDenied = (text: string, { said }: WholeClause): boolean =>
  matchesIn(text, NOT).some(({ index, 0: word }) => {
    const tail = pairsIn(text.slice(index + word.length, index + word.length + TAIL));
    return shares(said, tail);
  });

/** 逐一上会研究: nothing but the deed is named. */
const isBare = ({ topic, said, text }: WholeClause): boolean =>
  !/率|100/.test(text) && without(topic, said).size <= 2;

/** Of the same things: it names them, or one whose name ends as theirs does. */
function isOne(text: string, before: string, claim: WholeClause): boolean {
  const nouns = without(claim.topic, claim.said);
  if (shares(nouns, pairsIn(`${before}，${text}`))) return true;
  const members = matchesIn(claim.text, MEMBER).map(([member]) => member);
  return members.some((member) =>
    new RegExp(`(?:[一-龥”]{2}|\\d\\s?个)${literal(member)}(?!民)`).test(`${before}，${text}`),
  );
}
const MEMBER =
  /项目|工程|标段|单位|人员|干部|职工|学生|设备|合同|资金|经费|指标|任务|[村站所校院局区镇乡馆组园厂户车](?!民)/g;
