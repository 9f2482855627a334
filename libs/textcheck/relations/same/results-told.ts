import type { TextDocument } from '../../document.js';
import { isSwap } from '../figures/near.js';
import type { Role } from './roles.js';

/** 目标：…, 任务三：…, 实施方案提出: what follows on its line is wanted. */
const GOAL =
  /(?:目标|任务|计划|指标)[一二三四五六七八九十\d]{0,2}[：:\s]|(?:方案|计划|要点|任务书|责任书)(?:中)?(?:提出|明确|确定|要求|规定)/;
/** What follows tells what came of what was wanted before. */
const RESULT =
  /(?:完成|落实|实现|达成)情况|[\n。；]\s*完成[：:]|经(?:统计|核查|核实|盘点|验收)|年[底终末](?:统计|盘点|核查)|均已(?:完成|落实)/;
/** 目标一, a label of the very line. */
const LABEL = /(?:目标|任务|指标)[一二三四五六七八九十\d]{1,2}/g;
const WANTED = /目标|计划|任务|指标/;

/** What was wanted, and behind words for what came of it the same thing: a goal and its result may differ. */
export function isResultOf({ text }: TextDocument, one: Role, later: Role): boolean {
  const from = text.lastIndexOf('\n', one.mention.start) + 1;
  return (
    GOAL.test(text.slice(from, one.mention.start)) &&
    RESULT.test(text.slice(one.mention.end, later.mention.start)) &&
    !WANTED.test(later.clause.replaceAll(LABEL, '')) &&
    (later.mention.base.greaterThan(one.mention.base) || !isSwap(one.mention.value, later.mention))
  );
}

const STOCK = /(?:[共现]有|管?辖|登记在册|在册)[^，。；：\d]{0,8}$/;
const ACTED_ON = /[为对给向帮助组织]$/;

/** 全镇共有低保户312户, and 为286户 something was done: for some of all there are. */
export const isSomeOfStock = ({ mention, statement }: Role, later: Role): boolean =>
  mention.base.greaterThan(later.mention.base) &&
  !isSwap(mention.value, later.mention) &&
  STOCK.test(statement.text.slice(0, mention.start - statement.start)) &&
  ACTED_ON.test(later.statement.text.slice(0, later.mention.start - later.statement.start));

/** 编制68名，实有63人，空编5名: two others of its sentence make it. */
export function isWorkedOut({ mention, statement }: Role): boolean {
  const like = statement.mentions.filter((one) => one !== mention && one.thing === mention.thing);
  return like.some((one) =>
    like.some((other) => other !== one && other.base.plus(mention.base).equals(one.base)),
  );
}
