import { CHINESE_NUMERAL } from '../../text/numerals.js';
import { sizeOf } from './name-lists.js';

/** What a list's last item is followed by when the sentence goes on. */
export const GOES_ON = /[，,].*$/;
/** 等 ends a list that is not complete; inside a word, as in 中等, it does not. */
const AND_SO_ON =
  /(?<![中高初平同一二三四五六七八九十上下优对均])等(?!级|额|值|次|于|候|待|距|量|同)/;
/** A figure an item ends with; that of 2型糖尿病患者健康管理 is part of its name. */
const FIGURE_AT_END = /\d\s?(?:%|[一-龥]{1,3})?(?:[（(][^（()）]*[）)])?(?=、|和|及|$)/;
/** Items with figures of their own make up a sum, not a list: 小学62所、初中18所. */
const OWN_FIGURES = /\d+(?:\.\d+)?\s?(?:[一-龥]|%)/;

const TITLES = /《[^》]*》/g;
/** A title, or what stands in brackets: 慢性病管理（高血压、糖尿病）. */
const ONE_ITEM = /《[^》]*》|（[^（）]*）|\([^()]*\)/g;

/** 甲、乙 or 《甲》《乙》; a title is one item whatever marks it holds. */
export function itemsOf(list: string): string[] {
  const titles = list.match(TITLES) ?? [];
  const untitled = list.replaceAll(TITLES, '').replaceAll(/[、和及以与\s]/g, '');
  if (titles.length > 1 && untitled === '') return titles;
  return list
    .replaceAll(ONE_ITEM, (title) => title.replaceAll('、', '·'))
    .split(/[、；;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export const withoutBrackets = (text: string): string =>
  text.replaceAll(/[（(][^（()）]*[）)]/g, '');

/** 2月16日、5月11日; 4月流感演练、7月防汛演练: a date is a name, or the beginning of one. */
const DATE = /\d{1,2}月(?:\d{1,2}日)?/g;

/** What is said of all that were listed. */
const NEXT_THOUGHT =
  /^(?:涉及|资金|金额|总|均|都|已|全部|对(?!外)|负责|承担|参与|现|其中|并|由|经|于|目前|年内|当年|年底|共|合计|占)/;

/** 等 or figures of their own: no list of names told to the last one. */
const isOpen = (list: string): boolean => AND_SO_ON.test(list) || OWN_FIGURES.test(list);

/** 太和镇、石寨乡，共96个行政村 names two towns, and then comes the next thought; null where it may go on with names. */
export function namesBefore(told: string): string[] | null {
  const plain = withoutBrackets(told).replaceAll(DATE, '某日');
  const list = plain.replace(GOES_ON, '');
  const next = /^[，,]([^，,]*)/.exec(plain.slice(list.length))?.[1] ?? '';
  const items = itemsOf(list);
  const isItem = !/\d/.test(next) && items.some((item) => item.slice(-1) === next.slice(-1));
  const ends =
    sizeOf(items).fewest > 2 ||
    items.length > 2 ||
    next === '' ||
    /\d/.test(next) ||
    NEXT_THOUGHT.test(next);
  return ends && !isItem && !isOpen(list) && sizeOf(items).most > 1 ? items : null;
}

const FEWEST = 3;
const SHORTEST = 2;
/** 县级“平安建设先进镇”: a name by itself. */
const QUOTED = /[“《][^”》]+[”》]/;

const named = (items: string[]): string[] | null =>
  items.length < (items.every((item) => QUOTED.test(item)) ? FEWEST - 1 : FEWEST) ||
  items.some((item) => item.length < SHORTEST)
    ? null
    : items;

export const namesInBrackets = (list: string): string[] | null =>
  isOpen(list) ? null : named(itemsOf(list));

/** 0～6岁儿童健康管理 has a figure inside its name; 小学62所 ends with one. */
export const namesBehindColon = (list: string): string[] | null =>
  AND_SO_ON.test(list) || FIGURE_AT_END.test(list) ? null : named(itemsOf(withoutBrackets(list)));

const MEASURED = /^[^\d，]{2,20}\d+(?:\.\d+)?\s?(?:公里|千米|米|平方米|亩|公顷|万元|元|吨|立方米)$/;

/** 公路5条，分别为甲公路6.2公里、乙公路8.4公里: items that are measured, not counted. */
export function measuredItems(list: string): string[] {
  const items = list
    .replace(/[，,](?:合计|共计|总长|共).*$/, '')
    .split(/[、；]|(?<=[里米亩元吨])(?:和|及|以及)/);
  const measured = items.every((item) => MEASURED.test(item.trim()));
  return measured ? items : [];
}

/** 3个问题：甲；乙；丙: each may be told at length. */
export const PARTED = new RegExp(
  `(?<![第\\d前])(\\d+|${CHINESE_NUMERAL})(?:个|项|条|点|类|方面|大)([^，。；：、\\d]{0,10})[：:]((?:[^。；：\\d]+；)+[^。；：\\d]+)(?=。|$)`,
  'g',
);
export const namesParted = (list: string): string[] | null =>
  /[一二]是|等$|、|其余|另/.test(list) ? null : list.split('；');
