import { DEED } from './planned-deeds.js';
import { oncePerDocument } from '../../once.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Statement, TextDocument } from '../../document.js';
import { resultTeller } from './prose-outcomes.js';

/** An item of a list: 5.护林员补助。, ⑥预防接种： */
const ITEM =
  /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]|[①-⑳]|[一二三四五六七八九十]是|目标[一二三四五六七八九十\d]{1,2}[：:])/;
/** 下一步拟将补助按季发放到位, 今后计划组织补种 */
const NEXT =
  /^(?:[^，。；：]{2,12}：)?(?:下一步|今后|接下来|后续|下阶段|下一阶段)(?:，|工作中)?(?:我[县市区镇乡局院校中馆站]心?|将)?(?:拟|将|计划|准备|打算|力争|争取)/;
/** 下一步将举办演练33场, 计划在下一步开展指导20次: so much of a deed is told as one of the results. */
const SO_MUCH = new RegExp(
  `^(?:[^，。；：]{2,12}[：。])?(?:全年|年内|本年)?(?:(?:下一步|今后|接下来|下一?阶段)(?:，|[^，。；\\d]{0,6})?(?:拟|将|计划|准备|打算|力争|争取)|(?:拟|计划|准备|打算|力争)(?:[在于])?(?:下一步|今后|下一?阶段))[^，。；\\d]{0,12}(?:${DEED})[^，。；\\d]{0,16}\\d[\\d.,]*\\s?(?![\\d月日年号%])`,
);
/** What is not done is rightly told with what will be done about it. */
const OPEN =
  /未(?!来)|没有(?![发出]现|发生)|不足|偏[低慢少差]|较[低慢少差]|原因|问题|困难(?![人群家学户职残生])|剩余|其余|余下|尚|差\d|仅|推迟|延[期至]|滞后|跨年|质疑|整改|薄弱|不够|低于|扣\d|扣分|有待/;

/** What is to be done next, told as what came of a goal: ⑥预防接种：下一步将组织查漏补种。 */
export const nextSteps = oncePerDocument((document: TextDocument): readonly Sentence[] => {
  const tells = resultTeller(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !/下一步|今后|接下来|后续|下一?阶段/.test(statement.text)) return [];
    const passage = document.passages[statement.passage];
    if (!tells(passage?.start ?? statement.start)) return [];
    const told = muchOf(document, statement);
    return told.length > 0 ? told : stepIn(statement, passage?.text ?? '');
  });
});

function stepIn(statement: Statement, item: string): Sentence[] {
  // 一、下一步打算 is a title.
  if (!ITEM.test(item) || !/[。；：]/.test(item) || OPEN.test(item)) return [];
  return clausesOf(statement)
    .filter(({ text }) => NEXT.test(text.replace(ITEM, '')))
    .slice(0, 1);
}

/** A plan with its figure beside what was done; where it opens its paragraph's last sentence, the results may be told before it. */
function muchOf(
  { statements }: TextDocument,
  { index, passage, text, start }: Statement,
): Sentence[] {
  const before = statements[index - 1];
  const lead = before?.passage === passage ? before.text : '';
  if (OPEN.test(text) || OPEN.test(lead)) return [];
  return clausesOf({ text, start })
    .filter((clause) => SO_MUCH.test(clause.text.replace(ITEM, '')))
    .slice(0, 1);
}
