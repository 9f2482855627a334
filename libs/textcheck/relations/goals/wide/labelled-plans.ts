import { looksAhead } from '../goal-figures.js';
import { COMING } from '../plan-words.js';
import { isOfLaterYear } from '../prose-outcomes.js';
import {
  AHEAD_CHAPTER,
  GOAL_CHAPTER,
  pathFinder,
  PROBLEM_CHAPTER,
} from '../../outline/chapters.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';

const TOLD =
  '(?:完成|实现|达成|落实|执行)(?:的?情况|结果|程度|值)|实际(?:完成|情况|结果|产出|成效|效益)(?:情况|值)?|成效|成果|实绩|实效';
/** 完成情况：, 本年度完成情况汇总：, 在完成情况一栏，我街道填报如下：, （四）项目效益实现情况。 */
const LABEL = new RegExp(
  `^[^。；：]{0,24}?(?:${TOLD})(?:一?栏)?(?:[^。；：]{0,12})?(?:[：:]|(?<=情况|结果|成效|成果)。)`,
);
/** 生态效益：, 3. in front of a point. */
const POINT =
  /^\s*(?:[（(]?\d{1,2}[）).、．]|[①-⑳]|[一二三四五六七八九十]是|[（(][一二三四五六七八九十][）)])?(?:[^，。；：\d]{2,12}[：:])?“?/;
/** What is only meant, due, or on its way to be begun. */
const MEANT = new RegExp(
  `${COMING.source}|将(?=[^，。；]{0,4}(?:新?建|开|改|增|补|修|装|购|培训|组织|举办|实施|陆续|逐步|达|完成))|(?<![按原照标据雨露动商度养升程助训人善蕾划]|年初)计划(?!数|值|总|任务|外)(?=[^，。；\\d]{1,10}\\d)|(?<!按|原|照|年初)准备(?!金|工作|好|就绪|充分|率|了)|谋划(?!了)|[须需应](?=[于在]\\S{0,8}[前内]|达到|不[低少高]于)|要(?=达到|不[低少]于|在\\S{1,8}前)|正在?(?:申报|申请|筹备|筹划|谋划|酝酿|洽谈|询价|争取|协调|走[^，。；]{0,4}程序)|待[^，。；待]{2,12}后|即将|着手|到20\\d\\d年[底末](?=完成|建成|达到)`,
);
/** It came all the same, or it is a plan of the rest, of another year, or one that failed and says so. */
const TOLD_DONE =
  /已|了(?!解)|实际|最终|全部|均|共(?!同)|提前|如期|按期|超额|竣工|验收|兑现|达\d|获|年初|当初|目标|原[定计]|要求|规定|按照?[^，。；]{0,6}(?:书|合同|方案)|其余|剩余|剩下|余下|另有|还有|尚|未(?!来)|没有|因|由于|推迟|顺延|延[期至]|结转|滞后|质保|尾款|若|如果|不足|问题|建议|下一步|今后|接下来|后续|调整/;
const PAST = /\d[\d.,]*\s?(?!月|日|年|号)[一-龥%]/;

/** Words of a plan in a passage that a label says tells what came. */
export const labelledPlans = oncePerDocument((document): readonly Sentence[] => {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  return document.passages.flatMap((passage) => {
    const label = LABEL.exec(passage.text)?.[0];
    if (
      label === undefined ||
      /目标|计划[是为：]|任务[是为：]|应|拟|下一步/.test(
        label.replace(/(?:目标|任务)(?:的?(?:完成|实现|达成))/, ''),
      )
    )
      return [];
    const path = pathAt(passage.start);
    if ([AHEAD_CHAPTER, GOAL_CHAPTER, PROBLEM_CHAPTER].some((words) => words.test(path))) return [];
    return segmentsOf(passage, label.length).flatMap((segment) => planIn(document, segment));
  });
});

/** What stands between stops and semicolons behind a label. */
function segmentsOf({ text, start }: Sentence, from: number): Sentence[] {
  let at = from;
  return text
    .slice(from)
    .split(/[；;。]/)
    .map((piece) => {
      const skip = POINT.exec(piece)?.[0].length ?? 0;
      const here = { text: piece.slice(skip), start: start + at + skip };
      at += piece.length + 1;
      return here;
    });
}

function planIn(document: TextDocument, segment: Sentence): Sentence[] {
  const found = MEANT.exec(segment.text);
  if (found === null || TOLD_DONE.test(segment.text)) return [];
  if (PAST.test(segment.text.slice(0, found.index)) || isOfLaterYear(document, segment.text))
    return [];
  const clause = clausesOf(segment).findLast(({ start }) => start <= segment.start + found.index);
  return clause === undefined ? [] : [clause];
}
