import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';
import type { Recount } from './recounts.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
/** A number of whatever it is, or 原因有二, right before the first head. */
const SAID = new RegExp(
  `(?:^|[^第前每各\\d.${NUMERALS}])(?:(\\d{1,2}|[${NUMERALS}]{1,3})(?:个|项|条|类|种|大|件|方面|点|步|家|处|批|轮|次|名|期|段|片|标段|包|组|场|座|路|支|块|栋|道|层|级|档)[^，。；：、\\d]{0,16}|(?:有|如下|凡)([二两三四五六七八九])(?:点|条|个|项|方面)?)[：:，。；—]+\\s?$`,
);
const OF_OTHERS = /其中|另|部分|不少于|至少|超过|以上|其余|上年|去年|除|主要|重点/;
const ORDER = '一二三四五六七八九十';
const STEMS = '甲乙丙丁戊己庚辛';
const LETTERS = 'ABCDEFGHIJ';
const BORDER = '(?<=^|[，。；：、\\s])';

interface Series {
  readonly each: RegExp;
  readonly signs: string;
}

/** Ways of telling one by one whose heads are signs in order, each followed by one and the same word. */
const SERIES: readonly Series[] = [
  {
    each: new RegExp(
      `${BORDER}([A-J])((?:标段?|区|段|线|包|组|类|级|档|栋|楼|座|点|片|款|项|期|班|路|村|馆|库|站|坝|桥|池|块|幢)|(?=[为是：:]))`,
      'g',
    ),
    signs: LETTERS,
  },
  {
    each: new RegExp(
      `${BORDER}([甲乙丙丁戊己庚辛])((?:标段?|区|段|线|包|组|类|级|档|栋|楼|座|片|项|期|班|路|方)|(?=[为是：:]))`,
      'g',
    ),
    signs: STEMS,
  },
  {
    each: new RegExp(`${BORDER}其([一二三四五六七八九十])()(?=[，,、：:是为])`, 'g'),
    signs: ORDER,
  },
  { each: new RegExp(`${BORDER}([一二三四五六七八九十])()(?=是)`, 'g'), signs: ORDER },
  { each: /[（(]([1-9])()(?=[）)])/g, signs: '123456789' },
  { each: /[（(]([一二三四五六七八九十])()(?=[）)])/g, signs: ORDER },
  { each: /([①②③④⑤⑥⑦⑧⑨⑩])()/g, signs: '①②③④⑤⑥⑦⑧⑨⑩' },
  {
    each: new RegExp(
      `${BORDER}第([一二三四五六七八九十])((?:批|期|次|轮|段|步|类|组|个|项|场|阶段|标段|方面|条|点|件|种|层|级|档|路|道|片)?)(?=[一-龥，,、：:（(])`,
      'g',
    ),
    signs: ORDER,
  },
  {
    each: new RegExp(
      `${BORDER}([一二三四五六七八九十])(标段|号标|期|区|队|组|班|线|楼|库|路|桥|坝|级|档|类)(?=[为是：:在由建]|[^，。；、]{2})`,
      'g',
    ),
    signs: ORDER,
  },
];
const FEWEST = 2;
const MOST_OFF = 2;

/** 划为三个标段实施。A标为…，B标为…，C标为…，D标为…; 原因有二。其一…；其二…；其三… */
export const headedSeries = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line) => SERIES.flatMap((series) => toldIn(line, series)).slice(0, 1));

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

function toldIn({ text, start }: Line, { each, signs }: Series): Recount[] {
  const heads = matchesIn(text, each);
  const [first] = heads;
  if (first === undefined || heads.length < FEWEST) return [];
  const [, , word] = first;
  const odd = heads.findIndex(
    ([, sign = '', own], at) => own !== word || signs.indexOf(sign) !== at,
  );
  // Signs that come again tell of another thing.
  if (odd >= 0) return [];
  const head = text.slice(0, first.index);
  const said = SAID.exec(head);
  if (said === null) return toldBehind({ text, start }, heads);
  // 四个单位开展自评。第一阶段…: the heads are of something else.
  if (!said[0].includes((word ?? '').slice(-1)) || /等[^，。；]{0,4}[。；]?$/.test(text)) return [];
  return toldBefore(said, { start, end: start + first.index }, heads.length);
}

/** The number right before the first head, which stands at the end of the place. */
function toldBefore(said: RegExpExecArray, { start, end }: Range, listed: number): Recount[] {
  const number = said[1] ?? said[2] ?? '';
  const head = said.input.replace(/[：:，。；—]+\s?$/, '');
  const clause = /[^。；]*$/.exec(head)?.[0] ?? '';
  const count = numberOf(number);
  const isRight = count === listed || Math.abs(count - listed) > MOST_OFF;
  return count < FEWEST || isRight || OF_OTHERS.test(clause)
    ? []
    : [{ start: start + said.index + said[0].indexOf(number), end, said: count, listed }];
}

const BEHIND = new RegExp(
  `[。；]\\s?(?:以上|上述|这|前述)?([${NUMERALS}]|\\d{1,2})(?:项|个|条|点|方面|件|类|种|步|处|家)([^，。；：、\\d]{0,10}?)(?:均|都|全部|各|皆|一律)`,
);

/** （1）…；（2）…；（3）…。四项维修均已验收 */
function toldBehind({ text, start }: Line, heads: readonly RegExpExecArray[]): Recount[] {
  const from = heads.at(-1)?.index ?? 0;
  const match = BEHIND.exec(text.slice(from));
  const count = numberOf(match?.[1] ?? '');
  if (
    match === null ||
    count < FEWEST ||
    count === heads.length ||
    /等/.test(text.slice(from, from + match.index))
  )
    return [];
  // What is told of them behind the last stop is told of all.
  const within = text.slice(from, from + match.index);
  if (
    within.includes('。') ||
    OF_OTHERS.test(match[0]) ||
    Math.abs(count - heads.length) > MOST_OFF
  )
    return [];
  const at = start + from + match.index + 1;
  return [{ start: at, end: at + match[0].length - 1, said: count, listed: heads.length }];
}
