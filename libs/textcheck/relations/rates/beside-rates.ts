import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { alike, around, explainsShare, isShare } from '../figures/near.js';
import { clauseOf } from './average-pairs.js';
import { wordsOf, type Operands, type Place } from './rate-place.js';

/** A rate by its name and nothing else between it and the figure before. */
const NAMED = /^[^，。；\d]{0,12}[，,（(]([一-龥]{2,10})(?:率|比例)(?:仅|已|均|约)?(?:为|是|达到?)?$/;
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

/** 应检64台，已检60台，检验率95.75%: the whole opens the sentence, its part follows, and the rate has the name of one of them. */
export function ofBeside(place: Place): Operands | null {
  const { document, statement, printed, last } = place;
  const first = wholeBefore(place);
  const name = NAMED.exec(printed.before)?.[1];
  if (name === undefined || first === undefined || OTHER_SORT.test(name)) return null;
  if (statement.mentions[0] !== first && !opensItem(place, first)) return null;
  const between = document.text.slice(first.end, last.start);
  if (
    !BESIDE.test(between) ||
    !isPart(last, first, name) ||
    APART.test(clauseOf(last)) ||
    APART.test(clauseOf(first))
  )
    return null;
  if (!isNamedBy(name, wordsOf(document, first), between + wordsOf(document, last))) return null;
  const others = around(document, statement, printed);
  const othersExplain =
    explainsShare(others, printed) || others.some((one) => isWhole(one, last, printed));
  return othersExplain ? null : { numerator: last, denominator: first };
}

const isWhole = (one: Mention, part: Mention, printed: Mention): boolean =>
  one !== part && alike(one, part) && isShare(part, one, printed);

/** 24小时内修复207起: a time is no whole. */
function wholeBefore({ statement: { mentions }, last, first }: Place): Mention | undefined {
  return first !== undefined && TIMES.test(first.thing)
    ? mentions[mentions.indexOf(first) - 1]
    : first;
}

/** Behind a semicolon another thing is told of. */
const opensItem = ({ statement }: Place, first: Mention): boolean =>
  /[；。]/.test(first.before) && statement.mentions.includes(first);

function isPart(part: Mention, whole: Mention, name: string): boolean {
  const taken = PLACES.test(whole.thing) && part.thing === '人' && TAKEN.test(name);
  const counted = alike(part, whole) && part.kind !== 'percent' && part.kind !== 'points';
  const plain = part.exact && whole.exact && !isChange(part) && !isChange(whole);
  return (
    (taken || counted) &&
    plain &&
    part.base.lessThan(whole.base) &&
    part.base.isPositive() &&
    !part.base.isZero()
  );
}

/** 培训覆盖率 beside 开展培训的172个; 一次验收合格率 beside 52个一次验收合格; 覆盖率 alone is of whatever is told. */
function isNamedBy(name: string, whole: string, part: string): boolean {
  if (BARE.test(name)) return true;
  const rest = TIMED.test(part) ? name.replace(IN_TIME, '') : name;
  const [head, stem] = [rest.slice(0, LIKE), rest.slice(-LIKE)];
  const told = `${whole}${part}`;
  const done = part.includes(stem) || (rest.length > LIKE && BARE.test(stem)) || TAKEN.test(stem);
  return done && told.includes(head);
}
