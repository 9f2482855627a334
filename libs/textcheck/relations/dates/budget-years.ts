import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { withoutTitles } from './counted-years.js';
import type { StaleYear } from './period-years.js';

const AUTUMN = 8;

const found = (
  statement: Statement,
  match: RegExpExecArray,
  group: number,
  right: number,
  where: string,
): StaleYear => {
  const year = match[group] ?? '';
  const at = group === 1 ? match[0].indexOf(year) : match[0].lastIndexOf(year);
  const start = statement.start + match.index + at;
  return { start, end: start + year.length, named: Number(year), right, where };
};

const APPROVED =
  /(?:(?<!结转)(?:本年度?|当年|今年|全年))(?:的)?(?:我[镇乡局校院县区]|[部单]位?门?|镇级|本级|财政)?[^，。；\d调追]{0,6}预算(?!执行|调整|追加|绩效)[^。；\d]{0,24}?(20\d\d)年(?:(\d{1,2})月)?(?:\d{1,2}日)?[^，。；]{0,8}?(?:批准|批复|审议通过|审查通过|表决通过|通过|下达|核定)/g;

/** 本年度部门预算于2021年1月批准: a budget is approved in its year, or at the end of the one before. */
export const budgetApproved = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    statement.text.includes('预算') && /20\d\d年/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), APPROVED)
          .filter(([, year, month]) => {
            const isAhead = Number(year) === own - 1 && Number(month ?? '12') > AUTUMN;
            return Number(year) !== own && !isAhead;
          })
          .map((match) => found(statement, match, 1, own, '本年度预算批复的时间'))
      : [],
  );

const COMPILED =
  /(20\d\d)年(\d{1,2})月[^。；年]{0,36}?(?:[“"]?[一二]上[”"]?|编制|编报|编的|编|布置)(?:了)?[^。；\d]{0,14}?(20\d\d)年度?[^，。；\d]{0,6}预算/g;

/** 2022年9月启动“一上”，编的是2022年度预算: what is drawn up in autumn is the next year's. */
export const budgetCompiled = ({ statements }: TextDocument): StaleYear[] =>
  statements.flatMap((statement) =>
    /预算/.test(statement.text) && /编|上/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), COMPILED)
          .filter(
            ([words, on, month, of]) =>
              Number(month) > AUTUMN - 1 &&
              Number(of) <= Number(on) &&
              !/调整|追加|中期|执行|决算/.test(words),
          )
          .map((match) => found(statement, match, 3, Number(match[1]) + 1, '所编预算的年度'))
      : [],
  );

const NOTICE =
  /(20\d\d)年(\d{1,2})月[^。；]{0,12}?(?:通知|布置|部署|发文|印发|下发|要求|安排|启动|组织)[^。；]{0,30}?(?:对|就|开展)[^，。；\d]{0,6}(20\d\d)年度?(?!上半年|\d)[^。；]{0,20}?(?:自评|绩效评价|自我评价|自查)/g;
const LAST_MONTHS = 10;

/** 2024年1月要求对2024年度支出自评: a year is not over in its first months. */
export const reviewAskedTooSoon = ({ statements }: TextDocument): StaleYear[] =>
  statements.flatMap((statement) =>
    /自评|评价|自查/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), NOTICE)
          .filter(
            ([words, on, month, of]) =>
              Number(of) >= Number(on) &&
              Number(month) < LAST_MONTHS &&
              !/监控|事前|目标|申报|上半年|前三季度|新增/.test(words),
          )
          .map((match) => found(statement, match, 3, Number(match[1]) - 1, '自评的年度'))
      : [],
  );

const CARRIED =
  /(?:年初|上年度?|上一年度?|以前年度)(?:财政拨款|资金)?结[转余](?!下年|至下|到下)[^。；]{0,24}?(?:系|是|为|属|即|来自|源于|指)(?:[^，。；\d]{0,8})(20\d\d)年(?:度)?[末底]?[^。；]{0,10}?(?:没|未|尚|剩|余|欠|尾款|结[余转])/g;

/** 年初结转12.6万元，系2023年末未付的尾款: brought over from the year itself. */
export const carriedFromOwn = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    statement.text.includes('结')
      ? matchesIn(withoutTitles(statement.text), CARRIED)
          .filter(([, year]) => Number(year) >= own)
          .map((match) => found(statement, match, 1, own - 1, '上年结转所属的年度'))
      : [],
  );

const AGAIN =
  /(20\d\d)年[^。；\d]{0,14}(?:停[办摆演产课运工赛]|中断|暂停|取消|未(?:能)?举办|没(?:能|有)?办)(?:了)?[^。；]{0,24}?[，,][^，。；\d]{0,8}(20\d\d)年[^，。；\d]{0,8}(?:恢复|重新|重启|再次|复[办赛演课产工])/g;

/** 2022年停办一年的球赛，2022年重新开哨. */
export const resumedInTheSame = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    /停|断|取消|没|未/.test(statement.text)
      ? matchesIn(statement.text, AGAIN)
          .filter(
            ([words, one, other]) =>
              Number(other) < Number(one) || (one === other && /一年|全年|整年|当年没/.test(words)),
          )
          .map((match) => found(statement, match, 2, own, '恢复的年份'))
      : [],
  );
