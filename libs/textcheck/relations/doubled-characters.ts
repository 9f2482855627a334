import { rangeOf, type Range } from '../finding-of.js';
import { lonersIn, wordsOf, type Word } from '../text/words.js';
import type { TextDocument } from '../document.js';

/** 一批批 and 的的确确 are right. */
const DOUBLED = /(?<!一)([一-龥])\1(?!\1)(?<!对对(?=应|象)|的的(?=确|士))/g;
const AROUND = 6;
/** What stands alone before a word that begins alike: 2024年年末, 财政局局长, 为为民办事, 该村村民. */
const APART =
  /[任年月日个户人村镇乡县市区省局院校所站馆科室会河路桥山水库费级组队处司厅部委党团系社湖江溪寨坝库港井桥的对在为和与及以将了不有上中下大小新高全各第到由从被把向使多好老总副主分子一二三四五六七八九十百千万]/;
/** Words of grammar: two of them side by side are a slip, whatever stands around. */
const GRAMMAR =
  /[的了和是在为与及对将并由被把从按向该到而且未已不之于等以还就也都各其再使让给往需应可所]/;

/** Characters written twice in a row by mistake, as the dictionary sees it: 进行行跟踪, 管理工工作. */
export function doubledCharacters({
  passages,
}: TextDocument): (Range & { readonly text: string })[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(DOUBLED)]
      .filter(({ index }) => isSlip(passage.text, index))
      .map((match) => ({ ...rangeOf(passage, match), text: match[0] })),
  );
}

function isSlip(text: string, at: number): boolean {
  const [head = ''] = /[一-龥]*$/.exec(text.slice(Math.max(0, at - AROUND), at)) ?? [];
  const [tail = ''] = /^[一-龥]*/.exec(text.slice(at + 2, at + 2 + AROUND)) ?? [];
  const character = text.charAt(at);
  const twice = wordsOf(head + character + character + tail);
  const first = wordAt(twice, head.length);
  const second = wordAt(twice, head.length + 1);
  const loners = [first, second].filter((word) => word.text.length === 1).length;
  // 天天 is a word, 工作|作风 are two.
  if (first === second || loners === 0) return false;
  if (loners === 2) return GRAMMAR.test(character);
  // 依|规|规范: whatever is single before it may belong to it.
  const isLed = lonersIn(twice.slice(0, twice.indexOf(first) + 1).slice(-2)) === 2;
  const once = wordsOf(head + character + tail);
  const isMended = wordAt(once, head.length).text.length > 1 && lonersIn(once) < lonersIn(twice);
  return isMended && !isLed && !APART.test(character);
}

const NONE: Word = { text: '', index: -1 };
const wordAt = (words: readonly Word[], at: number): Word =>
  words.findLast(({ index }) => index <= at) ?? NONE;
