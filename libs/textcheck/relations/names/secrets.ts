import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Sentence } from '../../text/sentences.js';
import { matchesIn } from '../../text/matches.js';

/** A name that can be read though its place says it is classified. */
export interface ReadableName extends Range {
  readonly name: string;
}

const SECRET = '(?:涉密|涉及国家秘密|机密|秘密级?|绝密|保密)';
const THING = '(?:项目|专项|经费|资金|工程|任务|事项|案件|系统|采购)';
const WORK = '(?:项目|专项|经费|资金|工程|任务|建设|改造|采购|购置|系统|平台|运维|收集|防护|装备)';
const WITHHELD = '(?:不予?公开|不便公开|不宜公开|未公开|未列|不列|从略|略去)';
/** （涉密，不予公开）, （秘密级）, （机密★10年） */
const MARKED =
  '[（(](?:因|密级[：:]\\s?|定密为)?(?:涉密(?:项目|事项|采购|内容|工程)?|机密级?|秘密级?|绝密级?|保密)(?:[★☆*]\\s?(?:\\d{1,2}\\s?(?:年|个月)|长期)?|[，、,：:；][^）)]{0,10})?[）)]';
/** 云盾二期改造, “雪亮”专网接入工程: a project by its name; none that only says what sort it is. */
const NAMED = `[“《]?((?:(?!涉密|保密|国家秘密|机密|本|该|此|其中|其余|不|未|除|已|均|和|、|上述|有关|相关|部分|其他|所有|全部|属|列为|定为)[一-龥A-Z“”\\d]){3,24}?(?:项目|工程|建设|改造|采购|购置|平台|系统|运维|升级|迁建|维修|储备|监控|防护)(?:项目|工程)?)[”》]?`;
const NOT_OPEN = '(?:不予?|不对外|不便|不宜|不再|未)(?:予以|向社会)?(?:公开|公示|说明|反映)';
/** Says that something is classified; what only has to do with secrecy, as 涉密人员 and 保密机房, is not. */
const CALLED =
  '(?<![不未非]|不属于|除)(?:涉密(?!人员|计算机|载体|信息系统|设备|文件|岗位|网络|资料|管理|测评)|(?:涉及)?国家秘密|秘密级|机密级|绝密级|保密(?=项目|事项|内容|资金))';
const AMOUNT = '(?:项目|工程|专项)?(?:(?:预算|支出|金额|投资)?[\\d.,]+万?元)?';
const LEADS_TO =
  '(?:(?:该|此)(?:项目|工程|专项))?(?:因|由于|按|经)?(?:属于?|系|为|是|列为|定为|涉及)?';
const COUNT = '\\s?(?:\\d+|[一二两三四五六七八九十])?\\s?[个项件]?';
const QUOTED = '[“《]([^”》]{2,40})[”》]';

/** The ways in which a text names what it calls classified; group 1 is the name. */
const FORMS: readonly RegExp[] = [
  // “甲”和“乙”2个项目属于涉密项目
  `${QUOTED}(?:(?:、|和|及)[“《][^”》]{2,40}[”》])*(?:等)?${COUNT}(?:项目|经费|资金|工程)?(?:因|，|,)?(?:属于?|系|为|是|列为|被定为|涉及)[^，。；不未非]{0,6}?(?:涉密|国家秘密|机密|秘密|绝密|保密(?:项目|事项|内容))`,
  // “甲”1个涉密项目
  `${QUOTED}(?:等)?${COUNT}${SECRET}${THING}`,
  // 涉密项目“甲”, 涉密事项1件（代号“甲”）
  `${SECRET}(?:的)?${THING}${COUNT}(?:为|是|名称为|即|：|:)?${QUOTED}`,
  `${SECRET}(?:的)?${THING}${COUNT}[（(](?!以下|依据|根据|按)[^（）()“”]{0,12}${QUOTED}`,
  // 涉密项目1个（甲改造工程）, 涉密事项：甲核查
  `(?:${SECRET}|不予公开)(?:的)?${THING}(?:共|有|为)?${COUNT}(?:[（(]|[：:]\\s?(?:1[.、])?)([一-龥A-Z]{4,30})(?=[）)，。；、]|$)`,
  // 涉密事项1项，名称以“***”（甲站点维护）代替
  `${SECRET}[^。；]{0,24}\\*{2,}[”"]?[（(]([一-龥A-Z]{4,30})[）)]`,
  // 1个涉密招商项目（甲生产线项目）
  `${SECRET}[一-龥]{2,4}${THING}${COUNT}[（(]([一-龥A-Z]{4,30}?${WORK})[）)]`,
  // 涉密项目1项，即甲储备库建设; 涉密项目1个，按规定只列名称：甲工程
  `${SECRET}(?:的)?${THING}(?:共|有)?${COUNT}[，,]?(?:即|分别为|名称[为：:]|[^，。；]{0,8}名称[：:])\\s?([一-龥A-Z]{4,30}?${WORK})(?=[，。；、（(]|$)`,
  // 有1项属于涉密，即“甲”项目
  `(?:属于?|涉及|定为)(?:${SECRET}|国家秘密)[^，。；“]{0,6}[，,]?(?:即|为|分别为)${QUOTED}`,
  // 甲工程属涉密内容, 甲项目列为秘密级
  `(?<=^|[，。；：、\\s]|其中|定密，?)${NAMED}(?:因)?(?:属于?|系|为|是|列为|定为|被定为|被列为)[^，。；不未非]{0,6}?(?:涉密|国家秘密|机密级?|秘密级|绝密级?|保密)(?:内容|项目|事项|采购|资金|工程|级别)?(?=[，。；、（(]|$)`,
  // 1项涉密采购，为甲采购; 1个涉密设备采购项目，金额6.80万元，项目名称为甲采购; 标注“涉密”的项目为甲改造
  `(?:涉密|国家秘密|保密|秘密级?|机密级?|绝密级?)[”"]?(?:的)?[一-龥]{0,8}(?:项目|事项|采购|任务|工程|专项|经费|资金|内容)(?:共|有|计)?${COUNT}[，,]?(?:(?:金额|预算|支出)[^，。；]{1,14}[，,])?(?:(?:项目)?名称)?(?:为|即|是|系|：|:)${NAMED}(?=[，。；、（(]|$|\\d)`,
  // 密级：秘密。项目名称：甲建设
  `密级(?:为|：|:)\\s?(?:秘密|机密|绝密)[级]?[。，；\\s]{1,3}(?:项目)?名称(?:为|：|:)\\s?${NAMED}`,
  // 因涉及国家秘密，甲工程具体内容不予公开
  `(?:国家秘密|涉密|保密(?:要求|规定|原因|需要|管理))[^，。；]{0,6}[，,]${NAMED}(?:的)?(?:具体)?(?:内容|情况|信息|明细)?${NOT_OPEN}`,
  // 甲工程因涉密，不在本报告公开
  `(?<=^|[，。；：、\\s])${NAMED}(?:因|由于)(?:涉密|涉及国家秘密|保密(?:要求|需要|原因))`,
  // 甲工程预算36万元，因涉密不公开; 甲购置项目（该项目涉密）; 甲工程。该项目属于涉密项目; 甲采购48万元（秘密级，未公开）
  `${NAMED}(?:等)?${AMOUNT}[，。（(：:]?${LEADS_TO}${CALLED}`,
  `${NAMED}等?${COUNT}${CALLED}${THING}`,
  // 以下项目涉密，不予公开：甲建设; 涉密项目支出52万元（甲改造）; 涉及国家秘密，其中甲改造; 涉密项目清单：1.甲改造
  `(?<![不未非除])${CALLED}[一-龥]{0,8}(?:[，,](?:按规定)?不予?公开)?(?:支出|预算|金额)?(?:[\\d.,]+万?元)?[，,]?(?:[（(：:]|其中[：:]?|代号(?:为|：|:)?|为|即)(?:\\d{1,2}[.、])?${NAMED}`,
  // 涉密的甲购置项目, 国家秘密项目甲工程
  `(?<![不未非除])(?:${CALLED}的|国家秘密项目|涉密项目|秘密级项目|机密级项目)(?!支出|预算|资金|管理|绩效|名称|清单|情况|建设)${NAMED}`,
  `${CALLED}${THING}${COUNT}[，,]代号(?:为|：|:)?${QUOTED}`,
  // a row whose columns are set out with blanks
  `(?<=^\\s*(?:\\d{1,2}\\s+)?)([一-龥]{4,24})\\s{2,}(?:涉密|保密)(?=\\s*$)`,
  // 秘密级文件《甲方案》, 按秘密级《甲图》; 《甲计划》，该计划为秘密级
  `(?<![不未非除])(?:秘密级?|机密级?|绝密级?|涉密(?:级)?|密级)(?:的|为)?(?:文件|资料|材料|方案|预案|通知|报告|图纸|规划|计划|档案|文档|台账)?${QUOTED}`,
  `${QUOTED}[，,（(](?:该|此)?(?:文件|资料|材料|方案|预案|通知|报告|图纸|规划|计划|档案|文档|台账)?(?:属于?|系|为|是|定为|列为|密级[为：:]?)(?:涉密|秘密|机密|绝密)`,
  // “甲建设”（秘密级）
  `${QUOTED}(?:项目|工程|专项)?${MARKED}`,
  // 甲项目属于涉密项目, 甲改造因涉密不予公开
  `(?<=^|[，。；：、\\s])([一-龥]{3,24}${WORK})(?:(?:属于?|系|为|是)${SECRET}${THING}|(?:因|由于)?(?:涉密|涉及国家秘密|保密原因)[，,]?${WITHHELD})`,
  // 甲项目（涉密，不予公开）, 甲系统运维（不予公开）
  `([一-龥“”]{4,24})${MARKED}`,
  `(?<=^|[，。；：、\\s])([一-龥]{3,24}${WORK})[（(](?:因保密)?(?:不予公开|不公开)[）)]`,
].map((form) => new RegExp(form, 'g'));

/** Without one of these nothing is called classified. */
const ANY = /密|不予?公开|不宜公开|不便公开/;

/** Words that name no project in particular. */
const UNNAMED =
  /(?:该|此|上述|以上|部分|有关|相关|其中|其余|其他|另有|另外|还有|个|凡|若|如|的)[一-龥]{0,4}项目|^(?:涉密|保密)|(?:不予?公开|从略|名称略?|本项|此项|该项|密级|等级|内容)$/;
/** An explanation, an amount or a general remark in the place of a name. */
const REMARK =
  /[略报列见含共均占]|公开|反映|依据|根据|按照|规定|要求|保密|涉密|秘密|说明|计入|纳入|除外|另行|单独|以下|简称|金额|预算|支出|万元|上年|结转|[未不已]|^无|单独|掌握|管理|保管|详见|另附|密级|负责|^由|^经|[均暂]无|名称|情况|内容/;
const IN_BRACKETS = FORMS.filter((_, index) => index >= 3 && index < 6);

/** Names that stand in the running text and in cells beside a word that calls them classified. */
export const readableNames = ({ passages }: TextDocument): ReadableName[] =>
  distinct(
    passages
      .filter(({ text }) => ANY.test(text))
      .flatMap((passage) => FORMS.flatMap((form) => namesIn(passage, form))),
  );

const namesIn = (passage: Sentence, form: RegExp): ReadableName[] =>
  matchesIn(passage.text, form)
    .map((match) => ({ ...rangeOf(passage, match), name: match[1] ?? '' }))
    .filter(
      ({ name }) => !UNNAMED.test(name) && (!IN_BRACKETS.includes(form) || !REMARK.test(name)),
    );

const distinct = (found: readonly ReadableName[]): ReadableName[] =>
  found.filter(
    ({ start, end }, index) =>
      !found.slice(0, index).some((other) => other.start < end && start < other.end),
  );
