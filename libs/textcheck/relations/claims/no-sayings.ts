/** 完成年初预算的100%, 增长100%: a rate, and no claim about all. */
export const PLAIN_RATE =
  /^(?:(?:完成|为|占)?(?:年初|调整后?|全年|变动)?预算的?|(?:同比|[较比](?:上年|去年))?(?:增[长加]|减少|下降))\s?100(?:\.0+)?%$/;

/** A goal's name, and what a way of judging looks at, claim nothing: 按期结案率; 评判法用于了解发放及时程度. */
const NO_SAYING =
  /^[^\d，]{4,}率$|用于(?:了解|评价|反映)|全部(?:为|是)[^，。]*\d[^，。]*[和、及与]|按[^，。]{0,12}(?:计算|计分|乘以)/;

/** Words that claim nothing, though they hold a word of all. */
export const isNoSaying = (text: string): boolean => PLAIN_RATE.test(text) || NO_SAYING.test(text);
