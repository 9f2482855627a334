const CHANGE =
  /同比|环比|[增降涨][速幅]|[比较](?:上年|去年|同期|上月|年初|[一二三四]季度|全[市省县国])|增长|下降|拉动|持平/;
/** 债务转贷收入190.4亿元: of the whole town and of its own budget alike. */
const TERM = /^[一-龥“”]{0,24}(?:收入|支出|资金|结转|结余|补助|还本)\d[\d,.]*(?:万|亿)?元$/;
const SUBJECT = /[^，。；：\n]*$/;

/**
 * 农林牧渔业实现增加值47.5亿元，同比增长4.4%，增速提高1.3个百分点, and the same of 第一产业: a statistic of one sum that has two
 * names, told where each of them is spoken of.
 */
export function isStatisticOfTwo(
  text: string,
  words: string,
  places: readonly [one: number, other: number],
): boolean {
  const [one, other] = places.map(
    (at) => SUBJECT.exec(text.slice(Math.max(0, at - FAR), at).replace(/[，,]$/, ''))?.[0],
  );
  const clauses = words.split(/[，,；;、]/);
  return one !== other && clauses.every((clause) => CHANGE.test(clause) || TERM.test(clause));
}
const FAR = 60;
