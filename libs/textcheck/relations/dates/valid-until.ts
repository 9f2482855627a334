import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { mayBeOfNext, plainDays, showDay, type PlainDay } from './plain-days.js';
import type { WrongSpan } from './spans.js';

const UNTIL =
  /(?:有效期|有效期限|保质期|质保期|保修期|保险期间?|合同期|租期|聘期|服务期|期限|使用期)[^，。；\d]{0,6}?(?:截[至止]|至|到|止于|为)(?:\S{0,6}?(?:至|到|—))?$|(?:于|在)$/;
const ENDS = /^(?:到期|届满|期满|失效|过期|止|终止)/;
const STILL =
  /(?:仍|还|尚|依然|均|都)?(?:处于|处在|在)(?:其)?(?:有效期|质保期|保质期|保修期|合同期|租期|聘期|服务期|保险期)(?:限|间)?(?:之)?(?:内)|(?:仍然?|尚|依然|还)有效|(?:尚未|没有|未)(?:到期|过期|届满)/;
const RENEWED = /续[签期办保约]|换[发领证]|新证|延[续期长展]|重新办|补办|提前/;
const NOT_RENEWED = /(?:未|没有?|不再?)(?:再|及时)?(?:续|换|延|办|重新)[^，。；]{0,3}/g;

/** 有效期至6月30日，未换新证，9月15日仍在有效期内 */
function validity(statements: readonly Statement[], own: number): WrongSpan[] {
  const text = statements.map((statement) => statement.text).join('');
  if (!STILL.test(text) || RENEWED.test(text.replaceAll(NOT_RENEWED, ''))) return [];
  const told = statements.flatMap((statement) =>
    plainDays(statement, own).map((day) => ({ day, statement })),
  );
  const end = told.find(({ day, statement }) => {
    const lead = statement.text.slice(Math.max(0, day.index - 24), day.index);
    const after = statement.text.slice(day.until, day.until + 4);
    return /[期限]/.test(lead) ? UNTIL.test(lead) : ENDS.test(after);
  });
  if (end === undefined) return [];
  return told
    .filter(({ day, statement }) => day.from > end.day.to && STILL.test(statement.text))
    .map(({ day }) => ({
      at: end.day,
      also: [day],
      what: '有效期已过，文中说仍在有效期内。',
      computed: `${showDay(day)}晚于${showDay(end.day)}`,
    }));
}

const REPORT_DONE = /(?:自评(?:工作|报告)?|本(?:报告|稿|次自评)|报告|评价报告)/;
const IS_DONE =
  /^[^，。；]{0,10}?(?:结束|完成|定稿|完稿|形成|写成|脱稿|成稿|写完|收尾|提交|上报|报出)/;
const WRITTEN_IN = /写入|写进|列入|计入|纳入|反映|载入|据实|收录|统计在内/;

/** 自评10月20日结束并形成本稿，12月26日付尾款的情况据实写入: told in a report before it happened. */
function writtenAhead(statement: Statement, own: number): WrongSpan[] {
  const { text } = statement;
  if (!REPORT_DONE.test(text) || !WRITTEN_IN.test(text) || /下一?步|将|拟|计划|整改/.test(text))
    return [];
  const days: readonly PlainDay[] = plainDays(statement, own);
  const done = days.find(
    ({ index, until }) =>
      REPORT_DONE.test(text.slice(Math.max(0, index - 20), index)) &&
      IS_DONE.test(text.slice(until)),
  );
  if (done === undefined) return [];
  const later = days.find((day) => day.from > done.to && !mayBeOfNext(day, done));
  if (later === undefined) return [];
  return [
    {
      at: done,
      also: [later],
      what: '报告形成之后的事写进了报告。',
      computed: `${showDay(later)}晚于${showDay(done)}`,
    },
  ];
}

/** What is said to be still in force after its end, and what a report tells of days after it was written. */
export const validUntil = ({ statements, year }: TextDocument): WrongSpan[] => {
  const passages = groupBy(
    statements.filter(({ inTable, text }) => !inTable && text.includes('月')),
    ({ passage }) => passage,
  );
  return [...passages.values()].flatMap((ofOne) => [
    ...validity(ofOne, year ?? 0),
    ...ofOne.flatMap((statement) => writtenAhead(statement, year ?? 0)),
  ]);
};
