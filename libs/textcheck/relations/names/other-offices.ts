import { ownUnitOf } from './own-unit.js';
import { placesOf, type Place } from './places.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** Any office, school or house of a county, as it follows the county's name. */
const OFFICE =
  '[一-龥]{1,12}?(?:局|委员会|卫健委|发改委|中学|小学|学校|医院|卫生院|党校|中心|档案馆|图书馆|文化馆|博物馆|美术馆|救助管理站|福利院|敬老院)(?![长员])';
/** What leads in an office that is asked, told or joined, and a paper of the house's own. */
const LED_IN =
  '|抄送|抄报|报送|报请|提请|提交|商请|函告|(?:修订|制定|出台|印发|完善|执行|落实|按照|遵照)了?《';
/** 青山7个派出所: the last of a list of what belongs to the unit. */
const LISTED = '[一-龥]{2,3}\\d{1,2}个(?:派出所|司法所|工商所|所|站|中心|校区|分局|乡镇|村)';
/** 平昌市教体局党组每季度听取汇报: what goes on inside an office is told of one's own. */
const INSIDE =
  '[一-龥]{2,8}?局(?:党组|党委|局长办公会|领导班子|班子会|财务[股科室])(?!书记|成员|同意|批准|指示|要求|部署|决定|通报|领导)';
/** Words that name counties no less: 平安县水利局, 新华区司法局; 团结县直各单位 is none. */
export const WORD_NAMES =
  '平安|和平|胜利|光明|红旗|解放|团结|幸福|东方|前进|友谊|新华|永安|长安|兴隆|太平|复兴|新民|新城|城[东南西北关中]|吉祥|富强|富裕|向阳|长春|东风|海港|港口|龙门|天山|中山|大同';
const NAMED_BY_WORD = new RegExp(
  `(?<=^|[，。；：、\\s]|年|[前日月]|[由经对向与])((?:${WORD_NAMES}))([县区旗])(?=[一-龥]{1,10}?(?:局|委员会|中学|小学|医院|档案馆|图书馆|文化馆|法院|检察院|联合会)(?![长员各]))`,
  'g',
);
const BODY = '[一-龥]{1,10}?(?:局|委|委员会|法院|检察院|联合会|妇联|残联|中心|院)';
/** 从平棠市民政局、市教育局等单位接收档案: the first of a list of offices tells the place of them all. */
const listOf = (rank: string): string => `(?:${BODY})(?:、${rank}(?:${BODY}))+`;
const BY_LIST = '|[从请给为于]|包括|涉及|组织|要求|督促|联合';
/** Oftener it is a partner the report speaks of. */
const MOST = 2;

/** Another place of the unit's own rank at the head of a list whose other offices have the bare rank, as only one's own have. */
export function headsOfLists(document: TextDocument, own: Organisation): Place[] {
  const { rank = '' } = ownUnitOf(document)?.seat ?? {};
  if (!/^[县市区旗]$/.test(rank)) return [];
  return placesOf(document, rank, listOf(rank), BY_LIST).filter(({ name, start }) => {
    const before = document.text.slice(Math.max(0, start - NEAR), start);
    return !own.full.includes(name) && !ABROAD.test(before);
  });
}

const NEAR = 10;
const ABROAD = /邻|周边|兄弟|外[县市区地]|跨|异地|协作|对口|赴|学习|考察|挂职/;

/** Offices of another county or district, where the unit's own lies in one: 抄送宁和县水利局. */
export function officesElsewhere(document: TextDocument, own: Organisation): Place[] {
  if (!/[县区旗]|分局$/.test(own.full)) return [];
  const found = [
    ...document.passages.flatMap(({ text, start }) =>
      matchesIn(text, NAMED_BY_WORD).map((match) => {
        const [whole, name = '', kind = ''] = match;
        const at = start + match.index;
        return { name, kind, start: at, end: at + whole.length };
      }),
    ),
    ...placesOf(document, '县|区|旗', OFFICE, LED_IN),
    ...placesOf(document, '县|区|旗', LISTED),
    ...placesOf(document, '市', INSIDE),
    ...placesOf(document, '新区', OFFICE),
  ];
  return found.filter(({ start, end }) => {
    const name = document.text.slice(start, end);
    return document.text.split(name).length - 1 <= MOST;
  });
}
