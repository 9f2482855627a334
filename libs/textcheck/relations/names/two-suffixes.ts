import { groupBy } from '#libs/kernel';

import { oncePerDocument } from '../../once.js';
import { matchesIn } from '../../text/matches.js';
import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';

/** One body named with two suffixes: the slip, and what it is called elsewhere. */
export interface TwoSuffixes extends Range {
  readonly other: Range;
}

/** What bodies are called by; those within an office, as 科 and 股, share its words rightly. */
const SUFFIX =
  /办公室|委员会|中心|大队|中队|支队|协会|联合会|学会|学校|小学|中学|公司|街道|农场|林场|[局委办所站院馆队处镇乡校园厂]/g;
/** 所需, 办理, 院内: the first character of another word. */
const INSIDE: Readonly<Record<string, RegExp>> = {
  办: /[理公法事学案结好件医展班]/,
  所: /[有需属在以得示辖列涉占产做提]/,
  处: /[理置于罚分方]/,
  院: /[内外校]/,
  队: /[伍员]/,
  委: /[托派员]/,
  局: /[部面]/,
  站: /[点台位址]/,
  馆: /[藏内际]/,
  镇: /[区村级街]/,
  乡: /[村镇级土亲]/,
  中心: /[城任工环]/,
  校: /[园舍长区]/,
  园: /[区林内]/,
};
const RUN = /[一-龥]{4,}/g;
const LONGEST = 12;
const KEY = 3;
/** Without a place in front a stem of three characters is shared by bodies that have nothing to do with each other. */
const FEWEST_PLAIN = 4;
/** 平均每所, 各个站: no name. */
const NO_NAME = /(?<!公)共|每|平均|各|个|等/;
/** A name begins behind it. */
const LEAD = /^.*[由与及向经的对]/;
const PLACED = /[县市区镇乡]/;
/** 14个消防救援站, 退役军人服务站15个: there are many, below the one. */
const COUNTED_BEFORE = /\d\s?[个家所处][一-龥、]{0,24}$/;
const COUNTED_AFTER = /^[）)]?[\d一二两三四五六七八九十]+[个处所家支]/;
const RANK = /[省市县区州盟国]/;
const CHANGED =
  /原(?![定则因有始来])|曾|现(?=[省市县区更为名])|更名|改[名为设制]|升格|撤|并入|前身|加挂|挂牌|划转|相邻|隶属|归口|主管部门|上级/;
/** 区体育馆、区游泳馆, 管理市文化馆: a house among houses, or one that somebody runs, is no slip for the body that runs it. */
const HOUSE = /^[馆园厂]$/;
const RUNS = /(?:管理|运营|经营|管护|代管|开放|下辖|现有|建有|设有|改造|维修|修缮|新建)(?:着|了)?$/;
const RUN_SO = /^(?:进行)?(?:改造|维修|修缮|运营|管护|升级|扩建|座椅|场地|屋面)/;
/** 疾病预防控制中心, of 疾病预防控制局所属: the bureau over a house has the name of its field. */
const OVER = /^(?:局|委|委员会|办公室|镇|乡|街道)$/;
const OWNS = /^(?:所属|直属|下属|下设|代管|主管|举办)/;
const NEAR = 10;
const LIST = /[、和与及]/;
const BEYOND = /[。\n；\t]/;
const LONGEST_LIST = 40;
/** Bodies one after another, and nothing said between. */
const LONG_LIST = /^(?:[一-龥]{0,6}、[一-龥]{2,16}){2,}$/;

interface Body extends Range {
  readonly suffix: string;
  /** What stands before the suffix, as far as it may belong to the name. */
  readonly stem: string;
}

/** 党群服务所 where the report has 党群服务中心: one stem, and two that cannot be there side by side. */
export const twoSuffixes = oncePerDocument((document: TextDocument): TwoSuffixes[] => {
  const own = document.organisation?.full ?? '';
  const found = [...groupBy(bodiesIn(document.text), ({ stem }) => stem.slice(-KEY)).values()]
    .filter((bodies) => new Set(bodies.map(({ suffix }) => suffix)).size > 1)
    .flatMap((bodies) => bodies.flatMap((body) => slipOf(document.text, own, bodies, body)));
  // A pair of one each is found from both its ends.
  return found.filter(
    ({ start, end }, at) =>
      !found
        .slice(0, at)
        .some((one) => [one, one.other].some((place) => place.start < end && start < place.end)),
  );
});

const bodiesIn = (text: string): Body[] =>
  matchesIn(text, RUN).flatMap((run) =>
    matchesIn(run[0], SUFFIX).flatMap((match) => {
      const [suffix] = match;
      const end = match.index + suffix.length;
      const stem = run[0].slice(Math.max(0, match.index - LONGEST), match.index);
      const isWord = INSIDE[suffix]?.test(run[0].charAt(end)) === true;
      return stem.length < KEY || isWord
        ? []
        : [{ suffix, stem, start: run.index + match.index, end: run.index + end }];
    }),
  );

function shared({ stem: one }: Body, { stem: other }: Body): number {
  let count = 0;
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

/** 县卫生健康委 is short for 县卫生健康委员会. */
const isShortFor = (short: string, full: string): boolean => full.startsWith(short);

/** Nothing where the body stands a second time, or where the two may both be right. */
function slipOf(text: string, own: string, bodies: readonly Body[], body: Body): TwoSuffixes[] {
  const [other] = bodies
    .filter(({ suffix }) => !isShortFor(suffix, body.suffix) && !isShortFor(body.suffix, suffix))
    .sort((one, next) => shared(next, body) - shared(one, body));
  if (other === undefined) return [];
  const stem = body.stem.slice(-shared(body, other)).replace(LEAD, '');
  const { length } = stem;
  const timesOf = ({ suffix }: Body): number =>
    bodies.filter((one) => one.suffix === suffix && shared(one, body) >= length).length;
  const isPlaced =
    PLACED.test(stem.slice(0, -2)) || (own.length > KEY && stem.includes(own.slice(0, KEY)));
  const isOne =
    timesOf(body) === 1 &&
    !NO_NAME.test(stem) &&
    length >= (isPlaced ? KEY : FEWEST_PLAIN) &&
    mayBeOne(text, [body, other], length);
  if (!isOne) return [];
  const at = { start: body.start - length, end: body.end };
  const elsewhere = { start: other.start - length, end: other.end };
  const isTitle = own.endsWith(text.slice(at.start, at.end));
  // Of one each the later is the slip.
  const isLater = timesOf(other) > 1 || (at.start > elsewhere.start && !isTitle);
  return [isLater ? { ...at, other: elsewhere } : { ...elsewhere, other: at }];
}

/** Listed side by side. */
function areListed(text: string, body: Body, other: Body): boolean {
  const [first, last] = body.start < other.start ? [body, other] : [other, body];
  const between = text.slice(first.end, last.start);
  const isShort = between.length < LONGEST_LIST && !BEYOND.test(between) && LIST.test(between);
  return isShort || LONG_LIST.test(between);
}

/** Neither counted, nor renamed, nor of two ranks, nor listed side by side. */
function mayBeOne(text: string, both: readonly [Body, Body], length: number): boolean {
  const [body, other] = both;
  const ranks = both.map(({ start }) => text.charAt(start - length - 1));
  const isRanked = ranks[0] !== ranks[1] && RANK.test(ranks[0] ?? '');
  const isSetApart = both.some(({ start, end }) => {
    const before = text.slice(Math.max(0, start - NEAR * 3), start);
    const after = text.slice(end, end + NEAR);
    // 县委办（县档案局）: what somebody else is called as well.
    if (text.charAt(end) === '）' && /（.?$/.test(text.slice(0, start - length))) return true;
    const around = text.slice(Math.max(0, start - length - NEAR), start - length) + after;
    return COUNTED_BEFORE.test(before) || COUNTED_AFTER.test(after) || CHANGED.test(around);
  });
  const isKept =
    isOver(text, body, other) ||
    isOver(text, other, body) ||
    both.some((one) => isHouse(text, one, length));
  return (
    !isRanked &&
    !isSetApart &&
    !areListed(text, body, other) &&
    !isKept &&
    !areTwo(text, both, length)
  );
}

/** An office of a town and the team that works for it. */
const OFFICE = /^(?:办公室|办|局|委员会)$/;
const TEAM = /队$/;
/** What begins a name or stands before one. */
const BEFORE_NAME = /[省市县区州盟国镇乡村的由与及向经对和在为到是报本我该道]/;

/** 综合执法办公室 and 综合执法队; 水产技术推广站 and 农业技术推广中心, each with a field of its own before what they share. */
function areTwo(text: string, both: readonly [Body, Body], length: number): boolean {
  const [one, other] = both.map(({ suffix }) => suffix);
  const isPair = (office = '', team = ''): boolean => OFFICE.test(office) && TEAM.test(team);
  if (isPair(one, other) || isPair(other, one)) return true;
  const fields = both.map(({ start }) => text.slice(start - length - 2, start - length));
  return fields.every((field) => /^[一-龥]{2}$/.test(field) && !BEFORE_NAME.test(field));
}

const isOver = (text: string, { suffix, end }: Body, below: Body): boolean =>
  OVER.test(suffix) && !OVER.test(below.suffix) && OWNS.test(text.slice(end, end + NEAR));

function isHouse(text: string, { suffix, start, end }: Body, length: number): boolean {
  // A house the title names is the one the report is of.
  const [title = ''] = text.trimStart().split('\n', 1);
  const isTitle = title.includes(text.slice(start - length, end));
  if (!HOUSE.test(suffix) || isTitle) return false;
  const from = start - length - 1;
  const before = text.slice(
    Math.max(0, from - NEAR),
    RANK.test(text.charAt(from)) ? from : from + 1,
  );
  const isAmong =
    new RegExp(`^[、和及与][一-龥]{1,6}${suffix}`).test(text.slice(end, end + NEAR)) ||
    new RegExp(`${suffix}[、和及与]$`).test(before);
  return isAmong || RUNS.test(before) || RUN_SO.test(text.slice(end, end + NEAR));
}
