import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';
import { sizeOf, type Size } from './name-lists.js';
import { itemsOf } from './told-names.js';
import { matchesIn } from '../../text/matches.js';

/** A number told right behind a list that it points back to, and not that of the list. */
export interface PointedList extends Range {
  readonly said: number;
  readonly listed: number;
}

const NUMBER = `(${CHINESE_NUMERAL}|\\d{1,2})`;
const THINGS =
  '个|项|类|种|家|所|条|座|部|处|台|辆|套|名|位|户|场|次|期|批|件|份|笔|支|间|口|眼|村|镇|校|院|站|馆|架|艘|张';
const NAME = '[^，。；：、\\d]{2,26}';
const LAST_NAME = '[^，。；：、\\d]{1,25}?[^，。；：、的第等\\d零一二两三四五六七八九十百千万]';
/** 所属单位有甲、乙、丙、丁，这三个单位均纳入 */
const POINTED = new RegExp(
  `((?:${NAME}、)+${LAST_NAME})[，。；](?:(?:以上|上述|前述|这|该)(?:共)?|([^，。；：、\\d]{0,6}(?:共|共计|合计|总共)(?:涉及|有|为)?))${NUMBER}(?:${THINGS})(?=([一-龥]{2}))`,
  'g',
);
/** 配备甲车、乙车、丙车各一辆，以上三辆车 */
const OF_EACH = new RegExp(
  `([^，。；：\\d]{2,80})各(一|二|两|三|四|五|\\d{1,2})(${THINGS})(?:[^，。；\\d]{0,6})?[，。；][^，。；\\d]{0,6}?(?:以上|上述|前述|这|该|共|共计|合计|总计)[^，。；\\d]{0,3}?${NUMBER}(?:\\3)(?=[一-龥，。；]|$)`,
  'g',
);
const DAY = '\\d{1,2}月(?:\\d{1,2}日|[上中下]旬|初|底|末|份)?';
/** 召开了3月、6月、9月、12月共四次调度会 */
const TIMES = new RegExp(
  `(${DAY}(?:(?:、|和|及|以及)${DAY})+)[^，。；\\d、各每分均等至—-]{0,4}?[，,]?(?:共计|共|累计|先后|合计)?${NUMBER}[次场期轮批](?![一-龥]{0,4}[至~—-])`,
  'g',
);
const MOST_OFF = 2;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Numbers of a line that point back to a list right before them and are not its length. */
export function pointedLists(line: Line): PointedList[] {
  const has = (words: RegExp): boolean => words.test(line.text);
  return [
    ...(line.text.includes('、') &&
    has(/[，。；](?:以上|上述|前述|这|该|[^，。；：、\d]{0,6}[共计])/)
      ? named(line)
      : []),
    ...(line.text.includes('二是') ? countedOff(line) : []),
    ...(has(/分[一二两三四五六七八九十\d]{1,2}[批次期笔]/) ? batches(line) : []),
    ...(has(/各[一二两三四五\d]/) ? ofEach(line) : []),
    ...(has(/月[^，。；\d]{0,3}[、和及]\d{1,2}月|日[、和及]\d{1,2}月/) ? times(line) : []),
  ];
}

/** What stands before a list in its own clause: 每村甲、乙 are told for each village, and 3号、甲、乙 begin earlier. */
const opens = (line: Line, at: number): string =>
  /[^，。；：]*$/.exec(line.text.slice(0, at))?.[0] ?? '';

const isBegun = (words: string): boolean => /[、每各]/.test(words);

function named(line: Line): PointedList[] {
  return matchesIn(line.text, POINTED).flatMap((match) => {
    const [whole, list = '', sums, number = '', noun = ''] = match;
    // 单位有甲、乙、丙，共涉及四家单位: of what was listed, by its noun.
    const words = opens(line, match.index) + list.slice(0, list.indexOf('、'));
    if (sums !== undefined && !words.includes(noun)) return [];
    if (isBegun(opens(line, match.index)) || /[“”]|每|各(?!项|类|级|村|校)/.test(list)) return [];
    return judge(line, match.index, whole.length, numberOf(number), sizeOf(itemsOf(list)));
  });
}

const COUNTED_OFF = new RegExp(
  `(?:以上|上述|前述)${NUMBER}(?:项|个|条|点|大|方面)(?:举措|措施|做法|工作|方面|原因|问题|办法|任务|环节)?`,
);
const ORDINALS = '一二三四五六七八九十';

/** 一是…，二是…，三是…，上述三项举措 */
function countedOff(line: Line): PointedList[] {
  const told = matchesIn(line.text, /(?<=^|[，。；：、\s）)])([一二三四五六七八九十])是/g);
  const last = told.at(-1);
  const inOrder = told.every(([, sign = ''], at) => ORDINALS.indexOf(sign) === at);
  if (last === undefined || !inOrder) return [];
  const match = COUNTED_OFF.exec(line.text.slice(last.index));
  if (match === null) return [];
  const size = { fewest: told.length, most: told.length };
  return judge(line, last.index + match.index, match[0].length, numberOf(match[1] ?? ''), size);
}

const BATCHES = new RegExp(`分${NUMBER}(?:批|次|期|笔)[^，。；：\\d]{0,8}[：:]([^。；]{6,120})`);
const DATED = /^(?:第[一二三四五六]|首|\d{1,2}月)[^、，]*\d/;

/** 资金分三批到账：2月80万元、6月60万元、9月40万元 */
function batches(line: Line): PointedList[] {
  const match = BATCHES.exec(line.text);
  const items = (match?.[2] ?? '').split(/[、，]/);
  if (match === null || items.length < 2 || !items.every((item) => DATED.test(item))) return [];
  const size = { fewest: items.length, most: items.length };
  return judge(line, match.index, match[0].length, numberOf(match[1] ?? ''), size);
}

function ofEach(line: Line): PointedList[] {
  return matchesIn(line.text, OF_EACH).flatMap((match) => {
    const [whole, list = '', each = '', , number = ''] = match;
    const joined = list.split(/、|(?<=.{2})[和与及](?=.{2})/);
    const many = joined.length * numberOf(each);
    if (joined.length < 2 || /每|[（(“]/.test(list) || isBegun(opens(line, match.index))) return [];
    return judge(line, match.index, whole.length, numberOf(number), { fewest: many, most: many });
  });
}

function times(line: Line): PointedList[] {
  return matchesIn(line.text, TIMES).flatMap((match) => {
    const [whole, list = '', number = ''] = match;
    const many = list.split(/、|和|及|以及/).filter((one) => one !== '').length;
    if (/[、至到—~-]$/.test(line.text.slice(0, match.index))) return [];
    return judge(line, match.index, whole.length, numberOf(number), { fewest: many, most: many });
  });
}

function judge(
  line: Line,
  at: number,
  length: number,
  said: number,
  { fewest, most }: Size,
): PointedList[] {
  const listed = said < fewest ? fewest : most;
  const isRight = said >= fewest && said <= most;
  if (isRight || said < 2 || most < 2 || Math.abs(said - listed) > MOST_OFF) return [];
  const start = line.start + at;
  return [{ start, end: start + length, said, listed }];
}
