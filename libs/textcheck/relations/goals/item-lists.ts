import { oncePerDocument } from '../../once.js';
import { clausesOf, sentencesOf } from '../../text/sentences.js';
import { chaptersOf } from '../outline/chapters.js';
import { endOfLast, ORDINALS, type Series, seriesOf } from './inline-series.js';
import { itemOf, LONGEST_ITEM, type Item, type ItemList } from './items.js';
import type { Heading } from '../../text/structure.js';
import type { Line } from '../../text/line.js';
import type { Table } from '../../text/tables.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A paragraph longer than this leads to what follows only where it says so. */
const LONGEST_LEAD = 40;
const LEADS_ON = /[：:]$|如下|下列|见下表|见表/;

/** Every list of a document, in order. */
export const listsOf = oncePerDocument((document): ItemList[] => {
  const leadAt = leadFinder(document);
  return [
    ...headingLists(document),
    ...labelledLists(document),
    ...document.lines.flatMap((line) => inlineLists(line)),
    ...document.tables.flatMap((table) => tableList(table)),
  ]
    .map((list) => ({
      ...list,
      // 1.完成甲5部；2.乙3处: the first of its points is no title above it.
      lead: [...leadAt(lineAt(document, list.start)), ...list.lead],
    }))
    .sort((one, other) => one.start - other.start);
});

const lineAt = ({ lines }: TextDocument, place: number): number => {
  const line = lines.findLast(({ start }) => start <= place);
  return line !== undefined && place < line.start + line.text.length ? line.start : place;
};

type Bare = Omit<ItemList, 'lead'> & { readonly lead: readonly string[] };

function listOf(
  items: readonly Item[],
  form: string,
  lead: readonly string[] = [],
  start = items[0]?.from ?? 0,
): Bare[] {
  const last = items.at(-1);
  if (last === undefined || items.length < 2) return [];
  return [{ items, form, lead, start, end: Math.max(last.until, last.from + last.text.length) }];
}

/** Titles above a place, and the line right above it when that is no heading. */
function leadFinder(document: TextDocument): (at: number) => string[] {
  const chapters = chaptersOf(document);
  const { lines } = document;
  return (at) => {
    const chapter = chapters.findLast(({ start }) => start < at);
    const path = chapter?.path.split('/') ?? [];
    const above = lines.findLast(({ start }) => start < at && start > (chapter?.start ?? -1));
    const leads =
      above !== undefined && (above.text.length <= LONGEST_LEAD || LEADS_ON.test(above.text));
    const told = leads ? [above.text.slice(-60)] : [];
    return [...path, ...told];
  };
}

/** A line that opens the next chapter. */
const TITLE = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第)/;

/** Numbered lines of one level, one after another, with what stands below them. */
function headingLists({ headings, lines }: TextDocument): Bare[] {
  const runs: Heading[][] = [];
  const open: (Heading[] | undefined)[] = [];
  for (const heading of headings) {
    const run = open[heading.level];
    open.length = heading.level + 1;
    if (
      run !== undefined &&
      heading.number > 1 &&
      heading.number <= (run.at(-1)?.number ?? 0) + 2
    ) {
      run.push(heading);
      continue;
    }
    const begun = [heading];
    open[heading.level] = begun;
    if (heading.number === 1) runs.push(begun);
  }
  return runs.flatMap((run) =>
    listOf(
      run.map((heading, index) => {
        const text = (lines[heading.line]?.text ?? '').slice(heading.mark.length);
        const below = lines
          .slice(heading.line + 1, run[index + 1]?.line ?? heading.line + 2)
          .map(({ text: line }) => line)
          .filter((line) => run[index + 1] !== undefined || !TITLE.test(line));
        const start = heading.start + heading.mark.length;
        const item = itemOf(String(heading.number), text.trimStart(), start);
        return { ...item, text: [item.text, ...below].join('\n').slice(0, LONGEST_ITEM) };
      }),
      `heading ${String(run[0]?.level ?? 0)}`,
      [],
      run[0]?.start,
    ),
  );
}

const NUMERAL = '[一二三四五六七八九十\\d]{1,3}';
/** 目标1：, 任务二：, P05 …, 3.2 and 一是 at the beginning of lines. */
const LABELS: readonly RegExp[] = [
  new RegExp(
    `^((?:绩效|年度|重点|主要|工作)?(?:目标|任务|指标|项目|工作))(${NUMERAL})(?:[：:、.\\s]\\s?|(?=[（(]))`,
  ),
  /^([A-Z]{1,3})-?(\d{1,3})[\s、：:.]\s?/,
  /^(\d{1,2}\.)(\d{1,2})[.、]?\s+(?=[一-龥“《（])/,
  /^()([一二三四五六七八九十])是/,
  /^()第([一二三四五六七八九十])[，,、]/,
];

function labelledLists({ lines }: TextDocument): Bare[] {
  return LABELS.flatMap((label, style) => {
    const marked = lines.flatMap((line, at) => {
      const found = label.exec(line.text);
      return found === null ? [] : [{ line, at, found }];
    });
    const runs: (typeof marked)[] = [];
    for (const one of marked) {
      const last = runs.at(-1)?.at(-1);
      const goesOn =
        last !== undefined &&
        one.found[1] === last.found[1] &&
        one.found[2] !== runs.at(-1)?.[0]?.found[2] &&
        one.at - last.at <= 4;
      if (goesOn) runs.at(-1)?.push(one);
      else runs.push([one]);
    }
    return runs.flatMap((run) =>
      listOf(
        run.map(({ line, at, found }, index) => {
          const [mark] = found;
          const next = run[index + 1]?.at ?? at + 1;
          const below = lines.slice(at + 1, next).map(({ text }) => text);
          const item = itemOf(
            found[2] ?? '',
            line.text.slice(mark.length),
            line.start + mark.length,
          );
          return { ...item, text: [item.text, ...below].join('\n').slice(0, LONGEST_ITEM) };
        }),
        `label ${String(style)}${run[0]?.found[1] ?? ''}`,
        [],
        run[0]?.line.start,
      ),
    );
  });
}

/** Points inside one line. */
function inlineLists(line: Line): Bare[] {
  for (const [style, ordinal] of ORDINALS.entries()) {
    const found = matchesIn(line.text, ordinal);
    if (found.length < 2) continue;
    return seriesOf(line.text, found).flatMap((series) =>
      inlineList(line, `inline ${String(style)}`, series),
    );
  }
  return sentencesOf(line).flatMap((sentence) => partedList(sentence));
}

function inlineList(
  { text, start }: Line,
  form: string,
  { from: begin, to: end, marks: found }: Series,
): Bare[] {
  const last = endOfLast(text.slice(0, end), found);
  const items = found.map((match, index) => {
    const from = match.index + match[0].length;
    const to = found[index + 1]?.index ?? last;
    return itemOf(match[1] ?? '', text.slice(from, to), start + from);
  });
  return listOf(items, form, [text.slice(begin, found[0]?.index).slice(-60)]);
}

const LEADS =
  /^[^，。；\d]{0,24}?(?:目标|任务|指标)[^，。；：\d]{0,10}(?:为|是|[：:])[：:]?|^[^；。]{0,40}[：:]/;

/** 年度目标为：甲5件；乙6人；丙7户, or the same with commas where each part has its figure. */
function partedList({ text, start }: Line): Bare[] {
  const lead = LEADS.exec(text)?.[0];
  if (lead === undefined || /实际|[，；]完成[^，。；]{0,4}\d/.test(text))
    return namedList({ text, start });
  const rest = { text: text.slice(lead.length), start: start + lead.length };
  const parted = piecesOf(rest, /[；;]/);
  const clauses = clausesOf(rest);
  const figured = clauses.every((clause) => /\d/.test(clause.text));
  const parts = parted.length > 1 ? parted : figured ? clauses : [];
  if (parts.length < 2) return namedList({ text, start });
  return listOf(
    parts.map((part) => itemOf('', part.text, part.start)),
    'parted',
    [lead],
  );
}

/** 开展甲、乙、丙三项任务; 设置3项指标：甲、乙、丙。 */
const NAMED: readonly RegExp[] = [
  /^(?:[^，。；：]*?(?:开展|设置|设定|实施|完成|包括|围绕|安排))?([^，。；：\d]+、[^，。；：\d]+?)(?:[一二三四五六七八九十两]|\d{1,2})[项个大](?:重点|财政|专项|支出)?(?:任务|目标|指标|项目)/,
  /(?:任务|目标|指标|工作)(?:[：:]|，?(?:即|分别是|分别为|包括))([^，。；：\d]+、[^，。；：\d]+)$/,
];

function namedList({ text, start }: Line): Bare[] {
  const found = NAMED.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const names = found?.[1] ?? '';
  if (found === undefined || /等$|等[一二三四五六七八九十]/.test(names)) return [];
  const from = start + found.index + found[0].indexOf(names);
  const parts = piecesOf({ text: names, start: from }, /、/);
  return listOf(
    parts.map((part) => itemOf('', part.text, part.start)),
    'named',
    [/任务|目标|指标/.exec(found[0])?.[0] ?? ''],
  );
}

function piecesOf({ text, start }: Line, mark: RegExp): Line[] {
  let from = start;
  return text.split(mark).flatMap((piece) => {
    const here = from;
    from += piece.length + 1;
    const indent = piece.length - piece.trimStart().length;
    return piece.trim() === '' ? [] : [{ text: piece.trim(), start: here + indent }];
  });
}

const CODE_HEAD = /^(?:序\s*号|编\s*[码号]|代码|(?:目标|任务|项目|指标)(?:编号|序号|编码))$/;
const CODE =
  /^(?:[（(]?(?:[A-Z]{1,3}-?)?\d{1,3}[）).]?|(?:目标|任务|指标|项目)[一二三四五六七八九十\d]{1,3})$/;
/** 建成充电桩120个: the figure is no part of a name. */
const FIGURES = /(?<=[一-龥]{4})\d.*$/;
const NAME_HEAD = /名称|项目|指标|任务|内容|事项|目标|工作/;
const VALUE_HEAD = /值|完成|实现|情况|金额|预算|支出|分|率|数$/;

function nameColumn(header: Table['header'], otherwise: number): number {
  const named = header.findIndex(({ text }) => /名称|三级指标|对应项目/.test(text));
  if (named >= 0) return named;
  const called = header.findIndex(
    ({ text }) => NAME_HEAD.test(text) && !VALUE_HEAD.test(text) && !CODE_HEAD.test(text),
  );
  return called >= 0 ? called : otherwise;
}

const endOf = ({ start, text }: Line): number => start + text.length;

/** The named rows of a table; those without a name of their own, as a total, are none. */
function tableList({ header, rows }: Table): Bare[] {
  const all = CODE.test(header[0]?.text ?? '') ? [header, ...rows] : rows;
  const coded = CODE_HEAD.test(header[0]?.text ?? '') || all !== rows;
  const column = nameColumn(header, coded ? 1 : 0);
  const items = all.flatMap((row) => {
    const [code, name] = [row[0]?.text ?? '', row[column]];
    const isRow = name !== undefined && /[一-龥]{2}/.test(name.text) && !/计$/.test(name.text);
    if (!isRow || (coded && !CODE.test(code))) return [];
    const text = row.map((cell) => cell.text).join(' ');
    const { start } = name;
    return [
      {
        mark: coded ? code : '',
        name: name.text.replace(FIGURES, ''),
        text,
        from: row[0]?.start ?? start,
        until: endOf(row.at(-1) ?? name),
        start,
        end: start + name.text.length,
      },
    ];
  });
  return listOf(items, coded ? 'rows' : 'unnumbered rows', [
    header.map(({ text }) => text).join(' '),
  ]);
}
