import { chineseNumeral } from '../../text/numerals.js';
import { matchesIn } from '../../text/matches.js';
import { wordsOf } from '../../text/words.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import { oncePerDocument } from '../../once.js';

/** A part of the report by its number, with the parts of it. */
interface Part {
  readonly number: number;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** A reference that leads to a place which does not tell of that, where another does. */
export interface Misled extends Range {
  readonly right: string;
}

const NUMERAL = '[一二三四五六七八九十]{1,2}';
const PART_LINE = new RegExp(`^第(${NUMERAL})(?:部分|章)[\\s、：:]*([^。；]{2,30})$`);
const POINTS = new RegExp(
  `(?:见|列[于在]|载[于在]|参照|参看)(?:本报告|报告|前文|上文|下文)?的?第(${NUMERAL})(?:部分|章)(?:的?第?[（(](${NUMERAL})[）)](?:项|节|部分|点)?)?`,
  'g',
);
/** 自评得分（见第三部分）, 自评得分详见第三部分 */
const TOPIC = /([一-龥]{3,12})(?:[（(]?(?:具体|详细)?(?:详|参)?)$/;
const GENERAL =
  /^(?:具体|数据|情况|内容|详细|有关|相关|明细|说明|结果|原因|分析|问题|措施|工作|方面|改进|存在|不足|不细|不够|有待|管理|完成|项目|资金|部门|单位|报告|需要|提高|加强|差距|及时|部分|年度|绩效|目标|指标|预算|支出)$/;

const numberOf = (text: string): number => chineseNumeral(text)?.toNumber() ?? 0;

const ended = (parts: readonly Omit<Part, 'end'>[], end: number): Part[] =>
  parts.map((part, index) => ({ ...part, end: parts[index + 1]?.start ?? end }));

const partsOf = oncePerDocument((document: TextDocument): readonly Part[] => {
  const lines = document.lines.flatMap(({ text, start }) => {
    const [, number = '', title = ''] = PART_LINE.exec(text) ?? [];
    return number === '' ? [] : [{ number: numberOf(number), title, start }];
  });
  const chapters = document.headings
    .filter(({ level, number }) => level === 1 && number > 0)
    .map(({ number, title, start }) => ({ number, title, start }));
  return ended(lines.length > 1 ? lines : chapters, document.text.length);
});

const subsOf = (document: TextDocument, { start, end }: Part): readonly Part[] => {
  const inside = document.headings.filter((one) => one.start > start && one.start < end);
  const least = Math.min(...inside.map(({ level }) => level));
  return ended(
    inside
      .filter(({ level, mark }) => level === least && /[（(]/.test(mark))
      .map(({ number, title, start: at }) => ({ number, title, start: at })),
    end,
  );
};

/** 自评得分（见第三部分）, where it is the fourth; 数据参见第四部分第（一）项, where that tells of something else. */
export const pointedElsewhere = (document: TextDocument): Misled[] =>
  document.statements.flatMap((statement) =>
    statement.text.includes('第')
      ? matchesIn(statement.text, POINTS).flatMap((match) => misled(document, statement, match))
      : [],
  );

function misled(document: TextDocument, statement: Statement, match: RegExpExecArray): Misled[] {
  const parts = partsOf(document);
  const [, number = '', sub] = match;
  const part = parts.find((one) => one.number === numberOf(number));
  if (part === undefined) return [];
  const topic = TOPIC.exec(statement.text.slice(0, match.index))?.[1] ?? '';
  const isGeneral = wordsOf(topic).every(({ text }) => text.length < 2 || GENERAL.test(text));
  const at = rangeOf(statement, match);
  if (topic !== '' && !isGeneral && sub === undefined) {
    const right = parts.find(({ title }) => title.includes(topic));
    const isThere = document.text.slice(part.start, part.end).includes(topic);
    return right === undefined || right === part || isThere ? [] : [{ ...at, right: right.title }];
  }
  return sub === undefined ? [] : misledBelow(document, at, part, numberOf(sub));
}

/** The item the reference stands in names what it is about; the place pointed to must, too. */
function misledBelow(document: TextDocument, at: Range, part: Part, number: number): Misled[] {
  const here = document.headings.findLast(({ start, level }) => start <= at.start && level > 1);
  const target = subsOf(document, part).find((one) => one.number === number);
  if (here === undefined || target === undefined) return [];
  const about = wordsOf(here.title.split(/[。，]/, 1)[0] ?? '')
    .map(({ text }) => text)
    .filter((word) => word.length > 1 && !GENERAL.test(word));
  const tells = ({ start, end }: Part): boolean => {
    const text = document.text.slice(start, end);
    return about.some((word) => text.includes(word));
  };
  if (about.length === 0 || tells(target)) return [];
  const right = partsOf(document)
    .filter(({ start, end }) => at.start < start || at.start >= end)
    .flatMap((one) => subsOf(document, one))
    .find(tells);
  return right === undefined ? [] : [{ ...at, right: right.title }];
}

const ROW_OF = /表\s?(\d{1,2})(?:中|里|内)?的?“?([一-龥]{2,10}?)”?(?:一|这一|那一|所在)[行项栏列]/g;
/** 项目支出明细见表2, where that is what 表1 is called. */
const SEE_TABLE =
  /(?<=^|[，。；：（(])([一-龥]{4,12}?)(?:详|参|具体)?(?:见|列[于在]|载于)表\s?(\d{1,2})(?![\d-])/g;
const CAPTION = /^表\s?(\d{1,2})(?!\d)[\s：:]*[^，。；]{2,30}$/;

/** 列于表3的政府采购一行, where it is a row of 表4. */
export function rowsElsewhere(document: TextDocument): Misled[] {
  const captions = document.lines.flatMap(({ text, start }) => {
    const number = CAPTION.exec(text)?.[1];
    return number === undefined ? [] : [{ number: Number(number), start, title: text }];
  });
  const rowsUnder = (start: number): string => {
    const next = captions.find((one) => one.start > start)?.start ?? document.text.length;
    const table = document.tables.find(
      ({ header }) => (header[0]?.start ?? -1) > start && (header[0]?.start ?? 0) < next,
    );
    return table === undefined
      ? ''
      : [table.header, ...table.rows]
          .map((row) => row.map(({ text }) => text).join(' '))
          .join('\n');
  };
  return document.statements.flatMap((statement) => [
    ...matchesIn(statement.text, ROW_OF).flatMap((match) => {
      const [, number, row = ''] = match;
      const told = captions.find((one) => one.number === Number(number));
      if (told === undefined || rowsUnder(told.start).includes(row)) return [];
      const right = captions.find(({ start }) => rowsUnder(start).includes(row));
      return right === undefined ? [] : [{ ...rangeOf(statement, match), right: right.title }];
    }),
    ...matchesIn(statement.text, SEE_TABLE).flatMap((match) => {
      const [, topic = '', number] = match;
      const told = captions.find((one) => one.number === Number(number));
      const isThere =
        told?.title.includes(topic) === true || rowsUnder(told?.start ?? 0).includes(topic);
      const right = captions.find(({ title }) => title.includes(topic));
      return told === undefined || isThere || right === undefined
        ? []
        : [{ ...rangeOf(statement, match), right: right.title }];
    }),
  ]);
}
