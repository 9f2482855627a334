import { rangeOf, type Range } from '../../finding-of.js';
import { wordsOf } from '../../text/words.js';
import { matchesIn } from '../../text/matches.js';
import type { TextDocument } from '../../document.js';

/** Words that lead on to others: a cell, a line or a sentence that ends with one was cut. */
const LEADS =
  '会同|先行|予以|加以|得以|转化为|转变为|成为|作为|视为|用于|致力于|导致|造成|引发|确保|以确保|以便|以免|按照|根据|围绕|针对|关于|对于|由于|除了|为了|随着|以及|并且|而且|但是|因为|如果|虽然|不仅|尤其是|特别是|包括|涉及到|主要是|主要有|分别为|分别是|约为|共计|较为|十分|非常|更加|尽量|尽可能|着力|大力|不断|日益|逐渐|正在|继续|开始|试图|(?<!向上|积极)争取|力争|力求|争取在|逐步';
const LEADING = new RegExp(`[一-龥]{3}(?:${LEADS})$`);
const STOPS = /[。；]|$/g;
/** As far back as the longest of them reaches. */
const TAIL = 10;
/** 还在继续, 后果由此造成: what it is about has been told before. */
const DONE =
  /(?:还在|仍在|将|会|要|不再|已|的|期|常|并)(?:继续|开始)$|(?:由此|因此|所|并|不够|会|使|损失|影响|后果)(?:导致|造成|引发)$|(?:由|系|[是为])[^，。；]{2,30}(?:导致|造成|引发)$|[为做作]根据$|(?:正常|有序|顺利|全面|重新)(?:开始)$/;
/** Words of one character that lead on. */
const SINGLE = /[一-龥]{4}[由将把被且而并因若虽仍均皆须拟曾令](?=[。；]|$)/g;
const SHORTEST = 8;

/** 编制预算前由各站所先行: what stops at a word that leads to another. */
export const openWords = ({ passages, headings }: TextDocument): Range[] => {
  const titles = new Set(headings.map(({ start }) => start));
  return (
    passages
      // 由财政管理办公室会同: what is numbered like a heading may be a clause, and is one with a comma.
      .filter(
        ({ text, start }) => text.length >= SHORTEST && (!titles.has(start) || text.includes('，')),
      )
      .flatMap((passage) => [
        ...matchesIn(passage.text, STOPS).flatMap(({ index }) => {
          const match = LEADING.exec(passage.text.slice(Math.max(0, index - TAIL), index));
          if (match === null || DONE.test(passage.text.slice(0, index))) return [];
          const end = passage.start + index;
          return [{ start: end - match[0].length, end }];
        }),
        ...(titles.has(passage.start) ? [] : matchesIn(passage.text, SINGLE))
          .filter(([words]) => wordsOf(words).at(-1)?.text.length === 1)
          .map((match) => rangeOf(passage, match)),
      ])
  );
};
