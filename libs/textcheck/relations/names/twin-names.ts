import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Sentence } from '../../text/sentences.js';
import { matchesIn } from '../../text/matches.js';

/** Firms, and offices with names long enough that two with one other character are one and the same. */
const FIRM = /[一-龥]{2,16}?(?:有限公司|事务所|监理公司)/g;
const OFFICE =
  /[省市县区](?:人力资源和[一-龥]{4,5}|住房和[一-龥]{4,5}|文化[一-龥]{3,6}|退役军人[一-龥]{2}|农业[一-龥]{2}|市场监[一-龥]{3}|医疗[一-龥]{2}|卫生[一-龥]{2}|交通[一-龥]{2}|自然[一-龥]{2}|应急[一-龥]{2}|乡村[一-龥]{2})局/g;
/** 第一, 东 and 西, 上 and 下: told apart on purpose. */
const APART = /[一二三四五六七八九十东南西北上下大小前后新老省市县区甲乙丙丁\d]/;
const FEWEST = 6;

interface Body extends Range {
  readonly name: string;
}

/** 宏达建筑有限公司 where the report has 宏远建筑有限公司: all but one character, and told of once. */
export function twinNames(document: TextDocument): (Range & { readonly other: Range })[] {
  const bodies = bodiesIn(document);
  const times = new Map<string, number>();
  for (const { name } of bodies) times.set(name, (times.get(name) ?? 0) + 1);
  const names = [...times.keys()];
  return bodies.flatMap((body) => {
    if (times.get(body.name) !== 1) return [];
    const twin = names.find((name) => isTwin(name, body.name));
    const other = bodies.find(({ name }) => name === twin);
    const isLater =
      other !== undefined && ((times.get(other.name) ?? 0) > 1 || other.start < body.start);
    return isLater ? [{ start: body.start, end: body.end, other }] : [];
  });
}

const bodiesIn = ({ passages }: TextDocument): Body[] =>
  passages
    .filter(({ text }) => /公司|事务所|局/.test(text))
    .flatMap((passage) => [
      ...matchesIn(passage.text, FIRM).map((match) => firmAt(passage, match)),
      ...matchesIn(passage.text, OFFICE).map((match) => ({
        ...rangeOf(passage, match),
        name: match[0],
      })),
    ]);

/** What a firm is called begins behind the last word that leads it in: 聘请正信会计师事务所. */
function firmAt(passage: Sentence, match: RegExpMatchArray): Body {
  const [whole] = match;
  const lead =
    /^.*(?:[由经向与和为据在对]|委托|聘请|邀请|引入|采购|购买)(?=[一-龥]{4,})/.exec(whole)?.[0] ??
    '';
  const { start, end } = rangeOf(passage, match);
  return { name: whole.slice(lead.length), start: start + lead.length, end };
}

function isTwin(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < FEWEST) return false;
  const wrong = [...one].flatMap((character, index) =>
    character === other.charAt(index) ? [] : [character + other.charAt(index)],
  );
  return wrong.length === 1 && !APART.test(wrong.join(''));
}
