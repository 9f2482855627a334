import { groupBy } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf, isUnmarked, type Range } from '../finding-of.js';
import { canonicalLabel, isParticular } from '../relations/figures/figures.js';
import { countsAcross, tooManyProjects } from '../relations/figures/counts-across.js';
import { swappedNouns } from '../relations/figures/noun-numbers.js';
import { mistoldCounts } from '../relations/figures/named-counts.js';
import { twoSources } from '../relations/figures/two-sources.js';
import { toldAlike } from '../relations/figures/told-alike.js';
import { toldOfAgain } from '../relations/figures/told-of-again.js';
import { monthsTwice } from '../relations/dates/told-since.js';
import { saidAlike } from '../relations/figures/said-alike.js';
import { isElsewhere, isPlanned, statedIn, type Stated } from '../relations/figures/stated.js';
import { strayedFigures, strayedRests } from '../relations/figures/strayed.js';
import { longTurned, turnedDigits } from '../relations/figures/turned-digits.js';
import {
  areTwoThings,
  isForNextYear,
  isMadeBeside,
  isWithoutSome,
} from '../relations/figures/two-things.js';
import { twinsOf } from '../relations/figures/twins.js';
import { inUnitOf, total as sumOf } from '../relations/figures/arithmetic.js';
import { closingTotals } from '../relations/sums/closing.js';
import { totalsOf } from '../relations/sums/lists.js';
import { mistoldOutcomes } from '../relations/tables/outcome-cells.js';
import { mirroredCells } from '../relations/tables/mirrored-cells.js';
import { rowsToldOtherwise } from '../relations/tables/rows-told-otherwise.js';
import { repeatedRows } from '../relations/tables/table-prose.js';
import { sameEvents } from '../relations/same/dated-roles.js';
import { retoldRoles } from '../relations/same/retold-roles.js';
import { areOfTwoScopes } from '../relations/same/scopes.js';
import { slippedFigures } from '../relations/same/slipped-figures.js';
import { sameRoles } from '../relations/same/same-roles.js';
import { toldTogether } from '../relations/same/told-together.js';
import type { Kind } from '../kind.js';
import { mentionOfCell } from '../mentions/cell.js';
import type { Mention } from '../mentions/mention.js';
import { isBorneOut } from '../relations/figures/borne-out.js';
import { alike, areOne, around, isSlip, isSwap, placesOf } from '../relations/figures/near.js';
import { TOTAL } from '../relations/tables/table-totals.js';
import type { Table } from '../text/tables.js';

/** One figure with two values in two places of a report. */
export const sameFigure: Kind = {
  id: 'same_figure',
  name: '前后数字不一致',
  severity: 'warning',
  reason: '同一年同一口径的同一个数字，全文应当一致。',
  fires: [
    '年末结转和结余40.82万元。\n二是加快支出进度。对结转的42.08万元逐项明确责任人。',
    '年中追加1011.70万元。\n追加资金1101.70万元，占全年预算数的31.12%。',
    '未支出的62.50万元全部结转，其中智能交通设备更新47.30万元、标线施划15.20万元。\n40套智能交通设备中有6套到货推迟，相应43.70万元资金结转下年。',
    '核定编制246名，在职231人，空编15名。\n师资结构性缺员，空编12名。',
    '召开主任会议14次，比下限多2次。\n指标\t目标值\t完成值\n主任会议次数\t≥12次\t16次\n执法检查次数\t4次\t4次',
    '全局新建改建农村公路38.6公里。\n全年新建改建农村公路36.8公里。',
    '全年执行1842.17万元，其中项目支出717.81万元。\n基本支出1124.36万元，项目支出707.81万元，合计1842.17万元。',
    '2024年预算收入100万元，其中：财政拨款收入100万元、其他收入0万元。\n资源统筹情况。2024年我乡其他收入0.09万元已纳入预算。',
    '2023年底固定资产净值111.60万元。\n2023年底，固定资产净值为112.60万元。',
    '2024年我局全年支出3058.17万元。\n全年支出3085.17万元，比上年增长。',
    '硬化道路18.6公里。\n道路硬化16.8公里，完成率100%。',
    '救助困难群众1286人次。\n全年1268人次困难群众获得救助，但标准偏低。',
    '年末实有在职人员42人。\n我局在职人员48人全部签订承诺书。',
    '对42个项目开展绩效自评。\n43个项目全部完工。',
    '全镇辖23个行政村。\n全镇32个行政村全部完成改厕。',
    '项目\t预算数\t支出数\n农村道路养护\t20.00\t19.50\n桥梁检测费\t35.00\t34.20\n合计\t55.00\t53.70\n农村道路养护项目预算20.00万元，支出15.90万元。',
    '指标\t分值\t得分\n产出\t50\t48.97\n效益\t50\t49.20\n合计\t100\t98.17\n自评总分98.71分，等级为优。',
  ],
  spares: [
    '年末结转和结余40.82万元。\n对结转的40.82万元逐项明确责任人。',
    '改造县道126公里。\n其中改造县道危险路段162公里次。',
    '年末结转和结余40.82万元。\n比上年结转的42.08万元减少1.26万元。',
    '核定编制246名，在职231人，空编15名，其中行政空编3名、事业空编12名。',
    '一般公共预算收入完成47.5亿元，其中：税收收入33.3亿元。\n市本级一般公共预算收入完成13.5亿元，其中：税收收入9.1亿元。',
    '（一）东坪村\n新建道路2.4公里。\n（二）西坪村\n新建道路4.2公里。',
    '2023年底固定资产净值111.60万元。\n2024年底，固定资产净值为99.02万元。',
    '2023年预算安排公务接待费5万元。\n2023年公务接待费5万元。',
    '年末在职人员42人。\n局机关在职人员22人，图书馆在职人员20人。',
    '对42个项目开展绩效自评。\n42个项目全部完工，其中12个项目均为优。',
    '全镇辖23个行政村。\n其中18个行政村完成改厕。',
    '项目\t预算数\t支出数\n农村道路养护\t20.00\t19.50\n桥梁检测费\t35.00\t34.20\n合计\t55.00\t53.70\n农村道路养护项目预算20.00万元，支出19.50万元。',
    '甲项目资金5万元。\n乙项目资金6万元。',
    '一、一般公共预算\n收支相抵，年终结余65万元。\n二、政府性基金\n收支相抵，年终结余90万元。',
    '当年发行债券3927万元，其中：一般债券1960万元、专项债券900万元、再融资债券1067万元。\n当年还本1087万元，其中：一般债券442万元，外债21万元，专项债券624万元。',
    '10月份，全县财政支出8617万元。\n1-10月，全县财政支出92736万元。',
    '1.基本支出预算88万元，其中：\n商品和服务支出预算16万元。\n2.项目支出3万元，其中：\n商品和服务支出预算3万元。',
    '灌区改造完工，共完成投资544万元。\n引进项目5个，完成投资1010万元。',
    '收入8096万元，是“十二五”时期4320万元的1.87倍。\n民生支出66935万元，是“十二五”时期39430万元的1.7倍。',
    '2024年调整后预算4700.63万元。按支出性质划分，基本支出1608.50万元，项目支出3092.13万元。\n2024年全年实际支出4583.17万元，其中基本支出1602.94万元，项目支出2980.23万元。',
  ],
  find: (document) =>
    withLooser(document, [
      ...groupsOf(named(document)).flatMap((group) => judge(document, group)),
      ...document.tables.flatMap((table) => besideTable(document, table)),
      ...[
        ...twinsOf(document).filter(({ told, other }) => !areTwoThings(document, told, other)),
        ...saidAlike(document),
        ...strayedFigures(document).filter(
          ({ told, other }) => !isForNextYear(document, told, other),
        ),
        ...strayedRests(document),
      ].map(({ told, other }) => twoValues(document, [told, other], other.label)),
      ...[
        ...countsAcross(document),
        ...tooManyProjects(document),
        ...mistoldCounts(document),
        ...twoSources(document),
        ...swappedNouns(document),
      ]
        .filter(
          ({ first, other }) =>
            !isMadeBeside(document, first, other) && !isWithoutSome(document, first, other),
        )
        .map(({ first, other, noun }) => twoValues(document, [other, first], noun)),
      ...monthsTwice(document).map(({ first, other, event }) =>
        twoValues(document, [other, first], event),
      ),
      ...[...repeatedRows(document), ...mistoldOutcomes(document), ...mirroredCells(document)].map(
        ({ told, cell, name }) => twoValues(document, [told, cell], name),
      ),
    ]),
};

/** What the surer readings have not found of a figure, what is told alike or told of again finds. */
function withLooser(document: TextDocument, found: readonly Finding[]): Finding[] {
  const all = [...found];
  const looser = [
    ...[
      ...toldOfAgain(document),
      ...toldAlike(document),
      ...turnedDigits(document),
      ...sameRoles(document),
      ...retoldRoles(document),
      ...longTurned(document),
      ...toldTogether(document),
      ...slippedFigures(document),
    ].map(({ first, other, noun }) => [other, first, noun] as const),
    ...sameEvents(document).map(({ first, other, event }) => [other, first, event] as const),
    ...rowsToldOtherwise(document).map(({ told, cell, name }) => [told, cell, name] as const),
  ];
  for (const [other, first, noun] of looser)
    if ([first, other].every((at) => isUnmarked(all, at)) && !areTwoThings(document, other, first))
      all.push(twoValues(document, [other, first], noun));
  return all;
}

/** A figure with what all that may be the same one have in common. */
interface Keyed extends Stated {
  readonly key: string;
}

/** Those of one key together, in the order of the text. */
const groupsOf = (all: readonly Keyed[]): (readonly Keyed[])[] => [
  ...groupBy(all, ({ key }) => key).values(),
];

const SHORTEST = 4;

/** Amounts of a noun so particular that two of one year, stage and owner are one figure. */
const named = (document: TextDocument): Keyed[] =>
  statedIn(document)
    .filter(({ mention: { kind, before, label, start }, statement }) => {
      const change = /(增加|减少|增长|下降|较|比|主要是|用于|因)/.test(before);
      // 每支出1万元查出问题金额13.47万元
      const each = /每[^，。；]*$/.test(statement.text.slice(0, start - statement.start));
      return (
        kind === 'amount' && !change && !each && label.length >= SHORTEST && isParticular(label)
      );
    })
    .map((stated) => ({
      ...stated,
      key: [
        canonicalLabel(stated.mention.label),
        String(stated.year),
        stated.stage,
        stated.subject,
        stated.period,
        stated.fund,
      ].join('|'),
    }));

/** 税收收入 of all revenue and that of one level: each fits the figures beside it. */
const isWorkedOut = (document: TextDocument, { statement, mention }: Stated): boolean =>
  !mention.value.isZero() &&
  (isBorneOut(around(document, statement, mention), mention) ||
    [...totalsOf(document, statement), ...closingTotals(statement)].some(({ total, readings }) =>
      readings.some((parts) => parts.includes(mention) && sumOf(parts).equals(total.base)),
    ));

/** Each fits what stands beside it, or one does and the other is a small part of it: 收回的1.50万元 of 66.50万元. */
function areBothRight(document: TextDocument, one: Stated, other: Stated): boolean {
  const fits = [one, other].filter((stated) => isWorkedOut(document, stated));
  const slip = isSlip(inUnitOf(one.mention.base, other.mention), other.mention);
  return fits.length > 1 || (fits.length === 1 && !slip && !areOfOneSize(one, other));
}

/** Neither is less than half of the other. */
const areOfOneSize = (one: Stated, other: Stated): boolean =>
  one.mention.base.times(2).greaterThanOrEqualTo(other.mention.base) &&
  other.mention.base.times(2).greaterThanOrEqualTo(one.mention.base);

/** 市本级收入13.5亿元，其中税收收入9.1亿元 is of that level alone; what names none may be of all. */
const isOneLevel = (one: string, other: string): boolean =>
  one === other || ((one === '' || other === '') && !/本级$/.test(one + other));

/** Told in two places, of one level and class, both as planned or both as done, and not alike. */
const areTwo = (document: TextDocument, one: Stated, first: Stated): boolean =>
  one.passage !== first.passage &&
  isOneLevel(one.level, first.level) &&
  isPlanned(one) === isPlanned(first) &&
  !isElsewhere(one.classes, first.classes) &&
  !areOne(one.mention, first.mention) &&
  !areOfTwoScopes(document, one.mention, first.mention);

function judge(document: TextDocument, group: readonly Keyed[]): ReturnType<Kind['find']> {
  const [first] = group;
  const other = group.find((one) => first !== undefined && areTwo(document, one, first));
  if (first === undefined || other === undefined) return [];
  if (areBothRight(document, first, other)) return [];
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
  places: readonly [Range, Range],
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
  const told = nearTable(document, table).flatMap(({ mentions }) =>
    mentions.map((mention, at) => ({ mention, before: mentions.slice(0, at) })),
  );
  return told.flatMap(({ mention, before }) => {
    const known = figures.some(({ value }) => value.equals(mention.value));
    const total = totals.find(
      (one) => placesOf(one) === placesOf(mention) && isSwap(one.value, mention),
    );
    if (known || total === undefined || isPartOf(mention, total, before)) return [];
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

/** 在职63人，其中行政27人、事业36人: the sentence has told the total already, and goes on with its parts. */
const isPartOf = (mention: Mention, { value }: Mention, before: readonly Mention[]): boolean =>
  before.some(
    (whole) =>
      alike(whole, mention) &&
      whole.value.equals(value) &&
      before.some(
        (other) =>
          other.start > whole.start &&
          alike(other, mention) &&
          other.value.plus(mention.value).lessThanOrEqualTo(value),
      ),
  );

/** The sentences right before and after a table. */
function nearTable({ statements }: TextDocument, { header, rows }: Table): Statement[] {
  const start = header[0]?.start ?? 0;
  const end = rows.at(-1)?.at(-1)?.start ?? start;
  const outside = statements.filter(({ inTable }) => !inTable);
  const before = outside.filter((statement) => statement.start < start).slice(-NEAREST);
  return [...before, ...outside.filter((statement) => statement.start > end).slice(0, NEAREST)];
}
