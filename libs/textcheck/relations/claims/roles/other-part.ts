import { matchesIn } from '../../../text/matches.js';
import type { RoleClaim } from './claims-told.js';

/** What is one of these is none of the others. */
const APART: readonly (readonly string[])[] = [
  ['东片', '西片', '南片', '北片', '中片'],
  ['东区', '西区', '南区', '北区'],
  ['东线', '西线', '南线', '北线'],
  ['左岸', '右岸'],
  ['上游', '下游'],
  ['上半年', '下半年'],
  ['春季', '秋季', '夏季', '冬季'],
  ['早稻', '晚稻', '中稻'],
  ['一期', '二期', '三期'],
  ['一标段', '二标段', '三标段', '四标段'],
  ['直接支付', '授权支付'],
  ['国家', '区域', '地方'],
  ['公办', '民办', '私立'],
  ['集镇', '自然村', '行政村', '居委会'],
  ['在编', '编外', '临聘', '聘用', '外聘', '劳务派遣'],
  ['当年', '跨年'],
  ['新建', '续建', '改建'],
  ['小学', '初中', '高中', '幼儿园'],
  ['班子成员', '一般干部'],
  ['人员经费', '公用经费', '项目经费'],
  ['国有', '集体', '民营'],
  ['重大', '一般'],
];

const isOfAnother = (own: string, told: string): boolean =>
  APART.some((names) => {
    const mine = names.filter((name) => own.includes(name));
    return (
      mine.length > 0 &&
      !mine.some((name) => told.includes(name)) &&
      names.some((name) => told.includes(name))
    );
  });

/** 电工、育婴两个班: these, by their names, and no other. */
const NAMED =
  /([一-龥]{2,8}(?:[、和与及][一-龥]{2,8})+?)(?:这|等)?[两二三四五六七八九十\d]+\s?[个家所村条座类项班站镇乡]/;
/** 通过者, 具备条件的: of those that are so. */
const SUCH = /([一-龥]{2})[者的]/g;

const isOfOthersByName = (own: string, told: string): boolean => {
  const names = NAMED.exec(own)?.[1]?.split(/[、和与及]/);
  return names !== undefined && !names.some((name) => told.includes(name.slice(0, 2)));
};

const isNotSuch = (own: string, told: string): boolean =>
  matchesIn(own, SUCH).some(([, such = '']) =>
    ['未', '没', '没有', '不'].some((not) => told.includes(`${not}${such}`)),
  );

/** Told of another part than that all of which is spoken of. */
export const isOfOtherPart = ({ left }: RoleClaim, told: string): boolean =>
  isOfAnother(left, told) || isOfOthersByName(left, told) || isNotSuch(left, told);
