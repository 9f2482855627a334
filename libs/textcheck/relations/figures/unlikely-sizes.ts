import type { TextDocument } from '../../document.js';
import { baseOf, toldMeasures, type Told } from './measures-told.js';
import type { UnitSlip } from './measures-told.js';

/** What a thing can measure at all, in the smallest unit of its sort. */
interface Size {
  readonly what: RegExp;
  readonly sort: string;
  readonly least: number;
  readonly most: number;
}

/** Wide enough for whatever is built; a unit that is wrong is a thousand times off. */
const SIZES: readonly Size[] = [
  {
    what: /(?:机井|水井|井)(?:单井)?深(?:度)?(?:为|是|约|达)?$/,
    sort: 'length',
    least: 1.5,
    most: 5000,
  },
  {
    what: /(?:建设工期|合同工期|工期|施工工期|总工期|计划工期)(?:为|是|约|共|定为)?$/,
    sort: 'time',
    least: 86400,
    most: 31536000 * 8,
  },
  {
    what: /(?:厚度?|铺厚|层厚|加厚|面厚)(?:为|是|约|达)?$/,
    sort: 'length',
    least: 0.0005,
    most: 6,
  },
  {
    what: /(?:灯杆|杆|立柱|围墙|护栏|栏杆|栅栏|电杆|挡墙|挡土墙|堡坎|围挡|广告牌|宣传栏|门楼|台阶|货架|书架|展柜|书柜|课桌|树苗?|苗)(?:净|总|杆|全|均)?高度?(?:为|是|约|达)?$/,
    sort: 'length',
    least: 0.09,
    most: 60,
  },
  {
    what: /(?:路面|路基|路|桥面|桥|道|机耕道|步道|便道|渠|渠道|沟|河堤|堤顶|坝顶|巷|通道|门)(?:净|均|平均)?宽度?(?:为|是|约|达)?$/,
    sort: 'length',
    least: 0.09,
    most: 300,
  },
  {
    what: /(?:^|[，、；（])(?:净|路面|路基|桥面|底|口|顶)?宽度?(?:为|是|约)?$/,
    sort: 'length',
    least: 0.009,
    most: 300,
  },
  {
    what: /(?:管径|口径|直径|孔径|内径|外径|胸径|地径)(?:为|是|约|达)?$/,
    sort: 'length',
    least: 0.001,
    most: 30,
  },
  {
    what: /(?:井深|孔深|钻深|埋深|沟深|水深|坑深|挖深|渠深|清淤深度?|深翻|深度)(?:为|是|约|达|均)?$/,
    sort: 'length',
    least: 0.04,
    most: 5000,
  },
  {
    what: /(?:间距|株距|行距|灯距|桩距)(?:为|是|约|均)?$/,
    sort: 'length',
    least: 0.03,
    most: 5000,
  },
  {
    what: /(?:桥长|桥梁全?长|跨径|单跨|桥跨)(?:为|是|约|度)?$/,
    sort: 'length',
    least: 1,
    most: 60000,
  },
  {
    what: /(?:坝高|最大坝高|堤高|檐高|层高|楼高|建筑高度?|净高)(?:为|是|约|达)?$/,
    sort: 'length',
    least: 1.5,
    most: 400,
  },
  { what: /(?:身高)(?:为|是|约|达)?$/, sort: 'length', least: 0.3, most: 2.6 },
  {
    what: /(?:光源|灯头|单灯|灯具|每盏|LED灯|路灯)(?:额定)?(?:功率)?(?:为|是|约)?$/,
    sort: 'power',
    least: 1,
    most: 2000,
  },
  {
    what: /(?:亩均?产|平均亩产|单产|亩均单产)(?:量)?(?:为|是|约|达到?)?$/,
    sort: 'weight',
    least: 5,
    most: 30000,
  },
  { what: /(?:体重)(?:为|是|约|达)?$/, sort: 'weight', least: 0.5, most: 300 },
  {
    what: /(?:建筑面积|占地面积?|使用面积|用房面积|办公面积)(?:共|为|是|约|达)?$/,
    sort: 'area',
    least: 2,
    most: 5e7,
  },
  {
    what: /(?:降水量?|降雨量?|雨量|最大降雨)(?:为|是|约|达)?$/,
    sort: 'length',
    least: 0.00009,
    most: 5,
  },
  {
    what: /(?:工期|合同工期|建设周期|建设工期|施工期|质保期|服务期|租期|合同期限?|借款期限?|贷款期限?)(?:限)?(?:为|是|约|共|定为)?$/,
    sort: 'time',
    least: 3600,
    most: 31536000 * 70,
  },
  {
    what: /(?:会议室|办公室|教室|食堂|公厕|厕所|卫生室|活动室|图书室|阅览室|门卫室|值班室|宿舍|仓库|警务室|调解室|展厅)(?:使用|建筑|总)?面积?(?:共|为|是|约|达)?$/,
    sort: 'area',
    least: 1.5,
    most: 3e4,
  },
  {
    what: /(?:生均[^，。；\d]{0,4}面积|(?:人均|户均)[^，。；\d]{0,4}(?:住房|居住|绿地|建筑|校舍|运动场地?|公园)[^，。；\d]{0,4})[^，。；\d]{0,4}$/,
    sort: 'area',
    least: 0.05,
    most: 3000,
  },
  { what: /带宽[^，。；\d]{0,6}$/, sort: 'data', least: 0.2, most: 5e5 },
  { what: /(?:人均(?:可支配|纯)收入)[^，。；\d]{0,6}$/, sort: 'money', least: 800, most: 4e5 },
];
/** 每度电, 每吨水, 每公里: what a piece of it costs at most, in 元. */
const PRICES: readonly Size[] = [
  { what: /(?:每度|电价|度电)[^，。；\d]{0,6}$/, sort: 'money', least: 0.05, most: 10 },
  { what: /(?:水价|每吨水|每立方米?水)[^，。；\d]{0,6}$/, sort: 'money', least: 0.1, most: 60 },
  { what: /(?:油价|每升)[^，。；\d]{0,6}$/, sort: 'money', least: 0.5, most: 200 },
  {
    what: /(?:每餐|餐标|伙食标准|每人每餐)[^，。；\d]{0,6}$/,
    sort: 'money',
    least: 0.5,
    most: 2000,
  },
  {
    what: /每(?:人|生|名学生|位老人|名老人)(?:每|次|一)?(?:天|日|餐|顿)[^，。；\d]{0,6}$/,
    sort: 'money',
    least: 0.5,
    most: 5000,
  },
  { what: /每(?:人|户|名|位)每月[^，。；\d]{0,6}$/, sort: 'money', least: 1, most: 5e4 },
  {
    what: /每亩(?:每年)?(?:补助|补贴|租金|流转费|奖补)[^，。；\d]{0,4}$/,
    sort: 'money',
    least: 1,
    most: 1e5,
  },
];
const NAMED = 16;

/** Figures in a unit in which nothing of the kind is ever that large or small: a lamp post of 6厘米. */
export const unlikelySizes = (document: TextDocument): UnitSlip[] =>
  [...toldMeasures(document).values()].flatMap((figures) => figures.flatMap(oddSize));

const SHARE = /(?:率|占比|比重|比例|覆盖面)(?:稳定)?(?:为|是|达到?|至|到|在|保持在?|约为?)$/;
const OF_THOUSAND = /^(?:人口|全[镇乡县市区]人口?|户籍人口|常住人口)?(?:出生率|死亡率|自然增长率)/;
const OF_HUNDRED =
  /(?:覆盖|合格|满意|完成|执行|入学|就业|使用|利用|办结|达标|普及|参保|到位|支付|绿化|回收|处理|入户|巩固|升学|治愈|好评|达成|兑付)率[^，。；\d]{0,4}$/;
const APART = /差|高|低|增|降|幅|升|拉动|贡献|扩|缩|提|回落|减/;
const MOST_BORN = 4;

const isOfThousand = (clause: string): boolean =>
  OF_THOUSAND.test(clause) && !/占|比|完成|目标/.test(clause);

const clauseOf = ({ before }: Told): string => /[^，。；：、（]*$/.exec(before)?.[0] ?? '';

/** The unit a rate must be meant in by its words; null where its own may be right. */
function rightUnitOf(odd: Told): '‰' | '%' | null {
  const { unit, value } = odd;
  const clause = clauseOf(odd);
  if (unit === '%' && value > MOST_BORN && isOfThousand(clause)) return '‰';
  const points = /百分点/.test(unit) && SHARE.test(clause) && !APART.test(clause);
  const thousand = unit === '‰' && OF_HUNDRED.test(clause) && value > 10;
  return points || thousand ? '%' : null;
}

/** A rate in points, 62.5‰ of woods, 8.2% born: rates in the unit of others. */
function oddRate(odd: Told): UnitSlip[] {
  const unit = rightUnitOf(odd);
  if (unit === null) return [];
  return [{ odd, beside: [], computed: `${String(odd.value)}${odd.unit}，应以${unit}计`, unit }];
}

function oddSize(odd: Told): UnitSlip[] {
  if (odd.sort === 'rate') return oddRate(odd);
  const words = odd.before.slice(-NAMED);
  const size = [...SIZES, ...PRICES].find(
    ({ sort, what }) => sort === odd.sort && what.test(words),
  );
  if (size === undefined || odd.value === 0) return [];
  const base = baseOf(odd);
  // Some sizes are told under two names; any of them that it fits is enough.
  return base >= size.least && base <= size.most
    ? []
    : [{ odd, beside: [], computed: `${String(odd.value)}${odd.unit} 不在合理范围内`, unit: '' }];
}
