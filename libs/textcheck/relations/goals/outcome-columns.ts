import type { Cell, Table } from '../../text/tables.js';

/** Where a table of goals has the name of each, what was wanted and what came of it; -1 for what it has not. */
export interface OutcomeColumns {
  readonly name: number;
  readonly goal: number;
  readonly outcome: number;
}

const OUTCOME = /实际|实现|完成|达成|落实情况|结果|成效|实绩/;
/** 计划完成 says what was wanted. */
const PLANNED = /^(?:年[初度])?(?:计划|应|拟)/;
/** Columns about an outcome that do not tell it. */
const NO_OUTCOME =
  /率|比|得分|评分|分值|扣分|时间|进度|日期|程度|金额|支出|执行|支付|资金|投资|价|结论|是否|与否|偏差|原因|未完成|措施/;
const GOAL = /目标|指标值|计划|预期|任务(?:数|量)|(?:年度|工作)任务/;
const VALUE = /值|数|量/;
const NAME = /三级指标|名称|^项目(?:内容)?$/;
const NAME_TOO = /指标|任务|项目|内容|事项|目标|工作|名称/;
const LEVEL = /^[一二]级指标|^(?:绩效|评价|考核)?指标$/;
const NO_NAME = /编[号码]|序号|[一二]级|类[别型]|性质|单位|依据/;

const find = (header: readonly Cell[], test: (text: string) => boolean): number =>
  header.findIndex(({ text }) => test(text));

/** Reads a table's heads; null for a table that tells no outcomes. */
export function outcomeColumns({ header }: Table): OutcomeColumns | null {
  const speaks = (text: string): boolean => OUTCOME.test(text) && !PLANNED.test(text);
  const tells = (text: string): boolean => speaks(text) && !NO_OUTCOME.test(text);
  const wants = (text: string): boolean =>
    GOAL.test(text) && ![NO_OUTCOME, NO_NAME, /名称/].some((no) => no.test(text)) && !speaks(text);
  const outcome = firstOf(header, [(text) => tells(text) && /值|实际/.test(text), tells]);
  if (outcome < 0) return null;
  const goal = firstOf(header, [(text) => wants(text) && VALUE.test(text), wants]);
  const names = (text: string): boolean =>
    NAME_TOO.test(text) && !OUTCOME.test(text) && !NO_NAME.test(text);
  const others = header.map((cell, index) => (index === goal || index === outcome ? null : cell));
  const name = firstOf(
    others.map((cell) => cell ?? { text: '', start: 0 }),
    [(text) => NAME.test(text), names],
  );
  return { name: name < 0 ? namedBefore(header, goal) : name, goal, outcome };
}

/** Reads the heads of a table that tells goals and no outcomes; null for any other. */
export function goalColumns(table: Table): { readonly name: number; readonly goal: number } | null {
  const { header } = table;
  if (outcomeColumns(table) !== null) return null;
  const goal = firstOf(header, [
    (text) => GOAL.test(text) && VALUE.test(text) && !NO_OUTCOME.test(text),
    (text) => GOAL.test(text) && !NAME.test(text) && !LEVEL.test(text) && !NO_NAME.test(text),
  ]);
  const name = header.findIndex(
    ({ text }, at) => at !== goal && NAME_TOO.test(text) && !NO_NAME.test(text),
  );
  const named = header.findIndex(({ text }, at) => at !== goal && NAME.test(text));
  const column = named < 0 ? name : named;
  return goal < 0 || column < 0 ? null : { name: column, goal };
}

/** 一级指标 | 二级指标 | 目标值: the second level names the goals where there is no third. */
function namedBefore(header: readonly Cell[], goal: number): number {
  return goal > 0 && LEVEL.test(header[goal - 1]?.text ?? '') ? goal - 1 : goal;
}

function firstOf(header: readonly Cell[], tests: readonly ((text: string) => boolean)[]): number {
  for (const test of tests) {
    const found = find(header, test);
    if (found >= 0) return found;
  }
  return -1;
}
