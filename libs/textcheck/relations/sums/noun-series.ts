import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { Recount } from './recounts.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
/** 设三个小组。资料组负责…；现场组负责…: a number of what the heads of the clauses behind are called. */
const TOLD = new RegExp(
  `(?<![第\\d前每各${NUMERALS}])(\\d{1,2}|[${NUMERALS}]{1,2})(?:个|支|家|所|条|座|处|类|项|片|座)(?:[一-龥]{0,8}?)([组队站班所室科区线库校院点村镇园馆路桥社厂渠坝池店队会中心司课]{1})(?:[一-龥]{0,6})?[：:。，；]\\s?`,
  'g',
);
const VERBS =
  '负责|承担|主管|主抓|主要|牵头|位于|建在|设在|用于|服务|覆盖|承接|种植?|养殖?|做|管|抓|讲';
const HEADS = new Map<string, RegExp>();
const OF_OTHERS = /其中|另|部分|至少|超过|以上|其余|上年|去年|除|主要|重点|每/;
const MOST_OFF = 2;
const FEWEST = 2;
/** 上半年三次、下半年两次，全年共六次 */
const PIECE = `[^，。；：、\\d${NUMERALS}]{0,10}(\\d{1,3}|[${NUMERALS}]{1,3})(次|场|期|批|起|件|回|轮|个|项|处|台|辆|条|家|所|座|名|人|户|份|篇|块|盏|套)[^，。；：、\\d${NUMERALS}]{0,6}`;
const SUM = new RegExp(
  `((?:(?:上半年|下半年|[一二三四]季度|第[一二三四]季度|\\d{1,2}月份?)${PIECE}[，、；]){1,4}(?:上半年|下半年|[一二三四]季度|第[一二三四]季度|\\d{1,2}月份?)${PIECE})[，；。][^，。；：、\\d]{0,8}(?:全年|年内|本年|一年|共|合计|总计|累计)[^，。；：、\\d${NUMERALS}]{0,8}(\\d{1,3}|[${NUMERALS}]{1,3})(次|场|期|批|起|件|回|轮|个|项|处|台|辆|条|家|所|座|名|人|户|份|篇|块|盏|套)`,
  'g',
);
const PARTS =
  /(?:上半年|下半年|季度|\d月份?)[^，。；：、\d零一二两三四五六七八九十]{0,10}(\d{1,3}|[零一二两三四五六七八九十]{1,3})/g;

/** Numbers before clauses whose heads share their noun, and sums of a year told by its parts. */
export const nounSeries = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line) => [
    ...(/负责|承担|主管|主抓|牵头|位于|建在|设在|用于|服务|覆盖|承接|[种养讲管抓做]/.test(line.text)
      ? heads(line)
      : []),
    ...clauses(line),
    ...(/半年|季度/.test(line.text) ? years(line) : []),
  ]);

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

const CALLED = new RegExp(
  `(?<![第\\d前每各${NUMERALS}])(\\d{1,2}|[${NUMERALS}]{1,2})(?:个|支|家|所|条|座|处)(?:[一-龥]{0,10}?)([村组队站社厂园校馆库渠桥])[，：]\\s?([^。]+)`,
  'g',
);
const FEWEST_CLAUSES = 2;

/** 打造两个示范村，云台村主推茶叶，石门村发展民宿，下坪村做稻虾: each clause begins with one of them. */
function clauses({ text, start }: Line): Recount[] {
  return matchesIn(text, CALLED).flatMap((match) => {
    const [whole, number = '', suffix = '', told = ''] = match;
    const parts = told.split(/[，；]/);
    const names = parts.map((part) => nameAt(part, suffix));
    const end = names.indexOf('');
    const own = end < 0 ? names : names.slice(0, end);
    const rest = end < 0 ? [] : names.slice(end);
    const lead = clauseBefore(text, match.index) + whole.slice(0, -told.length);
    const said = numberOf(number);
    const plain =
      own.length >= FEWEST_CLAUSES &&
      new Set(own).size === own.length &&
      rest.every((name) => name === '');
    const most = own.length + 1;
    return !plain ||
      OF_OTHERS.test(lead.replaceAll('重点', '')) ||
      said > most ||
      isRight(said, own.length)
      ? []
      : [
          {
            start: start + match.index,
            end: start + match.index + whole.length,
            said,
            listed: own.length,
          },
        ];
  });
}

const NAMES = /^([^，。；：、\d]{1,4}?[村组队站社厂园校馆库渠桥])[一-龥]{3,}/;

const clauseBefore = (text: string, at: number): string =>
  /[^，。；：]*$/.exec(text.slice(0, at))?.[0] ?? '';

/** As many as told, or so many others that the number is of something else. */
const isRight = (said: number, listed: number): boolean =>
  said < FEWEST || said === listed || Math.abs(said - listed) > MOST_OFF;

/** The name a clause begins with, where it ends as those that are counted do. */
function nameAt(clause: string, suffix: string): string {
  const name = NAMES.exec(clause)?.[1] ?? '';
  return name.endsWith(suffix) ? name : '';
}

function headsOf(suffix: string): RegExp {
  const known =
    HEADS.get(suffix) ??
    new RegExp(`(?<=^|[：:；。，])\\s?([^，。；：、\\d]{1,8}?${suffix})(${VERBS})`, 'g');
  HEADS.set(suffix, known);
  return known;
}

function heads({ text, start }: Line): Recount[] {
  return matchesIn(text, TOLD).flatMap((match) => {
    const [whole, number = '', suffix = ''] = match;
    const from = match.index + whole.length;
    const found = matchesIn(text.slice(from), headsOf(suffix));
    const [first] = found;
    const lead = clauseBefore(text, match.index) + whole;
    if (first === undefined || first.index > 1 || OF_OTHERS.test(lead)) return [];
    const same = found.filter(([, , verb]) => verb === first[2]);
    const names = new Set(same.map(([, name]) => name));
    const said = numberOf(number);
    const plain = names.size === same.length && same.length > 1 && same.length === found.length;
    return !plain || isRight(said, names.size)
      ? []
      : [{ start: start + match.index, end: start + from, said, listed: names.size }];
  });
}

function years({ text, start }: Line): Recount[] {
  return matchesIn(text, SUM).flatMap((match) => {
    const [whole, told = ''] = match;
    const said = numberOf(match.at(-2) ?? '');
    const measure = match.at(-1) ?? '';
    const parts = matchesIn(told, PARTS).map(([, part = '']) => numberOf(part));
    const alike = (told.match(new RegExp(measure, 'g')) ?? []).length === parts.length;
    const sum = parts.reduce((all, part) => all + part, 0);
    return alike &&
      parts.length > 1 &&
      sum !== said &&
      Math.abs(sum - said) <= Math.max(3, said / 2)
      ? [{ start: start + match.index, end: start + match.index + whole.length, said, listed: sum }]
      : [];
  });
}
