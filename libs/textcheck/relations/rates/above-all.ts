import type { TextDocument } from '../../document.js';
import type { Said } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';

const EVERYTHING = 100;
/** What can be done for all of them and for no more: each is asked, met, paid, healed or found right once. */
const OF_ALL = [
  '合格|优良|优秀|满意|及时|准时|按时|按期|按期完工|按期完成|如期|覆盖|办结|结案|整改|销号|化解|调处|调解|成功',
  '激活|回收|收回|有效|填报|报送|上报|公开|公示|巩固|破案|侦破|报告|答复|办复|响应|回复|反馈|处置|处理|处结',
  '入户|建档|建卡|挂牌|挂图|接通|准确|正确|差错|成活|保存|存活|就业|升学|上线|录取|毕业|取证|持证|达标|验收|通过',
  '知晓|信任|认可|支持|参与|出勤|到课|到会|出席|在岗|落实|发放|兑付|兑现|电子化|信息化|标准化|规范化|规范',
  '治愈|好转|治疗|康复|接种|管理|随访|体检|筛查|普及|供水保证|保证|入库|归档|归集|登记|确权|签订|回访|核查|核实',
  '审结|执结|立案|受理|稳定|安置|落户|救助|资助|帮扶|识别|消除|消纳|收集|处理|无害化处理|资源化利用|绿化|硬化',
  '使用合规|合规|完好|投运|投用|绑定|上链|联网|采纳|认领|核销|清零|清运|保洁|质检|抽检|送检|参检|检出|阳性',
].join('|');
const RATE = new RegExp(
  `(?:${OF_ALL})(?:情况)?(?:率|度)[”"]?(?:均|都|仍|已|也)?(?:为|是|达|达到|达到了|未达到?|保持在|稳定在|提高到|上升到|提升到|提高至|上升至|：|:)?\\s?$`,
);
/** 毛入学率 counts those of other years; 床位使用率, 编制控制率 and 完成率 may be more than all; 满意度完成率 is of a target. */
const OF_MORE =
  /毛[^，。；]{0,6}率|完成率|增长|增幅|提高(?![到至])|上升(?![到至])|相当|为[^，。；]*的/;

/** Rates of which all is the most, told as more than all: 合格率达到102%. */
export const ratesAboveAll = ({ statements }: TextDocument): Mention[] =>
  statements.flatMap(({ mentions }) =>
    mentions.filter(
      ({ kind, exact, value, before }) =>
        kind === 'percent' &&
        exact &&
        value.greaterThan(EVERYTHING) &&
        RATE.test(before) &&
        !OF_MORE.test(/[^，。；]*$/.exec(before)?.[0] ?? ''),
    ),
  );

export const ABOVE_ALL: Said = {
  message: '这个比率是部分占全部的比例，不会超过 100%。',
  suggestion: '核对数字后改正。',
  confidence: 0.95,
};
