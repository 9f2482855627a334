import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import type { Line } from '../../text/line.js';
import type { StaffSlip } from './staff-told.js';

const NUMBER = '(\\d{1,5})\\s?(?:名|人|位)';
/** What two words together are all people of a place: each is one or the other. */
const HALVES: readonly (readonly [string, string])[] = [
  ['行政(?:人员)?|公务员', '事业(?:人员|干部)?'],
  ['男(?:性|职工|同志|教师|生)?', '女(?:性|职工|同志|教师|生)?'],
  ['(?:中共)?党员', '(?:普通)?群众|非(?:中共)?党员'],
  ['管理层|管理人员|管理岗|机关人员', '一线(?:员工|人员|职工|岗位)?|生产人员|作业人员|基层人员'],
  [
    '在编(?:人员|职工)?|编内|正式(?:人员|职工|工)?',
    '编外(?:人员)?|聘用(?:人员)?|临聘(?:人员)?|合同制?(?:人员|工)?|非在编(?:人员)?|劳务派遣(?:人员)?',
  ],
  ['在职(?:人员|职工)?', '离退休(?:人员|职工)?|退休(?:人员|职工)?'],
  ['本科(?:及以上|以上)(?:学历)?', '(?:大专|专科)(?:及以下|以下)(?:学历)?'],
  ['专任教师', '(?:教辅|工勤|后勤|非教学)(?:人员)?'],
  ['专职(?:人员)?', '兼职(?:人员)?'],
  ['干部', '工人|工勤人员'],
  ['本地(?:人|籍|户籍)?', '外地(?:人|籍|户籍)?'],
];
const JOIN = '[，,、；;]?(?:和|及|与)?';
/** A third part; 另有退休人员22名 is none. */
const MORE = `(?![，；、（]另[有外]?(?:离退休|退休|离休|编外|聘|临|借|遗属|劳务|公益))(?:[\\s、，,；;（(和及另外]{1,3}[^，。；、\\d]{0,12}\\d+\\s?(?:名|人|位)|[、，](?:其他|另|还有|其余))`;
const FORMS = HALVES.map(([one, other]) => {
  const own = (word: string): string => `(?:${word})(?:有|共|为|共有)?${NUMBER}`;
  return new RegExp(
    `${NUMBER}(?:[^，。；：、\\d]{0,6})[，,：:（(；]\\s?(?:其中|包括|内|按[^，。；：、\\d]{1,6}?(?:划?分))?[：:，,]?(?:${own(one)}${JOIN}${own(other)}|${own(other)}${JOIN}${own(one)})(?!${MORE})`,
    'g',
  );
});
const QUICK = /\d\s?[名人位][^。]{0,10}[，,：:（(；]/;
const NOT_ALL = /编制|不含|另|年初|上年|去年|增|减|招|调|退|均|每/;

/** 职工120人，管理层15人，一线106人: two that make all of them and do not add up. */
export const staffHalves = ({ lines }: TextDocument): StaffSlip[] =>
  lines.flatMap((line) =>
    QUICK.test(line.text)
      ? [
          ...FORMS.flatMap((form) => judge(line, form)),
          ...(line.text.includes('以下') ? ranked(line) : []),
        ]
      : [],
  );

const LADDER =
  /(?:正高|副高|高级|研究生|硕士|博士|本科|\d岁)[^。；]*(?:初级|中级|大专|专科|高中|岁|中专|本科|员级|未定级)[^，。；：、\d]{0,4}(?:及以下|及其以下|以下|及其他)[^，。；：、\d]{0,6}\d+\s?(?:名|人|位)$/;
const CLOSE = 0.12;
const FEWEST = 3;
const NOT_A_RUNG = /其中|编制|另|上年/;

/** 高级6人，中级21人，初级及以下33人: ranks, ages and schooling down to the last are all people, or those told right before. */
function ranked({ text, start }: Line): StaffSlip[] {
  let from = 0;
  return text.split(/[。；]/).flatMap((sentence) => {
    const at = from;
    from += sentence.length + 1;
    const run = runOf(sentence);
    if (run === null) return [];
    const parts = matchesIn(run, PEOPLE).map(([, number = '0']) => Number(number));
    const sum = parts.reduce((total, part) => total + part, 0);
    const begin = at + sentence.indexOf(run);
    const before = matchesIn(text.slice(0, begin), PEOPLE);
    if (parts.length < FEWEST || before.some(([, number]) => Number(number) === sum)) return [];
    const all = before.findLast(
      ({ 1: number }) => Math.abs(sum - Number(number)) <= Math.max(FEWEST, sum * CLOSE),
    );
    return all === undefined
      ? []
      : [
          {
            places: [
              { start: start + begin, end: start + begin + run.length },
              { start: start + all.index, end: start + all.index + all[0].length },
            ],
            computed: `${parts.join(' + ')} = ${String(sum)}，文中为 ${all[1] ?? ''}`,
            message: `各档合计 ${String(sum)} 人，与 ${all[0]} 不符。`,
          },
        ];
  });
}

/** The rungs of a sentence, from the first to the one that ends with 以下. */
function runOf(sentence: string): string | null {
  const first = /(?:[^，；：、（）\d]{0,8})(?:正高|副高|高级|研究生|硕士|博士|本科|\d+岁)/.exec(
    sentence,
  );
  const last = /(?:以下|及其他)[^，。；：、\d]{0,6}\d+\s?(?:名|人|位)/.exec(sentence);
  if (first === null || last === null || last.index < first.index) return null;
  const run = sentence.slice(first.index, last.index + last[0].length);
  return LADDER.test(run) && !NOT_A_RUNG.test(run) ? run : null;
}

const PEOPLE = /(\d{1,4})\s?(?:名|人|位)/g;

function judge({ text, start }: Line, form: RegExp): StaffSlip[] {
  return matchesIn(text, form).flatMap((match) => {
    const [whole, all = '0', ...parts] = match;
    const told = parts.filter(Boolean).map(Number);
    const right = told.reduce((sum, part) => sum + part, 0);
    const lead = /[^，。；：、]*$/.exec(text.slice(0, match.index))?.[0] ?? '';
    if (right === Number(all) || told.length !== 2 || NOT_ALL.test(lead)) return [];
    // Far from all of them they are parts of it.
    if (Math.abs(right - Number(all)) > Math.max(3, Number(all) * 0.15)) return [];
    return [
      {
        places: [{ start: start + match.index, end: start + match.index + whole.length }],
        computed: `${told.join(' + ')} = ${String(right)}，文中为 ${all}`,
        message: `两部分合计 ${String(right)} 人，与 ${all} 人不符。`,
      },
    ];
  });
}
