import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Sentence } from '../../text/sentences.js';

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
  '[（(](?:因|密级[：:]\\s?|定密为)?(?:涉密|机密级?|秘密级?|绝密级?|保密)(?:[★☆*]\\s?(?:\\d{1,2}\\s?(?:年|个月)|长期)?|[，、,：:；][^）)]{0,10})?[）)]';
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
  // “甲建设”（秘密级）
  `${QUOTED}(?:项目|工程|专项)?${MARKED}`,
  // 甲项目属于涉密项目, 甲改造因涉密不予公开
  `(?<=^|[，。；：、\\s])([一-龥]{3,24}${WORK})(?:(?:属于?|系|为|是)${SECRET}${THING}|(?:因|由于)?(?:涉密|涉及国家秘密|保密原因)[，,]?${WITHHELD})`,
  // 甲项目（涉密，不予公开）, 甲系统运维（不予公开）
  `([一-龥“”]{4,24})${MARKED}`,
  `(?<=^|[，。；：、\\s])([一-龥]{3,24}${WORK})[（(](?:因保密)?(?:不予公开|不公开)[）)]`,
].map((form) => new RegExp(form, 'g'));

/** Words that name no project in particular. */
const UNNAMED =
  /(?:该|此|上述|以上|部分|有关|相关|其中|其余|其他|另有|另外|还有|个|凡|若|如|的)[一-龥]{0,4}项目|^(?:涉密|保密)|(?:不予?公开|从略|名称略?|本项|此项|该项|密级|等级|内容)$/;
/** An explanation, an amount or a general remark in the place of a name. */
const REMARK =
  /[略报列见含共均占]|公开|反映|依据|根据|按照|规定|要求|保密|涉密|秘密|说明|计入|纳入|除外|另行|单独|以下|简称|金额|预算|支出|万元|上年|结转|[未不已]|^无|单独|掌握|管理|保管|详见|另附|密级|负责|^由|^经|[均暂]无|名称|情况|内容/;
const IN_BRACKETS = FORMS.slice(3, 6);

/** Names that stand in the running text and in cells beside a word that calls them classified. */
export const readableNames = ({ passages }: TextDocument): ReadableName[] =>
  distinct(passages.flatMap((passage) => FORMS.flatMap((form) => namesIn(passage, form))));

const namesIn = (passage: Sentence, form: RegExp): ReadableName[] =>
  [...passage.text.matchAll(form)]
    .map((match) => ({ ...rangeOf(passage, match), name: match[1] ?? '' }))
    .filter(
      ({ name }) => !UNNAMED.test(name) && (!IN_BRACKETS.includes(form) || !REMARK.test(name)),
    );

const distinct = (found: readonly ReadableName[]): ReadableName[] =>
  found.filter(
    ({ start, end }, index) =>
      !found.slice(0, index).some((other) => other.start < end && start < other.end),
  );
