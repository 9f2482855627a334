import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { Recount } from './recounts.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `([${NUMERALS}]|\\d{1,2})`;
/** “三不”原则：不拖欠、不截留…; “四统一”：统一申报、统一核算…: each begins with the word that is counted. */
const SLOGAN = new RegExp(
  `[“"]${NUMBER}个?([一-龥]{1,3})[”"][^，。；：、“”]{0,8}(?:[：:，（—]+|即|就是|指)(?:即|就是|指的?是?|分别是|也就是)?([^。；）]+)`,
  'g',
);
/** 有四：修渠、修路、建桥 */
const BARE = new RegExp(
  `[^，。；\\d]{2,12}(?:有|凡|计|共)([二三四五六七八九])[：:]\\s?([^。；：\\d]+)(?=[。；]|$)`,
  'g',
);
/** 分三步走：先…，再…，后…，最后… */
const STEPS = new RegExp(
  `(?:分(?:为|成)?|按|实行|采取|通过|走)${NUMBER}(?:步|个?步骤|个?环节|个?阶段)[^，。；：\\d]{0,6}[：:，—]+\\s?((?:首?先)[^。]+)`,
  'g',
);
const TURN = /^(?:首先|先|再次?|其次|接着|然后|随后|继而|之后|后|而后|最后|末了|最终)/;
/** 分两批：…第一批，…第二批，…第三批 */
const BATCHES = new RegExp(
  `(?:分(?:为|成|作)?|共|设|划分?为|有)${NUMBER}个?(批|期|轮|步|阶段|标段|组|类|档|场|次)(?!次)`,
  'g',
);
const ORDER = '一二三四五六七八九';
const FEWEST = 2;
const MOST_OFF = 3;
/** 道路通了，水渠畅了，路灯亮了: clauses made alike. */
const FACETS = new RegExp(
  `${NUMBER}(?:个方面|方面|点|条|个|项|件|个特点|大变化|个变化)[^，。；：、\\d]{0,6}[：:—]+\\s?([^。；：、\\d]{12,90})(?=。|$)`,
  'g',
);
/** 走了六个村，甲、乙、丙各一场 */
const NAMES_EACH = new RegExp(
  `(?<![第每各\\d${NUMERALS}])(\\d{1,2}|[${NUMERALS}]{1,3})(?:个|家|所|处|名|位|座|条|支)([^，。；：、\\d]{0,8})[，：:]((?:[^，。；：、\\d（）]{1,8}、)+[^，。；：、\\d（）]{1,8}?)(?:各自?|均|都|分别|依次|轮流)[一-龥\\d]`,
  'g',
);
const OF_OTHERS = /其中|另|部分|主要|重点|如|至少|超过|以上|每|除|余|中$|里$/;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Numbers in slogans, before steps in turn, before clauses made alike and before names that each do something. */
export const sloganLists = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line) => [
    ...(/[“"]/.test(line.text) ? slogans(line) : []),
    ...(/[有凡计共][二三四五六七八九][：:]/.test(line.text) ? bare(line) : []),
    ...(line.text.includes('先') ? steps(line) : []),
    ...(line.text.includes('第一') || line.text.includes('第二') ? batches(line) : []),
    ...(/[：:—]/.test(line.text) ? facets(line) : []),
    ...(/各|均|都|分别|依次|轮流/.test(line.text) && line.text.includes('、')
      ? namesEach(line)
      : []),
  ]);

const recount = (start: number, end: number, said: number, listed: number): Recount[] =>
  said === listed || Math.abs(said - listed) > MOST_OFF || said < FEWEST || listed < FEWEST
    ? []
    : [{ start, end, said, listed }];

function slogans({ text, start }: Line): Recount[] {
  return matchesIn(text, SLOGAN).flatMap((match) => {
    const [whole, number = '', word = '', told = ''] = match;
    const items = told.split(/[、，；]/).map((item) => item.replace(/^(?:以及|并|和)/, ''));
    const end = items.findIndex((item) => !item.startsWith(word));
    const own = end < 0 ? items : items.slice(0, end);
    const open = own.some((item) => /[和及与]/.test(item) || /等/.test(item));
    const at = start + match.index;
    return open ? [] : recount(at, at + whole.length - told.length, numberOf(number), own.length);
  });
}

/** 其一，…；其二，…: told off by marks, which are read by themselves. */
const MARKED = /^(?:其一|一是|第一|首先|[（(]?[1一][）)]|1[.．、]|①)/;

function bare({ text, start }: Line): Recount[] {
  return matchesIn(text, BARE).flatMap((match) => {
    const [whole, number = '', told = ''] = match;
    const items = told.split(told.includes('；') ? '；' : told.includes('、') ? '、' : '，');
    const plain =
      items.length > 1 &&
      !MARKED.test(told) &&
      !/等$|[和及与]|，/.test(told.includes('、') ? told : '');
    const at = start + match.index;
    return plain
      ? recount(at, at + whole.length - told.length, numberOf(number), items.length)
      : [];
  });
}

function steps({ text, start }: Line): Recount[] {
  return matchesIn(text, STEPS).flatMap((match) => {
    const [whole, number = '', told = ''] = match;
    const turns = told.split(/[，；、]/).filter((clause) => TURN.test(clause.trim()));
    const ends = /^(?:最后|最终|末了|后)/.test(turns.at(-1)?.trim() ?? '');
    const at = start + match.index;
    return ends ? recount(at, at + whole.length - told.length, numberOf(number), turns.length) : [];
  });
}

/** Ordinals of one measure word that go beyond the number told before. */
function batches({ text, start }: Line): Recount[] {
  const told = matchesIn(text, BATCHES);
  const [match] = told;
  if (match === undefined || told.length > 1) return [];
  const [whole, number = '', measure = ''] = match;
  const rest = text.slice(match.index + whole.length);
  const signs = matchesIn(rest, ranks(measure)).map(([, sign = '']) => ORDER.indexOf(sign) + 1);
  const inOrder = signs.every((sign, at) => sign === at + 1);
  const said = numberOf(number);
  const at = start + match.index;
  return inOrder && signs.length > said ? recount(at, at + whole.length, said, signs.length) : [];
}

const RANKS = new Map<string, RegExp>();
function ranks(measure: string): RegExp {
  const known = RANKS.get(measure) ?? new RegExp(`第([一二三四五六七八九])个?${measure}`, 'g');
  RANKS.set(measure, known);
  return known;
}

function facets({ text, start }: Line): Recount[] {
  return matchesIn(text, FACETS).flatMap((match) => {
    const [whole, number = '', told = ''] = match;
    const clauses = told.split('，');
    const [first = ''] = clauses;
    const alike = clauses.every(
      (clause) => clause.length === first.length && clause.slice(-1) === first.slice(-1),
    );
    const at = start + match.index;
    return alike &&
      clauses.length > FEWEST &&
      first.length <= 12 &&
      !OF_OTHERS.test(whole.slice(0, -told.length))
      ? recount(at, at + whole.length - told.length, numberOf(number), clauses.length)
      : [];
  });
}

function namesEach({ text, start }: Line): Recount[] {
  return matchesIn(text, NAMES_EACH).flatMap((match) => {
    const [whole, number = '', noun = '', names = ''] = match;
    const items = names.split('、');
    const before = (/[^，。；]*$/.exec(text.slice(0, match.index))?.[0] ?? '') + noun;
    if (OF_OTHERS.test(before) || items.length < 3 || /[和及与等]/.test(items.at(-1) ?? ''))
      return [];
    const at = start + match.index;
    return recount(at, at + whole.length, numberOf(number), items.length);
  });
}
