import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { Line } from '../../text/line.js';
import type { Cell, Table } from '../../text/tables.js';
import type { StaffSlip } from './staff-told.js';

const PEOPLE = '\\s?(?:名|人|位|个)(?:同志|干部|职工|教师|人员|工作人员)?';
/** 退休4人 and 3名同志退休: what came and what went, the number before or behind. */
const CAME =
  '招录|招聘|新招|考录|录用|新录用|调入|转入|新进|引进|接收|安置|补录|补充|选调|遴选|转隶|新聘|增加|入职|新增|划入|借入';
const WENT =
  '退休|调出|调离|辞职|离职|病故|去世|死亡|解聘|辞退|开除|转出|划出|退出|减少|离任|外调|转岗|借出|退职|流失|病退|内退';
const BEHIND = new RegExp(
  `(?:(${CAME})|(${WENT}))[^，。；、\\d]{0,6}?(\\d{1,3})${PEOPLE}?(?!次)`,
  'g',
);
const BEFORE = new RegExp(
  `(\\d{1,3})${PEOPLE}?(?:到龄|正常|到期|因病|主动)?(?:(${CAME})|(${WENT}))(?!的?[^，。；、]{0,6}\\d)`,
  'g',
);
const FROM_TO = new RegExp(
  `(?:由|从)(?:年初|上年末?|上年底|去年|原来)?的?(\\d{1,4})${PEOPLE}?(?:增|减|降|升|变|上升|下降|减少|增加|调整)(?:加|少)?(?:为|至|到|成)(?:年末|年底|目前)?的?(\\d{1,4})${PEOPLE}`,
  'g',
);
const NET = new RegExp(`净(?:增|减)(?:加|少)?了?(\\d{1,3})${PEOPLE}`, 'g');
const OF_PARTS = /其中|另|上年|去年(?!的?\d)|计划|拟|编外|每|平均/;
const MOST_MOVES = 6;

interface Move extends Range {
  readonly sign: 1 | -1;
  readonly value: number;
}

/** What a year brought and took away, against what was before and after, the net told of it, and columns of tables. */
export const staffMoves = ({ lines, tables }: TextDocument): StaffSlip[] => [
  ...lines.flatMap((line) => (/净[增减]|[由从].{0,12}\d/.test(line.text) ? inLine(line) : [])),
  ...lines.flatMap((line) => (line.text.includes('年初') ? overTheYear(line) : [])),
  ...tables.flatMap(inTable),
];

function inLine(line: Line): StaffSlip[] {
  let from = 0;
  return line.text.split(/[。；]/).flatMap((text) => {
    const found = judge({ text, start: line.start + from });
    from += text.length + 1;
    return found;
  });
}

function judge(sentence: Line): StaffSlip[] {
  // 减少9名（退休7名、调出2名）: what stands in brackets is told twice.
  const text = sentence.text.replaceAll(/（[^（）]*）/g, (inner) => '－'.repeat(inner.length));
  const fromTo = matchesIn(text, FROM_TO);
  const nets = matchesIn(text, NET);
  if (fromTo.length + nets.length === 0 || OF_PARTS.test(text)) return [];
  const taken = [...fromTo, ...nets].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
  }));
  const told = movesIn(text).filter((move) =>
    taken.every(({ start, end }) => move.end <= start || move.start >= end),
  );
  const moves = /退休|离休/.test(leadOf(text, taken[0]?.start ?? 0)) ? ofRetired(text, told) : told;
  if (moves.length === 0 || moves.length > MOST_MOVES) return [];
  const net = moves.reduce((sum, { sign, value }) => sum + sign * value, 0);
  const both = new Set(moves.map(({ sign }) => sign)).size > 1;
  return [
    ...fromTo.slice(0, 1).flatMap((match) => offEnds(sentence, match, net)),
    ...(both ? nets.slice(0, 1).flatMap((match) => offNet(sentence, match, net)) : []),
  ];
}

const leadOf = (text: string, at: number): string =>
  /[^，。；：、]*$/.exec(text.slice(0, at))?.[0] ?? '';

/** Those who retire come to the retired, and only death takes them away; of other moves nothing is known. */
function ofRetired(text: string, moves: readonly Move[]): Move[] {
  const signed = moves.map((move) => {
    const words = text.slice(move.start, move.end);
    const sign: Move['sign'] | null = /退休/.test(words)
      ? 1
      : /故|去世|死亡/.test(words)
        ? -1
        : null;
    return sign === null ? null : { ...move, sign };
  });
  return signed.flatMap((move) => move ?? []).filter((_, __, all) => all.length === moves.length);
}

function movesIn(text: string): Move[] {
  const behind = matchesIn(text, BEHIND).map((match): Move => ({
    sign: match[1] === undefined ? -1 : 1,
    value: Number(match[3]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const before = matchesIn(text, BEFORE).map((match): Move => ({
    sign: match[2] === undefined ? -1 : 1,
    value: Number(match[1]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [
    ...behind,
    ...before.filter(({ start, end }) =>
      behind.every((one) => one.end <= start || one.start >= end),
    ),
  ];
}

/** 3人退休、1人调离，在职由52人减为49人 */
function offEnds({ start }: Line, match: RegExpExecArray, net: number): StaffSlip[] {
  const [whole, from = '0', to = '0'] = match;
  const right = Number(from) + net;
  return right === Number(to) || Math.abs(right - Number(to)) > Math.abs(net) * 2 + 3
    ? []
    : [
        {
          places: [{ start: start + match.index, end: start + match.index + whole.length }],
          computed: `${from} ${net < 0 ? '−' : '+'} ${String(Math.abs(net))} = ${String(right)}，文中为 ${to}`,
          message: `按增减人数算，应为 ${String(right)} 人，文中为 ${to} 人。`,
        },
      ];
}

/** 招录5人，退休3人，净减少2人 */
function offNet({ start }: Line, match: RegExpExecArray, net: number): StaffSlip[] {
  const [whole, number = '0'] = match;
  const told = Number(number) * (whole.includes('减') ? -1 : 1);
  return told === net
    ? []
    : [
        {
          places: [{ start: start + match.index, end: start + match.index + whole.length }],
          computed: `增减相抵为 ${String(net)}，文中为 ${String(told)}`,
          message: `增减相抵应为${net < 0 ? '净减' : '净增'} ${String(Math.abs(net))} 人，文中为“${whole}”。`,
        },
      ];
}

const STAFF = '(在编|在职|在岗|教职工|职工)(?:人员|职工|人数|干部)*[共有为是]*';
const AT_START = new RegExp(`年初[^。；\\d]{0,14}?${STAFF}(\\d{1,4})${PEOPLE}`);
const AT_END = new RegExp(`(?:年[末底]|12月31日)[^。；\\d]{0,14}?${STAFF}(\\d{1,4})${PEOPLE}`);

/** 年初在编33人。…本年调出2人，新招录4人。…年底在编37人: what came and what went are told between. */
function overTheYear({ text, start }: Line): StaffSlip[] {
  const first = AT_START.exec(text);
  const from = first === null ? 0 : first.index + first[0].length;
  const last = AT_END.exec(text.slice(from));
  if (first === null || last === null || first[1] !== last[1]) return [];
  const net = netOf(text.slice(from, from + last.index));
  const right = Number(first[2]) + (net ?? 0);
  if (net === null || right === Number(last[2])) return [];
  const at = start + from + last.index;
  return [
    {
      places: [
        { start: at, end: at + last[0].length },
        { start: start + first.index, end: start + from },
      ],
      computed: `${String(right - net)} ${net < 0 ? '−' : '+'} ${String(Math.abs(net))} = ${String(right)}，文中为 ${String(last[2])}`,
      message: `按增减人数算，应为 ${String(right)} 人，文中为 ${String(last[2])} 人。`,
    },
  ];
}

/** What came less what went; null where not both are told, or only some. */
function netOf(between: string): number | null {
  const moves = movesIn(between);
  const both = new Set(moves.map(({ sign }) => sign)).size > 1;
  return !both || moves.length > MOST_MOVES || OF_PARTS.test(between)
    ? null
    : moves.reduce((sum, { sign, value }) => sum + sign * value, 0);
}

const COLUMNS = {
  posts: /编制(?:数|人数)?$|^核编|^核定/,
  staff: /实有|在编|在职|在岗/,
  vacant: /空编|缺编|空缺|缺额/,
};

/** 编制 | 实有 | 空编: each row's rest. */
function inTable({ header, rows }: Table): StaffSlip[] {
  const at = (what: RegExp): number[] =>
    header.flatMap(({ text }, column) =>
      what.test(text.replace(/[（(].*$/, '').trim()) ? [column] : [],
    );
  const [posts, staff, vacant] = [at(COLUMNS.posts), at(COLUMNS.staff), at(COLUMNS.vacant)];
  if (posts.length !== 1 || staff.length !== 1 || vacant.length !== 1) return [];
  return rows.flatMap((row) =>
    offRow(row[posts[0] ?? -1], row[staff[0] ?? -1], row[vacant[0] ?? -1]),
  );
}

function offRow(
  post: Cell | undefined,
  people: Cell | undefined,
  rest: Cell | undefined,
): StaffSlip[] {
  if (post === undefined || people === undefined || rest === undefined) return [];
  const [all, own, left] = [post, people, rest].map(({ text }) =>
    Number(text.replace(/[名人个\s]/g, '') || NaN),
  );
  if (all === undefined || own === undefined || left === undefined) return [];
  if ([all, own, left].some(Number.isNaN) || all - own === left || own > all) return [];
  return [
    {
      places: [rest, post, people].map(({ start, text }) => ({ start, end: start + text.length })),
      computed: `${String(all)} − ${String(own)} = ${String(all - own)}`,
      message: `按编制和实有人数，空编应为 ${String(all - own)}，表中为 ${String(left)}。`,
    },
  ];
}
