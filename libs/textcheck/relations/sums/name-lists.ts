import { CHINESE_NUMERAL } from '../../text/numerals.js';

/** How many things a list names at least and at most: 和 joins two, or stands inside one name. */
export interface Size {
  readonly fewest: number;
  readonly most: number;
}

/** 3号楼, 盐仓路18号院: digits of a name. */
const ITEM =
  '(?:[^，。；：、\\d]{2,8}\\d{1,4}号[^，。；：、\\d]{0,20}|(?:[A-Z\\d]{1,3}(?:号|期|栋|楼|标段))?[^，。；：、\\d]{2,26})';
const LAST =
  '(?:[A-Z\\d]{1,3}(?:号|期|栋|楼|标段))?[^，。；：、\\d]{1,25}?[^，。；：、的第\\d零一二两三四五六七八九十百千万]';
/** 所属单位严格实行三级审核: the number is not of those who are named. */
const DOES =
  '[^，。；：、\\d]*(?:实行|执行|落实|严格|按照|建立|履行|采取|坚持|完成|组织|进行|通过|共同)';
/** 甲、乙、丙三项收入; 甲、乙、丙、丁，共5个社区; 甲、乙等三个村 */
export const AFTER_LIST = new RegExp(
  `((?:${ITEM}、)+${LAST})(等)?(?:[，,]?(?:共计|共有|一共|共))?(${CHINESE_NUMERAL}|\\d{1,2})(项|类|种|个|家|所|条|座|部(?!分)|大)(?!月|工作日|百分点|方面|小时|季度|学期|批次)(?=[一-龥])`,
  'g',
);
/** 《甲》《乙》《丙》等4项制度 */
export const TITLES_FIRST = new RegExp(
  `((?:《[^》]+》[、和及与]?){2,})(等)?[^，。；：、《\\d]{0,4}?(?:[，,]?共计?)?(${CHINESE_NUMERAL}|\\d{1,2})(?:项|个|部|份|种)(?=[一-龥，。；）]|$)`,
  'g',
);
/** 基础类包括甲、乙、丙、丁5项: the words before say that it is a list. */
export const LISTED_FIRST = new RegExp(
  `(?:包括|包含|涵盖|分为|分别为|主要有|即|[下内]设(?:有|立)?|设[有置立]|设(?![备施计定想法区市有置立])|划分为)((?:${ITEM}、)+${LAST})(等)?(?:[，,]?共)?(${CHINESE_NUMERAL}|\\d{1,2})(项|类|大类|种|部分|家|个|所|处)(?=[；。，）]|$)`,
  'g',
);
/** 制定甲、乙、丙、丁制度共5项; 办公室、财务科、检验科，共3个: texts, tasks and bodies are told by their names. */
export const TEXTS_FIRST = new RegExp(
  `((?:${ITEM}、)+[^，。；：、\\d]{1,20}(?:制度|办法|规定|规程|细则|方案|预案|机制|流程|规范|清单|职责|措施|意见|[室股科队站所局]|中心))(等)?[，,]?(?:共计|共有|一共|共)(${CHINESE_NUMERAL}|\\d{1,2})(项|个|部|类|种|条|份)(?=[，。；）]|$)`,
  'g',
);
/** 经监理单位、乡镇政府和分管领导三级签字: each has it in turn. */
export const HANDED_ON = new RegExp(
  `(?:经|由|报)((?:[^，。；：、\\d]{2,16}、)+(?!${DOES})[^，。；：、\\d]{2,24}?)(等)?([二两三四五六七八2-8])(级|方|道|层)(?=签|会签|审|复核|把关|联审|验收|确认|关口|程序|手续|会审|见证)`,
  'g',
);
/** 从投入、过程、产出、效果四个方面: sides of one thing, each told by a word or two. */
export const SIDES = new RegExp(
  `(?<=从|围绕|按照|包括|涵盖|在)“?((?:${ITEM}、)+${LAST})”?(等)?(${CHINESE_NUMERAL}|\\d)(个)?(?:方面|维度|层面|角度|环节|阶段)`,
  'g',
);
/** 残疾人两项补贴、婚姻登记: the number is part of a name in a longer list. */
export const GOES_ON_AFTER = /^[^，。；：、和及与]{0,10}、/;
/** 乡党委、人大、政府机关设甲、乙、丙三个办公室: what is listed comes after the verb. */
const SET_UP = /^.*(?:下设|内设|设有|设置|机关设|下辖|下属|分为)/;
/** 甲、乙两个处室和丙、丁、戊三个专业部: the second list begins behind the first one's number. */
const COUNTED_BEFORE = new RegExp(
  `^.*${CHINESE_NUMERAL}(?:个|项|家|所|类|种|大)[^，。；：、\\d]{1,8}?(?:和|及|与|以及)`,
);

/** The names of a list without what leads to it. */
export const lastListOf = (listed: string): string =>
  listed.replace(SET_UP, '').replace(COUNTED_BEFORE, '');

/** 由甲牵头，成员包括乙、丙，共三个单位: the one that leads is counted as well. */
export const isLed = ({ input, index }: RegExpExecArray, listed: number, said: number): boolean =>
  said === listed + 1 && /牵头[，,](?:小?组?成员)?$/.test(input.slice(0, index));

const BODY = /[室股科队站所中心局院馆校园会部处社村镇乡街道]$/;

/** Two bodies set up: 下设甲大队、乙监测站3个单位 counts them, as 供水、供电3个项目 does not. */
const areBodies = (listed: string, items: readonly string[]): boolean =>
  SET_UP.test(listed) &&
  items.length > 1 &&
  items.every((item) => item.length > 3 && BODY.test(item));

const JOINED = /(?<=.{2})(?:以及|和|及|与)(?=.{2})/;

/**
 * 应急和生态环境局 beside 办公室、财政局 is one office, for 应急 is none; 周末专线和机场专线 beside 通勤专线 are two, for both end
 * as the others do. What neither shows may be one or two.
 */
export function sizeOf(items: readonly string[]): Size {
  const sizes = items.map((item, at) => {
    const others = items.filter((other) => other !== item);
    const pieces = item.split(JOINED);
    const isLast = at === items.length - 1;
    return isLast && areAsLong(pieces, others)
      ? { fewest: pieces.length, most: pieces.length }
      : sizeOfOne(pieces, item, others);
  });
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  return {
    fewest: sum(sizes.map(({ fewest }) => fewest)),
    most: sum(sizes.map(({ most }) => most)),
  };
}

const SHORTEST_OF_ALL = 4;

/**
 * 河堤加固、桥梁维修、山塘清淤和路灯安装: 和 before the last of names that are all as long joins two. The first of the list may
 * have the words before it that lead to it.
 */
function areAsLong(pieces: readonly string[], others: readonly string[]): boolean {
  const [length, ...more] = [...pieces, ...others.slice(1)].map((one) => one.length);
  const first = others[0]?.length ?? 0;
  return (
    pieces.length > 1 &&
    length !== undefined &&
    length >= SHORTEST_OF_ALL &&
    first >= length &&
    more.every((one) => one === length)
  );
}

function sizeOfOne(pieces: readonly string[], item: string, others: readonly string[]): Size {
  const [first = item] = pieces;
  const ends = (length: number, word: string): boolean =>
    others.some((other) => other.slice(-length) === word.slice(-length));
  // 质量检验所和经济服务中心 are two bodies, 应急 is none.
  const named = first.length > 3 && BODY.test(first);
  const isOne = pieces.length === 1 || (ends(1, item) && !ends(1, first) && !named);
  // 中坝村、大塘村、樟树村和岭背村, 投影仪、照相机和碎纸机: each ends as one of the others does.
  const alike = others.length > 1 && pieces.every((piece) => piece.length > 2 && ends(1, piece));
  const areAll = pieces.length > 1 && (alike || pieces.every((piece) => ends(2, piece)));
  return { fewest: areAll ? pieces.length : 1, most: isOne ? 1 : pieces.length };
}

/** Whether a number behind a list counts it: 供水、供电3个项目 tells of two sorts, a longer list nearly as long as the number is counted. */
export function isCounted(listed: string, items: readonly string[], said: number): boolean {
  if (listed.startsWith('《')) return true;
  return (items.length > 2 || areBodies(listed, items)) && Math.abs(said - items.length) <= 2;
}

const FEWEST_OPEN = 5;

/** 甲、乙、丙等两个 is wrong, 甲、乙等四个 is not; of a long list nobody leaves out just the last. */
export function isShortOf(items: readonly string[], said: number): boolean {
  const { fewest, most } = sizeOf(items);
  const butOne = fewest === most && most >= FEWEST_OPEN && said === most + 1;
  return butOne || (said > 0 && said < fewest);
}

/** “五个一批” among slogans: a number inside a name counts nothing, and quoted words are no list. */
export const isInName = (before: string, listed: string): boolean =>
  /[“"][^”"]*$/.test(before) || /[“”]/.test(listed);

const PLACES = /^(?:行政)?(?:村|乡镇|镇|乡|社区|街道|县|区|市|小区|片区|林场|灌区)/;

/** 城关、东坪、西岭和南湾四个乡镇: of places with names as long 和 joins two. */
export function joinedPlaces(items: readonly string[], behind: string): readonly string[] {
  const [last = '', second] = [items.at(-1), items[1]];
  const pieces = last.split(/和|及|与/);
  const areNames = pieces.length === 2 && pieces.every(({ length }) => length === second?.length);
  return PLACES.test(behind) && items.length > 2 && areNames
    ? [...items.slice(0, -1), ...pieces]
    : items;
}
