import { matchesIn } from '../../../text/matches.js';

/** Words of one question - who, where, how far - of which a thing has one: a goal on one of them is not met by another. */
const GROUPS: readonly RegExp[] = [
  /移民|脱贫|监测对象|低收入|残疾人?|老年人|老人|孕产妇|产妇|妇女|儿童|幼儿|婴幼儿|大学生|中小学生|小学生|中学生|高中生|毕业生|学生|教师|家长|农民工|农民|农村居民|城镇居民|居民|群众|村民|农户|市民|游客|患者|住院|门诊|急诊|退役军人|党员|村干部|机关干部|干部|职工|低保|特困|孤儿|各类|普通|一般|其他/g,
  /高新技术|科技型|规上|规模以上|龙头|小微|个体|合作社|家庭农场|专精特新|外资|民营/g,
  /公办|民办|城区|县城|镇区|主街|村道|城乡|农村|城市|城镇|近郊|新购|存量|既有|现有|国道|省道|县道|乡道|干渠|支渠|城北|城南|东部|西部|重点|试点|示范/g,
  /受理|办结|立案|结案|签约|开工|竣工|投产|投用|申请|授权|测绘|颁证|勘测|报名|取证|持证|结业|拨付|排查|整改|化解|出栏|存栏|立项|登记|注册|挂牌|意向|协议|到位资金|对接|入驻|招聘|在岗|送检|送审|印发|起草|采购|安装|清运|处理|生产|销售|采集|发布/g,
  /一级|二级|三级|四级|国家级|省级|市级|县级|初级|中级|高级|甲级|乙级|专科|本科/g,
  /新建|改建|扩建|维修|养护|改造/g,
  /以[^，。；]{1,4}为单位|每[个所家村校]|单项|平均|合计|综合|总体/g,
];
/** Words that hold for the same: 群众 are 村民. */
const SAME: readonly (readonly string[])[] = [
  ['居民', '群众', '村民', '市民', '农户', '一般', '普通'],
  ['老年人', '老人'],
  ['农民', '农户', '村民', '农村居民'],
  ['规上', '规模以上'],
  ['孕产妇', '产妇'],
  ['残疾人', '残疾'],
  ['现有', '既有', '存量'],
  ['城区', '城市', '城镇'],
  ['学生', '大学生', '中小学生', '小学生', '中学生', '高中生', '毕业生'],
  ['干部', '村干部', '机关干部'],
  ['儿童', '幼儿', '婴幼儿'],
  ['新建', '改建', '扩建', '改造', '维修'],
];

const wordsIn = (text: string, group: RegExp): string[] => text.match(group) ?? [];
/** 学生 of 大学生 is no other word. */
const isSame = (one: string, other: string): boolean =>
  one.includes(other) ||
  other.includes(one) ||
  SAME.some((words) => words.includes(one) && words.includes(other));

/** The two words by which things differ in who, where or how far; null where none does. */
export function differenceOf(one: string, other: string): readonly [string, string] | null {
  for (const group of GROUPS) {
    const [wanted, came] = [wordsIn(one, group), wordsIn(other, group)];
    const [first] = wanted;
    const second = came.find((word) => !wanted.some((mine) => isSame(mine, word)));
    if (first === undefined && second !== undefined && PARTS.test(second)) {
      const whole = WHOLE.exec(one)?.[0];
      if (whole !== undefined && !one.includes(second)) return [whole, second];
    }
    if (first === undefined || second === undefined) continue;
    if (!came.some((word) => wanted.some((mine) => isSame(mine, word)))) return [first, second];
  }
  return null;
}

/** A part is told where the whole was wanted. */
const WHOLE = /全[县镇市区乡省](?!级)|所有|各(?!类|种|项)|城乡|辖区内?|中小学/;
const PARTS = /^(?:公办|民办|城区|县城|镇区|农村|城市|近郊|新购|重点|试点|示范|国道|省道)$/;

const RATE = /([一-龥]{2,6})[率度](?![^，。；]{0,3}(?:目标|指标|任务|计划)的)/g;
/** Rates that go by several names. */
const RATES: readonly RegExp[] = [
  /合格|达标|通过|优良|优秀|及格|完好|一致/,
  /覆盖|普及|接入|全覆盖|普惠/,
  /办结|结案|处置|处理|化解|调解|整改|销号|治理|治疗|成功/,
  /及时|按时|准时|如期|按期|当日/,
  /到位|落实|拨付|兑现|发放|支付/,
  /使用|利用|运行/,
  /参保|参合|缴费/,
  /出勤|到岗|在岗|到会/,
  /满意|好评|认可/,
  /增长|提升|提高|增幅|增加|下降|降低|降幅/,
  /建档|管理|规范/,
  /知晓|知悉|了解/,
];
/** 完成率 may be of any goal. */
const ANY = /完成$|执行$|达成$|实现$|进度$|占比?$|比$|年$|程$|制$/;

/** The name of the rate at the end of some words, without its last sign; null where there is none of its own. */
export function rateOf(text: string): string | null {
  const found = matchesIn(text, RATE).at(-1)?.[1];
  return found === undefined || ANY.test(found) ? null : found;
}

/** Whether two rates are of different things: 建档率 and 使用率. */
export function areOtherRates(one: string, other: string): boolean {
  const [mine, its] = [one.slice(-2), other.slice(-2)];
  if ([...mine].some((sign) => its.includes(sign)) || one.includes(its) || other.includes(mine))
    return false;
  return !RATES.some((names) => names.test(mine) && names.test(its));
}
