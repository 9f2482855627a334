import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { itemName } from './items.js';
import { literal } from '../../text/literal.js';

/** An item that is said not to apply, and the marks it has all the same, in the same sentence or far from it. */
export interface NamedNone {
  readonly name: string;
  readonly denied: Range;
  readonly got: Range;
}

const NONE =
  '(?:不适用|不涉及|未涉及|N/?A|[无没]有?此项|[无没]有?该项|不属于(?:本|我)[^，。；]{1,4}(?:职责|范围))';
/** “专项债券资金使用”指标，本镇没有专项债券，属于不适用的指标 */
const QUOTED = new RegExp(`“(?<name>[^”，。；]{3,24})”(?<between>[^“”。；]{0,36}?)${NONE}`, 'g');
/** 经济效益指标N/A */
const PLAIN = new RegExp(
  `(?:^|[，。；：、])(?:其中|关于)?(?<name>[一-龥]{3,14}?)(?:指标|一项|一栏|栏)(?<between>(?:填[列写]?|写|标注|注明|为|是|“)*)${NONE}`,
  'g',
);
/** What the rules do with such an item. */
const EXCUSED =
  /并入|调[至到整剂]|按(?:照)?(?:评分|评价|考核)|满分[计得]|按满分|计满分|视同|视为|不计|不评|不参|剔除|不纳入|扣除|平移|合并|分摊|未设|折算|核减|若|如果|凡/;
const MARKS =
  '(?:[^，。；“”\\d]{0,10}?(?:自评|仍|却|也|照)*(?:得|(?<![合共总小])计|打|给|自评)(?:了|分|为)*)\\s?(?<mark>[1-9]\\d*(?:\\.\\d+)?|0\\.\\d+)\\s?分';
const BESIDE = new RegExp(`^”?[）)]?，(?:分值|满分|权重)?(?:为)?(?:\\d[\\d.]*\\s?分，)?${MARKS}`);
const SHORTEST = 3;

export const namedNones = (document: TextDocument): NamedNone[] => {
  const running = document.statements.filter(({ inTable }) => !inTable);
  return running.flatMap((statement) =>
    [QUOTED, PLAIN].flatMap((words) =>
      matchesIn(statement.text, words).flatMap((match) => judge(running, statement, match)),
    ),
  );
};

function judge(
  running: readonly Statement[],
  statement: Statement,
  match: RegExpExecArray,
): NamedNone[] {
  const name = itemName(match.groups?.name ?? '');
  if (name.length < SHORTEST || EXCUSED.test(statement.text)) return [];
  const end = match.index + match[0].length;
  const denied = { start: statement.start + match.index, end: statement.start + end };
  const beside = BESIDE.exec(statement.text.slice(end));
  const at = (within: number, length: number): Range => ({ start: within, end: within + length });
  if (beside !== null)
    return [{ name, denied, got: at(denied.end + beside.index, beside[0].length) }];
  const others = running.filter((one) => one !== statement && one.text.includes(name));
  if (others.some(({ text }) => EXCUSED.test(text))) return [];
  const scored = new RegExp(`${literal(name)}”?(?:指标|一项|该项)?${MARKS}`);
  return others.flatMap(({ text, start }) => {
    const found = scored.exec(text);
    return found === null ? [] : [{ name, denied, got: at(start + found.index, found[0].length) }];
  });
}
