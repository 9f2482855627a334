import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { alike, around, explainsShare, isShare } from '../figures/near.js';
import { clauseOf } from './average-pairs.js';
import { wordsOf, type Operands, type Place } from './rate-place.js';

/** A rate by its name and nothing else between it and the figure before. */
const NAMED =
  /^[^，。；\d]{0,12}[，,（(]([一-龥]{2,10})(?:率|比例)(?:仅|已|均|约)?(?:为|是|达到?)?$/;
/** No share of a part in its whole: changes, money for its use, what is told for so many people. */
const OTHER_SORT =
  /增长|下降|上升|降低|提高|负债|控制|税|费|利|周转|变动|误差|节约|节支|增减|满意|死亡|发病|收益|回报|倍|杠杆|不[^，]{2}$|未|空置|闲置|流失|差错|逾期|违|事故|故障/;
/** Of all there is of what was told, however it is called. */
const BARE = /^(?:覆盖|普及|知晓|参与|参加|占)$/;
/** What is counted by places is taken by people. */
const PLACES = /^(?:张|学位|个|座|床|套|间)$/;
const TAKEN = /入[住园学托]|使用|占用|上座|就座/;
/** 24小时内修复: in time. */
const TIMED =
  /(?:\d|[一二三五七十两])(?:个)?(?:小时|分钟|工作日|日|天|月)(?:之)?内|当[日天]|按[时期]|准时/;
const IN_TIME = /^(?:及时|按时|按期|准时|限时)/;
/** Of other figures, or less than all. */
const APART = /另|此外|同时|上年|去年|同期|累计|未|不|超过?额?|均|每/;
/** The part is told in the clause behind. */
const BESIDE = /^[^；;。\n（(]*(?:[，,、]|中，?)[^，；。、\n]*$/;
const TIMES = /^(?:小时|分钟|天)$/;
const LIKE = 2;
const EVERYTHING = 100;

/** 应检64台，已检60台，检验率95.75%: the whole opens the sentence, its part follows, and the rate has the name of one of them. */
export function ofBeside(place: Place): Operands | null {
  const { last } = place;
  const first = wholeBefore(place);
  const name = nameOf(place);
  if (name === null || first === undefined || !areBeside(place, first)) return null;
  const turned = /共|总|全[县市区镇乡部]/.test(clauseOf(last));
  const found = turned
    ? { numerator: first, denominator: last }
    : { numerator: last, denominator: first };
  const fits =
    isPart(found, name) && isNamedBy(name, toldOf(place, first), turned ? 'first' : 'last');
  return fits && !isExplained(place, found.numerator) ? found : null;
}

function nameOf({ printed, last }: Place): string | null {
  const name = NAMED.exec(printed.before)?.[1];
  if (name === undefined || OTHER_SORT.test(name)) return null;
  return printed.value.equals(EVERYTHING) || isOfHomes(name, last) ? null : name;
}

/** The one opens its sentence, the other follows in the clause behind. */
function areBeside({ document, statement, last }: Place, first: Mention): boolean {
  const opens = statement.mentions[0] === first || /[；。]/.test(first.before);
  const apart = [first, last].some((one) => APART.test(clauseOf(one)));
  return opens && !apart && BESIDE.test(document.text.slice(first.end, last.start));
}

interface Words {
  readonly first: string;
  readonly last: string;
}

const toldOf = ({ document, last }: Place, first: Mention): Words => ({
  first: wordsOf(document, first),
  last: document.text.slice(first.end, last.start) + wordsOf(document, last),
});

/** Other figures around make the rate. */
function isExplained({ document, statement, printed }: Place, part: Mention): boolean {
  const others = around(document, statement, printed);
  return explainsShare(others, printed) || others.some((one) => isWhole(one, part, printed));
}

/** 自来水普及率 beside villages is of the people in them. */
const isOfHomes = (name: string, { thing }: Mention): boolean =>
  /普及$/.test(name) && !/^[人户]$/.test(thing);

const isWhole = (one: Mention, part: Mention, printed: Mention): boolean =>
  one !== part && alike(one, part) && isShare(part, one, printed);

/** 24小时内修复207起: a time is no whole. */
function wholeBefore({ statement: { mentions }, first }: Place): Mention | undefined {
  return first !== undefined && TIMES.test(first.thing)
    ? mentions[mentions.indexOf(first) - 1]
    : first;
}

function isPart({ numerator: part, denominator: whole }: Operands, name: string): boolean {
  const taken = PLACES.test(whole.thing) && part.thing === '人' && TAKEN.test(name);
  const counted = alike(part, whole) && (part.kind === 'count' || part.kind === 'amount');
  const plain = [part, whole].every((one) => one.exact && !isChange(one));
  return (taken || counted) && plain && part.base.lessThan(whole.base) && !part.base.isZero();
}

/** 培训覆盖率 beside 开展培训的172个; 一次验收合格率 beside 52个一次验收合格; 覆盖率 alone is of whatever is told. */
function isNamedBy(name: string, words: Words, of: keyof Words): boolean {
  if (BARE.test(name)) return true;
  const part = words[of];
  const rest = TIMED.test(part) ? name.replace(IN_TIME, '') : name;
  const [head, stem] = [rest.slice(0, LIKE), rest.slice(-LIKE)];
  const done = part.includes(stem) || (rest.length > LIKE && BARE.test(stem)) || TAKEN.test(stem);
  return done && `${words.first}${words.last}`.includes(head);
}
