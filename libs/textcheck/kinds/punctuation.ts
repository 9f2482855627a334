import { findingOf, rangeOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Sentence } from '../text/sentences.js';
import { matchesInEach } from '../text/in-each.js';
import { matchesIn } from '../text/matches.js';

const PAIRS: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '(',
  '》': '《',
  '〉': '〈',
  '”': '“',
  '】': '【',
  ']': '[',
  '〕': '〔',
  '’': '‘',
};
const OPENERS = new Set(Object.values(PAIRS));
/** What opens or closes, in either shape. */
const BRACKET = /[（()）《》〈〉“”【】[\]〔〕‘’]/g;
const MAY_BE_OPEN = /[（()）《》〈〉“”【】[\]〔〕‘’"]/;
/** A narrow bracket may close a wide one: untidy, not unbalanced. */
const sameShape = (mark: string): string => ({ '(': '（', ')': '）' })[mark] ?? mark;
const INTERVAL = /[（([［]\s?-?[\d.∞]+%?\s?[,，]\s?-?[\d.∞+]+%?\s?[）)\]］]/g;
/** 目标共两项：1)控制费用；2)提高质量 */
const INLINE_MARK = /(?<!（[^（）]*)(?<=(?<!\d)[：:]|[；;。，,、])\s?\d{1,2}[）)]/g;
const DOUBLED =
  /[。，；：、！？]\s?[。，；：、]+|(?<=\d)[.,]{2,}(?=\d)|《{2}|》{2}|（{2}|〔{2}|(?<=[一-龥])\.(?=[。，；])|[。，；]\.(?![\d.])/g;
/** A mark that begins a line or what stands in brackets, or ends that; a point without decimals. */
const MISPLACED =
  /^[，。；：、](?=.)|[（《〔【][，。；：、]|[，、：；][）》】〕]|(?<=\d)\.(?=[%万亿元])/g;

/** Brackets and quotation marks that do not close, and marks written twice. */
export const punctuation: Kind = {
  id: 'punctuation',
  name: '标点不成对',
  severity: 'hint',
  reason: '括号、引号、书名号应成对；标点不应连写。',
  fires: [
    '"紧急转移安置人口，做好安置工作。',
    '保障运转（含办公经费。',
    '按照《办法要求执行。',
    '根据《关于印发〈水利资金管理办法的通知》要求。',
    '加强管理，，提高效益。',
    '加强管理，。',
    '设备（空调、风扇、）已经到货，支出12.万元。',
    '负债总额1,020..30万元。',
    '调账处理金额3,.83万元。',
    '项目名称|金额\n校舍维修（二期|60',
  ],
  spares: [
    '“紧急转移”安置人口（含受灾群众）。',
    '1）加强管理。\n2）提高效益。',
    '目标共两项：1)控制费用；2)提高质量。',
    '电话：0312-6637820（财务科，8:30—17:00）。见附表（1、2）所列。',
    '公用经费(含办公费）已支付。',
    '变动率在(10%,20%]的得2分。',
    '根据《关于印发〈水利资金管理办法〉的通知》要求。',
    '……',
  ],
  find: (document) => [
    ...document.passages.flatMap((passage) => [
      ...unbalanced(passage).map((at) =>
        findingOf(punctuation, document, [at], {
          message: '括号、引号或书名号没有成对。',
          suggestion: '补上另一半，或删去。',
          confidence: 0.85,
        }),
      ),
    ]),
    ...matchesInEach(document.passages, DOUBLED).map(({ piece, match }) =>
      findingOf(punctuation, document, [rangeOf(piece, match)], {
        message: '标点连写。',
        suggestion: '只保留一个标点。',
        confidence: 0.85,
      }),
    ),
    ...matchesInEach(document.passages, MISPLACED).map(({ piece, match }) =>
      findingOf(punctuation, document, [rangeOf(piece, match)], {
        message: '标点的位置不对，前后可能漏了字。',
        suggestion: '删去标点，或补上漏写的字。',
        confidence: 0.8,
      }),
    ),
  ],
};

function unbalanced({ text, start }: Sentence): { start: number; end: number }[] {
  if (!MAY_BE_OPEN.test(text)) return [];
  // (10, 20] is an interval.
  const plain = [INTERVAL, INLINE_MARK].reduce(
    (rest, marks) => rest.replaceAll(marks, (whole) => ' '.repeat(whole.length)),
    text,
  );
  const open: { mark: string; at: number }[] = [];
  /** Opened inside a pair that closes: 〔 in （财〔2020号）. */
  const unclosed: { mark: string; at: number }[] = [];
  const lost: number[] = [];
  const listMark = /^\s*[\da-zA-Z一二三四五六七八九十]{1,3}[）)]/.exec(text)?.[0].length ?? 0;
  for (const { 0: found, index: at } of matchesIn(plain, BRACKET)) {
    if (at < listMark) continue;
    const mark = sameShape(found);
    const opener = PAIRS[mark];
    if (OPENERS.has(mark)) open.push({ mark, at });
    else if (opener !== undefined) {
      const pair = open.findLastIndex((one) => one.mark === opener);
      if (pair < 0) lost.push(at);
      else unclosed.push(...open.splice(pair).slice(1));
    }
  }
  const straight = matchesIn(text, /"/g).map(({ index }) => index);
  const odd = straight.length % 2 === 1 ? straight.slice(-1) : [];
  return [
    ...[...lost, ...odd].map((at) => ({ start: start + lastStop(text, at), end: start + at + 1 })),
    ...[...unclosed, ...open].map(({ at }) => ({
      start: start + at,
      end: start + nextStop(text, at),
    })),
  ];
}

/** Where the sentence around a mark begins and ends: the other half is missing somewhere there. */
const lastStop = (text: string, at: number): number =>
  Math.max(...['。', '；'].map((stop) => text.lastIndexOf(stop, at - 1) + 1));

function nextStop(text: string, at: number): number {
  const stop = text.slice(at).search(/[。；]/);
  return stop < 0 ? text.length : at + stop + 1;
}
