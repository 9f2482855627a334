import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import { sizeOf } from './name-lists.js';
import type { Recount } from './recounts.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `(\\d{1,2}|[${NUMERALS}]{1,2})`;
const MEASURE = '个|项|名|家|类|种|条|件|处|所|部|份|座|支|次|期|场|批|面|块|枚|组|套|门|级|样';
/** 省、市、县、镇三级; 春、夏、秋四季: names of one character. */
const SINGLE = new RegExp(
  `((?:[一-龥]、){2,}[一-龥])${NUMBER}(?:级|季|方|个|片|面|线|区|类|段|期|路|条|座|处|所|家|种|项|组|队|班|校|村|镇|站|部|门|层|科|档|等|院)(?!以上|月)`,
  'g',
);
/** 石桥、马湾、李庄四村: without a measure word. */
const PLACES = new RegExp(
  `((?:[^，。；：、\\d（）()“”《》]{2,10}、){1,}[^，。；：、\\d（）()“”《》和及与]{2,10}?)(等)?${NUMBER}(村(?!民|组|级|干)|镇(?!区|村|级)|乡(?!镇|村)|校|站|所|院|社区|学校|河|桥|库|渠|厂|园|馆|街|路|湖|地|局|单位|部门|岗位|科室|工种|同志)(?=[一-龥，。；）]|$)`,
  'g',
);
/** 荣获“甲”“乙”“丙”4项荣誉; 四项荣誉：“甲”“乙”“丙” */
const QUOTED_FIRST = new RegExp(
  `((?:“[^”]{2,20}”[、和及与]?){2,})(等)?[^，。；：、\\d“]{0,6}?(?:[，,]?共计?)?${NUMBER}(?:${MEASURE})(?=[一-龥，。；）]|$)`,
  'g',
);
const QUOTED_LAST = new RegExp(
  `(?<![第\\d${NUMERALS}])${NUMBER}(?:${MEASURE})([^，。；：、\\d“]{0,10})(?:[：:，（—]+|分别[为是]|即|为)((?:“[^”]{2,20}”[、和及与]?){2,})(等?)(?=[，。；）]|$)`,
  'g',
);
/** 农技站、林业站、水利站“两站”; “一办三中心”（甲、乙、丙、丁） */
const CALLED = new RegExp(
  `((?:[^，。；：、\\d（）“”]{2,12}、)+[^，。；：、\\d（）“”]{2,12}?)“((?:[${NUMERALS}][^”${NUMERALS}]{1,3})+)”`,
  'g',
);
const NAMED = new RegExp(
  `“((?:[${NUMERALS}][^”${NUMERALS}]{1,3})+)”[^，。；：、（）“”]{0,6}(?:（|[：:]|即|是指|指|包括)([^，。；：（）“”\\d]{4,60})(?=[，。；）]|$)`,
  'g',
);
const MOST_OFF = 2;
const FEWEST = 2;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Lists of names of one character, of places without a measure word, in quotes, and those a short name counts: “三站”. */
export const shortLists = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line) => [
    ...(line.text.includes('、') ? [...single(line), ...places(line)] : []),
    ...(line.text.includes('“') ? [...quoted(line), ...called(line)] : []),
  ]);

const recount = (
  start: number,
  end: number,
  said: number,
  fewest: number,
  most = fewest,
): Recount[] => {
  const listed = said < fewest ? fewest : most;
  const isRight = said >= fewest && said <= most;
  return isRight || Math.abs(said - listed) > MOST_OFF || said < FEWEST || listed < FEWEST
    ? []
    : [{ start, end, said, listed }];
};

function single({ text, start }: Line): Recount[] {
  return matchesIn(text, SINGLE).flatMap((match) => {
    const [whole, list = '', number = ''] = match;
    if (
      /[、第]$/.test(text.slice(0, match.index)) ||
      /[第每各一二三四五六七八九十甲乙丙丁]/.test(list)
    )
      return [];
    const at = start + match.index;
    return recount(at, at + whole.length, numberOf(number), list.split('、').length);
  });
}

function places({ text, start }: Line): Recount[] {
  return matchesIn(text, PLACES).flatMap((match) => {
    const [whole, list = '', open, number = ''] = match;
    const items = list.split('、');
    if (/[、）”》]$/.test(text.slice(0, match.index)) || !areNames(list, items)) return [];
    const { fewest, most } = sizeOf(items);
    const said = numberOf(number);
    if (open !== undefined && said >= fewest) return [];
    const at = start + match.index;
    return items.length < FEWEST + 1 && said > most
      ? []
      : recount(at, at + whole.length, said, fewest, most);
  });
}

/** 相邻两村, 每、各, names of other lengths: no list of places. */
const areNames = (list: string, items: readonly string[]): boolean =>
  !OF_OTHERS.test(list) && !NO_NAME.test(list) && areAsLong(items);

const NO_NAME = /(?:相邻|周边|邻近|附近|沿线|相关|上述|以及|其他|等地)$/;
const FURTHEST = 2;
/** Names of one list are of one length; the first has what leads to it. */
const areAsLong = (items: readonly string[]): boolean => {
  const lengths = items.slice(1).map(({ length }) => length);
  return Math.max(...lengths) - Math.min(...lengths) <= FURTHEST;
};

const OF_OTHERS = /每|各|除|第|[一二三四五六七八九十]$/;

const titlesIn = (text: string): number => (text.match(/“/g) ?? []).length;

function quoted({ text, start }: Line): Recount[] {
  const first = matchesIn(text, QUOTED_FIRST).flatMap((match) => {
    const [whole, titles = '', open, number = ''] = match;
    const at = start + match.index;
    const many = titlesIn(titles);
    return open !== undefined && numberOf(number) >= many
      ? []
      : recount(at, at + whole.length, numberOf(number), many);
  });
  const last = matchesIn(text, QUOTED_LAST).flatMap((match) => {
    const [whole, number = '', noun = '', titles = '', open = ''] = match;
    const at = start + match.index;
    return open !== '' || /其中|另|主要|如/.test(noun)
      ? []
      : recount(at, at + whole.length, numberOf(number), titlesIn(titles));
  });
  return [...first, ...last];
}

/** 一办三中心 are four. */
const summed = (name: string): number =>
  [...name].reduce((sum, sign) => sum + (numberOf(sign) > 0 ? numberOf(sign) : 0), 0);

function called({ text, start }: Line): Recount[] {
  const behind = matchesIn(text, CALLED).flatMap((match) => {
    const [whole, list = '', name = ''] = match;
    const items = list.split('、');
    const fits =
      items.every((item) => item.slice(-1) === name.slice(-1)) &&
      !/[、）]$/.test(text.slice(0, match.index));
    const at = start + match.index;
    return fits ? recount(at, at + whole.length, summed(name), items.length) : [];
  });
  const before = matchesIn(text, NAMED).flatMap((match) => {
    const [whole, name = '', told = ''] = match;
    const items = told.split('、');
    const nouns = [...name].filter((sign) => numberOf(sign) === 0);
    const last = nouns.at(-1) ?? '';
    const fits =
      items.length > 1 &&
      items.some((item) => item.slice(-1) === last) &&
      !/等|[和及与]/.test(told);
    const at = start + match.index;
    return fits && items.every((item) => nouns.includes(item.slice(-1)))
      ? recount(at, at + whole.length, summed(name), items.length)
      : [];
  });
  return [...behind, ...before];
}
