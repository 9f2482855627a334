import { Decimal, toDecimalString } from '#libs/kernel';
import { rememberTexts } from './memo.js';

/** Measure words that make a number a target. 年, 月, 日 and 号 are not among them: they date and number things. */
const MEASURES = [
  '个百分点',
  '万元',
  '亿元',
  '元',
  '平方米',
  '平方公里',
  '立方米',
  '公里',
  '千米',
  '米',
  '亩',
  '公顷',
  '万人次',
  '人次',
  '万人',
  '名',
  '人',
  '位',
  '户',
  '个',
  '次',
  '场',
  '期',
  '届',
  '项',
  '件',
  '份',
  '套',
  '台',
  '辆',
  '处',
  '座',
  '所',
  '盏',
  '棵',
  '株',
  '吨',
  '公斤',
  '村',
  '支',
  '批',
  '本',
  '册',
  '天',
  '小时',
  '%',
  '‰',
  '倍',
];
const MEASURED = new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*(${MEASURES.join('|')})`, 'gu');
const ANY_NUMBER = /(?<![\d.])\d+(?:\.\d+)?/gu;
/** 〔2019〕10号, 第3号, 2024年1-6月 …: figures that name and date, and are no targets. */
const NAMING = [
  /[〔[(（]\s*(?:19|20)\d{2}\s*[〕\])）]\s*\d*\s*号?/gu,
  /第\s*\d+(?:\.\d+)?\s*[号期届批次条]/gu,
  /\d+\s*[-—至]\s*\d+\s*月(?:份)?/gu,
  /(?:19|20)\d{2}\s*年(?:度)?/gu,
  /\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?/gu,
];

function plainFigures(text: string): string {
  const joined = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '');
  return NAMING.reduce((rest, pattern) => rest.replace(pattern, ' '), joined);
}

interface MeasuredNumber {
  readonly value: string;
  readonly text: string;
}

function canonical(digits: string): string {
  return toDecimalString(new Decimal(digits));
}

/** Figures with a measure word, each once: `19位`, `500元`, `95%`. */
export const measuredNumbers: (text: string) => readonly MeasuredNumber[] = rememberTexts(
  (text) => {
    const found = [...plainFigures(text).matchAll(MEASURED)].map((match) => ({
      value: canonical(match[1]!),
      text: `${match[1]!}${match[2]!}`,
    }));
    return found.filter(
      (item, index) => found.findIndex((other) => other.value === item.value) === index,
    );
  },
);

const mentionedFigures = rememberTexts(
  (text): ReadonlySet<string> =>
    new Set([...plainFigures(text).matchAll(ANY_NUMBER)].map((match) => canonical(match[0]))),
);

/** The measured figures of a target whose value the outcome does not mention; measure words may differ (19位, 19名). */
export function unansweredNumbers(target: string, outcome: string): MeasuredNumber[] {
  const mentioned = mentionedFigures(outcome);
  return measuredNumbers(target).filter((item) => !mentioned.has(item.value));
}
