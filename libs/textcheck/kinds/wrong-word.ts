import { findingOf, rangeOf, type Range } from '../finding-of.js';
import { CONFUSED, mannerWithDe } from '../relations/words/confused-words.js';
import { mistyped } from '../relations/words/sound-alikes.js';
import { unlikelyCharacters } from '../relations/words/unlikely-characters.js';
import { wrongSuffixes } from '../relations/words/wrong-suffixes.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import { matchesIn } from '../text/matches.js';

/** A word that is another word's look-alike. */
export const wrongWord: Kind = {
  id: 'wrong_word',
  name: '错别字',
  severity: 'hint',
  reason: '常见的同音、形近错字。',
  fires: [
    '及时拔付资金。',
    '项目己完成。',
    '团委综合事物管理。',
    '把安全生产延生到基层。',
    '截止2024年12月，已报送。',
    '按排专人负责，建立建全制度。',
    '资金末支付，项目巳完成。',
    '截止到2024年底，竣功验收。',
    '公务接待费103万元，与上年下降7.6%。',
    '收入合计7548万元，2023年度相比，减少719万元。',
    '较好地完成了任务，认真的开展自评。',
    '财政所严禁济占、挪用专项资金。',
    '严格按照归定程序办理。',
    '项目后期管互责任已落实。',
    '加强组织领到，明确分工。',
    '加强资金监菅，确保专款专用。',
    '对专项资金的使用和绩小情况进行了自评。',
    '年末实有在职人园58人，委托第散方评价。',
    '参照公物员法管理，社区食糖建成3个。',
    '开展有害生物仿治工作，对结转紫金进行清理。',
    '与生态幻境分局联合执法，全面推行政府材购。',
  ],
  spares: [
    '团委综合事务管理。',
    '延伸到基层。',
    '与上年相比下降7.6%，与2023年度增减变化一致，比上年增长3%。收入合计，与2023年度相比，减少719万元。',
    '截至2024年12月，已报送。报名截止。',
    '分配训练任务，分工做好，配合做好，分配和使用，相应响应，疏浚工程，长安照明，构建全县养老体系，既得到支持，核减预算。',
    '年末完成决算，期末支付，以经济效益为中心，报销费用，总和核算，取消限制，既得利益。',
    '较好的完成了任务，认真的开展自评。',
    '克己奉公，海拔高，提拔干部，上年未结转。',
    '归定村和济占路段已硬化，产业提质增效，等候时间较长，上缴非税收入3万元，住房公积金按月缴纳。',
    '其中房屋及构筑物1395万元，推行“情指行”一体化，2024年多改造2个小区，挡墙和截水沟，应巡120次，实巡118次。',
    '自评表时限为3月，租金于季末缴入专户，本年完工，国办发〔2024〕1号，补种植被12亩。',
    '以受助儿童小宇（化名）为例，绢本与纸资本书画，局官网公示7个工作日，牛舍及配套设施，要视上级下达的任务而定。',
    '算术平均数为95%，大坪、烽台9个村，项目产出及效果较好，合力办理疑难工单，用心用情做好移交。',
  ],
  // Over the whole text at once: a report has a thousand cells and more, too short for a search each.
  find: (document) => [
    ...[...CONFUSED, ...mannerWithDe(document.text)].flatMap(([pattern, meant]) =>
      matchesIn(document.text, pattern).map((match) =>
        wordFor(document, rangeOf({ start: 0 }, match), meant),
      ),
    ),
    ...[...mistyped(document), ...unlikelyCharacters(document), ...wrongSuffixes(document)].map(
      (at) => wordFor(document, at, at.meant),
    ),
  ],
};

const wordFor = (document: TextDocument, at: Range, meant: string): Finding =>
  findingOf(wrongWord, document, [at], {
    message: `“${document.source.slice(at.start, at.end)}”可能是错字。`,
    suggestion: `应为“${meant}”。`,
    confidence: 0.85,
  });
