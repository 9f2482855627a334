import { rangeOf } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { isShortFor, type Organisation } from '../../text/organisation.js';
import { isName } from './places.js';
import type { Misnamed } from './own-roles.js';
import { matchesIn } from '../../text/matches.js';

/** 某市某区 and what kind of office the unit is: 城市管理局, 融媒体中心. */
const OWN =
  /^(?:.*[省市州])?([一-龥]{2,4}?)([市区县旗州])([一-龥]{3,14}(?:局|委员会|中心|馆|站|院|联合会|学校))$/;

/**
 * The house rules of an office of the same kind and rank elsewhere, by which the unit is said to act: 按照北塘区城市管理局资产管理细则
 * in the report of another district's. An office of higher rank may well give rules.
 */
export function rulesOfOthers(document: TextDocument, own: Organisation): Misnamed[] {
  const [, place = '', rank = '', office = ''] = OWN.exec(own.full) ?? [];
  if (office === '') return [];
  const pattern = new RegExp(
    `(?:按照|参照|依照|根据|依据|遵照|执行)((?!本)[一-龥]{2,4}?${rank}${office})(?:的|制定的|印发的|制定)?[^，。；《]{0,14}?(?:规定|细则|办法|制度|规程|要求)`,
    'g',
  );
  return document.statements.flatMap((statement) =>
    matchesIn(statement.text, pattern).flatMap((match) => {
      const [whole, name = ''] = match;
      if (name.includes(place) || document.text.split(name).length > 2) return [];
      const { start } = rangeOf(statement, match);
      const at = start + whole.indexOf(name);
      return [{ name, start: at, end: at + name.length }];
    }),
  );
}

/** An office of the place at the head of a title: 《岭安县文化馆文献采购管理办法》. */
const TITLE =
  /《((?:[一-龥]{2,4}?[市区县旗州])?[一-龥]{2,12}?(?:局|委员会|馆|中心|站|院|学校|中学|小学|幼儿园|联合会|联合社|公司|[残妇]联))(?=[一-龥]{2,20}(?:办法|制度|细则|规定|规程|规则|方案)[^》]{0,8}》)/g;
/** Offices whose rules hold in every other. */
const RULERS = /财政|机关事务|审计|人力资源|人社|国有资产|国资|档案|发展和改革|发改|统计|保密/;
const HOUSE = /(?:局|委员会|馆|中心|站|院|学校|中学|小学|幼儿园|联合会|联合社|公司)$/;
/** 残联 for 残疾人联合会 */
const shortOf = (office: string): string =>
  office.replace(/^(.).*(?=联合会$)/, '$1').replace('联合会', '联');
const SAME_SORT: readonly RegExp[] = [
  /(?:局|委员会|联合会|联合社|残联|妇联)$/,
  /(?:馆|中心|站)$/,
  /院$/,
  /(?:学校|中学|小学|幼儿园)$/,
  /公司$/,
];

/** What only the house itself does to a rule of its own. */
const MADE =
  /(?:制定|修订|出台|修改|健全|建立|完善)(?:印发|完善|实施|执行)?(?:了)?(?:20\d\d年)?(?:《[^》]*》[、和及以]{0,2})*$/;

/** 我馆执行《…》: what a house goes by are its own rules, or those of who is over it. */
const EXECUTED =
  /(?:学校|医院|中心|[我本](?:局|院|校|馆|中心|园|站|所|会|社|单位))(?:严格|认真)?执行(?:《[^》]*》[、和及以]{0,2})*$/;

/** Among the unit's own house rules, one that has the name of another house of the same place and sort. */
export function rulesByOthers(document: TextDocument, own: Organisation): Misnamed[] {
  const [, place = '', office = ''] =
    /^(?:.*[省市州](?=.*[市区县旗]))?([一-龥]{2,4}?[市区县旗])(.{2,})$/.exec(own.full) ?? [];
  if (TOWN.test(own.kind)) return rulesOfTowns(document, own);
  const rank = place.slice(-1);
  if (office === '' || !HOUSE.test(own.full)) return [];
  return document.passages.flatMap((passage) => {
    const isListed =
      passage.text.includes(`《${place}${office}`) ||
      passage.text.includes(`《${rank}${shortOf(office)}`);
    const isByOffice = SCHOOL.test(office) && passage.text.includes(`《${office}`);
    const isNamed = isListed || isByOffice;
    return matchesIn(passage.text, TITLE).flatMap((match) => {
      const [, name = ''] = match;
      const isOther =
        (isByOffice || name.startsWith(place) || name.startsWith(rank)) &&
        (isNamed || isOwnDoing(passage.text.slice(0, match.index))) &&
        SAME_SORT.some((ends) => ends.test(name) && ends.test(own.full)) &&
        !name.includes(office) &&
        !isShortFor(name.replace(place, '').replace(new RegExp(`^${rank}`), ''), office) &&
        !isRuler(name) &&
        document.text.indexOf(name) === document.text.lastIndexOf(name);
      const at = passage.start + match.index + 1;
      return isOther ? [{ name, start: at, end: at + name.length }] : [];
    });
  });
}

const SCHOOL = /(?:学校|中学|小学|幼儿园)$/;
const isRuler = (name: string): boolean => RULERS.test(name) && !name.endsWith('馆');
const isOwnDoing = (before: string): boolean => MADE.test(before) || EXECUTED.test(before);

const TOWN = /^(?:乡|镇|街道)$/;
const OF_TOWN =
  /《((?![全各本])[一-龥]{2,3}?)(乡|镇|街道)(?![村镇级乡])([一-龥]{2,20}(?:办法|制度|细则|规定|规程|规则|方案))[^》]{0,8}》/g;

/** 《石溪乡财务管理办法》《龙潭镇项目资金管理办法》: another town's among a town's own. */
function rulesOfTowns({ passages, text }: TextDocument, own: Organisation): Misnamed[] {
  return passages.flatMap((passage) => {
    const titles = matchesIn(passage.text, OF_TOWN);
    const isOwn = (stem: string): boolean => own.full.includes(stem) || stem.endsWith(own.name);
    if (!titles.some(([, stem = '']) => isOwn(stem))) return [];
    return titles.flatMap((match) => {
      const [, stem = '', kind = ''] = match;
      const name = stem + kind;
      if (isOwn(stem) || !isName(stem) || text.indexOf(name) !== text.lastIndexOf(name)) return [];
      const at = passage.start + match.index + 1;
      return [{ name, start: at, end: at + name.length }];
    });
  });
}
