import { praises, type Praise } from './verdict-words.js';
import { readFigures, type Read } from './reading.js';
import { rangeOfText } from '../../../finding-of.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';
import type { WrongVerdict } from '../verdicts.js';

const HUNDRED = 100;
const REACH = 5;
/** A part that is told not to be done: 4户尚未搬入, 1批次正在复检, 第3座还在安装, 远端乡镇暂缓. */
const UNDONE =
  /(?:第?\d+[一-龥]{1,3}|[一两二三四五六七八九十]+[户家个座处名人所条件台套]|部分|少数|个别|远端[^，。；]{0,4}|其余|剩下|余下)[^，。；]{0,14}?(?:[尚还仍]?未(?!发生|发现|出现)[一-龥]|没有?[接搬装办完建通交]|暂缓|[还仍]在[一-龥]|正在[一-龥]|尚?待[一-龥]|返工|停工|搁置)/;
/** What was undone is done since, or was never of the goal. */
const MENDED =
  /随后|后来|之后|均已|已[^，。；]{0,4}补|补[办齐装缴]|最终[^，。；]{0,6}(?:全部|均)|复验(?:合格|通过)|不[在属计纳含]|除外|剔除|仅限|只[考针]|属20\d\d|下年任务|\d{1,2}月(?:\d{1,2}日|底|末)?[^，。；]{0,6}(?:通过|交付|完成|投用|搬入|接入)/;
const GENERIC_TOPIC = 2;

/** Goals of the whole that are said to be met beside a part that is told to be undone. */
export function undoneInPraise(document: TextDocument): WrongVerdict[] {
  const said = praises(document);
  if (said.length === 0) return [];
  return readFigures(document)
    .filter((read) => read.role === 'wanted' && isOfAll(read))
    .flatMap((goal) => {
      const praise = said.find((one) => isOn(one, goal));
      if (praise === undefined) return [];
      const part = undoneFor(document, goal, praise);
      return part === null
        ? []
        : [
            {
              verdict: rangeOfText(praise.clause),
              said: praise.clause.text,
              wanted: goal.mention,
              came: rangeOfText(part),
            },
          ];
    });
}

const isOfAll = ({ mention }: Read): boolean =>
  mention.kind === 'percent' && mention.value.equals(HUNDRED);

/** A praise below a goal that names it: 覆盖率目标实现 of 远程会诊覆盖率100%. */
function isOn({ statement, clause, topic }: Praise, goal: Read): boolean {
  const near =
    clause.start > goal.mention.end &&
    statement.index - goal.statement.index <= REACH &&
    statement.passage - goal.statement.passage < 2;
  if (!near || topic.length < GENERIC_TOPIC) return false;
  const words = goal.statement.text;
  for (let at = 0; at + 2 <= topic.length; at += 1)
    if (words.includes(topic.slice(at, at + 2))) return true;
  return false;
}

function undoneFor(
  { text, statements }: TextDocument,
  goal: Read,
  praise: Praise,
): Sentence | null {
  const end = praise.statement.start + praise.statement.text.length;
  if (MENDED.test(text.slice(goal.statement.start, end))) return null;
  const between = statements.slice(goal.statement.index, praise.statement.index + 1);
  return (
    between
      .filter(({ inTable }) => !inTable)
      .flatMap((one) => clausesOf(one))
      .find(
        (clause) =>
          clause.start > goal.mention.end &&
          clause.start < praise.clause.start &&
          UNDONE.test(clause.text),
      ) ?? null
  );
}
