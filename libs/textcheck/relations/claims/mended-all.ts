import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';
import { shares, subjectOf } from './subjects.js';

const DEED = '(?:整改|办结|销号|闭环|治理|消除|修复|处置|化解|解决|回复)';
const TROUBLE = '(?:问题|隐患|线索|缺陷|漏洞|病害|违建|矛盾|信访件|积案|意见|投诉|工单)';
const UNIT = '(?:[个处项条件起份宗户]|批次)';
/** 督查发现的问题全部整改到位, 隐患已100%整改 */
const ALL_MENDED = new RegExp(
  `(${TROUBLE})[^，。；\\d未不]{0,6}(?:全部|均|都|悉数|100%|百分之百)[^，。；\\d未不]{0,4}(${DEED})`,
);
/** 两项问题，均已整改到位: the trouble is named in the clause before. */
const MENDED_TOO = new RegExp(`^(?:目前|现|已|年内)?(?:全部|均|都)[^，。；\\d未不]{0,4}(${DEED})`);
const SOME =
  /其余|其他|(?<![消清解排])除|部分|多数|将|拟|力争|确保|争取|要求|应当|目标|上年|去年|如期|按期|重大/;
/** 整改通知单36份，办结33份 */
const FEWER = new RegExp(
  `(?<!\\d)(\\d+)\\s?(${UNIT})[^。；\\d]{0,12}?(?:已|年内|当年|按期)?(${DEED})[^，。；\\d率]{0,4}?(\\d+)\\s?\\2`,
);
/** 遗留的7处隐患, 尚未整改的3个 */
const LEFT = new RegExp(
  `(?:遗留|剩余|余下|尚余|仍有|尚有|还有|未(?:能)?(?:完成)?${DEED})(?:的)?\\s?([1-9]\\d*)\\s?${UNIT}`,
);
/** Done in the end. */
const EXCUSED = /上年|去年|往年|历史遗留|(?:其余|剩余|余下)[^。；]{0,16}(?:已|均|全部)/;
const NEAR = 3;

/** All that was found is said to be put right, and near it is told that some of it was not. */
export const mendedAll = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !/全部|均|都|悉数|100%|百分之百/.test(statement.text)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((clause, at) => {
      const named = ALL_MENDED.exec(clause.text);
      const match = named ?? mendedToo(clauses[at - 1], clause);
      if (match === null || SOME.test(clause.text)) return [];
      const claimed = rangeOf(clause, match);
      const around = statements.slice(
        Math.max(0, statement.index - NEAR),
        statement.index + NEAR + 1,
      );
      const beside = openBeside(statements, statement, claimed);
      if (named === null && beside === null) return [];
      if (beside !== null) return [{ claimed, said: match[0], flawed: beside }];
      return around
        .filter(({ passage, text }) => passage === statement.passage && !EXCUSED.test(text))
        .flatMap((one) => openIn(one, match, claimed))
        .slice(0, 1)
        .map((flawed) => ({ claimed, said: match[0], flawed }));
    });
  });

const mendedToo = (before: Sentence | undefined, clause: Sentence): RegExpExecArray | null =>
  new RegExp(TROUBLE).test(before?.text ?? '') ? MENDED_TOO.exec(clause.text) : null;

/** 往来款尚未清理完毕, 押金年末仍未清退 */
const STILL =
  /(?:尚|仍|还|至今|年底|年末|截至[^，。；]{0,6})未[^，。；]{2,}|仍(?:在|挂账|闲置|存在|未)[^，。；]*|未(?:能)?[^，。；来]{1,6}(?:完毕|到位|完成)$/;

/** The clauses right behind tell of something still open; a sentence on it must be one of the troubles named before. */
function openBeside(
  statements: readonly Statement[],
  statement: Statement,
  claimed: Range,
): Range | null {
  const next = statements[statement.index + 1];
  const later = clausesOf(statement).filter(({ start }) => start >= claimed.end);
  const named = statements
    .slice(Math.max(0, statement.index - NEAR), statement.index + 1)
    .filter(({ passage }) => passage === statement.passage)
    .map(({ text }) => text)
    .join('，');
  const goesOn = next?.passage === statement.passage ? clausesOf(next) : [];
  const ofNamed = goesOn.filter(({ text }) => {
    const about = subjectOf(text.slice(0, Math.max(0, text.search(STILL))));
    return shares(about, subjectOf(named));
  });
  const open = [...later, ...ofNamed].find(
    ({ text }) => STILL.test(text) && !EXCUSED.test(text) && !SOME.test(text),
  );
  return open === undefined ? null : { start: open.start, end: open.start + open.text.length };
}

/** So many left, or fewer done than there were, of the same trouble or by the same deed. */
function openIn(statement: Statement, claim: RegExpExecArray, claimed: Range): Range[] {
  const [, trouble = '', deed = ''] = claim;
  const isOfSame = statement.text.includes(trouble) || statement.text.includes(deed);
  const fewer = FEWER.exec(statement.text);
  const left = LEFT.exec(statement.text);
  const found = [
    ...(fewer !== null && Number(fewer[4]) < Number(fewer[1]) ? [fewer] : []),
    ...(left === null ? [] : [left]),
  ];
  return isOfSame
    ? found
        .map((match) => rangeOf(statement, match))
        .filter(({ start, end }) => end <= claimed.start || start >= claimed.end)
    : [];
}
