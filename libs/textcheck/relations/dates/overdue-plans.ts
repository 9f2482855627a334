import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';
import { matchesIn } from '../../text/matches.js';

/** 2023年新增实训室2间: a clause that opens with its year, whatever numbers it or leads to it. */
const OPENS =
  /^(?:—+|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、]|[一二三四五六七八九十]是)?(?:从|自|到|在|计划|力争|争取|确保|推动|拟|将)?(20\d\d)年(?!度?(?:自评|绩效|决算|财政|审计|工作总结))/;
const PLANS =
  /启动|提[高升]|新增|增加|编制|安排|建立|完善|前|起|达到|控制|实施|开展|推进|每[月季年]|招聘|补充|降[到至低]|压[缩减]|落实|完成|组织|开工|建设|修订|占|把|申报|(?<!采购|工作|年度)计划(?!调整|执行|完成|的)|轮换|调整?为|优先/;
/** What has been, in a chapter of what is to be. */
const TOLD =
  /已|了|曾|未|没有|存在|结转|结余|发现|反映|以来|基础上|吸取|总结|指出|原因|所致|均因|导致|执行率|支出率|批复|下达|问题|不足|虽|由于|完成率|实际|问卷|(?<!前)入库|建成/;

/** Clauses about what is still to be done whose year is over by then, among others whose year is not. */
export function overduePlans(document: TextDocument, signed: number): StaleYear[] {
  const pathAt = pathFinder(document);
  const ahead = document.statements.filter(
    ({ inTable, start, passage }) =>
      !inTable && (AHEAD_CHAPTER.test(pathAt(start)) || isAnswer(document, passage)),
  );
  const isForLater = ahead.some(({ text }) =>
    matchesIn(blanked(text), /(20\d\d)年/g).some(([, named]) => Number(named) >= signed),
  );
  const plans = ahead.flatMap((statement) =>
    !isForLater && !isWanted(statement.text) && !AIMED.test(statement.text)
      ? []
      : clausesOf({ ...statement, text: blanked(statement.text) }).flatMap((clause) => {
          const found = OPENS.exec(clause.text);
          if (found === null || TOLD.test(clause.text) || isOfLater(clause.text, found)) return [];
          const isSure = isWanted(statement.text) || isAimed(statement, clause);
          if (!isSure && !PLANS.test(clause.text)) return [];
          return [{ named: Number(found[1]), at: rangeOf(clause, found), isSure }];
        }),
  );
  // The year evaluated may be told of in such a chapter as well; only beside plans of later years it is none of theirs.
  const hasLater = plans.some(({ named }) => named >= signed);
  return plans
    .filter(({ named, isSure }) => named < signed - 1 || (named < signed && (hasLater || isSure)))
    .map(({ named, at }) => ({
      named,
      right: signed,
      where: '今后的安排',
      start: at.end - YEAR_LENGTH,
      end: at.end,
    }));
}

/** 2023年新录用的5名于2024年6月底前参加考试: who is meant, and not when. */
const isOfLater = (text: string, [whole, named]: RegExpExecArray): boolean =>
  matchesIn(text.slice(whole.length), /(20\d\d)年/g).some(
    ([, year]) => Number(year) > Number(named),
  );

const AIMED = /[，,](?:力争|争取|确保|使|推动)/;

/** 2023年选派12名教师跟岗，力争达到85人: what is aimed at by it, in no year of its own, is still to come. */
const isAimed = (statement: Statement, clause: Sentence): boolean => {
  const from = clause.start + clause.text.length - statement.start;
  const rest = /^[，,](?:力争|争取|确保|使|推动)([^，。；]*)/.exec(statement.text.slice(from));
  return rest !== null && !/20\d\d|次年|明年/.test(rest[0]) && !TOLD.test(rest[0]);
};

/** 针对…不均衡，…提高到50%以上: what is done about a problem, up to what is wanted. */
const isWanted = (text: string): boolean =>
  /^(?:[（(]?[\d一二三四五六七八九十]+[）).、．])?针对/.test(text) &&
  /(?:提高|提升|降低?|压减|控制|缩短)[到至在][^，。；]{0,8}(?:以上|以内|以下|左右)?$/.test(text) &&
  !TOLD_OF_ALL.test(text);
const TOLD_OF_ALL = /已|了|曾|实际|由\s?\d|从\s?\d/;

const ASKED = /(?:填报说明|填写说明|问)[：:][^。]{0,30}(?:措施|打算|下一步|改进)/;

/** The answer of a form that asks what is to be done. */
const isAnswer = ({ passages }: TextDocument, passage: number): boolean =>
  ASKED.test(passages[passage - 1]?.text ?? '');

const YEAR_LENGTH = '2023年'.length;

const LIMIT = /时限|期限|完成时间|整改时间|时间安排/;

/** A date of a column of limits that was over when the others were set. */
export function overdueRows({ tables }: TextDocument, signed: number): StaleYear[] {
  return tables.flatMap(({ header, rows }) => {
    const column = header.findIndex(({ text }) => LIMIT.test(text) && !/实际|目标值/.test(text));
    const isAhead = header.some(({ text }) => /措施|整改|责任|打算/.test(text));
    if (column < 0 || !isAhead) return [];
    const cells = rows.flatMap((row) => row[column] ?? []);
    const dated = cells.flatMap((cell) => {
      const found = /^(?:力争)?(20\d\d)年(?:\d{1,2}月|底|末|[上下]半年|第?[一二三四]季度)/.exec(
        cell.text,
      );
      return found === null ? [] : [{ named: Number(found[1]), at: rangeOf(cell, found) }];
    });
    if (!dated.some(({ named }) => named >= signed)) return [];
    return dated
      .filter(({ named }) => named < signed)
      .map(({ named, at }) => ({ named, right: signed, where: '完成时限', ...at }));
  });
}
