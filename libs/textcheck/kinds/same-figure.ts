import { groupBy } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import { findingOf } from '../finding-of.js';
import { canonicalLabel } from '../relations/figures.js';
import { countsAcross, tooManyProjects } from '../relations/counts-across.js';
import { repeatedRows } from '../relations/table-prose.js';
import type { Kind } from '../kind.js';
import { mentionOfCell } from '../mentions/cell.js';
import type { Mention } from '../mentions/mention.js';
import { isSwap, placesOf } from '../relations/near.js';
import { sectionsOf, type Section } from '../relations/outline.js';
import { TOTAL } from '../relations/table-totals.js';
import type { Table } from '../text/tables.js';

interface Stated {
  readonly mention: Mention;
  readonly key: string;
  readonly passage: number;
  /** Funds or classes of expenditure that the headings above name. */
  readonly below: readonly string[];
}

/** Nouns so general that two of them need not be the same thing. */
const GENERAL =
  /^(?:资金|金额|支出|收入|(?:调整后|全年)?预算|(?:平均)?每.*|[人户生亩]均.*|项目|经费|其中|合计|补助|补贴|投资|人员|余额|涉及资金|项目资金|实际支出|安排资金|支付金额|预算资金|此项经费|项目预算|补助资金|.*(?:时期|期间|阶段))$/;
/** 完成投资 tells how far, not of what. */
const VERB = /^(?:完成|实现|达到|达|批复|下达|争取|落实|投入|安排|申请|拨付|筹措|引进)(?:了)?/;
/** Funds and classes of expenditure: 年终结余 below one is not that below another. */
const CLASSES =
  /一般公共预算|政府性基金|国有资本经营|社会保险基金|财政专户|基本支出|项目支出|人员经费|公用经费/g;
/** Words that say when and how, not what of. */
const TURNS =
  /(?:年初|年末|年底|全年|本年|当年|上年|累计|占|为|总|预算|决算|支出|收入|执行|大于|小于|高于|低于|资金|金额|数|额|年度|度)/g;
/** A planned, a changed and an actual figure differ rightly; the first that a sentence names counts. */
const PLANS = [/调整后|调整数/, /年初|批复/, /预算|安排|计划/];
const SHORTEST = 4;

/** One figure with two values in two places of a report. */
export const sameFigure: Kind = {
  id: 'same_figure',
  name: '前后数字不一致',
  severity: 'warning',
  reason: '同一年同一口径的同一个数字，全文应当一致。',
  fires: [
    '2024年预算收入100万元，其中：财政拨款收入100万元、其他收入0万元。\n资源统筹情况。2024年我乡其他收入0.09万元已纳入预算。',
    '2023年底固定资产净值111.60万元。\n2023年底，固定资产净值为112.60万元。',
    '2024年我局全年支出3058.17万元。\n全年支出3085.17万元，比上年增长。',
    '年末实有在职人员42人。\n我局在职人员48人全部签订承诺书。',
    '对42个项目开展绩效自评。\n43个项目全部完工。',
    '全镇辖23个行政村。\n全镇32个行政村全部完成改厕。',
    '项目\t预算数\t支出数\n农村道路养护\t20.00\t19.50\n桥梁检测费\t35.00\t34.20\n合计\t55.00\t53.70\n农村道路养护项目预算20.00万元，支出15.90万元。',
    '指标\t分值\t得分\n产出\t50\t48.97\n效益\t50\t49.20\n合计\t100\t98.17\n自评总分98.71分，等级为优。',
  ],
  spares: [
    '2023年底固定资产净值111.60万元。\n2024年底，固定资产净值为99.02万元。',
    '2023年预算安排公务接待费5万元。\n2023年公务接待费5万元。',
    '年末在职人员42人。\n局机关在职人员22人，图书馆在职人员20人。',
    '对42个项目开展绩效自评。\n42个项目全部完工，其中12个项目均为优。',
    '全镇辖23个行政村。\n其中18个行政村完成改厕。',
    '项目\t预算数\t支出数\n农村道路养护\t20.00\t19.50\n桥梁检测费\t35.00\t34.20\n合计\t55.00\t53.70\n农村道路养护项目预算20.00万元，支出19.50万元。',
    '甲项目资金5万元。\n乙项目资金6万元。',
    '一、一般公共预算\n收支相抵，年终结余65万元。\n二、政府性基金\n收支相抵，年终结余90万元。',
    '1.基本支出预算88万元，其中：\n商品和服务支出预算16万元。\n2.项目支出3万元，其中：\n商品和服务支出预算3万元。',
    '灌区改造完工，共完成投资544万元。\n引进项目5个，完成投资1010万元。',
    '收入8096万元，是“十二五”时期4320万元的1.87倍。\n民生支出66935万元，是“十二五”时期39430万元的1.7倍。',
    '2024年调整后预算4700.63万元。按支出性质划分，基本支出1608.50万元，项目支出3092.13万元。\n2024年全年实际支出4583.17万元，其中基本支出1602.94万元，项目支出2980.23万元。',
  ],
  find: (document) => [
    ...groupsOf(statedIn(document)).flatMap((group) => judge(document, group)),
    ...document.tables.flatMap((table) => besideTable(document, table)),
    ...changedOver(document),
    ...[...countsAcross(document), ...tooManyProjects(document)].map(({ first, other, noun }) =>
      twoValues(document, [other, first], noun),
    ),
    ...repeatedRows(document).map(({ told, cell, name }) =>
      twoValues(document, [told, cell], name),
    ),
  ],
};

/** Those of one key together, in the order of the text. */
const groupsOf = (all: readonly Stated[]): (readonly Stated[])[] => [
  ...groupBy(all, ({ key }) => key).values(),
];

function statedIn(document: TextDocument): Stated[] {
  const sections = sectionsOf(document);
  return document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => {
      const { mentions, year, passage } = statement;
      const of = aspectOf(document, statement);
      const below = classesAbove(sections, statement);
      return mentions
        .filter(
          ({ kind, before }) =>
            kind === 'amount' && !/(增加|减少|增长|下降|较|比|主要是|用于|因)/.test(before),
        )
        .map((mention) => ({
          mention,
          passage,
          below,
          key: `${canonicalLabel(mention.label)}|${String(mention.year ?? year ?? document.year)}|${of}`,
        }));
    })
    .filter(({ mention: { label } }) => {
      const noun = label.replace(VERB, '');
      const named = label.length >= SHORTEST && !GENERAL.test(label) && !GENERAL.test(noun);
      return named && noun.replaceAll(TURNS, '').length >= 2;
    });
}

/** What the headings a statement stands under say it is of: 2.政府性基金收支, 1. 基本支出预算. */
const classesAbove = (sections: readonly Section[], { start }: Statement): string[] =>
  sections
    .filter(({ heading, end }) => heading.start <= start && start < end)
    .flatMap(({ heading }) => heading.title.match(CLASSES) ?? []);

/** Each stands under headings of its own fund or class. */
const isElsewhere = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((name) => !other.includes(name)) && other.some((name) => !one.includes(name));

/** 按支出性质划分，基本支出…: whether planned or spent, the sentence before in the paragraph says. */
function aspectOf({ statements }: TextDocument, { index, passage, text }: Statement): string {
  const before = statements[index - 1];
  const split = /^按[^，。]{2,12}(?:划分|分类|分)[，,]/.test(text);
  const head = split && before?.passage === passage ? before.text : text;
  return PLANS.find((plan) => plan.test(head))?.source ?? '实际';
}

function judge(document: TextDocument, group: readonly Stated[]): ReturnType<Kind['find']> {
  const [first] = group;
  const other = group.find(
    ({ mention, passage, below }) =>
      first !== undefined &&
      passage !== first.passage &&
      !mention.base.equals(first.mention.base) &&
      !isElsewhere(below, first.below),
  );
  if (first === undefined || other === undefined) return [];
  const [one, two] = [first.mention, other.mention].map((at) => quoteOf(document, at).text);
  return [
    findingOf(sameFigure, document, [other.mention, first.mention], {
      computed: `${first.mention.label}：一处为 ${String(one)}，一处为 ${String(two)}`,
      message: `“${first.mention.label}”前后不一致：${String(one)} 与 ${String(two)}。`,
      suggestion: '核对口径；口径相同的改为同一数字，口径不同的写明口径。',
      confidence: 0.65,
    }),
  ];
}

/** One thing in two places, the later one first. */
function twoValues(
  document: TextDocument,
  places: readonly [Mention, Mention],
  noun: string,
): ReturnType<Kind['find']>[number] {
  const [later, first] = places.map((at) => quoteOf(document, at).text);
  return findingOf(sameFigure, document, places, {
    computed: `${noun}：一处为 ${String(first)}，一处为 ${String(later)}`,
    message: `“${noun}”前后不一致：${String(first)} 与 ${String(later)}。`,
    suggestion: '核对口径；口径相同的改为同一数字，口径不同的写明口径。',
    confidence: 0.75,
  });
}

const NEAREST = 3;

/** A total of a table, told beside it with two digits changed over. */
function besideTable(document: TextDocument, table: Table): ReturnType<Kind['find']> {
  const figures = table.rows.flat().flatMap((cell) => mentionOfCell(cell, '') ?? []);
  const row = table.rows.find((cells) => TOTAL.test(cells[0]?.text ?? ''));
  const totals = (row ?? []).flatMap((cell) => mentionOfCell(cell, '') ?? []);
  const told = nearTable(document, table).flatMap(({ mentions }) => mentions);
  return told.flatMap((mention) => {
    const known = figures.some(({ value }) => value.equals(mention.value));
    const total = totals.find(
      (one) => placesOf(one) === placesOf(mention) && isSwap(one.value, mention),
    );
    if (known || total === undefined) return [];
    return [
      findingOf(sameFigure, document, [mention, total], {
        computed: `表中合计为 ${total.value.toFixed()}，文中为 ${mention.value.toFixed()}`,
        message: `表中合计为 ${total.value.toFixed()}，文中写成 ${mention.value.toFixed()}。`,
        suggestion: '核对后统一为同一数字。',
        confidence: 0.85,
      }),
    ];
  });
}

/** The sentences right before and after a table. */
function nearTable({ statements }: TextDocument, { header, rows }: Table): Statement[] {
  const start = header[0]?.start ?? 0;
  const end = rows.at(-1)?.at(-1)?.start ?? start;
  const outside = statements.filter(({ inTable }) => !inTable);
  const before = outside.filter((statement) => statement.start < start).slice(-NEAREST);
  return [...before, ...outside.filter((statement) => statement.start > end).slice(0, NEAREST)];
}

/** Digits enough that two figures of one noun are not each other's mirror by chance. */
const LONG = 5;
const SPENT = /(?:支出|执行|执行数|支出数|决算|决算数|支出合计|支出总计|支出总额)$/;
/** 项目预算总投资 and 项目总投资 end alike. */
const LAST = -3;

/** One figure of a noun with two digits changed over in another place. */
function changedOver(document: TextDocument): ReturnType<Kind['find']> {
  return groupsOf(amountsOf(document)).flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const other = others.find(
      ({ mention, passage }) =>
        passage !== first.passage &&
        isAkin(mention, first.mention) &&
        isSwap(mention.value, first.mention),
    );
    return other === undefined ? [] : judge(document, [first, other]);
  });
}

/** Amounts of the running text by year and their digits in order of size: those of a mirrored pair are the same. */
const amountsOf = (document: TextDocument): Stated[] =>
  document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions, passage, year }) =>
      mentions.flatMap((mention) => {
        const of = mention.year ?? year ?? document.year;
        const digits = mention.value.toFixed(placesOf(mention));
        const key = `${[...digits].sort().join('')}|${mention.unit}|${String(of)}`;
        // 150000 has two digits that tell something.
        const told = digits.includes('.') ? digits.replace('.', '') : digits.replace(/0+$/, '');
        const long = told.length >= LONG;
        return mention.kind === 'amount' && mention.exact && long
          ? [{ mention, passage, key, below: [] }]
          : [];
      }),
    );

function isAkin({ label: one }: Mention, { label: other }: Mention): boolean {
  const same = one.length >= 2 && (one.endsWith(other) || other.endsWith(one)) && other.length >= 2;
  const end = one.slice(LAST);
  const alikeAtEnd = end.length === -LAST && other.endsWith(end);
  return same || alikeAtEnd || (SPENT.test(one) && SPENT.test(other));
}
