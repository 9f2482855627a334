import { findingOf, rangeOf, type Range } from '../finding-of.js';
import { foreignPlaces, isAlias, isElsewhere } from '../relations/names/foreign-places.js';
import { strangersInColumns } from '../relations/names/columns.js';
import { otherCounties, otherCountiesOfProject } from '../relations/names/other-counties.js';
import { strangeTowns } from '../relations/names/project-towns.js';
import { twinBrands } from '../relations/names/twin-brands.js';
import { otherTowns } from '../relations/names/other-towns.js';
import { countiesOfSelf } from '../relations/names/own-county.js';
import { wrongAliases } from '../relations/names/aliases.js';
import { leadersOfOthers } from '../relations/names/leaders.js';
import { headsOfLists } from '../relations/names/other-offices.js';
import { misnamed } from '../relations/names/own-roles.js';
import { missigned } from '../relations/names/signatures.js';
import { peersInItsPlace, planners } from '../relations/names/peers.js';
import { rulesByOthers, rulesOfOthers } from '../relations/names/rules-of-others.js';
import { isName, subordinatesOf, type Subordinates } from '../relations/names/places.js';
import { twinNames } from '../relations/names/twin-names.js';
import { shortTowns } from '../relations/names/short-towns.js';
import { twinPlaces } from '../relations/names/twin-places.js';
import { othersOfSort } from '../relations/names/others-of-sort.js';
import { strangeBodies } from '../relations/names/strange-bodies.js';
import { strayNames } from '../relations/names/stray-names.js';
import { strayAddresses } from '../relations/names/stray-addresses.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import type { Organisation } from '../text/organisation.js';
import { matchesIn } from '../text/matches.js';

const TOWN = '保定市徐水区户木乡人民政府\n2024年度自评报告\n';
const STREET =
  '江州市南湖区望江街道办事处\n2024年度自评报告\n下辖春晖、临江、书院3个社区居委会。\n';
const HOSPITAL = '石桥县人民医院\n2024年度项目支出绩效自评报告\n';

/** Somebody else's name, left over from the text this one was made from. */
export const foreignOrganisation: Kind = {
  id: 'foreign_organisation',
  name: '其他单位名称',
  severity: 'warning',
  reason: '正文出现其他乡镇、区县、村社区的名称，多为套用其他单位的文本。',
  fires: [
    `${TOWN}保障大王店镇机关正常运转。`,
    `${TOWN}按照清苑区财政局要求报送。`,
    `${TOWN}2025年编制预算时，大王店镇将绩效指标改为可量化指标。`,
    `${HOSPITAL}建成重症监护病房，临山县域内危重患者救治能力明显增强。`,
    `${HOSPITAL}经清河县卫生健康局批准，项目于3月开工。`,
    `${TOWN}会同清苑区财政局开展检查。`,
    `${TOWN}保障大王店镇正常运转。`,
    '武峒县高岭侗族乡人民政府\n2024年度自评报告\n公开及时，盘溪苗族乡未发生被投诉的情况。',
    '桐江县职业技术学校\n2024年度自评报告\n榕溪县职业技术学校修订了3项制度。',
    '文江市市场监督管理局\n2024年度决算说明\n文岭市市场监管局组织对6个项目开展自评。',
    '白鹭县沙溪镇中心卫生院\n2024年度自评报告\n桃源镇卫生院全年门诊48216人次。',
    '鹤川市云溪区民政局\n2024年度决算说明\n平远区民政局机关内设5个科室，按照河东市财政局要求公开。',
    `${STREET}最高的滨河路社区45万元，最低的临江社区35万元。`,
    `${STREET}完成春晖社区和滨河社区居家养老站点改造。`,
    '怀安县第二中学\n2024年度自评报告\n昭陵师范学校各维度得分均在90分以上。',
    '古城镇人民政府\n2024年度自评报告\n全镇实有人员46人。\n新集镇人民政府\n2025年2月28日',
    '莲湖市水务局\n2024年度自评报告\n市水务集团公司会同环卫等部门开展检查。',
    '洛川市水务局（以下简称“市林业局”）内设科室8个。',
    `${TOWN}道路硬化后，白马乡群众出行更加便利。`,
    '庆南县统计局\n2024年度自评报告\n普查登记完成，宁北县常住人口32.6万人。',
    '洛川市城市管理局\n2024年度自评报告\n填报单位：洛川市园林绿化局',
    '江岭市南浦区城市管理局\n2024年度自评报告\n按照北塘区城市管理局资产管理细则登记入账。',
    '漳川市残疾人联合会\n2024年度自评报告\n安陵市残联会同市财政局开展检查。',
    '蒲源县市场监督管理局\n2024年度自评报告\n4月沂岭县市场监督管理局财务科抽查复核4个项目。',
    '岭安县图书馆\n2024年度自评报告\n执行《岭安县图书馆财务制度》《岭安县博物馆藏品采购办法》。',
    '丰坪县水务局\n2024年度自评报告\n建议沅峒县财政局适当提高补助标准。',
    '丰坪县水务局\n2024年度自评报告\n2024年禾阳县农村自来水普及率达到96.2%。',
    '丰坪县水务局\n2024年度自评报告\n修订《丰坪县水务局印章管理办法》《潞安县水务局车辆管理办法》。',
    '丰坪县水务局\n2024年度自评报告\n下设禾阳县水质检测中心1个。',
    '靖远苗族侗族自治县司法局\n2024年度自评报告\n通江侗族自治县司法局是县政府组成部门。',
    '澧泉县水利局\n2024年度自评报告\n有效保障了慈岩县人民群众生命财产安全，支出均经县林业局党组会议研究。',
    '洪川县龙潭沟水库除险加固工程\n项目支出绩效自评报告\n明确管护主体为清源县石门镇人民政府。',
    '青岭县教育局\n2024年度自评报告\n组织拟订平昌湖县教育事业发展规划，年度决算已报送临溪县财政局备案。',
    '沅溪县人民医院\n2024年度自评报告\n我院是洛浦湾县唯一的二级甲等综合医院。',
    '望川区人民法院\n2024年度自评报告\n全年临江区法院受理各类案件5386件。',
    `${TOWN}修订《户木乡机关财务管理办法》《龙潭镇项目资金管理办法》。`,
    '宣和县交通运输局\n2024年度自评报告\n平昌市教体局党组每季度听取一次资金支出情况汇报。',
    '丰坪县林业局\n2024年度自评报告\n丰坪县农业农村局作为项目实施单位，负责招标和验收。',
    '丰坪县林业局\n2024年度自评报告\n本报告数据来源于丰坪县统计局2024年度部门决算报表。',
    '石镇2024年度自评报告\n实施石镇敬老院修缮、柳树乡集镇污水管网两个项目。',
    '青石镇中心幼儿园\n2024年度自评报告\n西坪镇中心幼儿园食堂食材全部公开招标。',
    '临江市图书馆\n2024年度自评报告\n本馆制定了《鹤城市图书馆免费开放经费管理办法》。',
    '丰坪县妇女联合会\n2024年度自评报告\n全年宣讲26场。\n\n丰坪县总工会\n2025年3月24日',
    '中标单位为岭南宏远建筑有限公司。2024年8月，岭南宏达建筑有限公司完成竣工。',
    '石浦县2024年度困难群众救助项目支出绩效自评报告\n石浦县民政局牵头。对平岭县乡镇民政助理员每季度培训一次。',
    '青浦县沙溪镇人民政府\n2024年度自评报告\n邀请云岭县审计局业务骨干到镇讲课。',
    '石浦县交通运输局\n2024年度自评报告\n优先安排桐岭县公路养护中心补充人员。',
    '石浦县2024年度农村公路建设项目支出绩效自评报告\n项目在大塘镇、石桥镇、南溪乡3个乡镇实施。\n质量问题集中于白沙镇的路基。',
    '云岭县中医医院\n2024年度自评报告\n支付须经项目负责人、财务科长、县妇幼保健院分管院长三级签字。',
    '饶源县第二中学\n2024年度自评报告\n内设党政办公室、教务处、县实验小学总务处、教科室4个处室。',
    '白鹭县医疗保障局\n2024年度自评报告\n统计数据完整。县统计局党组于2025年2月18日听取汇报。',
    '石浦县图书馆\n2024年度自评报告\n我馆执行《石浦县档案馆财务管理制度》。',
    '岚源县教育局\n2024年度自评报告\n会同青峪县市场监管部门全年开展4轮检查。',
    '云池县职业教育中心\n2024年度自评报告\n由总务处向县人民医院院长办公会说明原因。',
    '河坨县农业技术推广站\n2024年度自评报告\n我站执行《河坨县畜牧兽医服务中心财务管理办法》。',
    '安溪县文化馆\n2024年度自评报告\n“安溪文旅”公众号推送120条。\n下一步办好“青湖文旅”公众号。',
  ],
  spares: [
    '岚源县教育局\n2024年度自评报告\n会同县市场监管部门开展检查。会同青峪县市场监管部门开展交界地带联合检查。',
    '云池县职业教育中心\n2024年度自评报告\n由总务处向校长办公会说明原因，向县教育局党组汇报。',
    '饶源县第二中学\n2024年度自评报告\n县实验小学总务处派员来校交流，县第三中学教务处与我校教务处联合命题。',
    '白鹭县医疗保障局\n2024年度自评报告\n会同县统计局办公室、县林业局财务股检查，移送县统计局党组处理。',
    '岚陂县退役军人事务局\n2024年度自评报告\n补助县服务中心20万元。自评结果在局党组会上通报。',
    '岚溪县图书馆\n2024年度自评报告\n设座席412个（成人区248个、少儿区164个）。',
    '青浦县沙溪镇人民政府\n2024年度自评报告\n邀请云岭县财政局分享绩效管理经验。',
    '石浦县2024年度农村公路建设项目支出绩效自评报告\n项目在大塘镇、石桥镇、南溪乡3个乡镇实施。\n未纳入本项目的白沙镇另行安排。',
    '安溪县文化馆\n2024年度自评报告\n“安溪文旅”公众号推送120条，与“青湖文旅”公众号互推。',
    '洪川县龙潭沟水库除险加固工程\n项目支出绩效自评报告\n与清源县石门镇人民政府交界，管护主体为洪川县松坪镇人民政府。',
    '宣和县交通运输局\n2024年度自评报告\n按照平昌市交通运输局党组部署，市教体局党组成员到我县调研。',
    '江岭市南浦区住房和城乡建设局\n2024年度自评报告\n具体工作由局属区房屋征收中心承担。',
    `${TOWN}保障户木乡机关正常运转，按照徐水区财政局要求报送。`,
    `${TOWN}保障各乡镇机关、中心镇政府正常运转。`,
    `${TOWN}办理区人民政府交办的其他事项，年内区财政局开展2次检查，配合区纪委工作。`,
    `${TOWN}完成户木乡至大王店镇公路改造，赴大王店镇政府学习考察，与大王店镇的界线清楚。`,
    `${HOSPITAL}承办县人民政府交办事项，经县财政局审核，报请县卫生健康局备案，年内县审计局开展审计。`,
    `${HOSPITAL}与临山县人民医院组建医联体，接收清河县域内转诊患者。`,
    `${STREET}春晖社区、临江社区服务站已建成，打造智慧社区、平安社区，推进老旧社区改造，各社区均已公开。年末共有社区工作者30人，下设社区、网格两级，夯实社区基础，全部社区、小区均已覆盖。`,
    `${STREET}与相邻的滨河路社区联合开展活动。`,
    '丰坪县水务局\n2024年度自评报告\n施工单位为禾阳县宏源水利工程有限公司，工程起于禾阳县白马镇。',
    '青岭县公安局\n2024年度自评报告\n在平湖县公安局协助下抓获2人，平湖县检察院移送1件，赴平湖县学习。',
    '江平县万石镇人民政府\n2024年度决算说明\n单位1个，即江平县万石镇人民政府，党政办负责乡镇人大、政协工作。',
    '沅县财政局\n2024年度决算说明\n纳入沅县财政局部门预算的单位有3个。',
    '丰坪县水务局\n2024年度自评报告\n移送县纪委线索2条，调往县第一中学1人，下设县水利站，县政府和县纪委均已批示。',
    '丰坪县水务局\n2024年度自评报告\n执行《丰坪县水务局财务制度》《丰坪县财政局差旅费管理办法》。',
    '靖远苗族侗族自治县司法局\n2024年度自评报告\n与通江侗族自治县司法局签订协作协议。',
    '江岭市南浦区城市管理局\n2024年度自评报告\n按照江岭市城市管理局的规定登记入账，参照南浦区城市管理局上年的办法。',
    '文江市市场监督管理局\n2024年度决算说明\n接受滨州市市场监管局业务指导，获滨州市市场监管局通报表扬。',
    '云亭区文化和旅游局\n2024年度自评报告\n与相邻的平溪区文化和旅游局联合调查，邻县青山县文旅局派员学习。',
    '武峒县高岭侗族乡人民政府\n2024年度自评报告\n与盘溪苗族乡交界，服务乡镇，提升集镇面貌，高岭侗族乡未发生被投诉的情况。',
    '白鹭县沙溪镇中心卫生院\n2024年度自评报告\n沙溪镇中心卫生院与桃源镇卫生院联合义诊，各乡镇卫生院参加。',
    '白溪县司法局\n2024年度自评报告\n审查县政府规范性文件，督促县财政局拨付，建议县财政局追加，报请县人民政府批准，商请县审计局审核。',
    '保定市徐水区教育局\n2024年度自评报告\n支持大王店镇政府、户木乡政府建设幼儿园。',
    '怀安县第二中学\n2024年度自评报告\n昭陵师范学校派出骨干教师6人支教，我校与昭陵师范学校结对。',
    '洛川市文化广电旅游体育局（以下简称“市文旅局”）、洛川市第一中学（以下简称“我校”）参加。',
    `${TOWN}白马乡、石溪镇的3个村并入我乡供水管网，统筹城乡建设，改善集镇面貌。`,
    '桐源经济开发区管理委员会\n2024年度自评报告\n省、市拨付到企业的资金不列入管委会决算。',
    '丰坪县林业局\n2024年度自评报告\n会同丰坪县农业农村局验收，项目经丰坪县发展和改革局批复。',
    '临江市图书馆\n2024年度自评报告\n接受滨江市图书馆业务指导，按照《临江市图书馆经费管理办法》执行。',
    '中标单位为岭南第一建筑有限公司，岭南第二建筑有限公司承担另一标段。',
  ],
  find: (document) => {
    const { organisation } = document;
    return [
      ...(organisation === null ? strangeAddresses(document) : othersOf(document, organisation)),
      ...leftOver(document),
      ...wrongAliases(document).map((places) =>
        findingOf(foreignOrganisation, document, places, {
          message: '简称与前面的全称不是同一单位。',
          suggestion: '核对简称。',
          confidence: 0.75,
        }),
      ),
      ...twinNames(document).map(({ other, ...at }) =>
        findingOf(foreignOrganisation, document, [at, other], {
          message: `“${document.source.slice(at.start, at.end)}”与“${document.source.slice(other.start, other.end)}”只差一字。`,
          suggestion: '核对单位名称。',
          confidence: 0.75,
        }),
      ),
      ...subordinatesOf(document).flatMap((own) => foreignSubordinates(document, own)),
    ];
  },
};

/** What is written for a project has no unit of its own, and yet lies in one county. */
const strangeAddresses = (document: TextDocument): ReturnType<Kind['find']> =>
  apart([
    ...strayAddresses(document),
    ...otherCountiesOfProject(document),
    ...strayNames(document),
    ...othersOfSort(document),
  ]).map((place) =>
    findingOf(foreignOrganisation, document, [place], {
      message: `出现其他县的“${document.source.slice(place.start, place.end)}”。`,
      suggestion: '核对是否套用了其他单位的文本。',
      confidence: 0.75,
    }),
  );

/** Towns a project has nothing to do with, and channels of another place. */
const leftOver = (document: TextDocument): ReturnType<Kind['find']> =>
  [...strangeTowns(document), ...twinBrands(document)].map((place) =>
    findingOf(foreignOrganisation, document, [place], {
      message: `“${document.source.slice(place.start, place.end)}”与全文所说的不是同一地方。`,
      suggestion: '核对是否套用了其他单位的文本。',
      confidence: 0.7,
    }),
  );

/** Each place once, by the first that names it. */
const apart = <T extends Range>(found: readonly T[]): T[] =>
  found.filter(({ start, end }, index) =>
    found.slice(0, index).every((other) => other.end <= start || end <= other.start),
  );

/** A signature stands against the title, and either may be wrong. */
function titled(
  { text }: TextDocument,
  { full }: Organisation,
  signed: readonly Range[],
  place: Range,
): Range[] {
  const start = text.indexOf(full);
  const isOwn = start >= 0 && signed.some((one) => one.start === place.start);
  return isOwn ? [{ start, end: start + full.length }] : [];
}

/** 现将雁桥街道办事处, 评价由市自然资源局, 最终以区: words before the own name, or before none at all. */
const WORDS_BEFORE = /^[一-龥]{0,3}?(?:现将|[由将以把被向对经按])(.*)$/;

function isOwnBehindWords({ text }: TextDocument, place: Range, { full }: Organisation): boolean {
  const name = WORDS_BEFORE.exec(text.slice(place.start, place.end))?.[1];
  return name !== undefined && (name.length < 2 || full.includes(name));
}

/** 查处区域生态环境违法问题: an area, and no district. */
const AREA = /[域间内划块片]/;
/** 年初县财政下达我中心, 部署全局, 护送返乡: words about the unit itself, and no name. */
const NO_NAME =
  /[我该其](?!市|县|区)|本[馆站所局院校中镇乡]|下达|核定|核拨|批复|拨付|所需|资金|[返下还故]乡$|全局$|^(?:部署|组织|护送|希望|要求|建议|安排)|(?:县|乡|村|道)县$/;

function othersOf(document: TextDocument, own: Organisation): ReturnType<Kind['find']> {
  const signed = missigned(document, own);
  const found = [
    ...signed,
    ...foreignPlaces(document, own),
    ...otherCounties(document, own),
    ...otherTowns(document, own),
    ...shortTowns(document, own),
    ...twinPlaces(document),
    ...countiesOfSelf(document, own),
    ...misnamed(document, own),
    ...rulesOfOthers(document, own),
    ...rulesByOthers(document, own),
    ...strayAddresses(document),
    ...peersInItsPlace(document),
    ...planners(document, own),
    ...strayNames(document),
    ...othersOfSort(document),
    ...strangeBodies(document, own),
    ...leadersOfOthers(document),
    ...headsOfLists(document, own),
    ...strangersInColumns(document),
  ];
  const foreign = found.filter(
    (place) =>
      !isOwnBehindWords(document, place, own) &&
      !isAlias(document, place, own) &&
      !NO_NAME.test(document.text.slice(place.start, place.end)) &&
      !(document.text.charAt(place.end - 1) === '区' && AREA.test(document.text.charAt(place.end))),
  );
  return apart(foreign).map((place) =>
    findingOf(foreignOrganisation, document, [place, ...titled(document, own, signed, place)], {
      message: `出现其他单位名称“${document.source.slice(place.start, place.end)}”，本单位是${own.full}。`,
      suggestion: '核对是否套用了其他单位的文本。',
      confidence: 0.75,
    }),
  );
}

/** Words and characters that stand before 社区 or 村 without naming one. */
const GENERIC =
  /[设有存求辖建评缴付拨统共聚住搬办创助送推治管务发服末年月日区县市省级类种处均要应可能会化性力型式实]|^(?:网格|党群|物业|基层|线上|公益|志愿|老年|养老|医疗|文化|体育|宜居|城市|农村|老旧|绿色|健康|美丽|幸福|平安|文明|和谐|书香|红色|国际|未来|完整|居民|社会|其他|行政|自然|贫困|脱贫|特色|城中|先进|后进|旅游|传统|空壳|薄弱|富裕|生态|数字|零碳|原有|大型|学习|民族)/;
/** What follows the name of one: its bodies, a mark, a figure. */
const NAMED_SO =
  '(?=居委会|居民委员会|村委会|党委|党总支|党支部|书记|两委|的|、|和|，|。|；|\\s|$|\\d|（|服务站|居家|投入|新增|改造|获)';

/** Names of villages or communities that are not the report's own, each where it stands first. */
function strangersOf(document: TextDocument, { kind, names, at }: Subordinates): Range[] {
  const pattern = new RegExp(
    `(?<=^|[，。、；：\\s“（(]|在|由|对|与|和|为|的|完成|其中)([一-龥]{2,3})${kind}${NAMED_SO}`,
    'g',
  );
  const isStranger = (name: string, { start, end }: Range): boolean =>
    ![...names].some((one) => name.endsWith(one) || one.endsWith(name)) &&
    (start >= at.end || end <= at.start) &&
    !GENERIC.test(name) &&
    isName(name) &&
    !isElsewhere(document, { start, end });
  const found = new Map<string, Range>();
  for (const passage of document.passages)
    for (const match of matchesIn(passage.text, pattern)) {
      const [, name = ''] = match;
      const range = rangeOf(passage, match);
      if (!found.has(name) && isStranger(name, range)) found.set(name, range);
    }
  return [...found.values()];
}

function foreignSubordinates(document: TextDocument, own: Subordinates): ReturnType<Kind['find']> {
  const strangers = strangersOf(document, own);
  // A list that is too short may lack the very one.
  if (strangers.length === 0 || strangers.length <= own.said - own.names.size) return [];
  const words = strangers.map(({ start, end }) => document.source.slice(start, end)).join('、');
  return [
    findingOf(foreignOrganisation, document, [...strangers, own.at], {
      message: `“${words}”不在本单位所辖的${own.kind}之列。`,
      suggestion: `核对${own.kind}名称；确属本单位的，补入所辖${own.kind}。`,
      confidence: 0.7,
    }),
  ];
}
