import { alike, bare } from './reading.js';
import { praises, type Praise } from './verdict-words.js';
import { outcomeRows, type OutcomeRow } from '../outcome-rows.js';
import { measureClass } from '../targets.js';
import { boundOf } from '../wanted-figures.js';
import { mentionsOf, type Mention } from '../../../mentions/mention.js';
import { rangeOfText } from '../../../finding-of.js';
import type { TextDocument } from '../../../document.js';
import type { WrongVerdict } from '../verdicts.js';

const HEARD = 0.75;
const SHORTEST = 3;
/** All of the goals are told of, not those of one sort. */
const ON_ALL =
  /^(?:[^，。；]{0,4}看|综上|可见)?(?:上述|以上|上表|表[中内列]|各项?|所有|全部|[两二三四五六七八九十\d]+项)[^，。；中里]{0,6}(?:指标|目标|任务)(?:的?实际)?(?:完成)?值?(?:也|已|均|都|皆|全部|一律|悉数|无一|如期|圆满|按期)/;
const OF_ONE_SORT = /数量|产出|质量|时效|成本|效益|满意度|效果|前[两二三四五]|其余|其他|另|剩余/;
const CHANGED = /调整|核减|变更|批准|因|经|取消|暂停|说明|结转/;

interface Short {
  readonly row: OutcomeRow;
  readonly wanted: Mention;
  readonly came: Mention;
}

/** Rows of goals that were missed, all of which, or the very one, the text says were met. */
export function praisedRows(document: TextDocument): WrongVerdict[] {
  const said = praises(document);
  if (said.length === 0) return [];
  const rows = outcomeRows(document).flatMap(shortIn);
  return said.flatMap((praise) =>
    rows
      .filter(({ row }) => isOn(praise, row))
      .slice(0, 1)
      .map(({ wanted, came }) => ({
        verdict: rangeOfText(praise.clause),
        said: praise.clause.text,
        wanted,
        came,
      })),
  );
}

function isOn({ clause, topic, isAll }: Praise, { project, outcome }: OutcomeRow): boolean {
  if (isAll && ON_ALL.test(clause.text))
    return clause.start > outcome.start && !OF_ONE_SORT.test(clause.text);
  const name = bare(project.name);
  return topic.length >= SHORTEST && name.length >= SHORTEST && (alike(name, topic) ?? 0) >= HEARD;
}

/** A row whose one figure is short of its goal, or beyond it where it is a limit. */
function shortIn(row: OutcomeRow): Short[] {
  const { goal, outcome, project, valued } = row;
  if (!valued || goal === project.cell || CHANGED.test(outcome.text)) return [];
  const [wanted, ...some] = mentionsOf(goal);
  const [came, ...more] = mentionsOf(outcome);
  if (wanted === undefined || came === undefined || some.length + more.length > 0) return [];
  if (measureClass(wanted.unit) !== measureClass(came.unit)) return [];
  const bound = boundOf({ ...wanted, before: project.name + wanted.before }, goal.text, goal.start);
  const isShort =
    bound === 'most'
      ? came.base.greaterThan(wanted.base)
      : bound === 'least' && came.base.lessThan(wanted.base);
  return isShort ? [{ row, wanted, came }] : [];
}
