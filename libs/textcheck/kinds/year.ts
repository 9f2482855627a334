import { findingOf, rangeOf, type Range } from '../finding-of.js';
import {
  citedAfter,
  evaluationEnd,
  impossibleDates,
  outdatedTitle,
  pastDates,
  signatureOf,
} from '../relations/dates/date-order.js';
import { placesInRuns, wrongCycles, wrongTerms } from '../relations/dates/counted-years.js';
import { knownYears } from '../relations/dates/known-years.js';
import { spansOfYears } from '../relations/dates/spans-of-years.js';
import { slippedYears } from '../relations/dates/slipped-years.js';
import { toldAges } from '../relations/dates/told-ages.js';
import { oddYears } from '../relations/dates/old-years.js';
import { compareDates, showDate } from '../text/dates.js';
import type { Kind } from '../kind.js';
import type { Statement, TextDocument } from '../document.js';
import { matchesIn } from '../text/matches.js';

const DUE =
  /(20\d\d)年(\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:以)?前[^，。；]{0,6}(?:支付|完成|支出|拨付|发放|完工|完毕)/;
/** 2021年11月底前全部到位: what comes in may be sent ahead late in the year before, never earlier. */
const IN_HAND =
  /(20\d\d)年(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:(?:之|以)?前)?[^，。；\d]{0,6}(?:全部|足额|均|全额|一次性)(?:拨付|下达)?到位/;
/** The year money is of; other years of a sentence set no limit to its payment. */
const MONEY_YEAR =
  /(?<!编制|编报|编好|谋划|申报)(20\d\d)年度?(?=[^，。；]{0,16}(?:资金|经费|预算|补助|补贴|安排|下达|专款))/g;
const SPAN = /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?(?:至|到|-|—)(?:(20\d\d)年)?(\d{1,2})月/g;

/** A year that is not the report's: left over from an older report, or before the money it speaks of. */
export const year: Kind = {
  id: 'year',
  name: '年份不对',
  severity: 'warning',
  reason: '年份应与评价年度相符；期限不能早于资金所属年度，起止、截止与落款的先后不能颠倒。',
  fires: [
    '2024年度部门整体绩效自评报告\n2025年5月走访农户80户，满意76户。\n清沅县教育局\n2025年4月11日',
    '2024年度部门整体绩效自评报告\n一、改进措施\n（一）健全内控制度，2022年上半年修订财务管理制度。',
    '石桥县人民医院项目支出绩效自评报告\n（2023年度）\n截至2024年12月31日，资金已全部到位。2024年收治患者687人次。',
    '2024年度部门整体绩效自评报告\n自评数据截至2025年5月31日。\n清沅县教育局\n2025年4月11日',
    '2024年度部门整体绩效自评报告\n自评工作于2025年3月25日结束，数据截至2025年6月底，截至2025年6月30日全部支付。',
    '2024年度部门整体绩效自评报告\n报告经2025年6月8日局党组会议研究通过。\n清沅县教育局\n2025年4月11日',
    '2024年度部门整体绩效自评报告\n3笔培训费缺少签到附件，已于2025年5月补齐。\n清沅县教育局\n2025年3月15日',
    '2024年度部门整体绩效自评报告\n按要求开展自评。\n望江街道办事处\n2024年3月28日',
    '2024年度部门整体绩效自评报告\n按照通知（南财预〔2025〕11号）要求开展自评。\n望江街道办事处\n二〇二四年十二月二十八日',
    '2024年度部门决算公开说明\n2023年度机关运行经费支出142.38万元，比上年的147.12万元减少4.74万元。',
    '2024年度部门整体绩效自评报告\n11月31日前完成支付。',
    '二〇二四年度部门整体绩效自评报告\n二月三十日完成支付，2024年13月验收。',
    '2024年度部门整体绩效管理自评报告\n对2022年1—9月项目支出进度开展监控。',
    '2024年度部门整体绩效管理自评报告\n（2）重点评价情况。我乡2022年不涉及重点评价项目。',
    '2024年度部门整体绩效管理自评报告\n2024年此项经费1.05万元，按要求及时支付，2023年12月底前支付完毕。',
    '2024年度部门整体绩效自评报告\n2024年项目预算220万元，2022年11月底前全部到位。',
    '2024年度部门整体绩效自评报告\n中心于2029年3月28日挂牌成立。',
    '2024年度部门整体绩效管理自评报告\n建设期为2024年9月至2024年3月。',
  ],
  spares: [
    '2024年度部门整体绩效自评报告\n学校2019年通过示范高中复评，2016年改制更名，项目2021年立项、2022年开工。',
    '石桥县人民医院项目支出绩效自评报告\n（2023年度）\n截至2023年12月31日，资金已全部到位。2024年1月开展自评，2024年底前整改完毕，2024年继续实施。',
    '2024年度部门整体绩效自评报告\n自评数据截至2024年12月31日，质保期截至2026年9月30日，质保金将于2025年12月31日前支付。\n清沅县教育局\n2025年4月11日',
    '2024年度部门整体绩效自评报告\n按照通知（南财预〔2025〕11号）要求开展自评。\n望江街道办事处\n二〇二五年三月二十八日',
    '2024年度部门整体绩效自评报告\n报告经2025年4月8日局党组会议研究通过。\n一、下一步打算\n2025年6月完成整改，2025年9月30日前完成验收。\n清沅县教育局\n2025年4月11日',
    '2024年度部门预算公开说明\n按要求公开。\n望江街道办事处\n2024年2月8日',
    '2024年度部门整体绩效自评报告\n评价结果与2026年度项目安排挂钩，2027年预算安排时优先压减。\n一、改进措施\n2026年完成改造。',
    '2024年度部门整体绩效自评报告\n门诊系统是2013年上线的，车辆为2015年购入，供编制2026年预算时使用。',
    '2024年度部门决算公开说明\n2024年度机关运行经费支出142.38万元，比上年减少1万元；2023年度机关运行经费支出143.38万元。',
    '2024年度部门整体绩效自评报告\n到2027年全部完成改造，2月29日开学，项目于2023年9月10日开工，2024年5月20日竣工。',
    '2024年度部门整体绩效管理自评报告\n（2）重点评价情况。我乡2023年不涉及重点评价项目。',
    '2024年度部门整体绩效管理自评报告\n按照《办法》（冀财绩〔2019〕10号）要求，自2019年以来持续推进。',
    '2024年度部门整体绩效自评报告\n2024年项目资金220万元，2023年11月提前下达，12月底前全部到位。',
    '2024年度部门整体绩效管理自评报告\n预拨2022年中央自然灾害救灾资金已支出。',
    '2024年度部门整体绩效管理自评报告\n建设期为2024年3月至2024年9月。',
  ],
  find: (document) => {
    return [
      ...stale(document),
      ...slipped(document),
      ...document.statements.flatMap((statement) => [
        ...outdatedRunning(document, statement),
        ...dueBefore(document, statement, DUE.exec(statement.text), 0),
        ...dueBefore(document, statement, IN_HAND.exec(statement.text), 1),
        ...spans(document, statement),
      ]),
      ...title(document),
      ...counted(document),
      ...signed(document),
      ...order(document),
    ];
  },
};

/** Years counted from other years, and years everybody knows. */
const counted = (document: TextDocument): ReturnType<Kind['find']> =>
  [
    ...placesInRuns(document),
    ...wrongCycles(document),
    ...wrongTerms(document),
    ...toldAges(document),
    ...knownYears(document),
    ...spansOfYears(document),
  ].map(({ at, also, what, computed }) =>
    findingOf(year, document, [at, ...(also ?? [])], {
      computed,
      message: what,
      suggestion: '核对年份与年数。',
      confidence: 0.85,
    }),
  );

/** （2023年度） above a text that counts to the end of 2024. */
function title(document: TextDocument): ReturnType<Kind['find']> {
  const titled = outdatedTitle(document);
  if (titled === null) return [];
  return [
    findingOf(year, document, [titled], {
      computed: `标题 ${String(titled.year)} 年度，正文写到 ${String(titled.year + 1)} 年底`,
      message: '标题的年度与正文不符，可能沿用了旧报告的标题。',
      suggestion: `核对年度，应为 ${String(titled.year + 1)} 年度。`,
      confidence: 0.85,
    }),
  ];
}

/** From this month on a report of a year may be signed within it. */
const EARLIEST_MONTH = 11;
const LOOKS_BACK = /自评|评价|决算|总结/;
const LOOKS_AHEAD = /监控|预算公开|目标申报|预算编制/;

/** The signature against the year evaluated, the documents cited and the days the text knows of. */
function signed(document: TextDocument): ReturnType<Kind['find']> {
  const on = signatureOf(document);
  const end = evaluationEnd(document);
  const reference = on ?? end;
  if (reference === null) return [];
  const head = document.text.slice(0, 120);
  const earliest = { year: document.year ?? 0, month: EARLIEST_MONTH, day: 0 };
  const tooEarly =
    LOOKS_BACK.test(head) && !LOOKS_AHEAD.test(head) && compareDates(reference, earliest) < 0;
  const cited = on === null ? [] : citedAfter(document, on.year);
  if (on !== null && (tooEarly || cited.length > 0))
    return [
      findingOf(year, document, [on, ...cited], {
        severity: 'error',
        computed: `落款 ${showDate(on)}`,
        message: tooEarly
          ? `落款早于 ${String(document.year)} 年度结束，尚不能作出全年评价。`
          : '落款早于所引文件的年份。',
        suggestion: '核对落款日期。',
        confidence: 0.9,
      }),
    ];
  return pastDates(document)
    .filter(
      (date, at, all) =>
        compareDates(date, reference) > 0 &&
        !all.slice(0, at).some(({ start, end }) => start < date.end && date.start < end),
    )
    .map((date) =>
      findingOf(year, document, [date, reference], {
        severity: 'error',
        computed: `${showDate(date)} 晚于 ${showDate(reference)}`,
        message: `日期晚于${on === null ? '自评结束日' : '落款日'}，先后不可能。`,
        suggestion: '核对两处日期。',
        confidence: 0.9,
      }),
    );
}

/** Days the calendar lacks. */
function order(document: TextDocument): ReturnType<Kind['find']> {
  return [
    ...impossibleDates(document).map((at) =>
      findingOf(year, document, [at], {
        severity: 'error',
        message: '历法中没有这一天。',
        suggestion: '核对日期。',
        confidence: 0.95,
      }),
    ),
  ];
}

function stale(document: TextDocument): ReturnType<Kind['find']> {
  const own = document.year ?? 0;
  return oddYears(document).map((odd) =>
    findingOf(year, document, [odd], {
      computed: `评价年度 ${String(own)}，文中为 ${String(odd.named)}`,
      message: `${String(own)} 年度的报告写到 ${String(odd.named)} 年，可能沿用了旧报告。`,
      suggestion: `核对年份，应为 ${String(own)} 年或 ${String(own - 1)} 年。`,
      confidence: 0.75,
    }),
  );
}

/** 2032年 for 2023年: the digits of a year in the wrong order, one too many or one wrong. */
function slipped(document: TextDocument): ReturnType<Kind['find']> {
  const { year: own } = document;
  if (own === null) return [];
  return slippedYears(document, own).map((at) =>
    findingOf(year, document, [at], {
      computed: `评价年度 ${String(own)}，文中为 ${String(at.named)}`,
      message: '年份的数字可能写错。',
      suggestion: '核对年份。',
      confidence: 0.8,
    }),
  );
}

/** An earlier year's running costs set against "last year": this year's, under an old year. */
function outdatedRunning(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  const { year: own } = document;
  const match = /^[^，。；\d]*(20\d\d)年度?机关运行经费[^，；]{0,60}，(?:比|较)(?:上年|去年)/.exec(
    statement.text,
  );
  const named = Number(match?.[1]);
  if (own === null || match === null || named >= own) return [];
  return [
    findingOf(year, document, [rangeOf(statement, match)], {
      computed: `报告年度 ${String(own)}，文中为 ${String(named)}`,
      message: `${String(own)} 年度的机关运行经费写成 ${String(named)} 年度。`,
      suggestion: `核对年份，应为 ${String(own)} 年度。`,
      confidence: 0.8,
    }),
  ];
}

/** 2024年此项经费…，2023年12月底前支付完毕 */
function dueBefore(
  document: TextDocument,
  statement: Statement,
  due: RegExpExecArray | null,
  ahead: number,
): ReturnType<Kind['find']> {
  if (due === null) return [];
  const earlier = matchesIn(statement.text.slice(0, due.index), MONEY_YEAR).at(-1);
  const money = earlier?.[1] === undefined ? document.year : Number(earlier[1]);
  const until = Number(due[1]);
  if (money === null || until >= money - ahead) return [];
  const places: Range[] = [rangeOf(statement, due)];
  if (earlier !== undefined) places.push(rangeOf(statement, earlier));
  return [
    findingOf(year, document, places, {
      severity: 'error',
      computed: `${String(until)} < ${String(money)}`,
      message: `${String(money)} 年的资金，期限却在 ${String(until)} 年。`,
      suggestion: `核对期限，应不早于 ${String(money)} 年。`,
      confidence: 0.88,
    }),
  ];
}

function spans(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  return matchesIn(statement.text, SPAN).flatMap((match) => {
    const [, from = '', fromMonth = '', to = from, toMonth = ''] = match;
    const start = Number(from) * 12 + Number(fromMonth);
    const end = Number(to) * 12 + Number(toMonth);
    // 2024年11月至3月 is a winter.
    const isWinter = match[3] === undefined && Number(fromMonth) >= 10 && Number(toMonth) <= 4;
    if (end >= start || isWinter) return [];
    return [
      findingOf(year, document, [rangeOf(statement, match)], {
        severity: 'error',
        computed: `${to}年${toMonth}月早于${from}年${fromMonth}月`,
        message: '起止时间倒置，结束早于开始。',
        suggestion: '核对起止时间。',
        confidence: 0.95,
      }),
    ];
  });
}
