import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { blanked, type StaleYear } from './period-years.js';

/** Words that name a year by its distance from the one reported, and by how much they may miss it: 今年 may be the year of writing. */
const RELATIVE: readonly (readonly [words: string, from: number, to: number])[] = [
  ['本(?:评价|自评|报告|考核)?年度?|(?:评价|自评|考核|报告)年度', 0, 0],
  ['今年', 0, 1],
  ['上年度?|上一年度?|去年|前一年度?', -1, -1],
  ['明年|下年度?|下一年度?|来年', 1, 2],
];
const LINK = '(?:[末底初]|年[末底])?[，,]?[（(]?(?:即|也就是|是指|指的是|指|系|为)?';
const BACK = '(?:\\d{1,2}月[\\d月日至到—-]{0,12}|[底末])?[，,]?[（(]?(?:即|也就是|是|系|为)';

const CITED = /《[^》]*》|〔\d{4}〕/g;
/** Every year beside a word that names it from this report, either way round. */
const PATTERNS = RELATIVE.map(([words, from, to]) => ({
  words,
  from,
  to,
  after: new RegExp(
    `(?<![一-龥]以)(?<!20\\d\\d年?(?:度)?[^，。；]{0,6}[比较与同])(?:${words})[”"]?${LINK}(20\\d\\d)年(?!以?[前来])`,
    'g',
  ),
  before: new RegExp(`(20\\d\\d)年度?${BACK}(?:${words})(?!初|的?基数|[预决]算)`, 'g'),
  any: new RegExp(words),
}));

/** 本年度末（2022年12月31日）, 上年即2021年, 明年（2024年）: a year and the word for it that do not meet. */
export const relativeYears = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!statement.text.includes('20')) return [];
    const text = statement.text.replaceAll(CITED, (cited) => ' '.repeat(cited.length));
    return PATTERNS.flatMap(({ any, from, to, after, before }) =>
      any.test(text)
        ? [...matchesIn(text, after), ...matchesIn(text, before)]
            .filter((match) => {
              const named = Number(match[1]);
              const isFit = named >= own + from && named <= own + to;
              return !isFit && !isToldFrom(text, match, named - from);
            })
            .map((match) => ({
              ...rangeOf(statement, match, 1),
              named: Number(match[1]),
              right: own + from,
              where: '“本年”“上年”“下年”所指的年份',
            }))
        : [],
    );
  });

/** 2021年比上年（2020年）: the word is told from a year named before it, which is not the report's. */
const isToldFrom = (text: string, match: RegExpExecArray, base: number): boolean =>
  text
    .slice(0, match.index)
    .replaceAll(BESIDE_WORD, '')
    .includes(`${String(base)}年`);

/** 去年（2022年）: a year told beside its own word is none that another word is reckoned from. */
const BESIDE_WORD = /(?:去年|上年度?|上一年度?|前年)[（(](?:即)?20\d\d年?度?[）)]/g;

const OF_OTHERS =
  /20\d\d年的[^，。；]*[在于]当年|上年|去年|上一年|前一年|往年|以前|历年|[比较与同]20|[比较]|同期|同比|结转(?!下年|[至到入])|(?<!年度?[^，。；]{0,2})结余|以来|起|至今|延续|续|跨年|问题|整改|审计|余额|遗留|尾款|质保|印发|出台|修订|制定|立项|成立|批复|下达|签订|合同|协议|基期|基数|基准|规划|[三五]年|两年|公开|决算|考核|自评|评价|由20\d\d|20\d\d年度?为|减[至到少]|降[至到]|增长|增加|缩短/;
const THIS =
  /年内|全年|当年|本年度?(?!初|[^，。；]{0,3}(?:下降|增长|减少|增加|上升|提高|持平))|(?:评价|自评)年度/;
const MEASURED = /\d(?:\.\d+)?\s?(?:[万亿]?元|[人个名户件次场项所家处台辆亩%]|公里|人次)/;
/** 2020年末在编238人，当年净增5人: where this year's change is counted from. */
const COUNTED_FROM =
  /20\d\d年(?:[末底][^，。；]*\d[^，。；]*，(?:当年|本年度?|年内)(?:净|实际)?(?:[增减新调转流退离]|招|考录|录用)|[^。；]*\d[^。；]*，(?:当年|本年度?)(?:[一-龥]{0,4}?)(?:[多少增减]|下降|上升|提高|降低|压缩|压减)[^，。；\d]{0,3}\d)/;
/** 2022年3月…当年已补开，本年没有: one word is for each year. */
export const isOfEach = (text: string): boolean =>
  COUNTED_FROM.test(text) || (text.includes('当年') && /本年|今年/.test(text));

/** 2022年受灾，当年只作抢通。2023年6月开工: the next sentence goes on to this year. */
export const goesOnTo = (
  { statements }: TextDocument,
  { index, passage }: Statement,
  own: number,
): boolean =>
  statements[index + 1]?.passage === passage &&
  statements[index + 1]?.text.startsWith(`${String(own)}年`) === true;

/** 2023年我站全年收入918万元，本年度结余12万元: only a year is named, and the words say that it is this one. */
export const thisYears = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('20')) return [];
    const text = blanked(statement.text);
    const years = matchesIn(text, /(20\d\d)年/g);
    const [first] = years;
    if (first === undefined || !THIS.test(text) || !MEASURED.test(text)) return [];
    const named = Number(first[1]);
    const isOne = years.every(([, year]) => Number(year) === named);
    if (isOfEach(text) || goesOnTo(document, statement, own)) return [];
    if (!isOne || named !== own - 1 || OF_OTHERS.test(text)) return [];
    return [{ ...rangeOf(statement, first, 1), named, right: own, where: '“本年”所指的年份' }];
  });

const NEXT = /(?:下一?年度?|明年|来年)(?!度?初)[^。；]{0,24}?(20\d\d)年/;
const PLANS = /拟|将|打算|计划|措施|建议|改进|力争|争取|避免|单列|安排/;

/** 下一年度改进措施：在2023年部门预算中单列: what is to be done next year, in one already over. */
export const nextYears = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const found = statement.text.includes('年') ? NEXT.exec(blanked(statement.text)) : null;
    if (found === null || Number(found[1]) > own || !PLANS.test(statement.text)) return [];
    const before = statement.text.slice(0, found.index + found[0].length);
    const after = statement.text.slice(found.index + found[0].length);
    if (/结转|结余|作为|依据|评价结果|应用|挂钩|以来/.test(before)) return [];
    if (/^度?[^，。；]{0,12}(?:基础|经验|问题|结转|结余|结果|自评|未|已|的)/.test(after)) return [];
    return [
      {
        ...rangeOf(statement, found, 1),
        named: Number(found[1]),
        right: own + 1,
        where: '下一年度的安排',
      },
    ];
  });

const ITSELF =
  /^(?:在)?(20\d\d)年(?!初|以)[^。；]{0,60}?(?:比|较|与|同)(?:上年度?|去年|上一年度?)[（(，]?(?:即)?\1年/;

/** 2023年得94分，比上年（2023年）的91分高3分: the year before, and the year itself, are one. */
export const sameAsLastYear = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const found = /上年|去年|上一年/.test(statement.text) ? ITSELF.exec(statement.text) : null;
    const named = Number(found?.[1]);
    if (found === null || named !== own - 1) return [];
    return [{ ...rangeOf(statement, found, 1), named, right: own, where: '所写年度' }];
  });

const AIM =
  /(?:将(?:进一步|继续|持续)|下一步|今后|下步)[^。；]{0,40}?(?:力争|争取|确保|计划|于|在)(?:在|于|到|用)?(20\d\d)年(?:底|末|\d{1,2}月(?:\d{1,2}日|底|末)?)?(?:之?前|以前|内|起)/;

/** 将进一步…，力争在2021年底前全部建立: aimed at by a day that has passed. */
export const aimsOfThePast = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const found = statement.text.includes('年') ? AIM.exec(blanked(statement.text)) : null;
    const named = Number(found?.[1]);
    if (found === null || named > own || /已|以来/.test(found[0])) return [];
    return [{ ...rangeOf(statement, found, 1), named, right: own + 1, where: '今后的期限' }];
  });
