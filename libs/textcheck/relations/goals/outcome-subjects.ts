import { bare } from '../names/own-roles.js';
import { isShortFor } from '../../text/organisation.js';
import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** 完成情况1：图书馆全年…, 数量指标：全年美术馆接待…: who did what was wanted of the unit. */
const SUBJECT =
  /(?<=(?:(?:完成|实现|落实|达成)(?:情况|结果)?|实际完成|(?:数量|质量|时效|效益|产出)(?:指标|目标))\d{0,2}[：:]\s?(?:\d{1,2}[.、])?(?:全年|本年|年内|20\d\d年)?)([一-龥]{2,8}?(?:馆|医院|保健院|卫生院|中学|小学|学校|幼儿园|学院|站|所|队))(?=全年|本年|年内|累计|共|完成|已|接待|举办|开展|资助|服务|培训|免费|实际)/g;
/** Others that belong to a unit, or that it serves. */
const OTHERS =
  /^(?:各|所有|全|其他|下属|所属|辖区|乡镇|基层|定点|农村|城区|两|三|多|每|对|由|联合|与|在|为|到|向|从|和|及|该|本|我)|[与和及在对由为到向的了]/;

/** 青浦区文化馆免费开放项目绩效自评报告: the house right behind its place. */
const TITLED =
  /^\s*((?:[一-龥]{2,6}?[市县区旗])+[一-龥]{0,8}?(?:馆|医院|保健院|卫生院|中学|小学|学校|幼儿园|学院))[^\n]{0,40}(?:自评|评价)/;

const sortOf = (name: string): string =>
  /(?:中学|小学|学校|幼儿园|学院|大学)$/.test(name) ? '校' : name.slice(-1);

/** Another house of the sort told to have done what was wanted of this one: 图书馆 in the report of a 文化馆. */
export function strangeSubjects(document: TextDocument): (Range & { readonly name: string })[] {
  const own = bare(document.organisation?.full ?? TITLED.exec(document.text)?.[1] ?? '');
  if (!/(?:馆|院|学|校|园|站|所|队)$/.test(own)) return [];
  return document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ text, start }) =>
      matchesIn(text, SUBJECT).flatMap((match) => {
        const [, name = ''] = match;
        const at = start + match.index;
        const isOwn = isShortFor(name, own) || isShortFor(own, name) || own.endsWith(name);
        const isPeer = sortOf(name) === sortOf(own) && !isOwn && !OTHERS.test(name);
        const isOnce = document.text.indexOf(name) === document.text.lastIndexOf(name);
        return isPeer && isOnce ? [{ name, start: at, end: at + name.length }] : [];
      }),
    );
}
