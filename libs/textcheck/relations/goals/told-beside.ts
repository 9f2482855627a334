import { measureClass } from './targets.js';
import type { Sentence } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';

/** 另有1个涉及土地手续，预计4月办结: what is rightly still to come of a rest. */
const REST = /(?:另有?|还有|尚有|仅有?)\s?(?:\d|[一二两三四五])[^。；]*$/;
/** 拟检测水样80份，检测了84份: what was meant, and then what came. */
const CAME =
  /^[，,][^，。；\d]{0,12}(?:了|实[际有]|完成|已|建[成好]|[一-龥]好|办[结成]|落成|完工|交付|到位|仅|只)[^，。；\d]{0,8}$/;

/** 还有32盏待装: the words of a rest may open the plan. */
const REST_AT = 5;

/** Whether the words around a plan say that it is none, or what came of it. */
export function isToldBeside(document: TextDocument, { start, text }: Sentence): boolean {
  const statement = document.statements.findLast((one) => one.start <= start);
  if (statement === undefined || start >= statement.start + statement.text.length) return false;
  if (REST.test(statement.text.slice(0, start - statement.start + 1 + REST_AT))) return true;
  const end = start + text.length;
  const meant = statement.mentions.find((one) => one.start >= start && one.end <= end);
  const next = statement.mentions.find((one) => one.start >= end);
  return (
    meant !== undefined &&
    next !== undefined &&
    measureClass(meant.unit) === measureClass(next.unit) &&
    CAME.test(next.before)
  );
}
