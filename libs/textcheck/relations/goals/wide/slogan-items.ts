import { resultTeller } from '../prose-outcomes.js';
import type { Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';

const LABEL = /^\s*(?:[（(]?\d{1,2}[）).、．]\s?|[①-⑳]\s?)?[一-龥“”]{2,12}[：:]/;
/** 进一步深化产教融合，争取更多企业参与: what is meant to be done, and no more. */
const MEANT =
  /^(?:进一步|继续|不断|大力|着力|争取|努力|力争|加快)[^\d]{2,30}[，、](?:进一步|继续|不断|大力|着力|争取|努力|力争|加快|推动|促进|推进|提升|实现|确保)[^\d]{2,}$/;
const TOLD = /已|了(?!解)|得到|有所|明显|均|全部|获|建成|完成|良好|顺利|达|未|没有|上年|更加/;
const BESIDE = 3;
const FEWEST = 3;

/** A labelled point without any result, where all those around it tell theirs in figures. */
export function sloganItems(document: TextDocument): Sentence[] {
  const tells = resultTeller(document);
  const { passages } = document;
  return passages.flatMap(({ text, start }, at) => {
    const label = LABEL.exec(text)?.[0];
    if (label === undefined) return [];
    const said = text.slice(label.length);
    if (!MEANT.test(said) || TOLD.test(said) || !tells(start)) return [];
    const beside = passages
      .slice(Math.max(0, at - BESIDE), at + BESIDE + 1)
      .filter((one) => one.start !== start && LABEL.test(one.text));
    const allTold = beside.length >= FEWEST && beside.every((one) => /\d/.test(one.text));
    return allTold ? [{ text: said, start: start + label.length }] : [];
  });
}
