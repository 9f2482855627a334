import { isElsewhere } from './foreign-places.js';
import { ownUnitOf, type OwnUnit } from './own-unit.js';
import type { Misnamed } from './own-roles.js';
import type { TextDocument } from '../../document.js';
import { isShortFor } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

const DEPARTMENT =
  '局|委员会|联合会|总工会|妇联|残联|工商联|科协|文联|供销社|法院|检察院|卫健委|发改委';
const IS_DEPARTMENT = new RegExp(`(?:${DEPARTMENT}|厅|办公室|联合社)$`);
/** Their part in every report is their own: they fund, ask, check, keep and approve. */
const OVER_ALL =
  /财政|审计|发展和?改革|发改|人力资源|人社|机关事务|国有资产|国资|纪委|纪律|监察|编制|编委|大数据|人大|政协|税务|档案|保密|政务|行政审批|信息|组织部|管委会|工委|乡村振兴|领导小组/;
/** No name of an office holds them; they lead one in. */
const JOINS = /[由经报向和与及的对各]|其他|有关|相关|所属|直属|主管/;
/** Bodies inside an office: nobody tells of them but its own people. */
const INSIDE =
  /^(?:党组(?!织|书记|成员)|党委(?!书记|成员)|领导班子(?!成员)|班子会|[局院校馆园]务会|[局院校馆园]长办公会|党总支(?!书记|成员)|办公会|主席办公会|机关(?!事务|服务|党|工委)|(?:计划|规划|综合)?财务[股科室处部]|计财[股科]|[股科]室|全体干部|干部职工|本级|内部控制|内控制度|绩效管理领导小组|自评工作(?:领导)?小组|门户网站|官网|官方网站)/;
/** Money, goods and rules of the house, which each keeps for itself. */
const HOUSEKEEPING =
  /^(?:将|已|能够?|始终|均|都|还|也|继续)?(?:严格|切实|进一步|不断|持续|认真|全面|高度)*(?:执行|落实|规范|加强|健全|完善|重视|压减|控制|公开|盘点|清查|编制|调整|开展)了?[^，。；、的]{0,6}(?:财务|内控|内部控制|审批程序|审批制度|固定资产|资产管理|政府采购|预算|决算|公务接待|三公|合同管理|厉行节约|绩效管理|自评|一般性支出)/;
/** Rooms every unit has of its own, as the head of a list of them or among its own bare ones. */
const ROOM =
  '(?:党政|综合|行政)?办公室|[计规综]?财务?[股科室处部]|(?:计划|规划|综合|基金)?财务[股科室处部]|人事(?:教育)?[股科处]|政工[股科室]|审计[股科处]|法[规制](?:宣传)?[股科室处]|采购办|信息[股科处]|后勤[股科处]|总务[处科]|教务[处科]|政教[处科]|德育[处科]|教科室|学生(?:工作)?处|实训(?:就业)?处|招生就业[处办]|医务[科部处]|护理部|药剂科|设备[科处]|院感科|质控科|医保[科办]|保健室|采编部|借阅部|少儿部';
/** What a room of the house does there, and a guest's does not. */
const ROOM_ACTS = new RegExp(
  `^(?:${ROOM})(?:[、和及与][^，。；]{2,40}?)?(?:牵头|负责|按[月季年周]|每[月季年周]|汇总|初审|复核|审核|组织(?!部)|承担|统一报销|具体|参加的自评|共同组成)`,
);
const ROOM_HERE = new RegExp(`^(?:${ROOM})`);
/** 办公室、县统计局人事股、财务股: the name of another house before one of the rooms of a list. */
const AMONG_ROOMS =
  /(?:(?:^|[，：:。；、设为是括])[^，。；：:、局院校馆委会镇乡站]{1,8}(?:室|科|股|处|部|办|负责人|科长|股长|主任)[、和]|内设[^。；，]{0,16}[：:为是])$/;
const ROOM_NEXT = /^[^，。；：:、]{2,10}(?:室|科|股|处|部|办|队)[、，。；和等与参共负牵及\d]/;
/** 财务股复核、县教育局分管领导审批: the next hand of several. */
const AMONG_HANDS = /(?:复核|审核|初审|签字|审查|把关|申请|申报)[、和]$/;
const ROOM_OF_GROUP = /办公室设[在于]$/;
/** 县妇幼保健院分管院长签字, 县教育局分管领导审批: who signs for a unit is one of its own. */
const SIGNS =
  /^(?:分管(?:领导|院长|校长|局长|馆长|负责人)|主要(?:领导|负责人)|(?:分管)?(?:副)?(?:局长|院长|校长|馆长))(?:[一-龥]{1,3}级)?(?:签[字批发]|审批|审签|审核|同意|联签|会签)/;

/** What who is over a unit does to it, and no department to another; then what is done with a unit's own papers. */
const LED =
  /^(?:的)?(?:统一|正确|坚强)?(?:督促|督办|督导|要求|部署|安排部署|统筹安排|统一安排|工作安排|工作部署|工作要求|领导下|集体研究|研究(?:决定|同意|审定|通过)|汇报|报告)/;
const PAPERS =
  /^(?:的)?(?:审定|审核|审批|批准|同意|核定|备案|汇总|复核|考核|报送|批复)[^，。；]{0,20}|^[，。；]/;
const OWN_PAPERS =
  /自评|绩效(?:报告|目标|评价|管理)|部门[预决]算|预算(?:草案|调整)|整体支出|本(?:报告|单位|局|部门|会|院)|决算|用款计划|项目资金安排/;
const LEAD_IN =
  /(?:经|由|按照?|根据|依据|遵照|落实|贯彻|围绕|在|报|报请|报送|提请|提交|上报|送|向|接受)$/;
/** Two of a kind are told of together, or one comes to see the other. */
const JOINT =
  /[、和与及同]$|(?:联合|会同|配合|协助|协同|邀请|移交|移送|划转|划归|抄送|函告|通报|商请|函请|原|加挂|挂|以下简称[“"]?)$/;
const AFTER_JOINT = /^(?:[、和与及]|等|来|派|到场|“|》|牌子)/;
/** Houses of a sort lend each other a hand, and bureaus check each other's work. */
const PARTNER =
  /对口|帮扶|支援|医[共联]体|联合|转诊|会诊|来[院校馆]|进修|跟岗|结对|托管|协作|联[席合]|配合|移交|调[入出至]|抽调自|借调|上级|主管|隶属|归口|委托|审计组|检查组|督查/;
const VISIT = /做法|经验|学习|调研|考察|交流|座谈|观摩|兄弟|示范|先进/;
const CLAUSE_END = /[，。；]/;
const RULES =
  '(?:先后|重新|及时|进一步|全面|已|又)*(?:制定|修订|修改|完善|健全|建立|规范|出台|编制|梳理|公开|清查|盘点)(?:完善|印发)?了?本(?:单位|部门|局|会|院|委|中心|馆|校)';
const SUBJECT_OF_RULES = new RegExp(`^${RULES}`);
/** What is made better for somebody is made so for oneself. */
const BENEFITS =
  /^(?:的)?[^，。；]{0,18}(?:效率|效能|能力|水平|条件|面貌|公信力|质效|形象)[^，。；]{0,6}(?:提高|提升|改善|增强|明显|显著|大幅|[，。；])/;
const BENEFITED = /(?:使|使得|让|令|提升了?|提高了?|改善了?|增强了?|保障了?|确保了?)$/;
const AROUND = 40;

interface Peer extends Misnamed {
  readonly before: string;
  readonly after: string;
  readonly clause: string;
  readonly domain: string;
  readonly suffix: string;
}

/**
 * A department of the unit's own rank, told of once, that decides, settles or leads where only the unit itself, its party group or its
 * staff can: 自评结果已向县水务局党组汇报 in the report of an agriculture bureau. Departments come into each other's reports as partners only.
 */
export function leadersOfOthers(document: TextDocument): Misnamed[] {
  const own = ownUnitOf(document);
  if (own === null || own.seat === null) return [];
  if (own.office !== '' && IS_DEPARTMENT.test(own.full))
    return peersOf(document, own, DEPARTMENT).filter((peer) => isInOwnPlace(document, peer));
  // A house has a department over it, and its like beside it.
  const sort = HOUSES.find((ends) => new RegExp(`(?:${ends})$`).test(own.full));
  return sort === undefined
    ? []
    : peersOf(document, own, sort).filter((peer) => isInside(document, peer));
}

const HOUSES: readonly string[] = [
  '中学|小学|学校|幼儿园|学院',
  '医院|中医院|卫生院|保健院|疾控中心|中心',
  '馆',
];

function peersOf(document: TextDocument, own: OwnUnit, ends: string): Peer[] {
  const { stem = '', rank = '' } = own.seat ?? {};
  const pattern = new RegExp(
    `(?:${stem})?${/[乡镇]/.test(rank) ? '[县市区]' : rank}(?![级直属域内场]|民(?![政族宗]))([一-龥]{${ends === DEPARTMENT ? '2' : '1'},12}?)(${ends})(?!${ends}|[长势部面限属])`,
    'g',
  );
  const ours = own.office + own.suffix;
  return document.passages
    .filter(({ text }) => text.includes(rank) || /[乡镇]/.test(rank))
    .flatMap(({ text, start }) =>
      matchesIn(text, pattern).flatMap((match) => {
        const [name, office = '', suffix = ''] = match;
        const theirs = office + suffix;
        const isOwn = isShortFor(theirs, ours) || isShortFor(ours, theirs);
        if (isOwn || JOINS.test(office)) return [];
        const end = match.index + name.length;
        const before = text.slice(Math.max(0, match.index - AROUND), match.index);
        const after = text.slice(end, end + AROUND);
        const range = { name, start: start + match.index, end: start + end };
        const domain = office === '人民' ? theirs : office.slice(0, 2);
        const [tail = ''] = after.split(CLAUSE_END);
        const clause = (before.split(CLAUSE_END).at(-1) ?? '') + name + tail;
        return [{ ...range, before, after, clause, domain, suffix }];
      }),
    );
}

function isInOwnPlace(document: TextDocument, peer: Peer): boolean {
  const { before, after, clause, domain } = peer;
  if (before.lastIndexOf('《') > before.lastIndexOf('》')) return false;
  if (isInside(document, peer)) return true;
  if (JOINT.test(before) || AFTER_JOINT.test(after) || VISIT.test(clause)) return false;
  const isOwn = SUBJECT_OF_RULES.test(after) || (!OVER_ALL.test(peer.name) && doesAsOwn(peer));
  return isOwn && document.text.split(domain).length === 2 && !isElsewhere(document, peer);
}

/** A room, a body or a hand that only the house itself has: more of the same field may well stand elsewhere. */
function isInside(document: TextDocument, peer: Peer): boolean {
  if (OVER_ALL.test(peer.name)) return false;
  if (isAlone(document, peer) && OF_ITSELF.test(peer.after)) return true;
  if (VISIT.test(peer.clause) || PARTNER.test(peer.clause)) return false;
  const isTold = isOneOfList(peer) || (isAlone(document, peer) && isHand(peer));
  const named = new RegExp(`${peer.domain}[一-龥]{0,8}?${peer.suffix}`, 'g');
  return isTold && matchesIn(document.text, named).length === 1;
}

/** How the house is made up and what its party group did: nobody tells that of another, however often he names it. */
const OF_ITSELF =
  /^(?:机关(?:内设|设(?!在)|有[办政综]|运行经费|核定|工作的\d)|党组(?:于|20|\d|会议?(?:研究|审|听|专题|通过|\d|20)))/;

const isAlone = (document: TextDocument, peer: Peer): boolean =>
  !JOINT.test(peer.before) &&
  !AFTER_JOINT.test(peer.after) &&
  !/[对向]$/.test(peer.before) &&
  !isElsewhere(document, peer);

const isOneOfList = ({ before, after }: Peer): boolean =>
  (AMONG_ROOMS.test(before) && (ROOM_NEXT.test(after) || SIGNS.test(after))) ||
  (AMONG_HANDS.test(before) && SIGNS.test(after));

const isHand = ({ before, after }: Peer): boolean =>
  INSIDE.test(after) ||
  ROOM_ACTS.test(after) ||
  SIGNS.test(after) ||
  (ROOM_OF_GROUP.test(before) && ROOM_HERE.test(after));

const doesAsOwn = ({ before, after, clause }: Peer): boolean =>
  INSIDE.test(after) ||
  HOUSEKEEPING.test(after) ||
  (LEAD_IN.test(before) && (LED.test(after) || (PAPERS.test(after) && OWN_PAPERS.test(clause)))) ||
  (BENEFITED.test(before) && BENEFITS.test(after));
