import { rangeOf } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import type { Misnamed } from './own-roles.js';

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
    [...statement.text.matchAll(pattern)].flatMap((match) => {
      const [whole, name = ''] = match;
      if (name.includes(place) || document.text.split(name).length > 2) return [];
      const { start } = rangeOf(statement, match);
      const at = start + whole.indexOf(name);
      return [{ name, start: at, end: at + name.length }];
    }),
  );
}
