/** What a clause claims of a figure and the limit for it. */
export type Claim = 'kept' | 'broken' | 'above' | 'below' | 'not above' | 'not below';

const WORD = '[^，。；：\\d]{0,10}?';
/** What is kept or broken. */
const RULE =
  '(?:标准|规定|规范|要求|限额|限度|限定|限制|限值|时限|期限|上限|下限|底线|红线|警戒线|控制[数线率额值]|定额|额度|比例|范围|幅度|区间|(?:合格|达标|及格|最低|标准)线|约定|承诺|门槛|办法|目标|指标|任务|计划|预期|线(?![路上下索缆])|(?<![受有权局])限(?![制期公]))';
const NOT = '(?:未|没有|没|并未|无|不)(?:有|曾|能|予|再|一[一-龥])?';
const END = '(?![^，。；：]{0,3}(?:的|率|是|为(?!优)|\\s?\\d))';
/** The words and what they claim; the first that fits. */
const CLAIMS: readonly (readonly [RegExp, Claim])[] = [
  [
    new RegExp(
      `${NOT}(?:超过?|超出|突破|高于|越过|逾)了?${WORD}${RULE}|${NOT}(?:超标|超限|超时|超期|超额|逾期|越线)|${NOT}超$`,
    ),
    'not above',
  ],
  [new RegExp(`${NOT}(?:低于|少于|跌破|小于)${WORD}${RULE}`), 'not below'],
  [
    new RegExp(
      `(?:${NOT}|难以)(?:完全)?(?:达到?|符合|满足|达成|完成|实现|守住)了?${WORD}${RULE}|(?:${NOT})(?:达标|符合|合格|合规|完成|达到|达成)$|违反${WORD}${RULE}|有(?:一定|较大|明显)?差距|^[^，。；\\d]{0,8}(?:不在|偏离)${WORD}${RULE}${WORD}(?:[以之]?[内外])?|(?:不合格|不达标|不符合|违规)$`,
    ),
    'broken',
  ],
  [new RegExp(`(?:超过?|超出|突破|高于|高过|越过)了?${WORD}${RULE}${END}|超标$|超限$`), 'above'],
  [
    new RegExp(
      `(?:在|处于|位于|属于|控制在|控制|保持在|限定在)${WORD}${RULE}${WORD}(?:[以之]?[内下])|(?:控制在|在)(?:合理)?范围[以之]?内`,
    ),
    'kept',
  ],
  [new RegExp(`(?:低于|少于|不及|不足|小于|不到|短于)${WORD}${RULE}${END}`), 'below'],
  [
    new RegExp(
      `(?:符合|达到?|满足|合乎|遵守|完成|实现|达成|守住|优于|好于)了?${WORD}${RULE}(?![^，。；]{0,4}的\\s?\\d)|(?:达标(?:排放)?|合规|合格|符合|达到|(?:执行|控制|落实)(?:得当|较好|良好|到位|有效|严格|得力))$|(?:目标|指标|任务)[^，。；]{0,6}(?:完成|达成|实现|达到|达标)$`,
    ),
    'kept',
  ],
];

/** A claim with the place of its words in the clause. */
export interface Claimed {
  readonly claim: Claim;
  readonly index: number;
  readonly length: number;
}

/** What a clause claims; null where it claims nothing. */
export function claimIn(clause: string): Claimed | null {
  for (const [words, claim] of CLAIMS) {
    const found = words.exec(clause);
    if (found !== null) return { claim, index: found.index, length: found[0].length };
  }
  return null;
}

/** A quick test of a sentence, before its clauses are looked at. */
export const MAY_CLAIM =
  /超|突破|符合|达到|达标|满足|合乎|遵守|完成|实现|达成|合格|合规|低于|高于|少于|不足|差距|[以之]?内|违|守住|优于|控制|执行|落实/;

const COMPARED = new RegExp(
  `(?<not>${NOT})?(?<word>超过?|超出|突破|高于|高过|多于|大于|低于|少于|小于|不及|不足|不到|达到?|符合)了?[^，。；\\d]{0,8}$`,
);
const OF_RULE = new RegExp(
  `^(?:以[上下内])?的?[^，。；：\\d的、]{0,8}${RULE}(?![^，。；：]{0,3}(?:的|完成|实现))`,
);

/** 未超过50元的县定标准: what is claimed where the limit stands among the words of the claim. */
export function claimAround(before: string, after: string): Claim | null {
  const { word, not } = COMPARED.exec(before)?.groups ?? {};
  if (word === undefined || !OF_RULE.test(after)) return null;
  if (/达到|符合/.test(word)) return not === undefined ? 'kept' : 'broken';
  if (/超|突破|[高多大]/.test(word)) return not === undefined ? 'above' : 'not above';
  return not === undefined ? 'below' : 'not below';
}
