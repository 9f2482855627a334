import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { rangeOf } from '../../finding-of.js';
import { mayBeOfNext, plainDays, showDay, type PlainDay } from './plain-days.js';
import type { WrongSpan } from './spans.js';

interface Told {
  readonly statement: Statement;
  readonly text: string;
  readonly days: readonly PlainDay[];
}

type Rule = (told: Told) => WrongSpan[];

const before = ({ text }: Told, day: PlainDay, length: number): string =>
  text.slice(Math.max(0, day.index - length), day.index);
const behind = ({ text }: Told, day: PlainDay, length: number): string =>
  text.slice(day.until, day.until + length);

const OVER =
  /退休|去世|死亡|病故|离职|离岗|停用|停办|注销|报废|关闭|撤销|解聘|辞职|调离|拆除|停产|停运|失效|废止/;
const GOES_ON =
  /仍|还(?!款|清|原)|继续|照常|依旧|照样|以[^，。；]{1,8}(?:身份|名义)|发到|领到|发至|发放至|领至|享受到/;
const EXCUSED =
  /补|返聘|清算|移交|清理|交接|退回|追回|停发|收回|新|旧|另|临时|过渡|留用|结清|直到|此前/;

/** 8月1日退休，9月15日还以站长身份签批: acts of what had come to its end. */
const afterEnd: Rule = (told) =>
  told.days.slice(1).flatMap((day, index) => {
    const end = told.days[index];
    if (end === undefined || day.from <= end.to || !OVER.test(behind(told, end, 8))) return [];
    const around = before(told, day, 14) + behind(told, day, 20);
    const isFar = day.index - end.until > FAR;
    if (
      !GOES_ON.test(around) ||
      EXCUSED.test(told.text.replaceAll(/当月停发|及时停发/g, '')) ||
      isFar
    )
      return [];
    return [
      {
        at: day,
        also: [end],
        what: '已经终止之后仍在进行。',
        computed: `${showDay(day)}晚于${showDay(end)}`,
      },
    ];
  });
const FAR = 40;

const CAME = /^[^，。；\d]{0,4}(?:入职|到岗|报到|上岗|入编|聘用|录用|调入)/;
const PAID = /工资|津贴|补贴|社保|考勤|值班|绩效奖|薪酬|公积金/;

/** 7月入职，3月至6月的工资: paid before he came. */
const beforeCame: Rule = (told) =>
  told.days.flatMap((came, index) => {
    if (!CAME.test(behind(told, came, 10))) return [];
    return told.days
      .slice(index + 1)
      .filter((day) => day.to < came.from && !mayBeOfNext(came, day))
      .filter(
        (day) =>
          PAID.test(told.text.slice(day.until, day.until + 24)) &&
          !/[。；]|另|其他|原|前任|此前/.test(told.text.slice(came.until, day.index)),
      )
      .slice(0, 1)
      .map((day) => ({
        at: day,
        also: [came],
        what: '到岗之前已有待遇。',
        computed: `${showDay(day)}早于${showDay(came)}`,
      }));
  });

const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  春: [1, 6],
  夏: [4, 10],
  秋: [7, 12],
  冬: [10, 16],
};
const SEASON =
  /([春夏秋冬])季[^，。；、\d]{0,8}?(?:在|于|为|是|放在|安排在|定在)(?:20\d\d年)?(\d{1,2})月/g;

/** 秋季一轮放在3月 */
const seasons: Rule = ({ text, statement }) =>
  matchesIn(text, SEASON).flatMap((match) => {
    const [from, to] = SEASONS[match[1] ?? ''] ?? [1, 16];
    const month = Number(match[2]);
    if ((month >= from && month <= to) || (month + 12 >= from && month + 12 <= to)) return [];
    return [
      {
        at: rangeOf(statement, match),
        what: '月份与季节不符。',
        computed: `${match[1] ?? ''}季与${String(month)}月`,
      },
    ];
  });

const COVERS =
  /(?:截[止至]时点|截[至止]日期?|截[至止]|反映的是|用的是|统计到|数据到|口径为|所反映的)[^，。；\d]{0,8}(?:\d{1,2}月?(?:至|—|-))?$/;
const DRAWN = /(?:填表|制表|填报|出具|编制|形成|打印|导出|完成)(?:日期|时间)?(?:为|是|于|在)?$/;

/** 填表日期8月20日，截止时点9月30日: drawn up before the day it counts to. */
const drawnAhead: Rule = (told) => {
  const [one, two, ...more] = told.days;
  if (
    one === undefined ||
    two === undefined ||
    more.length > 0 ||
    /预计|计划|[比较]/.test(told.text)
  )
    return [];
  const drawn = [one, two].find((day) => DRAWN.test(before(told, day, 12)));
  const covers = [one, two].find((day) => COVERS.test(before(told, day, 16)));
  if (drawn === undefined || covers === undefined || drawn === covers || drawn.to >= covers.from)
    return [];
  return [
    {
      at: drawn,
      also: [covers],
      what: '早于所反映的截止时点。',
      computed: `${showDay(drawn)}早于${showDay(covers)}`,
    },
  ];
};

const RULES: readonly Rule[] = [afterEnd, beforeCame, seasons, drawnAhead];

/** Acts of what had ended or not begun, and days out of their season. */
export const outOfTerm = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('月')) return [];
    const told = { statement, text: statement.text, days: plainDays(statement, year ?? 0) };
    return told.days.length === 0 ? [] : RULES.flatMap((rule) => rule(told));
  });
