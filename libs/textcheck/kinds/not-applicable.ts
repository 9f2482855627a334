import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import { sectionsOf, type Section } from '../relations/outline.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const SCORE = /得分(?:为|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;
const NONE = /(?:不涉及|未涉及|没有涉及|无此项|未参与|不适用|未开展)/;

/** A section that says throughout that it does not apply, and scores all the same. */
export const notApplicable: Kind = {
  id: 'not_applicable',
  name: '不涉及仍得分',
  severity: 'warning',
  reason: '不涉及的指标应当从得分和满分中同时剔除，或按评分办法写明按满分计。',
  fires: [
    '（一）地方债务管理情况，得分2分\n1.债券资金支出情况。我乡不涉及债券资金支出。\n2.债券管理情况。我乡不涉及债券资金支出。\n（二）预算透明度，得分7分\n我乡按要求公开。',
  ],
  spares: [
    '（一）地方债务管理情况，得分0分\n我乡不涉及债券资金支出。\n（二）预算透明度，得分7分\n我乡按要求公开。',
    '（一）资产管理情况，得分3.5分\n1.报表管理情况。按时报送月报。\n2.债券管理情况。我乡不涉及债券资金支出。',
  ],
  find: (document) => sectionsOf(document).flatMap((section) => judge(document, section)),
};

function judge(document: TextDocument, { heading, lines }: Section): ReturnType<Kind['find']> {
  const [own, ...below] = lines;
  const match = own === undefined ? null : SCORE.exec(own.text);
  if (own === undefined || match === null || Number(match[1]) === 0 || below.length === 0)
    return [];
  if (!below.every(({ text }) => NONE.test(text))) return [];
  const first = below[0];
  return [
    findingOf(
      notApplicable,
      document,
      [rangeOf(own, match), ...(first === undefined ? [] : [rangeOfText(first)])],
      {
        message: `“${heading.title}”各项均为不涉及，仍得 ${String(match[1])} 分。`,
        suggestion: '从得分和适用满分中同时剔除；评分办法规定按满分计的，写明依据。',
        confidence: 0.85,
      },
    ),
  ];
}
