import { findingOf, rangeOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Organisation } from '../document.js';
import type { Sentence } from '../text/sentences.js';

/** 乡镇, 村镇 and the like are generic words; 集镇 and 建制镇 are places. */
const TOWN_WORD: Readonly<Record<string, RegExp>> = {
  乡: /(?<=^|[，。、；：“\s]|保障|支持|召开|组织|规范|加强|[经由对为的了])镇(?=[级人党政村机武财综内域区的]|政府)(?!村)|全镇/g,
  镇: /全乡(?![村镇亲愁])/g,
  街道: /全(?:乡(?![村镇亲愁])|镇)/g,
};
/** What units call themselves, by the kind of the unit. */
const SELVES: Readonly<Record<string, RegExp>> = {
  乡: /(?:我|本)乡(?![村镇亲愁本])/g,
  镇: /(?:我|本)镇(?!村)/g,
  街道: /(?:我|本)街道/g,
  局: /(?:我|本)局(?!限|部|面|势|域|长|地)/g,
  学校: /(?:我|本)校(?!区|验|对|准|正)/g,
  院: /(?:我|本)院(?!系|落)/g,
};
/** Kinds that may rightly be called so: a committee is at times a bureau, a station at times lies in a town. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  法院: ['院'],
  检察院: ['院'],
  委员会: ['局'],
  办公室: ['局'],
  中心: ['院', '局'],
  站: ['局'],
  所: ['院', '局'],
  支队: ['局'],
  大队: ['局'],
  党校: ['学校', '院'],
};

/** What a unit of this sort and place cannot call itself. */
const othersOf = ({ kind, full }: Organisation): RegExp[] =>
  Object.entries(SELVES)
    .filter(([other]) => other !== kind && !(ALSO[kind] ?? []).includes(other))
    .filter(([other]) => !full.includes(other))
    .map(([, words]) => words);

const LEAD = '(?<=^|[，。；：“\\s]|[经由对为在向报]|保障|支持|提请|提交|按照)';
const TOWN_BODIES = '(?=党委|党工委|政府|人民政府|人大|纪委|财政所|武装部|机关(?!事务))';
/** 镇党委 where the town is a 乡 or a 街道. */
const bodiesOf = (others: string): RegExp => new RegExp(`${LEAD}(?:${others})${TOWN_BODIES}`, 'g');
const WRONG_BODIES: Readonly<Record<string, RegExp>> = {
  镇: bodiesOf('乡'),
  街道: bodiesOf('乡|镇'),
};
/** A bureau's or a school's report does not go through a town's party committee. */
const TOWN_APPROVAL =
  /(?:经|报|提交|提请)[乡镇](?=党委[^，。；各]{0,6}(?:审定|审议|研究|批准|同意|讨论|通过))/g;

/** The town whose bodies a text may speak of: the unit's own, or the one it lies in. */
const townOf = ({ kind, full }: Organisation): string | null =>
  /^(?:乡|镇|街道)$/.test(kind) ? kind : (/[一-龥]{2}(乡|镇|街道)/.exec(full)?.[1] ?? null);

const COUNTY_BODIES =
  '(?=人民政府|政府(?!采购)|财政局|纪委|人大常委会|审计局|(?:教育|民政|水利)局)';
/** 区财政局 in the report of a county's unit, and the reverse. */
function levelsOf({ full }: Organisation): RegExp[] {
  const [isCounty, isDistrict] = [/县/.test(full), /区/.test(full)];
  if (isCounty === isDistrict) return [];
  return isCounty
    ? [/我区(?![域间别])/g, new RegExp(`${LEAD}区${COUNTY_BODIES}`, 'g')]
    : [/我县/g, new RegExp(`${LEAD}县${COUNTY_BODIES}`, 'g')];
}

/** 党组 is a department's; a township, town or subdistrict has a party committee. */
const PARTY_GROUP = /党组(?:会议?|成员|书记)?(?!织)/g;

/** The wrong suffix or the wrong body for this kind of organisation. */
export const organisationSuffix: Kind = {
  id: 'organisation_suffix',
  name: '单位称谓不符',
  severity: 'warning',
  reason: '乡的报告自称镇、乡镇的报告写党组会议，多为套用其他单位的文本。',
  fires: [
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n积极组织活动，提升我镇的党建水平。',
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n支持保障镇人大工作顺利开展。',
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n并经过党组会议专题研究。',
    '石桥县人民医院\n2024年度自评报告\n我局按照规定公开预算。',
    '清沅县教育局\n2024年度自评报告\n我镇绩效管理水平不断提高。',
    '白溪县司法局\n2024年度自评报告\n自评结果经镇党委会审定。',
    '白鹭县沙溪镇中心卫生院\n2024年度自评报告\n我院在乡党委、乡政府支持下完成改造。',
    '江州市南湖区望江街道办事处\n2024年度自评报告\n报告经镇党委研究后报送，接受县财政局检查。',
    '青石镇人民政府\n2024年度自评报告\n经乡党委研究，本乡成立了领导小组。',
    '汉溪市档案馆\n2024年度自评报告\n我局全年接收档案3万卷。',
    '平安县人民法院\n2024年度自评报告\n我局按照区财政局要求公开。',
  ],
  spares: [
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n加强乡镇党组织建设，推进村镇规划，改善城镇面貌，实现镇村一体。',
    '保定市徐水区大王店镇人民政府\n2024年度自评报告\n提升我镇的党建水平，服务乡村振兴。',
    '保定市徐水区农业农村局\n2024年度自评报告\n经局党组会议研究。',
    '清沅县教育局\n2024年度自评报告\n我局及所属学校按规定公开，我县乡镇学校全部达标。',
    '白鹭县沙溪镇中心卫生院\n2024年度自评报告\n我院在镇党委、镇政府支持下服务我镇群众。',
    '青石镇人民政府\n2024年度自评报告\n经镇党委研究，推进乡村振兴、城乡政府采购，服务本镇居民。',
    '云川县民政局\n2024年度自评报告\n新增对象由村（社区）评议、各镇党委审核，全县各乡镇政府落实。经开区财政局、市区政府广场不在其内。',
    '平安县人民法院\n2024年度自评报告\n本院严格执行财务制度，本局部工程已完工。',
    '石桥县人民医院\n2024年度自评报告\n我院医护人员服务我县群众，突破自我局限。',
  ],
  find: (document) => {
    const { organisation } = document;
    if (organisation === null) return [];
    const { kind } = organisation;
    const town = townOf(organisation);
    const isTown = kind === town;
    const wrong = [
      ...(isTown ? [TOWN_WORD[kind]] : []),
      ...othersOf(organisation),
      ...levelsOf(organisation),
      ...(town === null ? [TOWN_APPROVAL] : [WRONG_BODIES[town]]),
    ].filter((words) => words !== undefined);
    return document.passages.slice(1).flatMap((passage) => [
      ...wrong
        .flatMap((words) => everyMatch(passage, words))
        .map((at) =>
          findingOf(organisationSuffix, document, [at], {
            message: `本单位是${kind}，文中写作“${document.source.slice(at.start, at.end)}”。`,
            suggestion: `改为${kind}的称谓。`,
            confidence: 0.85,
          }),
        ),
      ...(isTown ? everyMatch(passage, PARTY_GROUP) : []).map((at) =>
        findingOf(organisationSuffix, document, [at], {
          message: `${kind}设党委，文中写作“${document.source.slice(at.start, at.end)}”。`,
          suggestion: '改为党委会议，或核对会议名称。',
          confidence: 0.75,
        }),
      ),
    ]);
  },
};

const everyMatch = (passage: Sentence, pattern: RegExp): { start: number; end: number }[] =>
  [...passage.text.matchAll(pattern)].map((match) => rangeOf(passage, match));
