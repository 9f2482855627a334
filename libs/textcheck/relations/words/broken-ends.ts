import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesInEach } from '../../text/in-each.js';
import type { Sentence } from '../../text/sentences.js';

/** Before a stop, what asks for more words: 资金主要用于。 */
const OPEN =
  /(?:用于|(?<!不)属于|位于|在于|致力于|有利于|有助于|来源于|相当于|不少于|不低于|不高于|不大于|按照|根据|以便|从而|进而|因此|以及|例如|诸如|比如|尤其是|特别是|主要是|主要有|分别是|分别为|主要为|共计|不断|逐步|日益|更加|着力|切实|尽快)(?=[。；])/g;
/** 营商环境进一步优。 */
const OPEN_GROWTH =
  /(?:进一步|不断(?![档线链流电供水气粮炊更])|持续|逐步|日益|明显|显著|得到|有效|全面)[一-龥](?<![好强高大快低多少小慢弱全细实严旺新等])(?=[。；])/g;
/** 难以量。 予以支。: words that take a word of two characters after them. */
const OPEN_PAIR =
  /(?:(?<![艰困为疑])难以|予以|加以|得以)(?!为继)[一-龥](?=[。；])|(?:给予|进行(?!时)|开展|(?<!所)有待|亟待|亟需|大力|着力|切实|有效|深入|积极|严格|认真|稳步|扎实|充分|统筹|协同|合理|科学|规范|及时|足额|按时)(?![做干抓管治好学用办查去来过了着的地得到些时后前中内者性化率度量点面期类组班课等])[一-龥](?=[。；])/g;
/** 支出2.80万元，中基本支出1万元: 其 went missing. */
const NO_OF =
  /(?<=\d(?:万元|亿元|元|人|名|个|户|项|次|亩)[，；（])中(?![央小幼心级期药医型介标层部国华共等学职高考队专式方转途毒暑])(?=[一-龥]{2,10}\d)/g;
/** 其余3人为。 */
const OPEN_IS = /(?<=[\d人个名户项元率额数例重分])为(?=[。；])/g;
/** 部分专职委员对。 组长由分管财务的。 为储粮供了依据: what a preposition or a verb leads to is missing. */
const LED_NOWHERE =
  /(?<=(?:人员|委员|干部|部分|部门|单位|企业|群众|教师|职工|学生|个别|对象|家长|农户))对(?=[。；])|(?<=(?:组长|牵头|负责|主持|审批|担任|副组长))由[^，。；是]{2,10}的(?=[。；])|(?<!提)供了[^，。；]{0,10}(?:依据|保障|支撑|支持|条件|服务|便利|帮助)(?=[，。；]|$)/g;
/** 截留、挤占、挪等现象; 部分项目因前期。 */
const CUT_ITEM =
  /(?<=[一-龥]{2}、)[一-龥](?=等(?:现象|问题|情况|行为))|(?<![起原成基])因(?!公|病|此|素|果|地|人|事)[一-龥]{2}(?=[。；])/g;
/** Between sentences, what cannot begin one. */
const OPEN_START = /(?<=[。；])(?:的(?![确士])|了(?![解结却]))/g;
const UNIT = '(?:万元|亿元|个百分点|人次|公里|平方米|亩|%)';
/** 净利润增加万元, 共计人次: the number went missing. */
const NO_NUMBER = new RegExp(
  `(?<!以)(?:增加|减少|增长|下降|提高|降低|上升|节约|压减|共计|合计|总计|累计|达到?|(?:余额|金额|总额|收入|支出|预算数?|决算数?|资金|投资|费用|经费|价款|造价)为|支出|收入|投入|拨付|发放|安排|结余)${UNIT}(?=[，。；、）]|$)`,
  'g',
);
const NO_COUNT =
  /(?:共计|合计|总计|累计|(?<!直)达到)(?:个(?![人别体性税])|名(?![单称额])|户(?![均籍数厕])|项(?!目)|次(?![数日年])|家(?![庭长])|处(?![理置于罚])|件(?!数)|场(?![地所次])|期(?![间末初望])|台(?![账湾]))/g;
/** 全年共计培训农技人员人次，: no number in all of the clause. */
const NO_FIGURE = new RegExp(
  `(?<=^|[，。；：])[^，。；：]{0,8}(?:共计|累计|合计|总计)[^，。；：\\d零一二两三四五六七八九十百千万几数]{2,15}${UNIT}(?=[，。；]|$)`,
  'g',
);
/** At the end of a paragraph, too: …获得感不断 */
const BREAKS_OFF = /(?<=.{15})(?:不断|逐步|日益|更加|着力|切实|以及|用于|并且|从而)$/g;
/** …，并进一步完善: at the end of a paragraph a word of doing without what is done, or only when it is done. */
const LEFT_HANGING =
  /(?<=.{12}[，；])(?:并|且|同时|以及)?(?:进一步|不断|持续|切实|逐步|全面|着力|有效|大力|更好地?)+(?:完善|健全|优化|提高|加强|推进|提升|改善|强化|规范|落实|做好|抓好|增强|加快|推动|促进|深化|夯实|压实|拓展|保障|解决|建立|形成|构建|实现)$|(?<=.{12})(?:(?<!相)比较|较为|更加|十分|非常|得到(?:有效|明显|显著|进一步|全面|充分|较大|很大|极大)|按月|按季|按年|逐月|分批|因为|由于)$/g;
/** 在职人员46，其中专业技术人员38人: the others have their unit. */
const NO_HEADS =
  /(?:人员|职工|教师|学生|干部|党员|辅警|医生|护士|农户)\d+(?=[，；。]|$)(?=.*\d[人名户])|(?<=\d[人名户].*)(?:人员|职工|教师|学生|干部|党员|辅警|医生|护士|农户)\d+(?=[，；。]|$)/g;
/** 万元元, 人次次 */
const UNIT_TWICE =
  /(?<=\d[万亿千百]?)(?:元元(?!旦)|个百分点点|万元万元|万万|亿亿|%%|人次次|人次人次|公里里|亩亩(?!均)|吨吨|米米|名名|个个(?![人体性别税])|项项(?!目)|次次(?!均)|台台(?!账)|家家(?!庭)|户户(?![均籍厕主型表内外口办])|件件|处处(?!理)|辆辆|所所(?!长)|座座|套套|期期|场场(?!地))/g;
/** 〔2024〕号, 〔2024〕8）: the number of the document, or its 号, went missing. */
const NO_DOCUMENT = /〔(?:20\d\d〕(?=号)|〕\s?\d+(?=号))|〔20\d\d〕\s?\d{1,4}(?=[）)])/g;

/** What stands where a sentence, a figure or a number of a document breaks off, or has its unit twice. */
export const brokenEnds = ({ statements, passages }: TextDocument): Range[] => {
  const told = statements.filter(({ inTable }) => !inTable);
  const placesIn = (pieces: readonly Sentence[], pattern: RegExp): Range[] =>
    matchesInEach(pieces, pattern).map(({ piece, match }) => rangeOf(piece, match));
  return [
    ...IN_PASSAGES.flatMap((pattern) => placesIn(passages, pattern)),
    ...IN_STATEMENTS.flatMap((pattern) => placesIn(told, pattern)),
  ];
};

const IN_PASSAGES = [
  ...[OPEN, OPEN_GROWTH, OPEN_PAIR, NO_OF, OPEN_IS, LED_NOWHERE, OPEN_START, CUT_ITEM],
  ...[UNIT_TWICE, NO_DOCUMENT, LEFT_HANGING],
];
const IN_STATEMENTS = [NO_NUMBER, NO_COUNT, NO_FIGURE, NO_HEADS, BREAKS_OFF];
