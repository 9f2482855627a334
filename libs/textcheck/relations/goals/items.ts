import { chineseNumeral } from '../../text/numerals.js';

/** One point of a list, whatever the list looks like. */
export interface Item {
  /** Its number or code as written: 3, P05; empty where it has none. */
  readonly mark: string;
  /** Its first words, up to a mark or a figure. */
  readonly name: string;
  readonly text: string;
  /** Where its first line or its row begins and ends; its name may stand further on. */
  readonly from: number;
  readonly until: number;
  readonly start: number;
  readonly end: number;
}

/** Points told one after another: rows of a table, numbered lines, 一是…；二是…, or parts between semicolons. */
export interface ItemList {
  readonly items: readonly Item[];
  /** The titles above it and the words that lead to it, the nearest last. */
  readonly lead: readonly string[];
  /** How its points are marked; two lists of one form are alike. */
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

export const LONGEST_ITEM = 400;
const NAME = /^[^，。：；:;\d（(]*/;
/** 对应项目“支付方式改革” */
const OF_PROJECT = /^(.*?对应的?项目(?:支出)?(?:为|是|[：:])?“)([^”]{3,30})”/s;
/** 目标2：平均住院日降至7.8天: its number is no name. */
const OWN_LABEL =
  /^(?:绩效|年度)?(?:目标|任务|指标)[一二三四五六七八九十\d]{1,2}[：:]\s?(?=[一-龥])/;
const LIMITS = /(?:不少于|不低于|不高于|不超过|达到|≥|≤|实现|完成)$/;

const ORDINAL = /^[（(]?(?:目标|任务|指标|项目)?(\d{1,3}|[一二三四五六七八九十]{1,3})[）).]?$/;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';

/** （3）, 三, ③ and 目标三 are one number. */
export function numberOf({ mark }: Item): string {
  const circled = CIRCLED.indexOf(mark);
  if (mark !== '' && circled >= 0) return String(circled + 1);
  const number = ORDINAL.exec(mark)?.[1];
  if (number === undefined) return mark;
  return /^\d/.test(number) ? String(Number(number)) : (chineseNumeral(number)?.toString() ?? mark);
}

/** A point of a text with the name its first words give, or the project it says it is of. */
export function itemOf(mark: string, text: string, from: number): Item {
  const [, before = '', project = ''] = OF_PROJECT.exec(text) ?? [];
  const label = OWN_LABEL.exec(text)?.[0] ?? '';
  const first = (NAME.exec(text.slice(label.length))?.[0] ?? '').trim().replace(LIMITS, '');
  const name = project === '' ? first : project;
  const start = from + (project === '' ? label.length : before.length);
  const end = start + name.length;
  const until = from + text.length;
  return { mark, name, text: text.slice(0, LONGEST_ITEM), from, until, start, end };
}
