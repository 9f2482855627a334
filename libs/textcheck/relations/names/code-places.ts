import { PROVINCES } from './issuers.js';
import { citationsOf, type Citation } from './citations.js';
import type { TextDocument } from '../../document.js';

/** The places the name of an issuer begins with: 江州市南湖区财政局. */
const PLACES = /^(?:中共)?((?:[一-龥]{2,8}?(?:自治[州县旗]|[省市州县区旗]))+)/;
/** The same right before the title: 云台县财政局《关于…的通知》. */
const BEFORE =
  /((?:[一-龥]{2,4}?[市州县区旗])+)(?:人民政府|[一-龥]{2,10}(?:局|委员会|委|办公室))(?:印发|制定|下发)?的?$/;
/** What everybody calls a place by though its name has no such character. */
const BY_NAMES = /^[穗榕甬鹭蓉筑邕杭]/;
const NATIONAL = /^(?:国|中|厅|财|发改|教|民|农|水|建|人社|卫|办|交|文|林|环|科)/;
/** A higher office has the code of a place of its own. */
const HIGHER = /[省市州](?:委|政府|人民政府|[一-龥]{2,8}(?:局|厅|委))/;
const OFTEN = 2;

/** Numbers that carry no character of the place whose office gave them out: 临财绩〔2024〕3号 for a notice of 青山县财政局. */
export function codesOfElsewhere(document: TextDocument): Citation[] {
  const cited = citationsOf(document).filter(({ code, year }) => year > 0 && !isWide(code));
  return cited.filter((one) => isOfOther(one) || isOddOne(document, one, cited));
}

/** Given out by the state, or for a whole province. */
const isWide = (code: string): boolean =>
  NATIONAL.test(code) || PROVINCES[code.charAt(0)] !== undefined || BY_NAMES.test(code);

const placesOf = ({ title, lead }: Citation): string =>
  PLACES.exec(title)?.[1] ?? BEFORE.exec(lead)?.[1] ?? '';

function isOfOther(cited: Citation): boolean {
  // 按照区财政局: no place is named.
  const stems = placesOf(cited).replaceAll(
    /^(?:按照|根据|依据|依照|遵照|参照)|自治|[省市州县区旗]/g,
    '',
  );
  return stems !== '' && ![...stems].some((character) => cited.code.includes(character));
}

/** The only one of another place among all that name no issuer's place. */
function isOddOne(document: TextDocument, one: Citation, cited: readonly Citation[]): boolean {
  const first = one.code.charAt(0);
  if (placesOf(one) !== '' || HIGHER.test(one.lead.slice(-14) + one.title)) return false;
  if (document.organisation?.full.includes(first) === true) return false;
  const firsts = cited.filter((other) => other !== one).map(({ code }) => code.charAt(0));
  const most = firsts.find((other) => firsts.filter((same) => same === other).length >= OFTEN);
  return most !== undefined && !firsts.includes(first);
}
