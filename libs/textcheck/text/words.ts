import { COMMON_WORDS } from './common-words.js';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** A word of a text by the dictionary the platform brings; a character no word takes in stands alone. */
export interface Word {
  readonly text: string;
  readonly index: number;
}

/** Words of the field that dictionary does not know. */
const OWN = new Set([
  ...COMMON_WORDS,
  ...(
    '依规 务工 农民工 对口 员额 镇区 参公 涉农 公卫 医保 社保 低保 党建 报账 在编 在岗 在职 ' +
    // What is under way or still kept: 在训学员, 在库物资.
    '在训 在读 在校 在建 在库 在册 在保 在管 在途 在租 在押 在院 在役 在研 在用 在治 在营 在售 在养 在矫 在缴 在贷 在逃 在园 在施 在修 在办 在播 在校生 全覆盖 帮扶 督导 督办 督查 履职 ' +
    '尽职 自评 考评 管护 清运 兜底 征地 镇街 职教 高职 疾控 慢病 户厕 人居 环卫 保洁 养护 亮化 河长 林长 排查 调处 ' +
    '综治 信访 维稳 警务 辅警 结案 留痕 闭环 盘活 结余 结转 压减 压降 核减 预拨 专户 专账 台账 内控 内审 预决算 流标 ' +
    '运维 耗材 用房 用车 会议费 培训费 差旅费 津补贴 工勤 编外 临聘 劳务 整改 回访 满意度 知晓率 脱贫 返贫 联农 带农 ' +
    '流转 高标准 防控 秸秆 禁烧 退耕 护林 泵站 水厂 排污 燃气 供热 公厕 环评 能耗 碳排放 减排 招商 引资 签约 退税 ' +
    '降费 稳岗 参保 缴费 征缴 特困 优抚 双拥 团委 妇联 科协 文联 残联 工商联 史志 馆藏 文旅 非遗 赛事 融媒 监控 细化 八项 ' +
    '村干部 进一步 从严 公务车 招投标 定为 定于 在培 农饮水 考入 被征地 三公 以奖代补 津补 客流 客流量 保费 费率 站址 区位 任务量 工作量 质控 质保 财税 财源 育苗 职数 控编 控辍 辍学 防贫 产业园 医患 宣教 收储 专项债 一般债 传染病 慢性病 稳增长 教科研 种质 草种 增值税 所得税 ' +
    '到账 到位 到岗 到期 到货 到会 消费税 环保税 印花税 契税 职业病 质保金 权责 免责 公检法 农产业 综合体 国培 省培 新购 监督 ' +
    '挤占 冒领 套取 足额 兑付 惠农 禁毒 反诈 预案 监理 优化 细则 亮点 报送 填报 问卷 批复 违纪 问责 牵头 滞后 清淤 巡护 随访 建档 结对 驻村 网格'
  ).split(' '),
]);
const LONGEST = 3;

/** Stretches asked for of late: a report asks for two in five again, and a text that is being written is checked again and again. */
const asked = new Map<string, readonly Word[]>();
const MOST_KEPT = 4096;

/** The words of a short stretch: a new one costs about 0.02 ms a word, so ask only where something looks wrong. */
export function wordsOf(text: string): readonly Word[] {
  const known = asked.get(text);
  if (known !== undefined) return known;
  if (asked.size >= MOST_KEPT) asked.clear();
  const words = takenApart(text);
  asked.set(text, words);
  return words;
}

function takenApart(text: string): Word[] {
  const found = Array.from(WORDS.segment(text), ({ segment, index }) => ({ text: segment, index }));
  const words: Word[] = [];
  for (let at = 0; at < found.length;) {
    const start = found[at]?.index ?? 0;
    const joined = (count: number): string => text.slice(start, found[at + count]?.index);
    let count = LONGEST;
    while (count > 1 && !OWN.has(joined(count))) count -= 1;
    words.push({ text: joined(count), index: start });
    at += count;
  }
  return words;
}

/** How many characters of some words stand alone. */
export const lonersIn = (words: readonly Word[]): number =>
  words.filter(({ text }) => text.length === 1).length;

/** Words of one character that part others. */
const GRAMMAR = /[的了和与及对在为是将并被把从按向以于等各由项个]/;

/** True where the character at an index stands alone between whole words, or beside one and the end of the stretch. */
export function standsAlone(words: readonly Word[], index: number): boolean {
  const at = words.findIndex((word) => word.index === index);
  const [before, here, after] = [words[at - 1], words[at], words[at + 1]];
  const isWhole = (word: Word | undefined): boolean =>
    word === undefined || word.text.length > 1 || GRAMMAR.test(word.text);
  const hasNeighbour = before !== undefined || after !== undefined;
  return here?.text.length === 1 && hasNeighbour && isWhole(before) && isWhole(after);
}
