import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import { sizeOf } from './name-lists.js';
import type { Recount } from './recounts.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `(?<![\\d.,第前每各几${NUMERALS}])(\\d{1,3}|[${NUMERALS}]{1,4})`;
const MEASURE =
  '个|项|名|家|类|种|条|件|处|所|部|份|座|支|次|期|场|批|辆|台|门|位|间|口|款|组|套|幅|艘|栋|幢|块|张|段|笔|起|宗|例|人|户|村|镇|站|校|班|盏|眼|面|幅|只|头|本|篇|标段';
const COUNT = new RegExp(`${NUMBER}(${MEASURE})(?!月|季度|百分点|工作日|小时)`, 'g');
const REST = /(?:其余|余下|剩下|剩余|其他|其它|余者|余|剩)的?(?:尚?有|为)?$/;
const WHOLE =
  /(?:共有?|总共|合计|总计|一共|计|全[镇乡县市区村局校院]|辖|现有|原有|设有?|有|的|安排|实施|列入|批复|下达|确定|设定|计划)[^，。；：、]{0,8}$/;
const DENIAL = /未|没|不|尚|待|无/;
const ELSEWHEN = /上年|去年|年初|另|每|平均|至少|以上|不少于|超过|余个|分别|约/;
const PART =
  /已|完|未|没|在建|正|尚|待|达|合格|通过|有|为|是|其中|均|验收|开工|竣工|投|办|整改|支付|采购|实施|装|通|落实|移交|延期|取消|调整|结/;
const MOST_OFF = 3;

interface Count {
  readonly value: number;
  readonly measure: string;
  readonly at: number;
  readonly end: number;
  /** Words of its clause before it. */
  readonly before: string;
  /** Words of its clause behind it. */
  readonly after: string;
}

/** Numbers of one measure word of which one is all and the others are its parts: 共6项，已完工4项，其余3项在建. */
export const countsOfParts = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line) => [
    ...(/其余|余下|剩|其他|未|没|不|尚/.test(line.text)
      ? [...toldIn(line), ...exceptSome(line)]
      : []),
    ...(/[中里内]，/.test(line.text) ? shared(line) : []),
  ]);

const SHARED = /占|得|分给|分到|安排|给|落户|布点|获/;

/** 12个名额里，甲占5个，乙占4个，丙占4个: parts that come to more than there is. */
function shared({ text, start }: Line): Recount[] {
  let from = 0;
  return text.split('。').flatMap((sentence) => {
    const at = start + from;
    from += sentence.length + 1;
    const [whole, ...rest] = countsIn(sentence);
    if (whole === undefined || !/^[^，。；]{0,8}[中里内]$/.test(whole.after)) return [];
    const parts = rest.filter(({ measure }) => measure === whole.measure);
    const plain =
      parts.length > 1 &&
      parts.length === rest.length &&
      parts.every(({ before }) => SHARED.test(before) && !ELSEWHEN.test(before));
    const sum = parts.reduce((all, { value }) => all + value, 0);
    return plain && sum > whole.value && sum - whole.value <= MOST_OFF
      ? [{ start: at + whole.at, end: at + whole.end, said: whole.value, listed: sum }]
      : [];
  });
}

const EXCEPT = new RegExp(
  `除[了去]?((?:[^，。；：、\\d（）]{1,10}、)+[^，。；：、\\d（）]{1,10}?)(?:[${NUMERALS}]{1,2}|\\d{1,2})?(?:个|家|所|条|项|处)?(?:村|社区|镇|乡|单位|学校|站所|部门|项目)?(?:之|以)?外[^，。；]{0,10}，[^，。；、\\d]{0,10}(?:其余|其他|其它|余下|剩余|剩下)的?${NUMBER}(${MEASURE})`,
  'g',
);
const ALL = new RegExp(
  `(?:全[镇乡县市区局校院]|辖|下辖|共|总)[^，。；、\\d]{0,6}?${NUMBER}(${MEASURE})`,
  'g',
);

/** 除石湾、马场两村外，其余五个村; 全镇共八个村 somewhere in the paragraph. */
function exceptSome({ text, start }: Line): Recount[] {
  return matchesIn(text, EXCEPT).flatMap((match) => {
    const [whole, list = '', number = '', measure = ''] = match;
    const wholes = matchesIn(text, ALL).filter(({ 2: own }) => own === measure);
    const values = new Set(wholes.map(({ 1: own = '' }) => numberOf(own)));
    const [all] = values;
    const { fewest, most } = sizeOf(list.split('、'));
    const said = numberOf(number);
    if (all === undefined || values.size > 1 || fewest !== most || /等$/.test(list)) return [];
    const left = all - most;
    return left === said || Math.abs(left - said) > MOST_OFF || all === said
      ? []
      : [
          {
            start: start + match.index,
            end: start + match.index + whole.length,
            said,
            listed: left,
          },
        ];
  });
}

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

const countsIn = (text: string): Count[] =>
  matchesIn(text, COUNT).map(({ 0: whole, 1: number = '', 2: measure = '', index }) => ({
    value: numberOf(number),
    measure,
    at: index,
    end: index + whole.length,
    before: (/[^，。；：、（）]*$/.exec(text.slice(0, index))?.[0] ?? '').replace(
      new RegExp(COUNT.source),
      '',
    ),
    after: /^[^，。；：、（）\d]*/.exec(text.slice(index + whole.length))?.[0] ?? '',
  }));

function toldIn({ text, start }: Line): Recount[] {
  let from = 0;
  return text.split('。').flatMap((sentence) => {
    const found = judge(sentence, start + from);
    from += sentence.length + 1;
    return found;
  });
}

/** All of one sentence: the whole, its parts, and what is left or does not do so. */
function judge(sentence: string, start: number): Recount[] {
  const counts = countsIn(sentence);
  return counts.flatMap((rest, at) => {
    const isRest = REST.test(rest.before);
    const same = counts.slice(0, at).filter(({ measure }) => measure === rest.measure);
    const whole = same[0];
    const parts = same.slice(1);
    if (whole === undefined || parts.length === 0 || parts.length > 2) return [];
    if (!isRest && !isClosed(parts, rest, counts.slice(at + 1))) return [];
    if (!isWhole(sentence, whole) || [...parts, rest].some((one) => isOff(one))) return [];
    const between = counts.filter((one) => one.at > whole.at && one.at < rest.at);
    if (between.length !== parts.length) return [];
    const left = whole.value - parts.reduce((sum, { value }) => sum + value, 0);
    return left === rest.value || Math.abs(left - rest.value) > MOST_OFF || whole.value < 2
      ? []
      : [
          {
            start: start + rest.at,
            end: start + rest.end,
            said: rest.value,
            listed: Math.max(left, 0),
          },
        ];
  });
}

const isOff = ({ before, after, value }: Count): boolean =>
  ELSEWHEN.test(before.replace(REST, '')) || value < 1 || /等$/.test(after);

/** 22个村中, 共6项, or the first number of its sentence. */
const isWhole = (sentence: string, whole: Count): boolean =>
  !ELSEWHEN.test(whole.before) &&
  (WHOLE.test(whole.before) ||
    /^[^，。；]{0,8}(?:中|里|当中|之中)/.test(whole.after) ||
    whole.at < 8) &&
  !/其中/.test(sentence.slice(0, whole.at));

/** 已完工4项，未开工2项: one does and the other does not, and no more are told. */
function isClosed(parts: readonly Count[], rest: Count, after: readonly Count[]): boolean {
  if (after.some(({ measure }) => measure === rest.measure)) return false;
  const words = (one: Count): string => one.before + one.after;
  const last = parts.at(-1);
  if (last === undefined) return false;
  const all = [...parts, rest];
  const denied = all.filter((one) => DENIAL.test(words(one)));
  return (
    denied.length === 1 &&
    all.every((one) => PART.test(words(one))) &&
    shareWord(words(denied[0] ?? rest), all.filter((one) => one !== denied[0]).map(words))
  );
}

/** 完成 of 未完成 is said of the others as well, or they are all that can be: 开工 beside 在建. */
function shareWord(denied: string, others: readonly string[]): boolean {
  const after = /(?:尚未|未|没有|没|不|待|尚)([一-龥]{1,4})/.exec(denied)?.[1] ?? '';
  const first = after.slice(0, 2);
  return (
    (first !== '' &&
      others.some(
        (one) =>
          one.includes(first.slice(0, 1)) && /[已达合通完]|的/.test(one) && one.includes(first),
      )) ||
    (/开工|动工|启动/.test(after) && others.some((one) => /完工|竣工|在建|完成/.test(one)))
  );
}
