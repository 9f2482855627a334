import { findingOf } from '../finding-of.js';
import {
  bareTitle,
  citationsOf,
  coreTitle,
  keyOf as key,
  type Citation,
} from '../relations/names/citations.js';
import { isOtherIssuer, issuingOf, PROVINCES } from '../relations/names/issuers.js';
import {
  isKnownTitle,
  knownDocument,
  knownOrder,
  notOfItsTime,
} from '../relations/names/known-titles.js';
import { issuedByOthers } from '../relations/names/issued-by.js';
import { codesOfElsewhere } from '../relations/names/code-places.js';
import { isNear } from '../relations/names/untitled-numbers.js';
import { issuedYear } from '../relations/names/issue-dates.js';
import { numbersOfPapers, titlesAlike } from '../relations/names/same-papers.js';
import { wrongStarts } from '../relations/names/laws-in-force.js';
import { wrongLaws } from '../relations/names/wrong-laws.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import { matchesIn } from '../text/matches.js';

const NATIONAL = /^(?:国发|国办发|财预|财办|财监|财库|财综|财社|财农|财行)/;

/** A document number that does not go with the title it stands at. */
export const citation: Kind = {
  id: 'citation',
  name: '文号与标题不符',
  severity: 'warning',
  reason:
    '文号的机关代字、年份应与标题的发文机关、年份一致；同一文号不能有两个标题，同一文件不能有两个文号。',
  fires: [
    '制度共三项：《财务管理办法》《预算绩效管理办法》《采购管理规程》。其中《预算绩效实施细则》为新制定。',
    '按照《河北省财政厅关于印发绩效管理办法的通知》（鲁财绩〔2019〕10号）要求。',
    '按照《关于2023年部门预算的通知》（冀财预〔2021〕8号）要求。',
    '按照《关于绩效管理的通知》（冀财绩〔2019〕10号）和《关于资产管理的通知》（冀财绩〔2019〕10号）要求。',
    '按照《财政部关于预算绩效的通知》（冀财绩〔2019〕10号）要求。',
    '落实《中共中央 国务院关于全面实施预算绩效管理的意见》（财预〔2018〕34号）。',
    '依据财政部《项目支出绩效评价管理办法》（财预〔2020〕12号）。',
    '落实《关于加强政府采购活动内部控制的意见》（中发〔2018〕34号）。',
    '根据《财政部关于印发《预算绩效评价共性指标体系框架》的通知》（财预〔2015〕53号）。',
    '执行《云川县项目资金管理办法》（云政办〔2023〕5号）。按照《云川县项目资金管理办法》（云政办〔2023〕15号）支付。',
    '按照《青坪市财政局关于开展2024年度绩效自评的通知》（青教函〔2025〕3号）要求。',
    '2024年5月，县政府印发《关于加强采购管理的意见》（临政发〔2021〕12号）。',
    '依据《中华人民共和国预算法实施条例》（国务院令第792号）。',
    '按照《关于开展绩效自评的通知》（临财绩〔2025〕号）要求。',
    '落实《“十四五”残疾人保障和发展规划》（国发〔2012〕10号）。',
    '依据《云川县“十四五”水利发展规划》（云政发〔2011〕8号）。',
    '依据《云川县收费公示条例》（国务院令第729号）。',
    '依据《城市绿化条例》（国务院令第110号）。',
    '按照《关于推进预算绩效管理的指导意见》（财预〔2011〕461号）要求。',
    '依据《部门整体支出绩效评价管理办法》（财预〔2020〕10号）评价。',
    '根据《国务院关于开展第五次全国经济普查的通知》（国发〔2021〕22号）部署。',
    '修订后的《中华人民共和国行政复议法》自2021年1月1日起施行。',
    '青岭县水利局2024年度自评报告\n根据青财绩〔2032〕8号文件要求开展自评。',
    '根据《关于开展绩效自评的通知》（青财绩〔2024〕3号）安排，并按青财绩〔2024〕13号文件的时限报送。',
    '根据《青岭县财政局关于开展绩效自评的通知》（临财绩〔2024〕3号）要求。',
    '按照《项目支出绩效评价暂行办法》（财预〔2020〕10号）要求。',
    '执行《云川县山洪防治实施方案》（云政办发〔2023〕31号）。按云政办发〔2022〕31号明确的分工推进。',
  ],
  spares: [
    '制度共三项：《财务管理办法》《预算绩效管理办法》《采购管理规程》。其中《采购管理规程》为新制定。',
    '执行《云川县山洪防治实施方案》（云政办发〔2023〕31号）。上年按云政办发〔2022〕17号文件安排，另执行云财农〔2022〕31号规定。',
    '按照《河北省财政厅关于印发<自评管理办法>的通知》（冀财绩〔2019〕10 号）要求。',
    '按照《保定市徐水区财政局关于绩效评价的通知》（徐政财字〔2023〕107 号）要求。',
    '按照《关于2023年部门预算的通知》（冀财预〔2022〕8号）要求。',
    '按照《财政部关于印发〈项目支出绩效评价管理办法〉的通知》（财预〔2020〕10号）要求。',
    '落实《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）、《关于全面实施预算绩效管理的意见》（中发〔2018〕34号）。',
    '落实《中共云川县委 云川县人民政府关于全面实施预算绩效管理的实施意见》（云发〔2019〕34号）。',
    '执行《云川县项目支出绩效评价管理办法》（云财绩〔2021〕4号）。',
    '根据《关于开展绩效自评的通知》（青财绩〔2024〕3号）安排，专项资金按青财预〔2024〕13号文件下达。',
    '根据《江州市南湖区财政局关于开展绩效自评的通知》（南财绩〔2024〕3号）和《广州市财政局关于项目库的通知》（穗财预〔2024〕3号）要求。',
    '收到《关于下达专项资金预算的通知》（云财预〔2024〕5号）、《关于下达专项资金预算的通知》（云财预〔2024〕9号）。',
    '依据《党政机关厉行节约反对浪费条例》（中发〔2025〕9号）。',
    '落实《云川县“十四五”水利发展规划》（云政发〔2021〕8号）、《“十三五”规划实施情况评估报告》（云发改〔2021〕8号）。',
    '依据《城市供水条例》（国务院令第726号）、《事业单位财务规则》（财政部令第68号）、《物业管理条例》（国务院令第504号）。',
    '执行《云川县全民健身计划（2021—2025年）》（云政发〔2021〕12号）、《关于推进预算绩效管理的指导意见》（云财预〔2012〕41号）。',
    '执行《农田建设补助资金管理办法》（财农〔2019〕46号）、《全民健身计划（2021-2025年）》（国发〔2021〕11号）。',
    '修订后的《中华人民共和国行政复议法》自2024年1月1日起施行，《家庭教育促进法》于2022年1月1日施行。',
    '按照《湖南省财政厅湖南省教育厅关于印发补助办法的通知》（湘财教〔2023〕5号）要求。',
  ],
  find: (document) => {
    const all = citationsOf(document);
    const found = all.flatMap((cited) => [
      ...issuer(document, cited),
      ...years(document, cited),
      ...dates(document, cited),
      ...twoTitles(document, cited, all),
      ...twoNumbers(document, cited, all),
      ...known(document, cited, knownDocument(cited) ?? knownOrder(cited)),
      ...beforeItsTime(document, cited),
    ]);
    return [...found, ...unnamed(document), ...inForce(document), ...misnamed(document)];
  },
};

function issuer(document: TextDocument, cited: Citation): ReturnType<Kind['find']> {
  const place = document.organisation?.full.replace(/[省市县区][^省市县区]*$/, '') ?? '';
  const own = document.organisation?.full ?? '';
  if (!isOtherProvince(cited) && !isOtherIssuer(cited, place, own)) return [];
  return [
    findingOf(citation, document, [issuingOf(cited)], {
      message: `标题的发文机关与机关代字“${cited.code}”不符。`,
      suggestion: '核对文号。',
      confidence: 0.85,
    }),
  ];
}

/** 《河北省…》（鲁财绩〔2019〕10号）; the state's document with a province's number, and the reverse. */
function isOtherProvince({ title, code }: Citation): boolean {
  const province = PROVINCES[code.charAt(0)];
  const named = Object.values(PROVINCES).find((name) => title.startsWith(name));
  const ofState = /^(?:国务院|财政部|中共中央|国家)/.test(title);
  const foreign = named !== undefined && province !== undefined && named !== province;
  const local = ofState && province !== undefined && !NATIONAL.test(code);
  return foreign || local || (named !== undefined && NATIONAL.test(code));
}

/** What looks back on a year is asked for in that year at the earliest. */
const REVIEW = /20\d\d年.*(?:自评|绩效评价|决算).*的?(?:通知|函)$/;

/** （2021—2025年）: a plan of several years is given out about when they begin. */
const PERIOD = /20\d\d年?\s?(?:-|—|－|–|~|～|至|到)+\s?20\d\d年/;

function years(document: TextDocument, cited: Citation): ReturnType<Kind['find']> {
  if (PERIOD.test(cited.title)) return [];
  const named = matchesIn(cited.title, /(20\d\d)年/g).map(([, text]) => Number(text));
  const isReview = REVIEW.test(cited.title);
  // A report of 2023 is asked for by the notice on 2023.
  const isStale =
    document.year !== null &&
    cited.year >= document.year &&
    /自评/.test(cited.title) &&
    named.length === 1 &&
    isReview &&
    named.every((titled) => titled === (document.year ?? 0) - 1);
  const wrong =
    isStale ||
    (cited.year > 0 &&
      named.length === 1 &&
      named.some(
        (titled) => Math.abs(titled - cited.year) > 1 || (isReview && cited.year < titled),
      ));
  if (!wrong) return [];
  return [
    findingOf(citation, document, [cited], {
      computed: `标题为 ${String(named[0])} 年，文号为 ${String(cited.year)} 年`,
      message: '标题的年份与文号的年份不符。',
      suggestion: '核对文号与标题。',
      confidence: 0.75,
    }),
  ];
}

/** A report is written the year after the one it is on, at times the next. */
const LATEST = 2;
const EARLIEST = 1949;

/** A number of a year in which the document was not issued, or that has not come. */
function dates(document: TextDocument, cited: Citation): ReturnType<Kind['find']> {
  if (cited.year === 0) return [];
  const issued = issuedYear(cited);
  const last = document.year === null ? Infinity : document.year + LATEST;
  const isImpossible = cited.year < EARLIEST || cited.year > last;
  if (issued === null && !isImpossible) return [];
  return [
    findingOf(citation, document, issued === null ? [cited] : [cited, issued], {
      message: isImpossible
        ? `文号的年份 ${String(cited.year)} 年不可能。`
        : `文中说 ${issued?.year ?? ''} 年印发，文号为 ${String(cited.year)} 年。`,
      suggestion: '核对文号与印发时间。',
      confidence: 0.8,
    }),
  ];
}

/** Numbers wrong without their titles, and of places their issuers are not of. */
const unnamed = (document: TextDocument): ReturnType<Kind['find']> => [
  ...numbersOfPapers(document, document.year === null ? Infinity : document.year + LATEST).map(
    ({ other, message, computed, ...at }) =>
      findingOf(citation, document, other === undefined ? [at] : [at, other], {
        message,
        suggestion: '核对文号。',
        confidence: 0.8,
        ...(computed === undefined ? {} : { computed }),
      }),
  ),
  ...titlesAlike(document).map(({ other, ...at }) =>
    findingOf(citation, document, [at, other], {
      message: '同一文件前后写了两个名称。',
      suggestion: '核对文件名称。',
      confidence: 0.75,
    }),
  ),
  ...issuedByOthers(document).map((at) =>
    findingOf(citation, document, [at], {
      message: '发文机关与文号的机关代字不符。',
      suggestion: '核对文号。',
      confidence: 0.8,
    }),
  ),
  ...codesOfElsewhere(document).map((cited) =>
    findingOf(citation, document, [cited], {
      message: `机关代字“${cited.code}”不是发文机关所在地的。`,
      suggestion: '核对文号。',
      confidence: 0.75,
    }),
  ),
];

/** 《民法典》自2020年1月1日起施行 */
const inForce = (document: TextDocument): ReturnType<Kind['find']> =>
  wrongStarts(document).map((at) =>
    findingOf(citation, document, [at], {
      computed: `《${at.title}》自${at.right}起施行`,
      message: '法律法规的施行日期不对。',
      suggestion: '核对施行日期。',
      confidence: 0.85,
    }),
  );

/** 《预算管理法》 */
const misnamed = (document: TextDocument): ReturnType<Kind['find']> =>
  wrongLaws(document).map((at) =>
    findingOf(citation, document, [at], {
      computed: at.right,
      message: '没有这个名称的法律。',
      suggestion: '核对法律的名称。',
      confidence: 0.8,
    }),
  );

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

/** Documents there is one of; notices of the same title come every year, and transfers come in several. */
const UNIQUE =
  /(?:办法|意见|规定|条例|细则|规范|制度|决定|规程|方案|规划|纲要|框架|指南|标准)(?:[（(][^（()）]*[）)])?(?:的通知)?$/;
const ONE_NOTICE = /20\d\d年.*(?:自评|评价|编制|批复|公开).*的通知$/;
const MANY = /下达|拨付|追加|调整|分配|安排|提前|第.批/;
const EDITIONS = /修订|原|旧|新|废止|替代|代替|先后/;

/** 〔2022〕51号 for 〔2022〕15号 */
const isSlipOf = (one: Citation, other: Citation): boolean =>
  one.code === other.code && one.year === other.year && isNear(one.number, other.number);

/** 18号 and 81号 of one and the same title: a transfer's next notice hardly has the same digits. */
const isTurned = (one: Citation, other: Citation): boolean =>
  isSlipOf(one, other) &&
  one.title === other.title &&
  one.number.length > 1 &&
  [...one.number].sort().join('') === [...other.number].sort().join('');

/** The same document with two numbers; one that everybody cites is looked up instead. */
function twoNumbers(
  document: TextDocument,
  cited: Citation,
  all: readonly Citation[],
): ReturnType<Kind['find']> {
  const { title } = cited;
  if (isKnownTitle(title)) return [];
  const isOne = UNIQUE.test(title) || (ONE_NOTICE.test(title) && !MANY.test(title));
  const other = all.find(
    (one) =>
      one.start < cited.start &&
      coreTitle(one.title) === coreTitle(title) &&
      key(one) !== key(cited) &&
      (isOne || (!MANY.test(title) && isSlipOf(one, cited)) || isTurned(one, cited)) &&
      (one.year === cited.year || !EDITIONS.test(one.sentence + cited.sentence)),
  );
  if (other === undefined) return [];
  return [
    findingOf(citation, document, [cited, other], {
      message: '同一文件写了两个文号。',
      suggestion: '核对两处文号。',
      confidence: 0.85,
    }),
  ];
}

/** A document everybody cites, with a number that is not its own. */
function known(
  document: TextDocument,
  cited: Citation,
  right: string | null,
): ReturnType<Kind['find']> {
  if (right === null) return [];
  return [
    findingOf(citation, document, [cited], {
      computed: right,
      message: '文号与标题不是同一文件。',
      suggestion: '核对文号与标题。',
      confidence: 0.85,
    }),
  ];
}

/** A plan for 2021 to 2025 with a number of 2012. */
function beforeItsTime(document: TextDocument, cited: Citation): ReturnType<Kind['find']> {
  const wrong = notOfItsTime(cited);
  if (wrong === null) return [];
  return [
    findingOf(citation, document, [cited], {
      computed: `${wrong.words}：${wrong.when}，文号为 ${String(cited.year)} 年`,
      message: '文号的年份与标题所说的事不是同一时期。',
      suggestion: '核对文号的年份。',
      confidence: 0.8,
    }),
  ];
}
