import { rangeOf, type Range } from '../../finding-of.js';
import { lonersIn, wordsOf, type Word } from '../../text/words.js';
import type { TextDocument } from '../../document.js';
import { isKnownWord } from './sound-alikes.js';
import { matchesIn } from '../../text/matches.js';

/** 一批批, 的的确确, 年报报送 and a name after 学习 are right. */
const DOUBLED =
  /(?<!一)([一-龥])\1(?!\1)(?<!品品(?=[类种牌质])|对对(?=应|象)|议议(?=[定决事])|的的(?=确|士)|习习(?=近平)|[年季月旬周日快简]报报(?=[送告表出批备]))/g;
const AROUND = 6;
/** What stands alone before a word that begins alike: 2024年年末, 财政局局长, 为为民办事, 该村村民. */
const APART =
  /[任年月日个户人村镇乡县市区省局院校所站馆科室会河路桥山水库费级组队处司厅部委党团系社湖江溪寨坝库港井桥的对在为和与及以将了不有上中下大小新高全各第到由从被把向使多好老总副主分子医习一二三四五六七八九十百千万]/;
/** Words of grammar: two of them side by side are a slip, whatever stands around. */
const GRAMMAR =
  /[的了和是在为与及对将并由被把从按向该到而且未已不之于等以还就也都各其再使让给往需应可所较共均仅]/;

/** 流动性大大，: what is said of a thing, twice at the end of its clause; 大大 alone goes before a verb. */
const SAID_TWICE = /(?<=[一-龥]{2})([高低大小强弱差快慢多少长短窄重轻紧难])\1(?=[，。；！]|$)/g;

/** Characters written twice in a row by mistake, as the dictionary sees it: 进行行跟踪, 管理工工作. */
export function doubledCharacters({
  passages,
}: TextDocument): (Range & { readonly text: string })[] {
  return passages.flatMap((passage) => {
    const ends = matchesIn(passage.text, SAID_TWICE);
    const slips = matchesIn(passage.text, DOUBLED).filter(
      ({ index }) => isSlip(passage.text, index) && !ends.some((end) => end.index === index),
    );
    return [...ends, ...slips].map((match) => ({ ...rangeOf(passage, match), text: match[0] }));
  });
}

/** 6月底前前 is a slip, 年前前期 is none. */
const LATER_WORD = /^[期往景后列来续勤三十五两一二四六七八九]/;

function isSlip(text: string, at: number): boolean {
  const head = text.slice(Math.max(0, at - AROUND), at).replace(/.*[^一-龥]/s, '');
  const tail = text.slice(at + 2, at + 2 + AROUND).replace(/[^一-龥].*/s, '');
  const character = text.charAt(at);
  const twice = wordsOf(head + character + character + tail);
  const first = wordAt(twice, head.length);
  const second = wordAt(twice, head.length + 1);
  const loners = [first, second].filter((word) => word.text.length === 1).length;
  if (/[前后]/.test(character) && /[底日月年末初]$/.test(head)) return !LATER_WORD.test(tail);
  // 节约约3万元: the second goes with the figure.
  if (isRight(text, at)) return false;
  // 天天 is a word, 工作|作风 are two.
  if (first === second || loners === 0) return false;
  if (loners === 2) return GRAMMAR.test(character);
  // 依|规|规范: whatever is single before it may belong to it, but for words that stand alone.
  const isLed = first.text.length === 1 && isBound(twice[twice.indexOf(first) - 1] ?? NONE);
  if (isLed || staysApart(character, tail === '')) return false;
  const once = wordsOf(head + character + tail);
  return wordAt(once, head.length).text.length > 1 && lonersIn(once) < lonersIn(twice);
}

/** 图书|书目, 文书|书写: the end of one word and the beginning of the next. */
const isOfTwo = (text: string, at: number): boolean =>
  isKnownWord(text.slice(Math.max(0, at - 1), at + 1)) && isKnownWord(text.slice(at + 1, at + 3));

const isRight = (text: string, at: number): boolean =>
  SAID_SHORT.test(text.slice(Math.max(0, at - 5), at + 3)) ||
  isOfFigure(text.charAt(at), text.charAt(at + 2)) ||
  isOfTwo(text, at);

/** 一是入户讲，二是广播播，: a noun and what it does. */
const SAID_SHORT = /(?:[一二三四五六]是|[，、])[一-龥]{2}(.)(?<=\1\1)[，、。；]$/;

const isOfFigure = (character: string, next: string): boolean =>
  /[约近]/.test(character) && /[\d零一二两三四五六七八九十百]/.test(next);

const isBound = ({ text }: Word): boolean => text.length === 1 && !ALONE.test(text);

/** Whether one may stand beside a word that begins alike; at the end of a stretch only grammar and numbers do. */
const staysApart = (character: string, isLast: boolean): boolean =>
  isLast
    ? GRAMMAR.test(character) || /[一二三四五六七八九十]/.test(character)
    : APART.test(character);

/** Words of one character that belong to none beside them. */
const ALONE =
  /[不年月日的是在将已未属按因较各为由等时并也都再可与和及对从向把被使让给到至以其此该均共县市区乡镇省本]/;

const NONE: Word = { text: '', index: -1 };
const wordAt = (words: readonly Word[], at: number): Word =>
  words.findLast(({ index }) => index <= at) ?? NONE;
