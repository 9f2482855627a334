import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { daysTold, type DayTold } from './days-told.js';
import type { AgainstWord } from './after-steps.js';

/** What comes before what in any work, each known by its own words and told once; the order of the list is the order of things. */
const ORDERS: readonly (readonly (readonly [name: string, words: RegExp])[])[] = [
  [
    [
      '立项',
      /立项|可研[^，。；]{0,6}批复|初步设计[^，。；]{0,6}批复|设计[^，。；]{0,6}(?:获批|批复)/,
    ],
    ['公告', /(?:发布|刊登)[^，。；]{0,8}公告|招标公告|采购公告|磋商公告|谈判公告|挂网/],
    ['开标', /开标|评标|磋商会|评审会/],
    [
      '中标',
      /中标(?!单位|人|价|企业|方|金额)|成交(?!单位|人|价|企业|方|金额)|定标|(?:比选|遴选|询价)确定|确定(?:了)?[^，。；]{0,6}(?:供应商|施工单位|监理单位|承建单位|服务商|中标)/,
    ],
    ['签约', /签订|签署|签约|(?:合同|协议)签/],
    ['开工', /开工|动工|进场|破土|(?:开始|启动)[^，。；]{0,4}(?:施工|建设|改造|安装|铺设)/],
    [
      '完工',
      /完工(?!验收)|竣工(?!验收|财务|决算|结算|图)|完成(?:全部)?[^，。；]{0,8}(?:施工(?!图|许可|招)|浇筑|铺设|安装|改造|建设任务)|建成(?!区)/,
    ],
    ['验收', /(?<!未|待|隐蔽工程|到货|中间|阶段|分项|预)验收(?!小组|专家|标准|单|申请|方案|组)/],
    ['结算', /结算(?:审计|审核|评审)|决算(?:审计|审核|评审)|审计结算|竣工决算|财务决算/],
  ],
  [
    [
      '上报',
      /(?<!批复[^，。；]{0,16})(?:上报|报请|报批|呈报|(?:提出|提交|递交)[^，。；]{0,16}申请|报[^，。；]{1,12}(?:审批|批准))/,
    ],
    ['批复', /批复|批准|准予|核准/],
  ],
  [
    ['可研', /可研|可行性研究/],
    ['初步设计', /初步设计|初设/],
    ['施工图', /施工图/],
    ['招标', /招标|开标/],
  ],
  [
    ['签约', /合同[^，。；]{0,6}签|签[订署][^，。；]{0,8}合同/],
    ['送货', /送货|到货|供货|交货|运抵/],
    ['入库', /入库|验收单|(?<!未|待)验收(?!小组|专家|标准|申请|方案|组)/],
    ['发到', /发到|发放(?!问卷|[^，。；]{0,6}(?:通知|资料|手册))|配发|领用/],
  ],
  [
    ['签约', /合同[^，。；]{0,6}签|签[订署][^，。；]{0,8}合同/],
    ['付款', /(?:预付款|首付款|首次付款|进度款|尾款|合同款|货款|工程款|付款)/],
  ],
  [
    ['开工', /开工|动工|进场/],
    ['投用', /投用|投入使用|启用|开放|开业|开馆/],
  ],
  [
    ['踏勘', /踏勘|现场核查|实地核查|现场评审|入户核查/],
    ['意见', /出具[^，。；]{0,8}(?:意见|报告|结论)|公布[^，。；]{0,6}名单/],
  ],
  [
    ['报名', /报名/],
    ['开课', /开课|开班|笔试|考试|开赛|开营/],
    ['结业', /结业|结班|闭营|颁奖|公布成绩/],
  ],
  [
    [
      '申请',
      /提出申请|提交申请|申请受理|受理[^，。；]{0,4}申请|递交申请|(?:开始|启动|接受)申报|(?:申请|申报|报名)截[止至]/,
    ],
    ['审核', /审核(?:通过|完成)|完成审核|评审(?:通过|完成|确定)|审批通过|初审|复审|评议/],
    ['公示', /公示(?!期满后|结束后|无异议后|栏|牌)/],
    ['发放', /发放(?!问卷|[^，。；]{0,6}(?:通知|资料|手册))|兑付|打卡|发到|拨付[到至]/],
  ],
  [
    ['征求意见', /征求意见|公开征集|征集意见|意见征集|听证/],
    ['公布', /正式(?:公布|发布|印发|出台|实施|施行)|(?:印发|公布)(?:实施|执行|施行)/],
  ],
  [
    ['立案', /立案/],
    ['处罚', /处罚决定|行政处罚|作出[^，。；]{0,6}决定/],
    ['结案', /结案|执行完毕|罚款[^，。；]{0,6}(?:缴|入库)/],
  ],
  [
    ['下达', /(?:资金|指标)[^，。；]{0,8}(?:下达|到账)|下达[^，。；]{0,12}(?:资金|指标|经费)|拨入/],
    ['支用', /(?:拨付|拨|支付|发放|兑付|下拨|分配)[^，。；]{0,3}[给到至]/],
  ],
  [
    ['评审报告', /评审报告|评估报告|鉴定报告|检测报告|可研报告|审计报告/],
    ['采纳', /采纳|依据[^，。；]{0,8}报告|根据[^，。；]{0,8}报告|审议通过/],
  ],
  [
    ['发现', /发现|接报|接到[^，。；]{0,6}(?:报告|投诉|举报)|发生(?!费|额)/],
    ['处置完', /处置完毕|抢修完成|整改(?:完毕|到位|完成)|办结|修复|销号|恢复(?:通车|供水|供电)/],
  ],
];

const OTHERWISE =
  /计划(?=[于在]|[^，。；\d]{0,6}\d)|原定|预计|拟于|将于|先行|先于|此前|补办|补签|应急|紧急|抢险|抢修工程|提前|推迟|约定|要求|分别|首批|第[一二三四]批|[一二三四两]期|标段[^。；]*标段|另|上年|边[^，。；]边|试运行|陆续|分批|其余|部分|各|也/;
const LIMIT = /^[^，。；]{0,4}的\d|^(?:[底末])?(?:之|以)?前|^起(?!草)|^(?:之|以)?后/;

/** Steps of one thing, each told once in its paragraph, of which a later one has the earlier day. */
export function soleSteps({ statements, year }: TextDocument): AgainstWord[] {
  const passages = groupBy(
    statements.filter(({ inTable, text }) => !inTable && text.includes('月')),
    ({ passage }) => passage,
  );
  return [...passages.values()].flatMap((ofOne) => inPassage(ofOne, year ?? 0));
}

interface Step {
  readonly rank: number;
  readonly name: string;
  readonly day: StepDay;
}

/** What is asked of a day: when it is, and the words around it. */
export type StepDay = Range & Pick<DayTold, 'from' | 'to' | 'month' | 'isNamed' | 'lead' | 'after'>;

function inPassage(statements: readonly Statement[], own: number): AgainstWord[] {
  const days = daysTold(statements, own);
  if (days.length < 2) return [];
  return reversedOf(days).filter(
    ({ at }) =>
      !statements.some(
        ({ text, start }) =>
          at.some((day) => day.start >= start && day.start < start + text.length) &&
          OTHERWISE.test(until(text, start, at)),
      ),
  );
}

/** What a sentence says up to the end of the last clause with one of the days. */
function until(text: string, start: number, at: readonly Range[]): string {
  const last = Math.max(...at.map(({ end }) => end - start).filter((end) => end <= text.length));
  return text.slice(0, last) + (/^[^，。；]*/.exec(text.slice(last))?.[0] ?? '');
}

/** Pairs of days of which the words name two steps, each once, in the wrong order. */
export const reversedOf = (days: readonly StepDay[]): AgainstWord[] =>
  ORDERS.flatMap((order) => {
    const steps = days.flatMap((day) => stepOf(order, day));
    return steps.flatMap((step, index) =>
      steps.slice(index + 1).flatMap((other) => {
        const [lower, higher] = step.rank < other.rank ? [step, other] : [other, step];
        const isOnce = [lower, higher].every(
          ({ rank }) => steps.filter((one) => one.rank === rank).length === 1,
        );
        if (lower.rank === higher.rank || !isOnce || higher.day.to >= lower.day.from) return [];
        if (hasTurned(days, step.day, other.day) || areTwo(step.day, other.day)) return [];
        return [
          {
            at: [higher.day, lower.day] as const,
            computed: `${higher.name}早于${lower.name}`,
          },
        ];
      }),
    );
  });

function stepOf(order: (typeof ORDERS)[number], day: StepDay): Step[] {
  if (LIMIT.test(day.after)) return [];
  const near = order.flatMap(([name, words], rank) =>
    words.test(day.after) ? [{ rank, name, day }] : [],
  );
  if (near.length > 0) return near.length === 1 ? near : [];
  const led = order.flatMap(([name, words], rank) =>
    words.test(day.lead) ? [{ rank, name, day }] : [],
  );
  if (led.length > 0) return led.length === 1 ? led : [];
  const both = order.flatMap(([name, words], rank) =>
    words.test(day.lead + day.after) ? [{ rank, name, day }] : [],
  );
  return both.length === 1 ? both : [];
}

type Words = Pick<DayTold, 'lead' | 'after'>;

/** 启用新系统, 旧系统停用: one is not the other. */
function areOpposed(one: Words, other: Words): boolean {
  const [mine, theirs] = [one, other].map(({ lead, after }) => lead + after);
  return OPPOSED.some(
    ([a, b]) =>
      (a.test(mine ?? '') && b.test(theirs ?? '')) || (b.test(mine ?? '') && a.test(theirs ?? '')),
  );
}
const OPPOSED: readonly (readonly [RegExp, RegExp])[] = [
  [/新(?![增建修设进])/, /[旧老](?!旧小区|年|人|百姓)/],
  [/[东北]段/, /[西南]段/],
  [/东[区片岸侧楼]/, /西[区片岸侧楼]/],
  [/南[区片岸侧楼]/, /北[区片岸侧楼]/],
  [/左岸|上游|上段/, /右岸|下游|下段/],
];

const THING = /(?:工程|项目|设备|系统|[楼路桥校村站馆房场渠库园])$/;

/** 跑道8月28日验收，该楼的招标公告3月5日发布: another thing is pointed to. */
function pointsElsewhere({ lead }: Words, other: Words): boolean {
  const thing = /[该此]([一-龥])/.exec(lead)?.[1];
  const told = other.lead + other.after;
  return thing !== undefined && !/[项工]/.test(thing) && !told.includes(thing);
}

/** 北楼9月28日完工，南楼8月17日验收: two things of one kind. */
export function areTwo(one: Words, other: Words): boolean {
  const [mine = '', theirs = ''] = [one, other].map(({ lead }) => lead.replace(/[于在自从]$/, ''));
  const kind = THING.exec(mine)?.[0];
  return (
    areOpposed(one, other) ||
    pointsElsewhere(one, other) ||
    pointsElsewhere(other, one) ||
    (kind !== undefined &&
      theirs.endsWith(kind) &&
      !mine.includes(theirs) &&
      !theirs.includes(mine))
  );
}

/** 2023年11月开工、5月完工的库房8月验收: the year has turned between them, though no word says so. */
const hasTurned = (days: readonly StepDay[], first: StepDay, last: StepDay): boolean => {
  const told = days.slice(days.indexOf(first), days.indexOf(last) + 1);
  return (
    mayBeNext(first, last) || told.some((day, at) => at > 0 && mayBeNext(told[at - 1] ?? day, day))
  );
};

const LATE = 10;
const EARLY = 5;
/** A month of spring told after one of autumn, in no year of its own. */
const mayBeNext = (told: StepDay, next: StepDay): boolean =>
  !next.isNamed && told.month >= LATE && next.month <= EARLY;
