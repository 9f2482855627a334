import { isName } from './places.js';
import { ownUnitOf } from './own-unit.js';
import type { Misnamed } from './own-roles.js';
import type { TextDocument } from '../../document.js';

const DOERS = /^(?:项目)?(?:实施|承担|责任|使用|建设|申报|预算|填报|执行|用款)(?:单位|部门|主体)$/;
const OF_SELF = /^[本我](?:校|院|馆|局|会|站|园|镇|乡|中心|单位)/;

/** In a column of who does what, a unit of another place between the unit's own: the row of 本校操场 done by another county's school. */
export function strangersInColumns(document: TextDocument): Misnamed[] {
  const own = ownUnitOf(document);
  const { rank = '' } = own?.seat ?? {};
  if (own === null || rank === '') return [];
  const elsewhere = new RegExp(`^([一-龥]{2,3})${rank}[一-龥]{2,}`);
  return document.tables.flatMap(({ header, rows }) =>
    header.flatMap(({ text }, column) => {
      if (!DOERS.test(text)) return [];
      const isOurs = rows.some((row) => row[column]?.text === own.full);
      return rows.flatMap((row) => {
        const cell = row[column];
        const [, place = ''] = elsewhere.exec(cell?.text ?? '') ?? [];
        const isOther = place !== '' && !own.full.includes(place);
        const isStray = (isOurs && isName(place)) || row.some((one) => OF_SELF.test(one.text));
        return cell !== undefined && isOther && isStray && !FIRM.test(cell.text)
          ? [{ name: cell.text, start: cell.start, end: cell.start + cell.text.length }]
          : [];
      });
    }),
  );
}

const FIRM = /公司|[厂集团]$/;
