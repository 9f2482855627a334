import { findingOf, rangeOf, type Range } from '../finding-of.js';
import {
  impossibleBodies,
  otherGovernments,
  otherLevels,
  strayBodies,
} from '../relations/names/own-bodies.js';
import { headsOfOthers } from '../relations/names/heads-of-others.js';
import { bareWords } from '../relations/names/bare-words.js';
import { kindredNames } from '../relations/names/kindred.js';
import { renamedMembers } from '../relations/names/members.js';
import { variedOffices } from '../relations/names/varied-offices.js';
import { twoSuffixes, type TwoSuffixes } from '../relations/names/two-suffixes.js';
import { variedTowns } from '../relations/names/varied-towns.js';
import { otherSuffixes, selvesOf, speakerOf, wrongSelves } from '../relations/names/self-words.js';
import type { Kind } from '../kind.js';
import type { Organisation } from '../text/organisation.js';
import type { Finding } from '../finding.js';
import type { TextDocument } from '../document.js';
import type { Sentence } from '../text/sentences.js';
import { matchesIn } from '../text/matches.js';

/** What a town keeps: 镇文化站 in the report of a 乡 is another's. */
const HOUSES =
  '文化站|文化活动|农业|农技|便民|卫生院|养老|敬老院|食堂|综合|司法所|派出所|水利站|林业站|应急|志愿|消防|干部|退役军人|社保|党群|代表';
const housesOf = (others: string): RegExp =>
  new RegExp(`(?<=^|[，。；：“\\s]|[经由对为了在]|召开|组织)(?:${others})(?=${HOUSES})`, 'g');
/** 乡镇, 村镇 and the like are generic words; 集镇 and 建制镇 are places. */
const TOWN_WORD: Readonly<Record<string, RegExp>> = {
  乡: /(?<=^|[，。、；：“\s]|保障|支持|召开|组织|规范|加强|[经由对为的了])镇(?=[级人党政村机武财综内域区的]|政府)(?!村)|全镇/g,
  镇: /全乡(?![村镇亲愁])/g,
  街道: /全(?:乡(?![村镇亲愁])|镇)/g,
};
const HOUSES_OF_OTHERS: Readonly<Record<string, RegExp>> = {
  乡: housesOf('镇'),
  镇: housesOf('乡'),
  街道: housesOf('乡|镇'),
};
/** What a town says of itself by its bare word: 镇共安排项目10个, 由镇长任组长. */
const BARE =
  '(?=基本情况|概况|内设|辖|共(?!同)|无|资产|坚持|政务|便民|注重|承担|统一|已|将|在编|在职|保有|走访|委托|不涉及|机关|本级|办事处|纪委|里|内(?!部)|现有|成立|高度|严格|积极|认真|投入|争取|长任|长担任|长牵头|长办公会|长负责)';
/** A department has none of these; the towns below it have. */
const DEPARTMENT_BARE =
  '(?=机关(?:内设|设|编制|和)|本级(?!财政|配套)|内设|长任|长担任|长办公会|计财|党组|领导班子成员)';
const BEGIN = '(?<=^|[，。；：\\s]|[一二三四五六七八九十]、|由|经|副)';

/** A bare 镇 or 乡 where the report's own unit is another. */
function bareOf(kind: string, isTown: boolean): RegExp {
  const others = ['乡', '镇'].filter((other) => other !== kind).join('|');
  return new RegExp(`${BEGIN}(?:${others})${isTown ? BARE : DEPARTMENT_BARE}`, 'g');
}

const LEAD =
  '(?<=^|[，。；：“\\s]|[经由对为在向报]|(?:主要|均|都)(?:是|为|系)|来自|保障|支持|提请|提交|按照)';
const TOWN_BODIES = '(?=党委|党工委|政府|人民政府|人大|纪委|财政所|武装部|机关(?!事务))';
/** 镇党委 where the town is a 乡 or a 街道. */
const bodiesOf = (others: string): RegExp => new RegExp(`${LEAD}(?:${others})${TOWN_BODIES}`, 'g');
const WRONG_BODIES: Readonly<Record<string, RegExp>> = {
  乡: bodiesOf('镇|街道'),
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
const OF_CITY = /^(?:[一-龥]{2,8}省)?[一-龥]{2,4}市(?!场)/;
/** 区财政局 in the report of a county's unit, and the reverse. */
function levelsOf({ full }: Organisation, text: string): RegExp[] {
  const [isCounty, isDistrict] = [/县/.test(full), /区/.test(full)];
  if (isCounty === isDistrict) return OF_CITY.test(full) ? [/我[县区](?![域间别])/g] : [];
  const ourCity = isCounty && !full.includes('市') ? [/我市(?![场民])/g] : [];
  return isCounty
    ? [
        text.includes('自治区') ? /我区(?![域间别])/g : /[我全]区(?![域间别])/g,
        new RegExp(`${LEAD}区${COUNTY_BODIES}`, 'g'),
        ...ourCity,
      ]
    : [/我县|全县(?!级)/g, new RegExp(`${LEAD}县${COUNTY_BODIES}`, 'g')];
}

/** 党组 is a department's; a township, town or subdistrict has a party committee. */
const PARTY_GROUP = /(?<!人大|政协|机关|企业|上级)党组(?:会议?|成员|书记)?(?!织)/g;

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
    '长平县卫生健康委员会\n2024年度自评报告\n我委内设科室11个。我局对自评结果的真实性负责。',
    '云岭市第三中学\n2024年度自评报告\n自评报告经镇党委会议审议通过。',
    '临山县林业局\n2024年度自评报告\n局党组成立领导小组，局党组定期听取汇报，局党组要求整改。自评结果经局党委会审定。',
    '江州市南湖区望江街道办事处\n2024年度自评报告\n围绕五项任务，镇共安排项目10个。',
    '青石镇人民政府\n2024年度自评报告\n我镇成立了由乡长任组长的小组。',
    '临山县林业局\n2024年度自评报告\n镇机关内设股室6个。',
    '瓯北区望江街道卫生服务中心\n2024年度自评报告\n望江镇辖区常住人口68420人。',
    '棠溪市城市管理局\n2024年度自评报告\n我局是县政府工作部门，主要职责有五个方面。',
    '云峰县水利局\n2024年度自评报告\n云峰县水利局（以下简称县水利局）是市人民政府组成部门。',
    '云峰县白鹭瑶族乡人民政府\n2024年度自评报告\n执行《白鹭镇公务接待管理办法》。',
    '云峰县白鹭乡人民政府\n2024年度自评报告\n3万元以上提交镇党委会议集体研究。',
    '云峰县白鹭镇中心幼儿园\n2024年度自评报告\n其他收入主要是乡政府的补助。',
    '望川区教育局\n2024年度自评报告\n我局负责全县义务教育学校管理。',
    '青峦县柏林坝镇人民政府\n2024年度自评报告\n经镇财政所初审、街道党工委会议研究后报送。',
    '永澧县疾病预防控制中心\n2024年度自评报告\n永澧县疾病预防控制局年末固定资产206万元。',
    '东芷区信访局\n2024年度自评报告\n东芷县信访局内设3个科室。',
    '云峰县水利局\n2024年度自评报告\n县水务局党组会议研究了自评报告。',
    '青石乡人民政府\n2024年度自评报告\n目标依据镇“十四五”规划设定。',
    '青石镇人民政府\n2024年度自评报告\n街道党工委研究了资金分配方案。',
    '望川区财政局\n2024年度自评报告\n我们将自觉接受县人大监督。',
    '临山县林业局\n2024年度自评报告\n局党组研究了预算草案，自评报告由局党委审定。',
    '石镇2024年度自评报告\n石乡人民政府对照目标开展了自评。',
    '石浦县农技推广中心\n2024年度自评报告\n专款由县财政局核拨，年底县财政委组织复核。',
    '松坪县2024年度困难群众救助项目支出绩效自评报告\n由县民政局牵头，县民政委负责发放，县民政局核对。',
    '云川县交通运输局\n2024年度自评报告\n金鸡乡渡口改造完成，对金鸡镇开展了回访。',
    '石浦县统计局\n2024年度自评报告\n成立由校长任组长的自评小组。',
    '石浦县统计局\n2024年度自评报告\n院机关内设4个股室。',
  ],
  spares: [
    '石浦县教育局\n2024年度自评报告\n各校由校长任组长，校务会研究后报送。',
    '石浦县统计局\n2024年度自评报告\n县党校设教务处，校内设3个科室，由局长任组长。',
    '石浦县农技推广中心\n2024年度自评报告\n县卫生健康局（原县卫生健康委）配合，省卫生健康委指导，县委、县教育工委和县教育局联合发文。',
    '云川县交通运输局\n2024年度自评报告\n金鸡乡、金鸡镇均已通水，石鼓镇（原石鼓乡）完成管网。',
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n加强乡镇党组织建设，推进村镇规划，改善城镇面貌，实现镇村一体。',
    '保定市徐水区大王店镇人民政府\n2024年度自评报告\n提升我镇的党建水平，服务乡村振兴。',
    '保定市徐水区农业农村局\n2024年度自评报告\n经局党组会议研究。',
    '清沅县教育局\n2024年度自评报告\n我局及所属学校按规定公开，我县乡镇学校全部达标。',
    '白鹭县沙溪镇中心卫生院\n2024年度自评报告\n我院在镇党委、镇政府支持下服务我镇群众。',
    '青石镇人民政府\n2024年度自评报告\n经镇党委研究，推进乡村振兴、城乡政府采购，服务本镇居民。',
    '云川县民政局\n2024年度自评报告\n新增对象由村（社区）评议、各镇党委审核，全县各乡镇政府落实。经开区财政局、市区政府广场不在其内。',
    '平安县人民法院\n2024年度自评报告\n本院严格执行财务制度，本局部工程已完工。',
    '石桥县人民医院\n2024年度自评报告\n我院医护人员服务我县群众，突破自我局限。',
    '棠溪市城市管理局\n2024年度自评报告\n我局是市政府工作部门，指导县政府有关部门。',
    '临江市东湖区城市管理局\n2024年度自评报告\n区城管局是区人民政府工作部门，业务上由市政府工作部门指导。',
    '石浦县农技推广中心\n2024年度自评报告\n局党组会议审议通过了我中心的计划。',
    '临山县林业局\n2024年度自评报告\n由镇村共同管护，乡镇机关和林场配合，各镇内设林长办。',
    '永澧县疾病预防控制中心\n2024年度自评报告\n我中心隶属永澧县疾病预防控制局。',
    '东芷区信访局\n2024年度自评报告\n东芷区（原东芷县）2020年撤县设区。',
    '云峰县水利局\n2024年度自评报告\n接受市水务局指导，接待兄弟区县调研。',
    '青石乡人民政府\n2024年度自评报告\n建成跨乡镇产业路，改善集镇面貌。',
  ],
  find: (document) => {
    const selves = selvesOf(document);
    const organisation = document.organisation ?? speakerOf(selves);
    const mixed = mixedIn(document);
    if (organisation === null)
      return [
        ...mixed.map((at) => sayMixed(document, at)),
        ...twoSuffixes(document).map((pair) => sayTwo(document, pair)),
      ];
    const { kind } = organisation;
    const town = townOf(organisation);
    const isTown = kind === town;
    const wrong = [
      ...(isTown ? [TOWN_WORD[kind], HOUSES_OF_OTHERS[kind]] : []),
      ...levelsOf(organisation, document.text),
      ...(isTown || town === null ? [bareOf(kind, isTown)] : []),
      ...(town === null ? [TOWN_APPROVAL] : [WRONG_BODIES[town]]),
    ].filter((words) => words !== undefined);
    const places = document.passages
      .slice(1)
      .flatMap((passage) => [
        ...wrong.flatMap((words) => everyMatch(passage, words)),
        ...(isTown ? everyMatch(passage, PARTY_GROUP) : []),
      ]);
    const isNeighbours = (at: Range): boolean => speaksOfNeighbour(document, organisation, at);
    const found = distinct([
      ...wrongSelves(selves, organisation),
      ...otherSuffixes(document, organisation),
      ...impossibleBodies(document, kind),
      ...strayBodies(document),
      ...headsOfOthers(document, organisation),
      ...otherLevels(document, organisation),
      ...otherGovernments(document, organisation),
      ...mixed,
      ...kindredNames(document),
      ...[...bareWords(document, organisation), ...places].filter((at) => !isNeighbours(at)),
    ]);
    return [
      ...found.map((at) =>
        mixed.includes(at) ? sayMixed(document, at) : sayOf(document, kind, at),
      ),
      ...twoSuffixes(document)
        .filter(
          ({ other, ...at }) =>
            !found.some((one) => !mixed.includes(one) && (meet(one, at) || meet(one, other))),
        )
        .map((pair) => sayTwo(document, pair)),
    ];
  },
};

const SENTENCE_END = /[。\n]/;
const SORT_OF_TOWN = /[乡村城集建小各全两多等]$/;
const BESIDE_OWN = /毗邻|相邻|邻近|邻|周边|交界|接壤|联合|共建|共同|会同|协作|与|和/;

/** 街道与毗邻的三河镇联合治理，镇里出劳力: the bare word is the neighbour's, who is named before it. */
function speaksOfNeighbour({ text }: TextDocument, own: Organisation, at: Range): boolean {
  const [kind = ''] = /^(?:乡|镇|街道|县|区)/.exec(text.slice(at.start, at.end)) ?? [];
  if (kind === '' || kind === own.kind) return false;
  let from = at.start;
  while (from > 0 && !SENTENCE_END.test(text.charAt(from - 1))) from -= 1;
  const before = text.slice(from, at.start);
  return matchesIn(before, new RegExp(`([一-龥]{2})${kind}(?![级村])`, 'g')).some(
    ({ index, 1: name = '' }) =>
      !SORT_OF_TOWN.test(name) &&
      !own.full.includes(name) &&
      BESIDE_OWN.test(before.slice(0, index)),
  );
}

/** Names told in two ways: 县财政委 beside 县财政局, 白石乡 beside 白石镇. */
const mixedIn = (document: TextDocument): Range[] =>
  distinct([...variedOffices(document), ...variedTowns(document), ...renamedMembers(document)]);

const sayMixed = (document: TextDocument, at: Range): Finding =>
  findingOf(organisationSuffix, document, [at], {
    message: `“${document.source.slice(at.start, at.end)}”与文中别处的名称不一致。`,
    suggestion: '核对单位或乡镇名称。',
    confidence: 0.8,
  });

const sayTwo = (document: TextDocument, { other, ...at }: TwoSuffixes): Finding =>
  findingOf(organisationSuffix, document, [at, other], {
    message: `“${document.source.slice(at.start, at.end)}”与“${document.source.slice(other.start, other.end)}”名称不一致。`,
    suggestion: '核对单位名称。',
    confidence: 0.8,
  });

const meet = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;

function sayOf(document: TextDocument, kind: string, at: Range): Finding {
  const words = document.source.slice(at.start, at.end);
  const isBody = /党|会/.test(words);
  return findingOf(organisationSuffix, document, [at], {
    message: `本单位是${kind}，文中写作“${words}”。`,
    suggestion: isBody ? '核对会议或机构名称。' : `改为${kind}的称谓。`,
    confidence: isBody ? 0.75 : 0.85,
  });
}

/** One of the places that overlap. */
const distinct = (places: readonly Range[]): Range[] =>
  places.filter(
    ({ start, end }, index) =>
      !places.slice(0, index).some((other) => other.start < end && start < other.end),
  );

const everyMatch = (passage: Sentence, pattern: RegExp): Range[] =>
  matchesIn(passage.text, pattern).map((match) => rangeOf(passage, match));
