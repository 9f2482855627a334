import { rangeOf, type Range } from '../../finding-of.js';
import { isShortFor } from '../../text/organisation.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

const CALLED =
  /([一-龥]{4,30})[（(](?:[^（）()。，]{0,12}[）)][（(])?(?:以下)?(?:统一|均)?简称[:：]?[“"「]?([一-龥]{1,12})[”"」]?(?=[）)“"「]|或|、|，)/g;
/** Of short words only a town's must be in its name: a middle school is 我校. */
const TOWN = /^(?:乡|镇|街道)$/;
const OFFICE =
  /^(?:.{2,}(?:局|厅|委|办|院|中心|公司|乡|镇|街道|中学|小学|馆|校|所|队|总社)|[残妇文科侨工]联|科协|总工会|团委)$/;

/** Short names that cannot be short for what they stand behind: 云川县水务局（以下简称“县林业局”）. */
export const wrongAliases = ({ passages }: TextDocument): Range[][] =>
  passages.flatMap((passage) =>
    matchesIn(passage.text, CALLED).flatMap((match) => {
      const [, full = '', alias = ''] = match;
      const bare = alias.replace(/^[我本该全](?=.)/, '').replace(/^[省市县区州乡镇](?=.)/, '');
      const isName = TOWN.test(bare) || OFFICE.test(bare);
      return isName && !isShortFor(bare, full)
        ? [[rangeOf(passage, match, 2), rangeOf(passage, match, 1)]]
        : [];
    }),
  );
