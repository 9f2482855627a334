import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { contentOf, piecesOf } from './role-words.js';

/** The day or month of one event in two places. */
export interface TwoDates {
  readonly first: Range;
  readonly other: Range;
  readonly event: string;
}

interface Dated extends Range {
  readonly statement: Statement;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly before: string;
  readonly behind: string;
  /** Pieces of its clause, and of all of its sentence. */
  readonly own: ReadonlySet<string>;
  readonly wide: ReadonlySet<string>;
}

const DATE = /(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})[日号])?(?![日号\d份])/g;
/** What there is one day of. */
const EVENT =
  /开工|动工|启动|投用|投产|竣工|完工|验收|交付|拨[付入到]|到账|到[位镇村站所专]|下达|支付|付清|签[订署约]|中标|开标|招标|批复|印发|公示|召开|挂牌|揭牌|移交|评审|开园|开馆|开班|开业|成立|通车|通水|进场|发放|送达|上线|运行|试运|结算|审定|备案|报送|组建|到任|收到|入库|封顶|下发|发布|启用/;
const PLANNED = /计划|拟|应|预计|要求|约定|原定|目标|限|前(?![往期])|之前|以内|^\s*底/;
const APART =
  /截[至止]|[至到—–~-]\s?$|上年|次年|其[中余]|另|分别|再次|重新|二次|第二次|改期|延期|复[验查检]|又|起|、$/;
/** There are many meetings. */
const REPEATED = /会议|常务会|党组|通报|^、/;
const ORDINAL = /第[一二三四五六七八九十\d]+|[一二三四五六七八九]期|[上下]半年|[前后]一?[批次期]/;
/** Words of a date's clause that tell no event. */
const TURNS = /通过|时间|日期|正式|全面|顺利|第一(?=[笔批次期])|首[批次]|县|镇|村|局/g;
const LONGEST = 24;
/** 验收时间为… */
const NAMED = /(?:时间|日期)[为是在于：]*$/;
/** 监理日志首页写着 */
const RECORD =
  /日志|台账|记录|记载|登记|凭证|回单|合同|协议|系统|表[上中内]|写[着的明]|载明|显示|通知书/;
const LEAST_SHARED = 2;
const LEAST_OF_VERBS = 3.5;
const MOST = 0.7;

/** 第一笔补助款于6月12日拨入 and 第一笔补助款6月21日到账: one event on two days. */
export function sameEvents({ statements, text }: TextDocument): TwoDates[] {
  if (!/\d月/.test(text)) return [];
  const dated = statements.filter(({ inTable }) => !inTable).flatMap(datesIn);
  if (dated.length > 60) return [];
  return dated.flatMap((later, at) => {
    const found = dated.slice(0, at).filter((one) => areOfOneEvent(one, later));
    const [first] = found;
    if (
      first === undefined ||
      dated.some((one) => one !== later && isSameDay(one, later) && shareOf(one, later) >= MOST)
    )
      return [];
    return found.every((one) => isSameDay(one, first))
      ? [{ first, other: later, event: eventOf(first, later) }]
      : [];
  });
}

function datesIn(statement: Statement): Dated[] {
  return matchesIn(statement.text, DATE).map((match) => {
    const [whole, year = '', month = '', day = ''] = match;
    const told = lastPart(statement.text.slice(0, match.index), PART);
    const before = lastPart(told, CLAUSE);
    const end = match.index + whole.length;
    const behind = lastPart(statement.text.slice(end, end + LONGEST), BEHIND);
    const joined = told.endsWith('、') ? '、' : '';
    const lead = before === '' && behind.length < 2 ? told.slice(-LONGEST) : before + joined;
    const content = eventWords(`${before}|${behind}`);
    return {
      start: statement.start + match.index,
      end: statement.start + end,
      statement,
      year,
      month,
      day,
      before: lead,
      behind,
      own: piecesOf(content),
      wide: piecesOf(`${content}|${eventWords(`${told}|${behind}`)}`),
    };
  });
}

const PART = /[^。；]*$/;
const CLAUSE = /[^，。；：、（）()]*$/;
const BEHIND = /^[^，。；（）()\d]*/;
const lastPart = (text: string, part: RegExp): string => part.exec(text)?.[0] ?? '';
const eventWords = (words: string): string => contentOf(words.replaceAll(TURNS, '|'));

const isSameDay = (one: Dated, other: Dated): boolean =>
  one.month === other.month && one.day === other.day;

const areOfOneEvent = (one: Dated, later: Dated): boolean =>
  one.statement !== later.statement &&
  !isSameDay(one, later) &&
  areOfOneForm(one, later) &&
  [one, later].every(isPlain) &&
  haveOneEvent(one, later) &&
  shareOf(one, later) >= MOST &&
  shared(one, later) >= leastOf(one, later);

/** Both with a day or both without, of one year, and of one phase or batch. */
function areOfOneForm(one: Dated, later: Dated): boolean {
  const [own, other] = [one, later].map(({ before, behind }) => ORDINAL.exec(before + behind)?.[0]);
  const ofOneYear = one.year === later.year || one.year === '' || later.year === '';
  return ofOneYear && own === other && (one.day === '') === (later.day === '');
}

/** A day on which something was done once: no plan, no end of a span. */
const isPlain = ({ before, behind }: Dated): boolean =>
  !APART.test(`${before}${behind.slice(0, 2)}`) &&
  !REPEATED.test(behind) &&
  !/^[至到—–~-]\s?$/.test(behind) &&
  !PLANNED.test(before) &&
  !PLANNED.test(behind);

function haveOneEvent(one: Dated, later: Dated): boolean {
  const [mine, theirs] = [eventsIn(one), eventsIn(later)];
  if (mine.length === 0 || theirs.length === 0) return false;
  return (
    mine.every((event) => theirs.includes(event)) || theirs.every((event) => mine.includes(event))
  );
}

const leastOf = (one: Dated, later: Dated): number =>
  [one, later].some(({ before }) => NAMED.test(before)) || RECORD.test(later.statement.text)
    ? LEAST_SHARED
    : LEAST_OF_VERBS;

const eventsIn = ({ before, behind }: Dated): string[] => {
  const words = `${before}|${behind}`;
  return words
    .split('|')
    .flatMap((part) =>
      matchesIn(part, EVENTS).map(
        ([event]) => SORTS.find((sort) => sort.test(event))?.source ?? event,
      ),
    );
};
/** Words for one event. */
const SORTS = [
  /拨[付入到]|到[账位镇村站所专]|收到/,
  /竣工|完工|建成/,
  /开工|动工|进场/,
  /投用|启用|投产|上线|开园|开馆|运行/,
];
const EVENTS = new RegExp(EVENT.source, 'g');

const worth = (pieces: readonly string[]): number =>
  pieces.reduce((sum, piece) => sum + (piece.length === 1 ? 0.5 : 1), 0);
const shared = ({ own, wide }: Dated, other: Dated): number =>
  Math.max(
    worth([...own].filter((piece) => other.wide.has(piece))),
    worth([...other.own].filter((piece) => wide.has(piece))),
  );
const shareOf = (one: Dated, other: Dated): number =>
  Math.max(
    worth([...one.own].filter((piece) => other.wide.has(piece))) / Math.max(1, worth([...one.own])),
    worth([...other.own].filter((piece) => one.wide.has(piece))) /
      Math.max(1, worth([...other.own])),
  );

const eventOf = (one: Dated, later: Dated): string =>
  [...one.own].filter((piece) => piece.length > 1 && later.wide.has(piece)).at(-1) ?? '时间';
