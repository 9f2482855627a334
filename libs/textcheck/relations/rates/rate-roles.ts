import { literal } from '../../text/literal.js';
/** What a rate is of, by the words of its name. */
export interface RateRoles {
  readonly name: RegExp;
  /** What the words before the numerator say. */
  readonly over: RegExp;
  /** What those before the denominator say. */
  readonly under: RegExp;
  /** Only money makes such a rate. */
  readonly money?: boolean;
  /** More than all there is to do can be done. */
  readonly beyond?: boolean;
  /** A figure with no such words before it may be the numerator, where it stands right before the rate. */
  readonly unnamed?: boolean;
  /** Named in full on both sides. */
  readonly exact?: boolean;
}

const PLANNED = /预算|安排|下达|指标|计划|批复|调整|概算|核定|额度|应/;
const ALL =
  /应|总|共|全部|建成|开放|拥有|现有|设[有置]?|可|计划|目标|任务|核定|受理|登记|建档|在册/;

/** The first whose name fits counts. */
const ROLES: readonly RateRoles[] = [
  {
    name: /(?:执行|支出|支付|拨付|兑现)(?:率|进度|比例)$/,
    over: /支出|执行|支付|拨付|决算|列支|使用|采购|兑现/,
    under: PLANNED,
    money: true,
    beyond: true,
    unnamed: true,
  },
  {
    name: /到位率$/,
    over: /到位|拨入|收到|拨付/,
    under: /应|计划|预算|总投资|批复|下达|申请|安排/,
    money: true,
    unnamed: true,
  },
  {
    name: /(?:使用|利用)率$/,
    over: /使用|利用|占用|在用|投用|支出|用于/,
    under: ALL,
    unnamed: true,
  },
  {
    name: /入[驻住]率$|出租率$|租用率$/,
    over: /入[驻住]|出租|租用|租出|签约|使用/,
    under: ALL,
    unnamed: true,
  },
  { name: /(?:空置|闲置)率$/, over: /空置|闲置|空闲/, under: ALL },
  {
    name: /完成(?:率|进度|比例)$/,
    over: /完成|实际|实现|建成|达到?|新增|办理|修缮|改造/,
    under: /计划|目标|任务|应|指标|年初|预期/,
    beyond: true,
    unnamed: true,
  },
  {
    name: /(?:参与|参加|到会|出席|参训|参评|出勤|到岗|驻村)率$/,
    over: /参|到|出席|出勤|驻村/,
    under: ALL,
    unnamed: true,
  },
  { name: /满意[率度]$/, over: /满意/, under: /有效|收回|回收|发放|调查|受访|共/ },
];

const STEM = /([一-龥]{2})率$/;
/** Rates of other sorts: changes, and those that have rules of their own. */
const OTHER_SORT = /(?:控制|变动|增长|负债|周转|节约|比)率$/;
/** Words that stand before no numerator. */
const VAGUE_STEM = /^(?:覆盖|保障|普及|合规|及时|知晓)$/;
const NEVER = /(?!)/;

/** The roles of a rate by its name; of one not listed, by the word before 率. */
export function rolesOf(name: string): RateRoles | null {
  const listed = ROLES.find((roles) => roles.name.test(name));
  if (listed !== undefined) return listed;
  const stem = STEM.exec(name)?.[1];
  if (stem === undefined || OTHER_SORT.test(name)) return null;
  return {
    name: STEM,
    over: VAGUE_STEM.test(stem) ? NEVER : new RegExp(literal(stem)),
    under: ALL,
  };
}

/** Of 党员占比 or 药占比 whoever or whatever is named. */
export function shareRolesOf(name: string): RateRoles | null {
  const noun = /([一-龥]{1,8})占比$/.exec(name)?.[1];
  return noun === undefined || /^(?:项目|基本)?(?:支出|收入|资金|经费)$/.test(noun)
    ? null
    : {
        name: /占比$/,
        over: new RegExp(literal(noun)),
        under: /总|共|现有|全部|合计|收入|在职|在编/,
      };
}

const ALL_THERE_IS = /总|合计|共计|全部|构成/;

/** 高级职称占专任教师的30.25%: of the figures told before under the same names. */
export function partRolesOf(part: string, whole: string | undefined): RateRoles {
  const noun = whole?.replace(/^(?:全部|全年|本年|同期)(?=[一-龥]{2})/, '');
  const named = noun !== undefined && !ALL_THERE_IS.test(noun);
  return {
    name: STEM,
    exact: named && noun.length > 2,
    over: new RegExp(`${literal(part)}(?:资金|支出|人数|数)?$`),
    under: named
      ? new RegExp(`${literal(noun)}(?:资金|支出|人数|总?数)?(?:累计|完成|实现|为|共|有)*$`)
      : ALL_THERE_IS,
  };
}
