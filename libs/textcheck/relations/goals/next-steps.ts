import { oncePerDocument } from '../../once.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';
import { resultTeller } from './prose-outcomes.js';

/** An item of a list: 5.护林员补助。, ⑥预防接种： */
const ITEM =
  /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]|[①-⑳]|[一二三四五六七八九十]是|目标[一二三四五六七八九十\d]{1,2}[：:])/;
/** 下一步拟将补助按季发放到位, 今后计划组织补种 */
const NEXT =
  /^(?:[^，。；：]{2,12}：)?(?:下一步|今后|接下来|后续|下阶段|下一阶段)(?:，|工作中)?(?:我[县市区镇乡局院校中馆站]心?|将)?(?:拟|将|计划|准备|打算|力争|争取)/;
/** What is not done is rightly told with what will be done about it. */
const OPEN =
  /未(?!来)|没有(?![发出]现|发生)|不足|偏[低慢少差]|较[低慢少差]|原因|问题|困难(?![人群家学户职残生])|剩余|其余|余下|尚|差\d|仅|推迟|延[期至]|滞后|跨年|质疑|整改|薄弱|不够|低于|扣\d|扣分|有待/;

/** What is to be done next, told as what came of a goal: ⑥预防接种：下一步将组织查漏补种。 */
export const nextSteps = oncePerDocument((document: TextDocument): readonly Sentence[] => {
  const tells = resultTeller(document);
  return document.statements.flatMap((statement) => {
    const passage = document.passages[statement.passage];
    const item = passage?.text ?? '';
    if (statement.inTable || !/下一步|今后|接下来|后续|下一?阶段/.test(statement.text)) return [];
    // 一、下一步打算 is a title.
    if (
      !ITEM.test(item) ||
      !/[。；：]/.test(item) ||
      OPEN.test(item) ||
      !tells(passage?.start ?? statement.start)
    )
      return [];
    return clausesOf(statement)
      .filter(({ text }) => NEXT.test(text.replace(ITEM, '')))
      .slice(0, 1);
  });
});
