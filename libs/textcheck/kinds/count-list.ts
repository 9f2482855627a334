import { Decimal } from '#libs/kernel';

import { findingOf, type Range } from '../finding-of.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../text/numerals.js';
import type { Kind } from '../kind.js';
import type { Statement, TextDocument } from '../document.js';

const MEASURE = '个|项|名|家|类|种|条|件|处|所|方面';
/** 下设8个工作机构，分别为甲、乙 */
const BEFORE_LIST = new RegExp(
  `(\\d+|${CHINESE_NUMERAL})(?:${MEASURE})([^，。；：、\\d]{0,14})[，,]?(?:分别为|分别是|包括|即|包含)[：:]?([^。；]+)$`,
);
/** 甲、乙、丙三项收入 */
const AFTER_LIST = new RegExp(
  `((?:[^，。；：、和及]{2,14}、)+[^，。；：、]{1,13}?[^，。；：、的])(?:等)?(${CHINESE_NUMERAL})(?:项|类|种|个)(?!月|工作日|百分点|方面)`,
);
/** What a list's last item is followed by when the sentence goes on. */
const GOES_ON = /[，,].*$/;

/** A number of things that is not the number of things listed. */
export const countList: Kind = {
  id: 'count_list',
  name: '数量与列举不符',
  severity: 'error',
  reason: '先说几个再逐一列出的，列出的应当正好是这么多。',
  fires: [
    '我乡下设8个工作机构，分别为党政综合办公室（信访办公室）、党建工作办公室、综合行政执法队。',
    '编报罚没收入、利息收入四项非税收入预算。',
  ],
  spares: [
    '我乡下设3个工作机构，分别为党政综合办公室（信访办公室、值班室）、党建工作办公室、综合行政执法队。',
    '编报一般罚没收入、生态罚没收入、利息收入三项非税收入预算。',
    '全乡共16个村，包括安庄、高庄等。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) => [
      ...countFirst(document, statement),
      ...listFirst(document, statement),
    ]),
};

function countFirst(document: TextDocument, { text, start }: Statement): ReturnType<Kind['find']> {
  const match = BEFORE_LIST.exec(text);
  if (match === null) return [];
  const [, number = '', , list = ''] = match;
  if (/等(?:$|[，,。])/.test(list) || /\d+(?:\.\d+)?(?:万元|元|人|%)/.test(list)) return [];
  const items = itemsOf(withoutBrackets(list).replace(GOES_ON, ''));
  const at = start + match.index;
  return compare(document, numberOf(number), items, { start: at, end: at + match[0].length });
}

function listFirst(document: TextDocument, { text, start }: Statement): ReturnType<Kind['find']> {
  const match = AFTER_LIST.exec(withoutBrackets(text));
  if (match === null || match[0].includes('等')) return [];
  const [, list = '', number = ''] = match;
  const from = withoutBrackets(text) === text ? start + match.index : start;
  const end = withoutBrackets(text) === text ? from + match[0].length : start + text.length;
  return compare(document, numberOf(number), itemsOf(list), { start: from, end });
}

function compare(
  document: TextDocument,
  said: Decimal | null,
  items: readonly string[],
  at: Range,
): ReturnType<Kind['find']> {
  // 和 before the last item joins it, or stands inside its name: both readings count.
  const last = items.at(-1)?.split(/(?<=.{2})(?:以及|和|及)(?=.{2})/).length ?? 1;
  const most = items.length - 1 + last;
  const few = said?.lessThan(items.length) === true;
  if (said === null || said.lessThan(2) || items.length < 2) return [];
  if (!few && said.lessThanOrEqualTo(most)) return [];
  return [
    findingOf(countList, document, [at], {
      computed: `列出 ${String(items.length)} 个：${items.join('、')}；文中为 ${said.toFixed()}`,
      message: `文中说有 ${said.toFixed()} 个，列出了 ${String(items.length)} 个。`,
      suggestion: '补全列举，或改正数量。',
      confidence: 0.85,
    }),
  ];
}

const itemsOf = (list: string): string[] =>
  list
    .split(/[、；;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

const withoutBrackets = (text: string): string => text.replaceAll(/[（(][^（()）]*[）)]/g, '');

function numberOf(text: string): Decimal | null {
  return /^\d/.test(text) ? new Decimal(text) : chineseNumeral(text);
}
