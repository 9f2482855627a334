import { isOfAnother } from './issuers.js';
import type { TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

const BUREAU = '[一-龥]{2,14}?(?:局|委员会|卫健委|发改委)';
const ISSUERS = `(${BUREAU}(?:[、和]${BUREAU})*)`;
const WHEN = '(?:于?[^，。；“《]{0,14}?[年月日初底])?';
const HOW = '(?:单独|联合|共同|自行|另行)?';
const ISSUES = '(?:印发|制定|下发|发布|出台|下达)';
const NUMBER = '([一-龥]{2,8})〔\\d{4}〕\\s?\\d{1,4}号';
/** 县林业局于8月以“北水发〔2023〕41号”文件印发; 县教育局单独印发的《…》（丰林发〔2021〕33号）. */
const BEFORE = new RegExp(
  `${ISSUERS}${WHEN}${HOW}(?:以|${ISSUES}(?:的|了)?(?:《[^》]{2,60}》)?)[“"（(]{0,2}(?:文号[：:]?)?${NUMBER}`,
  'g',
);
/** 该细则由区财政局、区民政局联合印发，文号为柏医保发〔2023〕14号 */
const BY = new RegExp(
  `[由系]${ISSUERS}${WHEN}${HOW}${ISSUES}[^。；《]{0,6}(?:文号|编号|字号)(?:为|是)?[：:]?[“"（(]?${NUMBER}`,
  'g',
);
/** （关财绩〔2022〕9号）…。该办法由关山市审计局于2022年印发 */
const AFTER = new RegExp(
  `(?<=[（(“])${NUMBER}[^。]{0,30}[。，；](?:该|此|上述)[一-龥]{2,4}[由系]${ISSUERS}${WHEN}${HOW}${ISSUES}`,
  'g',
);

/** Numbers that carry the word of another office than the one told to have issued them, named right beside and not in the title. */
export function issuedByOthers({ passages, organisation }: TextDocument): Range[] {
  const place = organisation?.full.replace(/[省市县区][^省市县区]*$/, '') ?? '';
  return passages
    .filter(({ text }) => text.includes('〕'))
    .flatMap((passage) => [
      ...[BEFORE, BY].flatMap((pattern) =>
        matchesIn(passage.text, pattern).flatMap((match) => {
          const [, issuer = '', code = ''] = match;
          return isOfAnother(issuer, code, place) ? [rangeOf(passage, match)] : [];
        }),
      ),
      ...matchesIn(passage.text, AFTER).flatMap((match) => {
        const [, code = '', issuer = ''] = match;
        return isOfAnother(issuer, code, place) ? [rangeOf(passage, match)] : [];
      }),
    ]);
}
