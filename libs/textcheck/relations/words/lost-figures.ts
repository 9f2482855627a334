import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesInEach } from '../../text/in-each.js';

const STOP = '(?=[，。；])';
/** 扣1分，得；: the score went missing. */
const NO_SCORE = new RegExp(`(?<=\\d分[，,（])(?:实际|自评|应)?得分?(?:为|是)?${STOP}`, 'g');
/** 完成率为，未达到目标。 资金到位率达到，满足需要。 */
const NO_RATE = new RegExp(
  `[一-龥](?:率|满意度|占比|比重)(?:仅|均)?(?:为|达到?|提高到|提升到|提升至|下降到|降至)${STOP}`,
  'g',
);
/** 占总支出的，较上年下降: the share is missing; 占用资金的， is who does so. */
const NO_SHARE = new RegExp(
  `(?<!侵|挪|挤|强|霸|抢|独)占(?:[^，。；、\\d]{0,8})(?:总支出|总收入|总额|总数|总量|总人数|总投资|总预算|预算数|支出总额|收入总额)的${STOP}`,
  'g',
);
/** 2023年月完工, 12月日: the month or the day went missing. */
const NO_DATE = /20\d\d年月(?![均度份报初末底考])|(?<!\d)\d{1,2}月日(?![均常间])/g;
/** 投入资金万元 */
const NO_SUM =
  /(?:资金|经费|投资|补助|补贴|奖金|工程款|保费|补助金|救助金)(?:共|计|约)?(?:万元|亿元)(?=[，。；、）])/g;
/** 涉及个村, 新建座桥: the number before the measure word went missing. */
const NO_NUMBER_OF =
  /(?:涉及|覆盖|下辖|共有|新建|新增|实施|建成|惠及|设有|现有)个(?=行政村|自然村|村(?!民)|社区|乡镇|项目|单位|部门|学校|企业|小组|街道|股室|科室)/g;
/** 共投入万元用于建设, 总人口万人, 实有人员人，其中在编42人 */
const NO_AMOUNT =
  /投入(?:资金)?(?:万元|亿元)(?!以上|以下|级|大)|(?:人口|人数)(?:为|达|约)?万人|(?<=实有|现有|在职|在编)(?:人员|职工)[人名](?=[，,]其中)/g;
/** 自评得分为，等级为优。 */
const NO_POINTS = new RegExp(
  `(?:得分|总分|评分)(?:为|是)${STOP}|(?:人口|人数|面积|总额|金额|总投资)(?:为|达到?|共计)${STOP}`,
  'g',
);
/** 提高效益，加强，确保安全: a verb that takes an object, alone between two marks; 预算法及的规定. */
const NO_OBJECT =
  /(?<=[，；])(?:解决|处置|整改|新增|新建|改造|改建|培训|投入|涉及|惠及|覆盖)(?=。)|(?<=[，。；])(?:并|以|从而|进一步)?(?:加强|提高|完善|规范|强化|确保|落实|推进|健全|优化|开展|组织|制定|带动|推动|促进|提升|增强|改善|督促|协调|争取|避免|防止|方便|惠及|保障|(?<![\d等个人户亩项]，)满足|实现|建立|形成)(?=[，。；]|$)|组织开展了(?=[。；]|$)|(?<![普涉触参给总平温缓调饱])[及和与]的(?=规定|要求|通知|意见|办法)/g;
/** 项目由负责实施: by whom? */
const NO_DOER = new RegExp(
  `(?<![理缘自来事])由(?:负责|牵头|承担|承接|主持)(?:实施|建设|落实|办理|组织实施|施工|监理|管理|设计)?${STOP}`,
  'g',
);
/** 培训农民320人人, 得96.5分分 */
const TWICE = /(?<=\d[万亿千百]?)(?:人人(?![均次员事平])|分分(?![钟秒之别类项值数]))/g;
/** 我镇将进一步。 */
const NO_STEP = /(?<![更再又])进一步(?=[。；])/g;
/** 共有有12个村; 没有有关, 具有有效 are two words. */
const HAS_TWICE = /(?<=[共设辖现下])有有(?=[一-龥]{0,6}\d)/g;

/** Places of running text where a figure, a date, a doer or a word behind one went missing, or stands twice. */
export const lostFigures = ({ lines }: TextDocument): Range[] =>
  [
    NO_SCORE,
    NO_RATE,
    NO_SHARE,
    NO_DATE,
    NO_SUM,
    NO_NUMBER_OF,
    NO_DOER,
    NO_AMOUNT,
    NO_POINTS,
    NO_OBJECT,
    TWICE,
    NO_STEP,
    HAS_TWICE,
  ].flatMap((pattern) =>
    matchesInEach(lines, pattern).map(({ piece, match }) => rangeOf(piece, match)),
  );
