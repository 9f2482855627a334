import { findingOf, rangeOf, type Range } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Statement, TextDocument } from '../document.js';

/** Titles and document numbers carry years of their own. */
const CITED = /《[^》]*》|〔\d{4}〕|[（(]\d{4}[）)]|<[^>]*>|“[^”]*”/g;
const HISTORY =
  /(?:自|从|始于|成立|建于|以来|印发|颁布|历年|建成于|购置|换届|普查|第.{1,3}次|分别|对比|相比|比|较|延续|结转|跨年)/;
/** Years in project names: 2022年中央…资金, 预拨2022年…. */
const PROJECT =
  /^(?:(?!不|未|共|开展|涉及|完成|参与)[^，。；]){0,24}(?:资金|经费|项目|补助|补贴|预算|工程|占地|奖补|流转金)/;
const DUE =
  /(20\d\d)年(\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:以)?前[^，。；]{0,6}(?:支付|完成|支出|拨付|发放|完工|完毕)/;
const SPAN = /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?(?:至|到|-|—)(?:(20\d\d)年)?(\d{1,2})月/g;

/** A year that is not the report's: left over from an older report, or before the money it speaks of. */
export const year: Kind = {
  id: 'year',
  name: '年份不对',
  severity: 'warning',
  reason: '年份应与评价年度相符；期限不能早于资金所属年度，起止时间不能倒置。',
  fires: [
    '2024年度部门整体绩效管理自评报告\n（2）重点评价情况。我乡2022年不涉及重点评价项目。',
    '2024年度部门整体绩效管理自评报告\n2024年此项经费1.05万元，按要求及时支付，2023年12月底前支付完毕。',
    '2024年度部门整体绩效管理自评报告\n建设期为2024年9月至2024年3月。',
  ],
  spares: [
    '2024年度部门整体绩效管理自评报告\n（2）重点评价情况。我乡2023年不涉及重点评价项目。',
    '2024年度部门整体绩效管理自评报告\n按照《办法》（冀财绩〔2019〕10号）要求，自2019年以来持续推进。',
    '2024年度部门整体绩效管理自评报告\n预拨2022年中央自然灾害救灾资金已支出。',
    '2024年度部门整体绩效管理自评报告\n建设期为2024年3月至2024年9月。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) => [
      ...stale(document, statement),
      ...dueBefore(document, statement),
      ...spans(document, statement),
    ]),
};

function stale(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  const { year: own } = document;
  if (own === null || statement.inTable) return [];
  const text = statement.text.replaceAll(CITED, (cited) => ' '.repeat(cited.length));
  return [...text.matchAll(/(20\d\d)年/g)].flatMap((match) => {
    const named = Number(match[1]);
    const after = text.slice(match.index + match[0].length);
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const old =
      named <= own - 2 && !HISTORY.test(before + after.slice(0, 12)) && !PROJECT.test(after);
    const future = named > own + 1;
    if (!old && !future) return [];
    return [
      findingOf(year, document, [rangeOf(statement, match)], {
        computed: `评价年度 ${String(own)}，文中为 ${String(named)}`,
        message: `${String(own)} 年度的报告写到 ${String(named)} 年，可能沿用了旧报告。`,
        suggestion: `核对年份，应为 ${String(own)} 年或 ${String(own - 1)} 年。`,
        confidence: 0.75,
      }),
    ];
  });
}

/** 2024年此项经费…，2023年12月底前支付完毕 */
function dueBefore(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  const due = DUE.exec(statement.text);
  if (due === null) return [];
  const earlier = [...statement.text.slice(0, due.index).matchAll(/(20\d\d)年/g)].at(-1);
  const money = earlier?.[1] === undefined ? document.year : Number(earlier[1]);
  const until = Number(due[1]);
  if (money === null || until >= money) return [];
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
  return [...statement.text.matchAll(SPAN)].flatMap((match) => {
    const [, from = '', fromMonth = '', to = from, toMonth = ''] = match;
    const start = Number(from) * 12 + Number(fromMonth);
    const end = Number(to) * 12 + Number(toMonth);
    if (end >= start) return [];
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
