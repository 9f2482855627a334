import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { clausesOf } from '../../text/sentences.js';
import { isAhead, pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';

/** 1.2023年…, 二是从2023年起…, 结合2023年…: where the time of what is to be done is told. */
const LEAD =
  '(?:[（(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]\\s?|[一二三四五六七八九十]是|[一二三四五六七八九十]要|针对[^，。；：]{1,8}：)?(?:计划|力争|争取|确保|拟)?(?:从|自|到|在|将在|于)?';
/** What is done, told as what is still to be done: without an object that has come of it. */
const DEED =
  '(?:就|先|再|全面|逐步|继续|进一步|重点|集中|统一|严格|提前|优先|着力|主动|积极|及时|分批|计划|拟|力争|争取)*(?:招聘|招录|引进|选派|补[齐充足]|增[加设配]|修订|完善|健全|建立|制定|出台|印发|推行|推进|实[行施]|落实|加[强快大]|强化|细化|优化|压[减缩]|控制|清理|盘活|规范|启动|开展|组织|举办|培训|采购|购置|更新|配备|申[请报]|争取|协调|对接|研究|改造|新[建增]|提[高升]|完成|编制(?!内|人数|数|\\d)|编报|储备|安排(?!的|资金|\\d)|调整为|统筹|督促|探索|简化|前移|把(?!握|关)|将(?!近))';
/** 对结转项目按月调度 */
const TO_EACH =
  '对(?!照|比|标|应|口|接|外)[^，。；]{2,30}?(?:实行|建立|逐|按[月季旬周]|定期|集中|专项|一律|予以|进行|开展|明确|提前|及时|按不)';
const BY_THEN =
  '(?:(?:\\d{1,2}月(?:\\d{1,2}日|底|末|初|上旬|中旬|下旬)?|汛期|灌溉季|春耕|春季|秋季|入汛|入冬|年)(?:之?前)(?!期|述)|起(?!点|草|步|初))';
const OPENS = new RegExp(
  `^${LEAD}(20\\d\\d)年(?:(?:第?[一二三四]季度|[上下]半年|年初|年内|\\d{1,2}月(?:底|份)?)?(?:${DEED}|${TO_EACH})|${BY_THEN})`,
);
/** 在2023年养护计划中单列, 与2023年预算安排挂钩 */
const WITHIN =
  /(?:在|与|列入|纳入)(20\d\d)年度?(?!度?自评|绩效自评)[^，。；\d]{0,10}(?:计划|预算|方案|安排)(?:编制)?(?:时|(?<!安排)中(?:单列|增设|增加|安排|列入|纳入|明确|优先|体现)|(?:相|直接)?挂钩)/;
/** What has been, in a chapter of what is to be. */
const TOLD =
  /已|了|曾|未|没有|尚|仍|存在|结转至|结余|发现|反映|以来|基础上?|吸取|总结|经验|指出|原因|所致|导致|[执支完覆达到]\S?率\s?\d|问题|不足|偏[低高慢少]|虽|由于|实际|建成(?!后)|较?上年|比20|同比|共\d|累计|分别|(?<![缺少差欠])的\d|完工的|通过了|获|原(?!则)|时,?发现|超|顺利|圆满|成效/;
const NEXT_YEAR = /次年|明年|翌年|下一?年/;

/** 2023年招聘医师8名 among what is still to be done, in a report that was written when that year was over. */
export function yearsOfPlans(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !/20\d\d年/.test(statement.text)) return [];
    if (!isAhead(pathAt(statement.start))) return [];
    return clausesOf({ ...statement, text: blanked(statement.text) }).flatMap((clause) => {
      const found = OPENS.exec(clause.text) ?? WITHIN.exec(clause.text);
      const named = Number(found?.[1]);
      const isOver = found !== null && named <= own && named >= own - FURTHEST;
      if (!isOver || TOLD.test(clause.text) || NEXT_YEAR.test(statement.text)) return [];
      if (hasLater(clause.text, own) || isToldBehind(statement.text)) return [];
      return [{ named, right: own + 1, where: '今后的安排', ...rangeOf(clause, found, 1) }];
    });
  });
}

const FURTHEST = 4;

/** 2023年新录用的人员于2024年6月底前参训: which of them, and not when. */
const hasLater = (clause: string, own: number): boolean =>
  Array.from({ length: FURTHEST }, (_, ahead) => own + 1 + ahead).some((year) =>
    clause.includes(String(year)),
  );

/** 2023年开展培训3次，但效果不够好: the sentence turns to how it was. */
const TURN =
  /[，；](?:但|不过|然而|仍|均|因|系|其中|目前|效果|反响|参加\d|共\d|实际|仅)|所致|[完执]\S率\s?\d/;
const isToldBehind = (text: string): boolean => TURN.test(text);
