import { endsInWord, isName } from './places.js';
import { wordsOf } from '../../text/words.js';

const RUN = /[一-龥]*$/;
const NEXT = /^[一-龥]*/;
/** A mark, the bracket of a title, or a date: a name may begin right behind. */
const MARK = /(?:^|[^一-龥\d]|\d年度?|\d月份?|\d日)$/;
/** 63万元镇里, 1人兼任镇长: behind a figure stands what it counts. */
const FIGURE = /\d$/;
/** Words of one character a name may follow. */
const LEAD = /[的了和与及由对为向在于因经按将把使让设是报至到从即以送给据请]/;
/** 三河镇, 双溪乡: a figure and what there is of it make a name. */
const COUNTED =
  /[一二三四五六七八九十百千万双两][河江山水溪里岔道沟岭坝塘湾桥店庙台滩潭湖家元星合汇汊洲泉井门塔堰墩圩甲]$/;
const NEAR = 6;

/** True where a name can begin at an index: behind a mark, a whole word, or one that leads in. */
export function canBegin(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index);
  if (MARK.test(before)) return true;
  if (FIGURE.test(before)) return false;
  const [run = ''] = RUN.exec(before) ?? [];
  // 自评报告待县财政局复核: the word that ends here must not go on.
  const goesOn = wordsOf(run + text.charAt(index)).at(-1)?.text.length !== 1;
  const last = wordsOf(run).at(-1)?.text ?? '';
  return !goesOn && (last.length > 1 || LEAD.test(last) || endsInWord(run));
}

/** True for a character that is a word of its own where it stands: 依据镇“十四五”规划, and not 集镇, 跨乡镇 or 长岭镇. */
export function isBare(text: string, index: number): boolean {
  const [before = ''] = RUN.exec(text.slice(Math.max(0, index - NEAR), index)) ?? [];
  const [after = ''] = NEXT.exec(text.slice(index + 1, index + 1 + NEAR)) ?? [];
  const words = wordsOf(before + text.charAt(index) + after);
  const here = words.find((word) => word.index === before.length);
  const isNamed = before.length > 1 && (isName(before.slice(-2)) || COUNTED.test(before));
  return (
    here?.text.length === 1 && (!isNamed || LEAD.test(before.slice(-1))) && canBegin(text, index)
  );
}
