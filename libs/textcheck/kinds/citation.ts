import { findingOf, rangeOf, type Range } from '../finding-of.js';
import { KNOWN_DOCUMENTS } from '../relations/known-documents.js';
import { likeness } from '../relations/goals.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

/** 《title》（code〔year〕number号）, blanks allowed. */
const CITED =
  /《((?:[^《》]|《[^《》]{2,60}》){4,120})》\s?[（(]\s?([一-龥]{1,8})\s?([〔[(（【])(\d{4})([〕\])）】])\s?(?:第)?\s?(\d{1,4})\s?号\s?[）)]/g;
/** First character of a code, and the words its issuer's name begins with. */
const PROVINCES: Readonly<Record<string, string>> = {
  京: '北京',
  津: '天津',
  冀: '河北',
  晋: '山西',
  蒙: '内蒙古',
  辽: '辽宁',
  吉: '吉林',
  黑: '黑龙江',
  沪: '上海',
  苏: '江苏',
  浙: '浙江',
  皖: '安徽',
  闽: '福建',
  赣: '江西',
  鲁: '山东',
  豫: '河南',
  鄂: '湖北',
  湘: '湖南',
  粤: '广东',
  桂: '广西',
  琼: '海南',
  渝: '重庆',
  川: '四川',
  黔: '贵州',
  滇: '云南',
  藏: '西藏',
  陕: '陕西',
  甘: '甘肃',
  青: '青海',
  宁: '宁夏',
  新: '新疆',
};
const NATIONAL = /^(?:国发|国办发|财预|财办|财监|财库|财综|财社|财农|财行)/;

interface Citation extends Range {
  readonly title: string;
  readonly code: string;
  readonly opening: string;
  readonly year: number;
  readonly number: string;
}

/** A document number that does not go with the title it stands at. */
export const citation: Kind = {
  id: 'citation',
  name: '文号与标题不符',
  severity: 'warning',
  reason:
    '文号的机关代字、年份应与标题的发文机关、年份一致；同一文号不能有两个标题，同一文件不能有两个文号。',
  fires: [
    '按照《河北省财政厅关于印发绩效管理办法的通知》（鲁财绩〔2019〕10号）要求。',
    '按照《关于2023年部门预算的通知》（冀财预〔2021〕8号）要求。',
    '按照《关于绩效管理的通知》（冀财绩〔2019〕10号）和《关于资产管理的通知》（冀财绩〔2019〕10号）要求。',
    '按照《财政部关于预算绩效的通知》（冀财绩〔2019〕10号）要求。',
    '落实《中共中央 国务院关于全面实施预算绩效管理的意见》（财预〔2018〕34号）。',
    '依据财政部《项目支出绩效评价管理办法》（财预〔2020〕12号）。',
    '落实《关于加强政府采购活动内部控制的意见》（中发〔2018〕34号）。',
    '根据《财政部关于印发《预算绩效评价共性指标体系框架》的通知》（财预〔2015〕53号）。',
    '执行《云川县项目资金管理办法》（云政办〔2023〕5号）。按照《云川县项目资金管理办法》（云政办〔2023〕15号）支付。',
  ],
  spares: [
    '按照《河北省财政厅关于印发<自评管理办法>的通知》（冀财绩〔2019〕10 号）要求。',
    '按照《保定市徐水区财政局关于绩效评价的通知》（徐政财字〔2023〕107 号）要求。',
    '按照《关于2023年部门预算的通知》（冀财预〔2022〕8号）要求。',
    '按照《财政部关于印发〈项目支出绩效评价管理办法〉的通知》（财预〔2020〕10号）要求。',
    '落实《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）、《关于全面实施预算绩效管理的意见》（中发〔2018〕34号）。',
    '落实《中共云川县委 云川县人民政府关于全面实施预算绩效管理的实施意见》（云发〔2019〕34号）。',
    '执行《云川县项目支出绩效评价管理办法》（云财绩〔2021〕4号）。',
    '收到《关于下达专项资金预算的通知》（云财预〔2024〕5号）、《关于下达专项资金预算的通知》（云财预〔2024〕9号）。',
    '依据《党政机关厉行节约反对浪费条例》（中发〔2025〕9号）。',
  ],
  find: (document) => {
    const all = citations(document);
    return all.flatMap((cited) => [
      ...issuer(document, cited),
      ...years(document, cited),
      ...twoTitles(document, cited, all),
      ...twoNumbers(document, cited, all),
      ...known(document, cited),
    ]);
  },
};

function citations(document: TextDocument): Citation[] {
  return document.passages.flatMap((passage) =>
    [...passage.text.matchAll(CITED)].map((match) => {
      const [, title = '', code = '', opening = '', year = '', , number = ''] = match;
      return { ...rangeOf(passage, match), title, code, opening, year: Number(year), number };
    }),
  );
}

function issuer(document: TextDocument, cited: Citation): ReturnType<Kind['find']> {
  const province = PROVINCES[cited.code.charAt(0)];
  const named = Object.values(PROVINCES).find((name) => cited.title.startsWith(name));
  const ofState = /^(?:国务院|财政部|中共中央|国家)/.test(cited.title);
  const foreign = named !== undefined && province !== undefined && named !== province;
  const local = ofState && province !== undefined && !NATIONAL.test(cited.code);
  const national = named !== undefined && NATIONAL.test(cited.code);
  if (!foreign && !local && !national) return [];
  return [
    findingOf(citation, document, [cited], {
      message: `标题的发文机关与机关代字“${cited.code}”不符。`,
      suggestion: '核对文号。',
      confidence: 0.85,
    }),
  ];
}

function years(document: TextDocument, cited: Citation): ReturnType<Kind['find']> {
  const named = [...cited.title.matchAll(/(20\d\d)年/g)].map(([, text]) => Number(text));
  const wrong =
    named.length === 1 &&
    named.some((titled) => titled - cited.year > 1 || cited.year - titled > 1);
  if (!wrong) return [];
  return [
    findingOf(citation, document, [cited], {
      computed: `标题为 ${String(named[0])} 年，文号为 ${String(cited.year)} 年`,
      message: '标题的年份与文号的年份相差一年以上。',
      suggestion: '核对文号与标题。',
      confidence: 0.75,
    }),
  ];
}

/** One may be the other in short, without its issuer. */
const isSameTitle = (one: string, other: string): boolean => {
  const [a, b] = [bareTitle(one), bareTitle(other)];
  return a.includes(b) || b.includes(a);
};

function twoTitles(
  document: TextDocument,
  cited: Citation,
  all: readonly Citation[],
): ReturnType<Kind['find']> {
  const key = ({ code, year, number }: Citation): string => `${code}${String(year)}-${number}`;
  const other = all.find(
    (one) =>
      one.start < cited.start && key(one) === key(cited) && !isSameTitle(one.title, cited.title),
  );
  if (other === undefined) return [];
  return [
    findingOf(citation, document, [cited, other], {
      message: '同一文号用在两个不同的标题上。',
      suggestion: '核对两处文号。',
      confidence: 0.85,
    }),
  ];
}

/** Documents there is one of; notices of the same title come every year. */
const UNIQUE = /(?:办法|意见|规定|条例|细则|规范|制度|决定|规程)(?:[（(][^（()）]*[）)])?$/;

function twoNumbers(
  document: TextDocument,
  cited: Citation,
  all: readonly Citation[],
): ReturnType<Kind['find']> {
  const other = all.find(
    (one) =>
      one.start < cited.start &&
      one.title === cited.title &&
      one.year === cited.year &&
      (one.number !== cited.number || one.code !== cited.code),
  );
  if (other === undefined || !UNIQUE.test(cited.title)) return [];
  return [
    findingOf(citation, document, [cited, other], {
      message: '同一文件写了两个文号。',
      suggestion: '核对两处文号。',
      confidence: 0.85,
    }),
  ];
}

/** 财政部关于印发〈…办法〉的通知 → …办法 */
const bareTitle = (title: string): string =>
  title
    .replaceAll(/[\s<>〈〉《》]/g, '')
    .replace(/^(?:财政部|国务院)?关于印发/, '')
    .replace(/的通知$/, '')
    .replace(/[（(](?:试行|暂行)[）)]$/, '');

const FULL_TITLE = '中共中央国务院';

/** A document everybody cites, with a number that is not its own. */
function known(document: TextDocument, cited: Citation): ReturnType<Kind['find']> {
  const title = bareTitle(cited.title);
  const number = `${cited.code}〔${String(cited.year)}〕${cited.number}号`;
  const ofTitle = KNOWN_DOCUMENTS.find(([known]) => known === title);
  const ofNumber = KNOWN_DOCUMENTS.find(([, known]) => known === number);
  // A later year may be a new edition.
  const wrongNumber =
    ofTitle !== undefined &&
    ofTitle[1] !== number &&
    (cited.year <= yearOf(ofTitle[1]) || isOtherYear(ofTitle[1], number));
  const wrongTitle =
    ofNumber !== undefined &&
    !title.includes(ofNumber[0].replace(FULL_TITLE, '').replace(/^国务院/, '')) &&
    !ofNumber[0].includes(title) &&
    likeness(title, ofNumber[0]) < 0.6;
  if (!wrongNumber && !wrongTitle) return [];
  const right = wrongNumber
    ? `该文件的文号是 ${ofTitle[1]}`
    : `该文号是《${ofNumber?.[0] ?? ''}》的`;
  return [
    findingOf(citation, document, [cited], {
      computed: right,
      message: '文号与标题不是同一文件。',
      suggestion: '核对文号与标题。',
      confidence: 0.85,
    }),
  ];
}

/** 财预〔2015〕53号 for 财预〔2013〕53号: all but the year. */
const isOtherYear = (one: string, other: string): boolean =>
  one.replace(/〔\d{4}〕/, '') === other.replace(/〔\d{4}〕/, '');

const yearOf = (number: string): number => Number(/\d{4}/.exec(number)?.[0] ?? 0);
