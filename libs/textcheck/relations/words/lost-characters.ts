import { rangeOf, type Range } from '../../finding-of.js';
import { lonersIn, standsAlone, wordsOf, type Word } from '../../text/words.js';
import { endsAttended } from './attended.js';
import { followsSlogan, SLOGAN } from './slogans.js';
import { isMadeAlike } from './parallel.js';
import { isWordOf } from './told-again.js';
import { BOUND, FOLLOWING, PRECEDING } from './terms.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A word that lost or changed a character; `meant` is empty where only that is sure. */
export interface Slip extends Range {
  readonly meant: string;
}

/** A stretch of characters, and in it one that may be half a word. */
interface Trial {
  readonly run: string;
  readonly at: number;
  /** The whole word it may be. */
  readonly meant: string;
  /** True where the sentence ends with the stretch. */
  readonly ends: boolean;
  /** What follows the stretch: a mark or a figure. */
  readonly next: string;
}

const RUN = /[一-龥]{3,}/g;
/** Enough on either side for the dictionary to see the words there. */
const AROUND = 6;
/** Characters that stand alone rightly, or make a word longer: 决算数, 服务费, 各项资金. */
const FREE =
  /[课评奖岗项个人年月日户名家次件台村乡镇县市区省局院校所站的了和与及对在为是有无不未已将可能应由从按向把被使让给到至等各每本该此其全总新旧大小高低多少好上下中内外前后左右一二三四五六七八九十百千万亿元做用办建修管抓设收支报批查税会医生队组数率费额量库部标度款账路图业价法进类型式员性化力感者期段点面线层级制值比表案卡证书单票物地房厅室科股处长分天时得园专系]/;
/** Of these, verbs that stand at no end of a sentence: 规范管。 */
const VERBS = /[做办建修管抓设收支报批查]/;
/** 合同签在3月: a verb with where, when or how far. */
const DONE_AT = /^[签验][在于到了过完好下]/;
/** 不满意和一般共304份: before a figure it counts. */
const COUNTS = /[共计约达超占]/;
/** Words of the field that no dictionary has, 为老服务, and names of substances: 有机质含量. */
const OWN_WORDS = /(?:为老|助老|(?:有机|腐殖|蛋白|矿物|电解)质)$/;

/** Terms of the field, and characters that live in words only, where a character beside them went missing or wrong. */
export function lostCharacters(document: TextDocument): Slip[] {
  return document.passages.flatMap((passage) =>
    matchesIn(passage.text, RUN).flatMap((match) => {
      const [run] = match;
      const { start } = rangeOf(passage, match);
      const next = passage.text.charAt(match.index + run.length);
      const found = [...brokenTerms(run, next), ...halfWords(run)].filter(
        // 抚  育: set with blanks between.
        ({ at, meant }) =>
          isWordOf(document, wholesOf(run, at, meant)) &&
          !isHalfOfAnother(run, at) &&
          !isOfName(run, at) &&
          !endsAttended(run.slice(0, at + 1)) &&
          !OWN_WORDS.test(run.slice(0, at + 1)) &&
          !leadsIn(run, at) &&
          !isBracketed(passage.text, match.index, run, at) &&
          !isFund(run, at) &&
          !isSlogan(passage.text, match.index, run) &&
          !/[一-龥]\s|\s[一-龥]/.test(
            passage.text.slice(match.index + at - 1, match.index + at + 2),
          ) &&
          !isMadeAlike(passage, match.index + at),
      );
      return found
        .filter(({ at }, index) => found.findIndex((one) => one.at === at) === index)
        .map(({ at, meant }) => ({ start: start + at, end: start + at + 1, meant }));
    }),
  );
}

/** The term with the word it lost: 社会效益 for 社会效. Where only the character is known, the words it lives in beside its neighbour. */
const wholesOf = (run: string, at: number, meant: string): string[] =>
  meant === ''
    ? usualWords(run, at)
    : [run.slice(Math.max(0, at - 2), at) + meant, meant + run.slice(at + 1, at + 3)];

function usualWords(run: string, at: number): string[] {
  const character = run.charAt(at);
  const [before = '', behind = ''] = BOUND.get(character) ?? [];
  const [left, right] = [run.slice(Math.max(0, at - 2), at), run.slice(at + 1, at + 3)];
  return [
    ...[...before].map((one) => `${left}${one}${character}`),
    ...[...before].map((one) => `${one}${character}${right}`),
    ...[...behind].map((one) => `${left}${character}${one}`),
    ...[...behind].map((one) => `${character}${one}${right}`),
  ];
}

/** Where one word of a term stands whole and of the other a character is left: 社会效, 固资产. */
function brokenTerms(run: string, next: string): Trial[] {
  const ends = /[。；]/.test(next);
  const found: Trial[] = [];
  for (let at = 0; at + 2 <= run.length; at += 1) {
    const word = run.slice(at, at + 2);
    for (const meant of FOLLOWING.get(word) ?? [])
      if (isHalf(run, at + 2, meant) && !run.startsWith(meant, at + 2))
        found.push({ run, at: at + 2, meant, ends, next });
    for (const meant of PRECEDING.get(word) ?? [])
      if (isHalf(run, at - 1, meant) && !run.endsWith(meant, at))
        found.push({ run, at: at - 1, meant, ends, next });
  }
  return found.filter((one) => isBroken(one));
}

const isHalf = (run: string, at: number, meant: string): boolean =>
  at >= 0 && at < run.length && meant.includes(run.charAt(at));

/** The dictionary knows the words with the whole one, and leaves the half alone. */
function isBroken({ run, at, meant, ends, next }: Trial): boolean {
  const half = run.charAt(at);
  const isLast = at === run.length - 1;
  if (DONE_AT.test(run.slice(at))) return false;
  if (isLast && COUNTS.test(half) && /\d/.test(next)) return false;
  const isEnd = ends && isLast && VERBS.test(half);
  if (FREE.test(half) && !isEnd) return false;
  const from = Math.max(0, at - AROUND);
  const [head, tail] = [run.slice(from, at), run.slice(at + 1, at + 1 + AROUND)];
  const words = wordsOf(head + half + tail);
  if (!standsAlone(words, at - from)) return false;
  const whole = wordsOf(head + meant + tail);
  const isKnown = whole.some(({ index, text }) => index === at - from && text === meant);
  return isKnown && lonersIn(whole) < lonersIn(words);
}

/** Characters of no word of their own that stand between whole words. */
function halfWords(run: string): Trial[] {
  return [...run].flatMap((character, at) => {
    const usual = BOUND.get(character);
    if (usual === undefined) return [];
    const [before, behind] = usual;
    const isUsual =
      (at > 0 && before.includes(run.charAt(at - 1))) ||
      (at + 1 < run.length && behind.includes(run.charAt(at + 1)));
    if (isUsual) return [];
    const from = Math.max(0, at - AROUND);
    const isAlone = standsAlone(wordsOf(run.slice(from, at + 1 + AROUND)), at - from);
    return isAlone ? [{ run, at, meant: '', ends: false, next: '' }] : [];
  });
}

/**
 * 缴费基数据实核定, 其中国培18人次: the word beside was taken apart wrongly, and the character is half of a whole one
 * that leaves whole words on its other side.
 */
function isHalfOfAnother(run: string, at: number): boolean {
  const [left, right] = [
    run.slice(Math.max(0, at - 1 - AROUND), at - 1),
    run.slice(at + 2, at + 2 + AROUND),
  ];
  return (
    (at > 0 && isWord(run.slice(at - 1, at + 1)) && isWhole(wordsOf(left).at(-1), left)) ||
    (isWord(run.slice(at, at + 2)) && isWhole(wordsOf(right)[0], right))
  );
}

/** 宣和县, 履安镇: names are made of any characters, whole words or not. */
const isOfName = (run: string, at: number): boolean =>
  /^.{1,2}(?:[县区州旗乡镇村市](?!场|域|政|容|委)|街道|社区)/.test(run.slice(at)) ||
  (at > 0 &&
    /^.(?:[县州旗乡镇村]|街道|社区)/.test(run.slice(at)) &&
    /[省市县区]$/.test(run.slice(0, at - 1)));

/** 人员经批准免训: by whom or by what a thing goes, no word of its own. */
const leadsIn = (run: string, at: number): boolean =>
  run.charAt(at) === '经' && GOVERNED.test(run.slice(at + 1));
const GOVERNED =
  /^(?:(?:[一-龥]{0,4}?)(?:批准|批复|审[批核定查议]|研究|同意|核[实查准定对验]|复[核查验检测]|认定|评[估审定议]|考[核试察]|培训|检[查测验疫]|鉴定|协商|公示|公告|申请|排查|统计|测算|抽[查检]|走访|调[查解研]|整改|治疗|教育|劝导|催[告缴]|论证|清理|筛查|比对|确认|讨论|推荐|选举|招标|验收|动员|沟通)|[省市县区镇乡村局院校所站双各我本该多反逐层上主集第])/;

/** 保证金, 公积金: a sum of money by what it is for, whatever noun follows. */
const isFund = (run: string, at: number): boolean =>
  run.charAt(at) === '金' &&
  /(?:保证|质保|公积|奖励|补偿|赔偿|救助|备用|周转|抚恤|慰问|助学|奖学|违约|滞纳|养老|保险|失业|救济|补助|准备|公益|优待|退休|退役|维修|备付|风险|年)$/.test(
    run.slice(0, at),
  );

/** 专（兼）职, 企（事）业单位: what stands in brackets parts a word, whose halves are none by themselves. */
const isBracketed = (text: string, index: number, run: string, at: number): boolean =>
  (at === 0 &&
    /[一-龥][（(][一-龥、/]{1,4}[）)]$/.test(text.slice(Math.max(0, index - 7), index))) ||
  (at === run.length - 1 &&
    /^[（(][一-龥、/]{1,4}[）)][一-龥]/.test(
      text.slice(index + run.length, index + run.length + 7),
    ));

/** 强队伍、提质量: a verb of one character and its noun, one beside another. */
const isSlogan = (text: string, index: number, run: string): boolean =>
  followsSlogan(text, index, run) ||
  (text.charAt(index - 1) === '“' && text.charAt(index + run.length) === '”') ||
  (run.length <= SLOGAN &&
    SLOGAN_AFTER.test(text.slice(index + run.length, index + run.length + SLOGAN + 2)));

const SLOGAN_AFTER = /^[、，][一-龥]{3,4}(?:[^一-龥]|$)/;

const isWord = (pair: string): boolean => pair.length === 2 && wordsOf(pair).length === 1;
const isWhole = (word: Word | undefined, side: string): boolean =>
  side.length < 2 || word === undefined || word.text.length > 1;
