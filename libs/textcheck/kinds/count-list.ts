import { Decimal, sumDecimals } from '#libs/kernel';

import { findingOf, rangeOf, type Range } from '../finding-of.js';
import {
  itemsAnnounced,
  linesAnnounced,
  ordinalsOf,
  rowsAnnounced,
} from '../relations/sums/enumerations.js';
import {
  AFTER_LIST,
  isLed,
  HANDED_ON,
  LISTED_FIRST,
  TEXTS_FIRST,
  GOES_ON_AFTER,
  isCounted,
  isInName,
  joinedPlaces,
  isShortOf,
  lastListOf,
  SIDES,
  sizeOf,
  TITLES_FIRST,
} from '../relations/sums/name-lists.js';
import {
  GOES_ON,
  itemsOf,
  measuredItems,
  namesBefore,
  namesBehindColon,
  namesInBrackets,
  namesParted,
  PARTED,
  withoutBrackets,
} from '../relations/sums/told-names.js';
import { thingsAnnounced } from '../relations/sums/announced-rows.js';
import { toldAgain } from '../relations/sums/told-again.js';
import type { Recount } from '../relations/sums/recounts.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../text/numerals.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { Statement, TextDocument } from '../document.js';
import { matchesIn } from '../text/matches.js';

const MEASURE = '个|项|名|家|类|种|条|件|处|所|方面|部|份|大|座|支|点|次|期|场|批|轮|辆|台';
const NUMERAL = `(\\d+|${CHINESE_NUMERAL})`;
/** 下设8个工作机构，分别为甲、乙; 制度6项，分别为《甲》《乙》; 设6个股室：甲、乙 */
const BEFORE_LIST = new RegExp(
  `${NUMERAL}(?:${MEASURE})([^，。；：、\\d]{0,14})[，,]?(?:时间|地点|内容|主题)?(?:分别(?:为|是|于|涉及|对应|针对|来自|位于|设在|指向)|包括|即|包含|具体为|具体是|(?<=[，,])为(?=(?:[^，。；：、\\d]{2,12}、)+[^，。；：、\\d]{2,16}[。；]?$))[：:]?([^。；]+)`,
  'g',
);
/** 设6个股室：甲、乙、丙 */
const AFTER_COLON = new RegExp(
  `${NUMERAL}(?:${MEASURE})([^，。；：、\\d]{0,10})[：:]([^。；，：]+)(?=。|$)`,
  'g',
);
/** 涉及5个部门（甲、乙、丙、丁、戊） */
const IN_BRACKETS = new RegExp(
  `${NUMERAL}(?:${MEASURE})([^，。；：、\\d（(]{1,10})[（(](?!含|其中|主要|如|不|除|均|由|以|详|见|单位)([^（()）。；，：\\d]+)[）)]`,
  'g',
);
/** A number of things that is not the number of things listed. */
export const countList: Kind = {
  id: 'count_list',
  name: '数量与列举不符',
  severity: 'error',
  reason: '先说几个再逐一列出的，列出的应当正好是这么多。',
  fires: [
    '所属事业单位5个，分别是：\n（1）县水旱灾害防御中心；\n（2）县农村供水服务中心；\n（3）县青龙灌区管理所；\n（4）县水政监察大队。',
    '学校在四个方面还有欠缺。其一，支出进度前低后高。其二，师资结构性缺员。其三，资产管理不够细致。',
    '内设办公室、财务科、传染病防制科、免疫规划科、检验科、健康教育科，共7个。',
    '独立核算单位共95个，包括局机关1个、小学62所、初中18所、幼儿园9所、普通高中2所和特殊教育学校1所。',
    '我乡下设8个工作机构，分别为党政综合办公室（信访办公室）、党建工作办公室、综合行政执法队。',
    '制定管理制度6项，分别为《设备管理制度》《采购、验收管理办法》《院感监测制度》；全部印发执行。',
    '下辖春晖、临江、书院、桂花5个社区居委会。',
    '新改建公路4条，分别为石湾至麻岭公路6.2公里、东坪至大屋公路8.4公里、沙田至白水公路14公里。',
    '我局内设机构6个：办公室、计财股、业务股、法规股、人事股。',
    '项目支出用在了五件事上：一是维修屋面，二是更换课桌，三是购置图书，四是改造厕所。',
    '2024年有项目5个，全部为县级专项。\n1.消防改造，预算62万元。\n2.设备购置，预算48万元。\n3.村医培训，预算12.5万元。',
    '设办公室、经济发展局、财政金融局、应急和生态环境局五个内设机构。',
    '设党政办公室、经济发展办公室两个办公室，下设农业服务中心、党务服务中心、退役军人服务站四个事业站所。',
    '从投入、过程、产出、效果、满意度四个方面进行评价。',
    '对王村、李村、赵村三个村进行了抽查，四个村均合格。',
    '主要做法有三点：1.加强领导；2.强化监督；3.注重实效；4.及时公开。',
    '走访了5个部门（财政局、民政局、教育局、水利局），听取意见。',
    '2024年共实施4个项目，各项目情况如下表：\n序号|项目名称|预算数\n1|校舍维修|20\n2|图书购置|5\n合计||25',
    '全年共安排项目五个，执行情况见下表。\n序号\t项目名称\t预算数\n1\t道路养护\t20\n2\t桥梁检测\t5\n3\t路灯更换\t6',
  ],
  spares: [
    '年初目标三项，全部有结果，其中两项达标：\n1、建档率90%，实际93%；\n2、接种率95%，实际98%；\n3、管理率62%，实际60%。',
    '独立核算单位共4个，其中行政单位1个、事业单位3个，具体为：\n（1）县水利局本级；\n（2）县防汛抗旱服务中心；\n（3）青龙水库管理所；\n（4）县水土保持站。',
    '内设办公室、财务科、传染病防制科、免疫规划科、检验科、健康教育科，共6个。',
    '提供3类服务：健康教育、慢性病管理（高血压、2型糖尿病）、卫生协管。',
    '我乡下设3个工作机构，分别为党政综合办公室（信访办公室、值班室）、党建工作办公室、综合行政执法队。',
    '编报一般罚没收入、生态罚没收入、利息收入三项非税收入预算。',
    '新改建公路3条，分别为石湾至麻岭公路6.2公里、东坪至大屋公路8.4公里、沙田至白水公路14公里。',
    '从决策、过程和产出、效益四个方面评价。对王村、李村、赵村三个村进行了抽查，三个村均合格。',
    '存在以下三个问题：一是预算编制不细；二是执行偏慢；三是人员不足。',
    '抽查20个单位。一是查账目，二是看现场，三是问群众。',
    '召开党组会，研究三重一大事项35项。一是人事，二是资金，三是项目。',
    '对12个项目开展自评。\n1.成立领导小组，召开会议。\n2.收集资料，逐项核对。',
    '全乡共16个村，包括安庄、高庄等。',
    '独立核算单位共93个，包括局机关1个、小学62所、初中18所、幼儿园9所、普通高中2所和特殊教育学校1所。',
    '制定制度3项，分别为《设备管理制度》《采购、验收管理办法》《院感监测制度》；全部印发执行。',
    '修订了《财务管理办法》《报销实施细则》等3项制度。',
    '全镇共有行政村、社区16个，新建供水、供电设施5处，购置帐篷、棉被600件。',
    '完成书院、桂花两个社区9个小区、46栋楼的改造。',
    '现有三个年级、三十六个教学班，在校学生一千七百六十四人。',
    '设办公室、经济发展局、财政金融局、应急和生态环境局四个内设机构。',
    '乡党委、人大、政府机关设党政办公室、经济发展办公室、社会事务办公室三个内设机构。',
    '以“三率一度”、“五个一批”、“六个精准”为重点，落实扶贫举措。',
    '涉及3个县（市、区）、5家医院（含省级医院、市级医院）。',
    '2024年共实施2个项目，另有1个涉密项目不列入，情况如下表：\n序号|项目名称|预算数\n1|校舍维修|20\n2|图书购置|5\n合计||25',
    '纳入评价的12个项目中，超过100万元的2个项目如下：\n序号|项目名称|预算数\n1|校舍维修|200\n2|图书购置|150',
  ],
  find: (document) => [
    ...document.statements.flatMap((statement) => [
      ...countFirst(document, statement, BEFORE_LIST),
      ...countFirst(document, statement, IN_BRACKETS),
      ...countFirst(document, statement, AFTER_COLON),
      ...countFirst(document, statement, PARTED),
      ...listFirst(document, statement),
    ]),
    ...document.passages.flatMap((passage) => ordinals(document, passage)),
    ...toldAgain(document).map((recount) => recounted(document, recount)),
    ...rows(document),
  ],
};

const countFirst = (
  document: TextDocument,
  { text, start }: Statement,
  pattern: RegExp,
): ReturnType<Kind['find']> =>
  matchesIn(text, pattern).flatMap((match) => judgeCounted(document, start, match, pattern));

function judgeCounted(
  document: TextDocument,
  start: number,
  match: RegExpExecArray,
  pattern: RegExp,
): ReturnType<Kind['find']> {
  const [whole, number = '', , told = ''] = match;
  const at = start + match.index;
  const measured = measuredItems(match[3] ?? '');
  const items = measured.length > 1 ? measured : READINGS.get(pattern)?.(told);
  if (items === null || items === undefined)
    return pattern === AFTER_COLON ? [] : sumOfCounts(document, { start }, match);
  return compare(document, numberOf(number), items, { start: at, end: at + whole.length });
}

/** How the names of each form of list are read. */
const READINGS: ReadonlyMap<RegExp, (told: string) => string[] | null> = new Map([
  [BEFORE_LIST, namesBefore],
  [AFTER_COLON, namesBehindColon],
  [IN_BRACKETS, namesInBrackets],
  [PARTED, namesParted],
]);

/** 小学62所: what is counted and by which measure word. */
const COUNTED = /^[^\d，]{1,16}?(\d+)\s?(个|所|家|处|座|间)$/;

/** 单位共93个，包括局机关1个、小学62所和初中30所: measure words differ, and still the parts make up the whole. */
function sumOfCounts(
  document: TextDocument,
  { start }: { readonly start: number },
  match: RegExpExecArray,
): ReturnType<Kind['find']> {
  const [whole, number = '', , list = ''] = match;
  const items = withoutBrackets(list)
    .replace(GOES_ON, '')
    .split(/[、；]|(?<=\d\s?[一-龥])(?:和|及|以及)/)
    .map((item) => COUNTED.exec(item.trim()));
  const measures = new Set(items.map((item) => item?.[2]));
  const said = numberOf(number);
  // Parts of one measure word are a sum like any other.
  if (said === null || items.length < 3 || measures.size < 2 || measures.has(undefined)) return [];
  const parts = items.map((item) => item?.[1] ?? '0');
  const right = sumDecimals(parts.map((part) => new Decimal(part)));
  if (right.equals(said)) return [];
  const at = start + match.index;
  return [
    findingOf(countList, document, [{ start: at, end: at + whole.length }], {
      computed: `${parts.join(' + ')} = ${right.toFixed()}，文中为 ${said.toFixed()}`,
      message: `逐一列出的共 ${right.toFixed()} 个，文中说有 ${said.toFixed()} 个。`,
      suggestion: '核对各项数目与总数。',
      confidence: 0.88,
    }),
  ];
}

function listFirst(document: TextDocument, { text, start }: Statement): ReturnType<Kind['find']> {
  const plain = withoutBrackets(text);
  return [AFTER_LIST, TITLES_FIRST, LISTED_FIRST, TEXTS_FIRST, SIDES, HANDED_ON].flatMap(
    (pattern) =>
      matchesIn(plain, pattern).flatMap((match) => judgeListed(document, { text, start }, match)),
  );
}

function judgeListed(
  document: TextDocument,
  { text, start }: { readonly text: string; readonly start: number },
  match: RegExpExecArray,
): ReturnType<Kind['find']> {
  const [whole, listed = '', open] = match;
  const end = match.index + whole.length;
  if (isInName(match.input.slice(0, end), listed) || GOES_ON_AFTER.test(match.input.slice(end)))
    return [];
  const items = joinedPlaces(itemsOf(lastListOf(listed)), match.input.slice(end));
  const said = saidBehind(match, items);
  if (/等[^、]{0,4}$|^(?:以及|还有|加上)/.test(listed)) return [];
  if (open !== undefined && !isShortOf(items, said?.toNumber() ?? 0)) return [];
  const plain = match.input === text;
  const from = plain ? start + match.index : start;
  return compare(document, said, items, {
    start: from,
    end: plain ? from + whole.length : start + text.length,
  });
}

/** The number behind a list; null where it may count something else. */
function saidBehind(match: RegExpExecArray, items: readonly string[]): Decimal | null {
  const [, listed = '', , number = '', measure = ''] = match;
  const said = numberOf(number);
  if (said !== null && isLed(match, items.length, said.toNumber())) return null;
  const loose = /\d/.test(number) || /[家所条座部大]/.test(measure);
  return said !== null && loose && !isCounted(listed, items, said.toNumber()) ? null : said;
}

function compare(
  document: TextDocument,
  said: Decimal | null,
  items: readonly string[],
  at: Range,
): ReturnType<Kind['find']> {
  const { fewest, most } = sizeOf(items);
  const few = said?.lessThan(fewest) === true;
  if (said === null || said.lessThan(2) || most < 2) return [];
  if (!few && said.lessThanOrEqualTo(most)) return [];
  const listed = few ? fewest : most;
  const atMost = few || fewest === most ? '' : '至多';
  return [
    findingOf(countList, document, [at], {
      computed: `列出${atMost} ${String(listed)} 个：${items.join('、')}；文中为 ${said.toFixed()}`,
      message: `文中说有 ${said.toFixed()} 个，${atMost}列出了 ${String(listed)} 个。`,
      suggestion: '补全列举，或改正数量。',
      confidence: 0.85,
    }),
  ];
}

function numberOf(text: string): Decimal | null {
  return /^\d/.test(text) ? new Decimal(text) : chineseNumeral(text);
}

/** 三项措施：一是…，二是…。 */
function ordinals(
  document: TextDocument,
  passage: { readonly text: string; readonly start: number },
): ReturnType<Kind['find']> {
  const told = ordinalsOf(passage);
  const said = told === null ? null : numberOf(told.number);
  if (told === null || said === null || said.lessThan(2) || said.equals(told.last)) return [];
  return [
    findingOf(countList, document, [told.at, told.end], {
      computed: `写到“${document.source.slice(told.end.start, told.end.end)}”，文中为 ${said.toFixed()}`,
      message: `文中说有 ${said.toFixed()} 个，逐一写了 ${String(told.last)} 个。`,
      suggestion: '补全列举，或改正数量。',
      confidence: 0.85,
    }),
  ];
}

/** 王村、李村、赵村三个村…，四个村均合格 */
const recounted = (document: TextDocument, { start, end, said, listed }: Recount): Finding =>
  findingOf(countList, document, [{ start, end }], {
    computed: `列出 ${String(listed)} 个，文中为 ${String(said)}`,
    message: `列出的有 ${String(listed)} 个，这里说有 ${String(said)} 个。`,
    suggestion: '补全列举，或改正数量。',
    confidence: 0.8,
  });

/** 目标七项，其中六项达标： above all seven of them. */
const isSomeOf = (before: string, count: number): boolean =>
  /其中$/.test(before) &&
  matchesIn(before, OF_THEM).some(([, number = '']) => numberOf(number)?.equals(count) ?? false);
const OF_THEM = /([\d零一二两三四五六七八九十]+)(?=[项个条类处])/g;

/** 共实施9个项目，见下表 above a table of seven, or above seven numbered items or lines. */
function rows(document: TextDocument): ReturnType<Kind['find']> {
  const told = [rowsAnnounced, itemsAnnounced, linesAnnounced, thingsAnnounced]
    .flatMap((read) => read(document))
    .filter(({ line }, at, all) => all.findIndex((one) => one.line.start === line.start) === at);
  return told.flatMap(({ line, count, match }) => {
    const said = numberOf(match[1] ?? match[3] ?? match[2] ?? '');
    if (said === null || said.lessThan(2) || said.equals(count)) return [];
    if (isSomeOf(line.text.slice(0, (match.index ?? 0) + 1), count)) return [];
    return [
      findingOf(countList, document, [rangeOf(line, match)], {
        computed: `下面列出 ${String(count)} 个，文中为 ${said.toFixed()}`,
        message: `文中说有 ${said.toFixed()} 个，下面列出了 ${String(count)} 个。`,
        suggestion: '补全下面所列，或改正数量。',
        confidence: 0.85,
      }),
    ];
  });
}
