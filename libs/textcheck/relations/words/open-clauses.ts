import { rangeOf, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { TextDocument } from '../../document.js';

/** When, and no word of what: 由分管领导牵头，每周五。 */
const ONLY_WHEN =
  /(?<=[，；])(?:每(?:周[一二三四五六日末]?|月[底初末]?|季度?末?|年[底初末]?|天|日|半年)|目前|同时|此外|另外|为此|届时|期间|其间|一方面|另一方面|一般|原则上)(?=[。；]|$)/g;
/** 并督促各村在工程完工后。: in the last clause a time or a place is led in, and nothing comes of it. */
const ONLY_THEN =
  /(?<=^|[，；])[^，。；]{0,14}在(?![校职岗编建册读籍库线])[^，。；、]{3,}(?:后|之后|时|之前|过程中|基础上|期间|情况下|前提下|同时)(?=[。；]|$)/g;
/** What is, happens or is put somewhere. */
const PUT =
  /(?:[定放排发产出体表集存保处控落设用是为留稳维推压固居持限选改延提指做写赶建][一-龥]{0,2}|安排|主要|均|都|多|仅|只|也|现|正|仍|还|就)$|[\d个]/;
/** 登记入。 提高到。: whereto? */
const WHERETO =
  /(?:登记|分配|调整|提高|下降|降低|上升|提升|增加|减少|扩大|延长|缩短|推迟|移交|拨付|上缴|划转|转变|转换|报送|提交|送达|下放|延伸|细化|分解|集中|投向|纳|列|归|汇|划|并)(?:入|至|于|给|向)(?=[。；]|$)|(?:提高|下降|降低|上升|提升|增加|减少|扩大|延长|缩短|推迟|延迟|延后|提前|顺延|调整|分解|细化)到(?=[。；]|$)/g;
const ENDS_OPEN = /[入至于给向到](?=[。；]|$)/;
const TAKEN_IN =
  /(?:及时|已|再|将|才|均|都|全部|未|尚未|全额|可|应|不|没有|一并)[一-龥]{0,3}[纳列归汇划并]入$/;

/** Sentences whose last clause has no more than when, where or whereto. */
export const openClauses = ({ passages, headings }: TextDocument): Range[] => {
  const titles = new Set(headings.map(({ start }) => start));
  return passages
    .filter(
      ({ text, start }) => text.length > SHORTEST && (!titles.has(start) || text.includes('，')),
    )
    .flatMap((passage) => [
      ...matchesIn(passage.text, ONLY_WHEN).map((match) => rangeOf(passage, match)),
      ...matchesIn(passage.text, ONLY_THEN)
        .filter(([words]) => !PUT.test(words.slice(0, words.indexOf('在'))))
        .map((match) => rangeOf(passage, match)),
      ...(ENDS_OPEN.test(passage.text) ? matchesIn(passage.text, WHERETO) : [])
        .filter(({ 0: words, index }) => !TAKEN_IN.test(passage.text.slice(0, index) + words))
        .map((match) => rangeOf(passage, match)),
    ]);
};
const SHORTEST = 10;
