import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { isAbsence } from './absence.js';
import { OPPOSITES } from './opposites.js';
import { shares, subjectOf } from './subjects.js';
import type { Flaw } from './flaws.js';

const ALL =
  /全部|全体|所有|任何|人人|全额|足额|完全|都已|无一|全覆盖|一律|应(.)尽\1|率(?:为|是|达到?了?|均为|保持)?\s?100(?:\.0+)?%|100(?:\.0+)?%(?:满意|完成|合格|达标|覆盖|到位)|(?<![平人户亩生车月年日场次件套天])均/;
/** In time needs no word for all, where no number says of how many. */
const IN_TIME =
  /(?:按时|按期|如期|及时|按计划|按月)[^，。；\d率]{0,3}(?:完|发|拨|支|报|办|交|建|投|兑)/;
const NO_CLAIM =
  /^其中|其余|其他|大部分|多数|除|将|拟|力争|确保|争取|要求|目标(?:值|是|为|：)|应当|必须|若|如(?!期)|上年|去年|基本|未|没有|不(?!少于|低于|超)|视同|凡/;
const UNIT = '(?:批次|人次|[个项条件起处宗人户名座台辆套间栋所家笔份册本幅卷篇村次])';
/** Some of them, counted or by a name. */
const SOME = new RegExp(
  `[1-9一二两三四五六七八九十]\\s?\\d*\\s?${UNIT}|^(?:其中|仅|只有|唯有|但)|\\d\\s?万?元|^\\d{1,2}月|个别|部分|有的|少数|^[一-龥]{1,5}(?:村|社区|镇|乡|小区|学校|小学|中学|科|项目|工程|路|桥|厂|站|馆)`,
);
const UNDONE =
  /(?:未(?!来)|没有|没能|无法|漏)(?:能|曾|得到|及时|按时|按期|如期|按规定|予|被|经|按|走|履行)*([一-龥]{2,8})/;
/** 按期办结121件, 按期办结率97%: of how many is said. */
const COUNTED = /\d\s?[个项家所户人名件起宗条笔份次座台辆处%]/;
/** 其中, 仅: of those just spoken of. */
const AMONG = /^(?:其中|仅|只有|唯有|但)/;
const LATE = /推迟|逾期|超期|延期|超时|延[至到后]|[期时]限/;
const NEAR = 4;
/** Done since, or some that are not counted with the rest. */
const EXCUSED =
  /已(?:补|退|换|整改|更)|另行|不在|新增|上年|去年|以前|往年|后(?:已|全部)|均已|除|扣|若|如有|目标[为是]|计划[^，]*\d/;
/** The next sentence of a paragraph, where it goes on with some of those. */
const GOES_ON = /^(?:其中|但|仅|只有|不过|然而|唯有)/;

/** 46名学员全部结业，3人未结业: all did it, and in the same breath some did not. */
export const undoneBeside = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !(ALL.test(statement.text) || IN_TIME.test(statement.text))) return [];
    const own = clausesOf(statement);
    const next = goingOn(statement, statements[statement.index + 1]);
    return own.flatMap((claim, index) => {
      if (!isClaim(claim.text)) return [];
      const later = [...own.slice(index + 1), ...next].slice(0, NEAR);
      const flawed = later.flatMap((clause, at) =>
        isExcused(later.slice(at, at + 2)) ? [] : againstIn(clause, claim.text),
      );
      const claimed = { start: claim.start, end: claim.start + claim.text.length };
      const found = flawed.length > 0 ? flawed : farther(statements, statement, claim);
      return found.slice(0, 1).map((at) => ({ claimed, said: claim.text, flawed: at }));
    });
  });

/** So many sentences on, in whatever paragraph, some may still be told of. */
const FAR = 2;

/** 固定资产全部登记入账。 and in the next paragraph 电脑6台未登记入账: of the same things by their names or by the very deed. */
function farther(
  statements: readonly Statement[],
  { index }: Statement,
  claim: Sentence,
): Flaw['flawed'][] {
  if (COUNTED.test(claim.text.replace(/100(?:\.0+)?%/g, ''))) return [];
  const subject = subjectOf(claim.text);
  return statements.slice(index + 1, index + 1 + FAR).flatMap((statement) => {
    if (statement.inTable || EXCUSED.test(statement.text)) return [];
    const isOfSame = shares(subject, subjectOf(statement.text));
    return clausesOf(statement).flatMap((clause) => {
      return isOfSame || isVery(UNDONE.exec(clause.text), claim.text)
        ? againstIn(clause, claim.text)
        : [];
    });
  });
}

/** So long a deed in the same words is the same. */
const VERY = 4;

function isVery(undone: RegExpExecArray | null, claim: string): boolean {
  const deed = undone?.[1] ?? '';
  return deed.length >= VERY && claim.includes(deed.slice(0, VERY));
}

const isClaim = (text: string): boolean =>
  (ALL.test(text) || (IN_TIME.test(text) && !COUNTED.test(text))) && !NO_CLAIM.test(text);

const goingOn = ({ passage }: Statement, next: Statement | undefined): readonly Sentence[] =>
  next?.passage === passage && GOES_ON.test(next.text) ? clausesOf(next) : [];

/** What follows right after may tell that it was done since. */
const isExcused = (clauses: readonly Sentence[]): boolean =>
  clauses.some(({ text }) => EXCUSED.test(text));

function againstIn(clause: Sentence, claim: string): Flaw['flawed'][] {
  const undone = UNDONE.exec(clause.text);
  if (!SOME.test(clause.text) && !isVery(undone, claim)) return [];
  if (isAbsence(clause.text, claim)) return [];
  if (undone !== null && isSaid(undone[1] ?? '', claim)) return [rangeOf(clause, undone)];
  // 6个项目均按期完成，1个项目延期: one besides those six.
  const isApart = COUNTED.test(claim) && !/全部|全体|所有|100/.test(claim);
  return OPPOSITES.flatMap(([good, bad]) => {
    const match = good.test(claim) ? bad.exec(clause.text) : null;
    if (match !== null && isApart && LATE.test(match[0]) && !AMONG.test(clause.text)) return [];
    return match === null ? [] : [rangeOf(clause, match)];
  }).slice(0, 1);
}

/** What is said not to be done is what the claim says all have done: 未公开, 全部公开. */
function isSaid(undone: string, claim: string): boolean {
  // 已完工的7个项目均通过验收: what names them is not what is claimed of them.
  const said = claim.slice(Math.max(claim.lastIndexOf('的'), 0));
  return [...subjectsOf(undone)].some((pair) =>
    new RegExp(`${pair.charAt(0)}[^，]{0,2}${pair.charAt(1)}`).test(said),
  );
}

/** The deed itself, and what it was done to where that has words of its own: 未走政府采购程序. */
const subjectsOf = (undone: string): ReadonlySet<string> =>
  new Set([undone.slice(0, 2), ...(undone.length > 4 ? subjectOf(undone.slice(2)) : [])]);
