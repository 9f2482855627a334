import { findingOf, rangeOfText, type Range } from '../finding-of.js';
import type { Finding } from '../finding.js';
import { emptySections } from '../relations/outline/empty-sections.js';
import { bareTitles } from '../relations/outline/bare-titles.js';
import { bareItems } from '../relations/outline/bare-items.js';
import { untoldParts } from '../relations/outline/promised-parts.js';
import {
  bodyOf,
  outlineOf,
  rangeOfTitle,
  type OutlineNode,
} from '../relations/outline/sections.js';
import { chineseNumeral } from '../text/numerals.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const ANNOUNCES = /(?:如下|见下表|分别是|包括|原因是)[：:]?$|(?:见下表|如下表|如下表所示)。$/;
/** 台账更新慢.部分台账按季补登.: a sentence told with western stops, no title. */
const WESTERN_STOP = /[一-龥”）)]\.(?:$|[一-龥“])/;

/** 县财政局： */
const ADDRESSEE = /(?:局|委|厅|部|政府|办|处|院|会|中心|同志)[：:]$/;
/** Whatever ends with a colon announces something; above the first heading it may be the addressee. */
const COLON = /[：:]$/;
const TAIL = /(?:的)?(?:情况|管理|工作|落实|执行|编制|说明|征缴|征收|收缴|等)+$/;
/** Nouns a figure is expected of. */
const FIGURED = /(?:预算|决算|支出|收入|资产|负债|资金|(?<![降减免])费|采购|债券)$/;

const LONGEST_TITLE = 20;
/** When and whose: 当年收入 is told where the text says 2023年收入. */
const WHEN = /^(?:.*的)?(?:当年|本年|上年|全年|本级|年初|年末|年度)/;

/** What assets are told of by. */
const ASSETS = /设备|车辆|房屋|用房|家具/;

/** 养护资金与需求不匹配: a title that says how two things go together is told by that, not a title of two. */
const JUDGES =
  /(?:[和与跟同][^，。；]{1,12}|之间|两者)(?:不(?!动产|良|含)[一-龥]{1,4}|未[一-龥]{2,6}|脱节|错位|脱钩|失衡|倒挂|冲突|矛盾|[有存]{1,2}在?[^，。；]{0,4}(?:差距|偏差|差异|缺口|出入))$/;

/** Classes of expenditure whose one name holds an “and”. */
const ONE_CLASS =
  /^(?:社会保障和就业|文化(?:旅游)?体育(?:旅游)?与传媒|灾害防治及应急管理|自然资源海洋气象|医疗卫生与计划生育)/;

/** A heading or sentence that announces what the text below does not bring. */
export const promise: Kind = {
  id: 'promise',
  name: '有题无文',
  severity: 'warning',
  reason: '标题提到的内容、“如下”引出的内容，下文应当写到。',
  fires: [
    '一、评分\n得分95.6分。\n扣分原因逐项分析\n二、做法\n预算管在前面。',
    '一、问题\n预算偏粗。\n二、结果应用\n联系人：乡财政所  杨某\n石桥乡人民政府\n2025年3月8日',
    '四、措施\n（一）加强预算管理。细化预算。\n（二）规范资产管理。\n（三）强化绩效管理。完善指标。\n五、其他\n无。',
    '四、措施\n一是加强预算管理。细化预算。\n二是规范资产管理。\n三是强化绩效管理。完善指标。',
    '（1）政府采购预算和新增资产预算。2024年我乡安排新增资产预算0万元。',
    '（一）绩效目标情况\n（二）资产管理情况\n我乡按时报送月报。',
    '第六节 内部控制建设\n第七节 资产管理\n账实相符。',
    '3.6 采购\n采购规范。\n3.7 结果应用与奖惩\n四、指标完成情况\n全部完成。',
    '（三）“三公”经费增减变化\n厉行节约，从严控制。\n（四）资产情况\n账实相符。',
    '五、问题及整改措施\n设备使用率不高。\n六、其他\n无。',
    '我乡采取了两项措施，具体措施如下：',
    '三、措施\n针对支出偏慢，主要采取以下三项措施：\n建议财政部门完善指标体系。\n四、其他\n无。',
    '四、存在的问题\n通过自评，发现以下问题：\n五、改进措施\n加强管理。',
  ],
  spares: [
    '一、评分\n得分95.6分。\n扣分原因逐项分析\n资产登记不及时。\n二、做法\n预算管在前面。',
    '四、措施\n一是细化预算。二是规范资产管理。三是完善指标体系。',
    '第五节 政府采购和国有资产\n政府采购支出12万元，公务车辆3辆。',
    '目录\n一、部门职责......1\n二、机构设置......2\n第一部分\n一、部门职责\n负责水利。\n二、机构设置\n设3个股室。',
    '一、收入支出决算总表\n二、收入决算表\n三、支出决算表\n第二部分\n一、部门职责\n负责水利。',
    '（1）政府采购预算和新增资产预算。2024年我乡安排政府采购预算10万元，新增资产预算0万元。',
    '（一）绩效目标情况\n1.总体目标。保障运转。\n（二）资产管理情况\n我乡按时报送月报。',
    '我乡采取了两项措施，具体措施如下：\n一是加强管理。\n二是及时拨付。',
    '6.社会保障和就业支出。年初预算358.20万元，支出决算366.85万元。',
    '五、问题及原因\n设备使用率不高，系人员未到岗所致。\n六、其他\n无。',
    '县财政局：\n一、基本情况\n发现以下问题：\n1.支出偏慢。\n二、措施\n加快支出。',
    '1.单位基本情况\n（一）机构设置情况\n设3个股室。\n（二）人员情况\n在职12人。\n2.支出情况\n全年支出80万元。',
    '1.中央资金的当年收入、当年支出、年末结转结余情况\n2023年收入12万元、支出11万元、年末结转1万元。',
    '三、措施\n针对支出偏慢，采取以下三项措施：\n一是提前谋划；二是按月通报；三是考核。\n四、其他\n无。',
    '主要职责有以下3项：\n贯彻执行水利方针政策。\n编制水利规划并组织实施。\n负责防汛抗旱工作。\n二、机构\n设3个股室。',
    '一、职责\n1、组织监管；\n2、落实统一的药品目录和支付标准；\n3、推进改革。\n二、编制\n12名。',
    '4.减税降费及非税收入情况。我镇无收费项目，非税收入上缴3.36万元。',
    '具体情况见下表：\n\t序号\t项目\n\t1\t甲',
    '三、存在问题\n(一)巡护力量偏弱.两名护林员兼管四个村.\n(二)台账更新慢.部分台账按季补登.',
  ],
  find: (document) => {
    const outline = outlineOf(document);
    return [
      ...outline.flatMap((node) => missingPart(document, node)),
      ...untoldParts(document, outline).map((places) =>
        findingOf(promise, document, places, {
          message: '标题说到的原因、措施或数字，下文没有写。',
          suggestion: '补写，或从标题中删去。',
          confidence: 0.75,
        }),
      ),
      ...emptySections(document, outline)
        .filter(({ title }) => !WESTERN_STOP.test(title))
        .map((node) => nothingBelow(document, rangeOfTitle(node), node.title)),
      ...bareTitles(document).map((at) =>
        nothingBelow(document, at, document.source.slice(at.start, at.end)),
      ),
      ...bareItems(document).map((place) =>
        findingOf(promise, document, [place], {
          message: '这一条只有标题，没有内容。',
          suggestion: '补写内容，或删去这一条。',
          confidence: 0.75,
        }),
      ),
      ...emptyAnnouncement(document, outline),
    ];
  },
};

const nothingBelow = (document: TextDocument, at: Range, title: string): Finding =>
  findingOf(promise, document, [at], {
    message: `“${title}”下没有内容。`,
    suggestion: '补写内容；没有的写明没有，或删去标题。',
    confidence: 0.75,
  });

function missingPart(document: TextDocument, heading: OutlineNode): ReturnType<Kind['find']> {
  const parts = heading.title.split(/和|及|、|与/).map((part) => part.replace(TAIL, ''));
  // 11、文体活动及日常工作经费：…预算10万元: an item, told at once.
  if (ONE_CLASS.test(heading.title) || (heading.rest !== '' && /经费$/.test(heading.title)))
    return [];
  // A sentence with a number before it is no title.
  const goesOn = /[，；]/.test(document.text.charAt(rangeOfTitle(heading).end));
  if (parts.length < 2 || heading.title.length > LONGEST_TITLE || goesOn) return [];
  const shortest = parts.length > 2 ? 2 : 3;
  if (parts.some((part) => part.length < shortest) || JUDGES.test(heading.title)) return [];
  const body = bodyOf(document, heading);
  if (body === '' || !/\d/.test(body)) return [];
  return parts.flatMap((part) => {
    const noun = part.replace(WHEN, '').replace(/(?<=.{2})(?:预算|决算|支出|收入)$/, '');
    const isTold = body.includes(noun.slice(-2)) || (/资产$/.test(part) && ASSETS.test(body));
    if (!FIGURED.test(part) || part.length < 3 || noun.length < 2 || isTold) return [];
    return [
      findingOf(promise, document, [rangeOfTitle(heading)], {
        message: `标题提到“${part}”，下文没有写到。`,
        suggestion: `补写“${part}”的情况，没有的写明没有，或从标题中删去。`,
        confidence: 0.8,
      }),
    ];
  });
}

/** Sentences that announce what is neither a list below nor a text. */
function emptyAnnouncement(
  document: TextDocument,
  outline: readonly OutlineNode[],
): ReturnType<Kind['find']> {
  return document.passages
    .filter((passage, index) => {
      const following = document.passages.slice(index + 1);
      const [next] = following;
      const above = outline.findLast(({ start }) => start <= passage.start) ?? null;
      if (!announces(passage.text, above !== null && next !== undefined)) return false;
      const heading = outline.find(({ start }) => start === next?.start);
      // A list below begins with one, anew behind an earlier list; what goes on with the numbers above is none.
      const isAnew = heading?.style !== 'decimal' || heading.parent === above;
      const isList = heading?.numbers.at(-1) === 1 && isAnew;
      return heading === undefined ? leadsNowhere(passage.text, following, outline) : !isList;
    })
    .map((passage) =>
      findingOf(promise, document, [rangeOfText(passage)], {
        message: '这里引出的内容，下文没有。',
        suggestion: '补写所说的内容，或删去这句话。',
        confidence: 0.8,
      }),
    );
}

/** Nothing follows, the list goes on at once, or fewer things than were announced. */
const leadsNowhere = (
  text: string,
  following: TextDocument['passages'],
  outline: readonly OutlineNode[],
): boolean =>
  following[0] === undefined ||
  goesOnCounting(text, following[0].text) ||
  tellsTooFew(text, following, outline);

const ORDINAL = /^([一二三四五六七八九十])是/;

/** 二是…原因如下： right above 三是…: the list goes on, and nothing was told. */
function goesOnCounting(text: string, next: string): boolean {
  const [here, there] = [text, next].map(
    (one) => chineseNumeral(ORDINAL.exec(one)?.[1] ?? '')?.toNumber() ?? 0,
  );
  return here !== undefined && here > 0 && there === here + 1;
}

/** 以下三项措施：, and fewer paragraphs up to the next heading, none of them numbered. */
function tellsTooFew(
  text: string,
  following: TextDocument['passages'],
  outline: readonly OutlineNode[],
): boolean {
  const [, count = ''] = SO_MANY.exec(text) ?? [];
  if (count === '') return false;
  const starts = new Set(outline.map(({ start }) => start));
  const end = following.findIndex(({ start }) => starts.has(start));
  const told = following.slice(0, end < 0 ? following.length : end);
  const paragraphs = told.filter((one) => !CLOSING.test(one.text));
  return (
    !told.some((one) => NUMBERED.test(one.text)) &&
    paragraphs.length < (chineseNumeral(count)?.toNumber() ?? Number(count))
  );
}

const SO_MANY =
  /(?:以下|下列|如下)([二两三四五六七八九十]|[2-9])(?:个方面|项|个|点|条)[^，。；]{0,8}[：:]$/;
const NUMBERED = /^[（(]?[一1①]|一是|首先|第一|其一|一方面|[；;]/;
/** The unit and the date that close a report. */
const CLOSING =
  /^[（(]?20\d\d年\d{1,2}月|^[一-龥]{4,24}(?:局|政府|中心|办公室|委员会|办事处|院|校|会)$/;

const announces = (text: string, isWithin: boolean): boolean =>
  text.length > 4 &&
  (ANNOUNCES.test(text) || (COLON.test(text) && (isWithin || !ADDRESSEE.test(text))));
