import { oncePerDocument } from '../../once.js';
import { matchesIn } from '../../text/matches.js';

/** A province, a city, a county, a district, as it stands in a name: 江州 + 市. */
export interface Seat {
  readonly stem: string;
  readonly rank: string;
}

/** The unit a report is of, taken apart: 江州市南湖区农业农村局 → 南湖 + 区, 农业农村, 局. */
export interface OwnUnit {
  readonly full: string;
  /** The places its name begins with, the widest first. */
  readonly places: readonly Seat[];
  /** The last of them; null where the name tells none. */
  readonly seat: Seat | null;
  /** What stands behind the places, without its kind. */
  readonly office: string;
  readonly suffix: string;
}

/** What the names of bodies end in; the longer before the shorter. */
export const SUFFIXES =
  '委员会|管委会|分局|局|厅|办公室|管理处|中心|联合会|妇联|残联|工会|团委|工商联|科协|文联|联合社|供销社|馆|中学校|学校|中学|小学|幼儿园|学院|大学|党校|卫生院|医院|检察院|法院|院|组织部|宣传部|统战部|站|所|支队|大队|林场|公司';
const PLACE =
  '[一-龥]{2,8}?自治[州县旗]|[一-龥]{2,4}?(?:新区|[省市州县区旗]|(?:(?<!城)乡|镇|街道)(?!$|人民政府|办事处))(?![域内])';
const PLACES = new RegExp(`^(?:中共)?((?:${PLACE})*)(?:人民政府)?(.*)$`);
const SUFFIX = new RegExp(`(?:${SUFFIXES})$`);

export const ownUnitOf = oncePerDocument(({ organisation }): OwnUnit | null => {
  if (organisation === null) return null;
  const [, before = '', rest = ''] = PLACES.exec(organisation.full) ?? [];
  const places = matchesIn(before, new RegExp(PLACE, 'g')).map(([place]) => seatOf(place));
  const [suffix = ''] = SUFFIX.exec(rest) ?? [];
  return {
    full: organisation.full,
    places,
    seat: places.at(-1) ?? null,
    office: rest.slice(0, rest.length - suffix.length),
    suffix,
  };
});

function seatOf(place: string): Seat {
  const [rank = ''] = /(?:自治[州县旗]|新区|街道|.)$/.exec(place) ?? [];
  return { stem: place.slice(0, place.length - rank.length), rank };
}
