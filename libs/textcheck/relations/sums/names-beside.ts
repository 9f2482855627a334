import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import { sizeOf } from './name-lists.js';
import type { Recount } from './recounts.js';
import { itemsOf, namesBefore, withoutBrackets } from './told-names.js';

const NUMBER = `(?<![\\d.第前〔${CHINESE_NUMERAL.slice(1, -2)}])(\\d{1,2}|${CHINESE_NUMERAL})`;
const MEASURE =
  '个|项|名|家|类|种|条|件|处|所|部|份|大|座|支|点|次|期|场|批|轮|辆|台|门|村|位|间|口|款|组|套|幅';
/** What joins a number of things to their names: 即, ，位于, ：, ——, （. */
const VERBS = '为|是|有|即|于|在|自|括|含|涵盖|涉及|叫|分赴|走访|覆盖';
const JOINT = `(?:[，,](?:[^，。；：、\\d（(“]{0,4}(?:${VERBS}))[：:]?|(?:分别|依次)?(?:即|是|为|包括|包含|有|位于|涉及|分赴|分布在)[：:]?|[：:]|——?|[（(]|。\\s?(?:(?:分别|依次|具体)(?:为|是|有|即)|是|有|即|为(?=[：:]))[：:]?)`;
const COUNT_FIRST = new RegExp(
  `${NUMBER}(?:${MEASURE})([^，。；：、\\d（(—]{0,14}?)${JOINT}([^。；]{5,})`,
  'g',
);
/** 甲、乙、丙、丁，计5个。 甲、乙、丙等四门课 */
const COUNT_BEHIND = new RegExp(
  `((?:[^，。；：、\\d]{2,26}、)+[^，。；：、\\d]{1,25}?)(?:(等)|[，,]?(?:共计|共有|一共|合计|总计|共|计))${NUMBER}(?:${MEASURE})`,
  'g',
);
const MOST_OFF = 2;
const OF_OTHERS = /其中|另|部分|主要|重点|如|不少于|至少|超过|以上|以下|每|各|例如|除|不含|余/;
/** 共六个，已完工的有四个：甲、乙: a number of its own. */
const COUNTED = new RegExp(`^[^、]*${NUMBER}(?:${MEASURE})`);
/** 督查三次，覆盖甲、乙、丙、丁四个村: the names have their own number. */
const COUNTED_AT_END = new RegExp(
  `^[^，。；]*、[^，。；]*${NUMBER}(?:${MEASURE})[^，。；、\\d]{0,6}(?:[，。；]|$)`,
);
const PARTS = new RegExp(
  `${NUMBER}(个|项|类|种|条|期|批|大|点|步|件|方面)([^，。；：、\\d（(]{0,12})[：:]([^。]{8,})`,
  'g',
);
const LONGEST_HEAD = 6;
const EACH_ONE = new RegExp(
  `${NUMBER}(个|处|支|组|批|类|项|种|家)[^，。；：\\d]{0,10}[，：,]((?:一\\2[^，；。\\d]{2,20}[，；]){1,8}一\\2[^，；。]{2,20})`,
  'g',
);
const PRICED =
  /^(?:分别[是为])?([^\d，]{2,16}?)\d[\d.,]*\s?(?:万元|元|公里|米|亩|平方米|吨|盏|户|人|个|处|台|套)$/;
const GOES_ON_BELOW = /^(?:分别|依次|具体)(?:[为是有]|如下)/;
const LONGEST_LINE = 80;
const LONGEST_NAME = 16;
const FEWEST = 3;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Names right behind or before a number of things, whatever joins them, that are one or two more or fewer. */
export const namesBeside = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line, at) => {
    const next = lines[at + 1];
    const goesOn =
      next !== undefined && GOES_ON_BELOW.test(next.text) && line.text.length < LONGEST_LINE;
    const told = goesOn ? { text: `${line.text}\n${next.text}`, start: line.start } : line;
    return [
      ...(/、|》《/.test(told.text) ? [...countFirst(told), ...countBehind(told)] : []),
      ...(/一[个处支组批类项种家]/.test(told.text) ? oneByOne(told) : []),
      ...(/[：:]/.test(told.text) ? inParts(told) : []),
    ];
  });

const countFirst = ({ text, start }: Line): Recount[] =>
  matchesIn(text, COUNT_FIRST).flatMap((match) => {
    const [whole, number = '', noun = '', told = ''] = match;
    const joint = whole.slice(0, -told.length);
    const names = OF_OTHERS.test(noun + joint.slice(-8)) ? null : namesBehind(told, joint);
    const length = joint.length + (names ?? []).join('、').length;
    return names === null ? [] : judge(start + match.index, length, numberOf(number), names);
  });

function namesBehind(told: string, joint: string): string[] | null {
  const list = /[（(]$/.test(joint) ? told.replace(/[）)].*$/s, '') : told;
  const names =
    COUNTED.test(list) || COUNTED_AT_END.test(list)
      ? null
      : (namesBefore(list) ?? pricedNames(list));
  const fewest = /[，,：:（(—。]/.test(joint) ? FEWEST - 1 : FEWEST;
  return names !== null && names.length >= fewest && areNames(names) ? names : null;
}

const countBehind = ({ text, start }: Line): Recount[] =>
  matchesIn(withoutBrackets(text) === text ? text : '', COUNT_BEHIND).flatMap((match) => {
    const [whole, list = '', open, number = ''] = match;
    const names = itemsOf(list);
    const others = names.slice(1);
    if (OF_OTHERS.test(list) || /牵头/.test(text.slice(0, match.index)) || !areNames(others))
      return [];
    // 道路、桥涵、渠道工程共5项 are sorts; 水管站、林业站、农机站，计3个 are all.
    const areAll =
      open === undefined
        ? others.every((name) => name.at(-1) === list.at(-1))
        : numberOf(number) < names.length;
    return areAll ? judge(start + match.index, whole.length, numberOf(number), names) : [];
  });

/** 道路硬化20万元、路灯安装8盏: each with a figure of its own, up to the end. */
function pricedNames(list: string): string[] | null {
  const items = withoutBrackets(list)
    .replace(/[，,](?:合计|共计|总计|共).*$/, '')
    .split(/[、；]/);
  const names = items.map((item) => PRICED.exec(item.trim())?.[1] ?? '');
  return names.length < FEWEST || names.includes('') ? null : names;
}

/** 专班3个，一个负责资金，一个负责项目，一个负责宣传，一个负责验收 */
const oneByOne = ({ text, start }: Line): Recount[] =>
  matchesIn(text, EACH_ONE).flatMap((match) => {
    const [whole, number = '', measure = '', told = ''] = match;
    const listed = told.split(new RegExp(`[，；]?一${measure}`)).length - 1;
    const said = numberOf(number);
    const isRight = said === listed || Math.abs(said - listed) > MOST_OFF;
    if (isRight || Math.min(said, listed) < 2 || OF_OTHERS.test(whole.slice(0, -told.length)))
      return [];
    return [{ start: start + match.index, end: start + match.index + whole.length, said, listed }];
  });

/** 落实三项保障：组织保障上，…；资金保障上，…；技术保障上，… and 分两期实施：第一期…，第二期…，第三期… */
const inParts = ({ text, start }: Line): Recount[] =>
  matchesIn(text, PARTS).flatMap((match) => {
    const [whole, number = '', measure = '', words = '', told = ''] = match;
    const said = numberOf(number);
    const listed = ranksIn(told, measure) ?? partsIn(told);
    const isRight = listed === null || said === listed || Math.abs(said - listed) > MOST_OFF;
    if (isRight || said < 2 || OF_OTHERS.test(words)) return [];
    const from = start + match.index;
    return [{ start: from, end: from + whole.length - told.length, said, listed }];
  });

function ranksIn(told: string, measure: string): number | null {
  const ranks = matchesIn(told, new RegExp(`第([一二三四五六七八九])${measure}`, 'g'));
  const inOrder = ranks.every(([, rank = ''], at) => numberOf(rank) === at + 1);
  return ranks.length > 1 && inOrder ? ranks.length : null;
}

function partsIn(told: string): number | null {
  const parts = told.includes('；') ? told.split('；') : shortClauses(told);
  const heads = parts.map((part) => part.slice(0, LONGEST_HEAD)).join('');
  const plain = !/\d|[一二三四五六][是、为]|其中|[（(]/.test(heads) && areParallel(parts);
  return plain && parts.length >= FEWEST ? parts.length : null;
}

const JOINING = /[并且使以因为由则但而如]|从而|确保|其中|均|共/;

/** 预算编制不够精细，资金支付进度偏慢，绩效指标量化不足 */
function shortClauses(told: string): string[] {
  const clauses = told.split('，');
  const short = clauses.every(
    (clause) =>
      clause.length >= 5 &&
      clause.length <= 14 &&
      !/[、：\d（“]/.test(clause) &&
      !JOINING.test(clause),
  );
  return short ? clauses : [];
}

/** Each as long as three others at most. */
const areParallel = (parts: readonly string[]): boolean => {
  const lengths = parts.map(({ length }) => length);
  return Math.max(...lengths) <= Math.min(...lengths) * 3;
};

const areNames = (names: readonly string[]): boolean =>
  names.length >= FEWEST - 1 && names.every(({ length }) => length > 1 && length <= LONGEST_NAME);

function judge(start: number, length: number, said: number, names: readonly string[]): Recount[] {
  const { fewest, most } = sizeOf(names);
  if (said < 2 || most < 2 || (said >= fewest && said <= most)) return [];
  const listed = said < fewest ? fewest : most;
  return Math.abs(said - listed) > MOST_OFF ? [] : [{ start, end: start + length, said, listed }];
}
