import { isElsewhere, isPartner } from './foreign-places.js';
import { isName } from './places.js';
import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

/** The county at the head of a text: 洪川县龙潭沟水库除险加固工程项目支出绩效自评报告. */
const HOME = /^[^\n]{0,40}?([一-龥]{2,3}?)[县区旗]/;
/** A town's government with the county it lies in, to which something is given or by which it is done. */
const ADDRESS =
  /(?<=(?:为|由|交|与|向|给|经|是|在)|^|[，。；：、\s])([一-龥]{2,3})([县旗])([一-龥]{2,3})(乡|镇|街道)(?=人民政府|政府|党委|办事处|[一-龥]{2,3}村)/g;
const HEAD = 200;

/** Towns of another county, in full, in a text about what lies in one county, whoever it is written by. */
export function strayAddresses(document: TextDocument): Range[] {
  const home = HOME.exec(document.text.slice(0, HEAD))?.[1];
  if (home === undefined) return [];
  return document.passages.flatMap(({ text, start }) =>
    matchesIn(text, ADDRESS).flatMap((match) => {
      const [whole, county = '', kind = ''] = match;
      const at = start + match.index;
      const place = { start: at, end: at + whole.length };
      const name = county + kind;
      const isOnce = document.text.indexOf(name) === document.text.lastIndexOf(name);
      const isOwn = home.endsWith(county) || county.endsWith(home);
      if (isOwn || !isOnce || !isName(county)) return [];
      return isElsewhere(document, place) || isPartner(document, name) ? [] : [place];
    }),
  );
}
