import { isWordOf } from './told-again.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { lonersIn, wordsOf, type Word } from '../../text/words.js';
import type { TextDocument } from '../../document.js';
import { FURTHER_WORDS } from './further-words.js';
import { isMadeAlike } from './parallel.js';
import { MORE_WORDS } from './more-words.js';
import { LOOK_ALIKES } from './look-alikes.js';
import { FOLLOWING } from './terms.js';
import { USUAL_WORDS } from './usual-words.js';
import { matchesIn } from '../../text/matches.js';

/** A pair of characters that sounds or looks like the word it stands for. */
export interface Mistyped extends Range {
  readonly meant: string;
}

/** Up to the code of a document, which joins first characters: 金司发〔2024〕6号. */
const RUN = /[一-龥]{3,}(?![一-龥]{0,4}〔)/g;
const AROUND = 5;
/** More often than that a pair is no slip: a name, or the ends of two words. */
const MOST_TIMES = 2;
/** Characters that stand alone rightly, so that none of them is a slip in a word. */
const FREE =
  /[着年月日以分为有的和与及对中各已不是在从由把被向到给至即并且也都就还再又将未无可能会应须要一二三四五六七八九十百千万零两几多少大小新老旧前后左右上下内外东西南北高低长短初末底人户名个项次家件台所处起座期份级数金费率额量款元站院局县镇乡村市区街省办部科股室组队班园校馆厅厂店司共另余仅只逐每其此该本我他因按据经使令让时后外等计账季路点量位于值系]/;
/** Adverbs and verbs of one character, which stand beside anything: 摸底时先留足, 清出淤泥, 收监的2人属多次犯. */
const ALONE = /[先再又也就才还都很更最已曾仍即便得过些去来出进走属播防保]/;
const GRAMMAR = /[年月日分为有的和与及对各已不是在从由把被向一二三四五六七八九十两每共仅均中于]/;

/** 归定村, 则任路: names are made of any characters. */
const OF_NAME =
  /^.{0,2}[村镇乡县市区路街河江湖库桥寨屯湾庄岭沟坝渠站校局院社厂某坊]|^(?:小学|中学|学校|医院)/;

/** Words as often typed for another one as meant: told by what stands beside them. */
const AT_HOME =
  /[求重得出见有]实效|^.{0,2}清出[一-龥]|^.{0,2}去得[多少早晚勤快]|^.{0,2}军工(?:企业|产业|集团)|(?:截污|污水)截流/;

/** Words no list has. */
const OTHERS =
  '提质 较长 收治 星级 城管 节余 建管 电化 调出 转业 实事 保鲜 工位 止付 主官 实绩 误工 账期 节电 管养 计时 支行 应计 回放 返聘 全免 实时 官网 科级 处级 党日 园长 园内 查处 监察 迹地 点击 蓄积 摊销 办发 公积 积金 按实 复议 上缴 非税 ' +
  '渔塘 灌渠 截水 除险 机扫 技防 物防 人防 联防 ' +
  '购成 杆线 盏点 设区 联席 欠账 销账 挂账 冲账 实操 路产 渠系 田间 机耕 灌区 提灌 普惠 惠企 助企 助农 助残 育林 育秧 水毁 水价 支农 直补 实测 复绿 复垦 复耕 ' +
  '算术 复审 复查 巡河 巡林 巡田 管控 建制 监委 纪委 支委 村务 党务 财评 预审 征拆 征迁 拆迁 农资 农机 农技 植保 普法 法援 司法 劝返 保学 学区 计生 ' +
  '机要 返修 表样 供地 地垫 单具 提现 监造 监修 建修 增员 上线 下线 现价 现定 报价 保价 旧账 会展 复建 合对 点表 专线 管现 急件 基站 起点 结点 级差 支护 制式 质变 编校 检录 核编 标线 收讫 ' +
  '占道 接入 协管 脱管 编委 教工 异动 兽疫 正视 建强 复验 退换 配建 废纸 藏粮 县定 超时 前移 用粮 时长 连通 基干 增支 减支 减收 进城 收训 参检 ' +
  '占地 占绿 接访 接转 协查 脱产 编办 教辅 异地 疫病 复测 复盘 退役 配电 配水 废水 废旧 区定 市定 省定 超期 后移 上移 下移 粮企 用地 用林 工时 课时 贯通 增补 增绿 出城 返城 收住 代训 参评 参建 应检 实检 应训 实训 抽检 快检 打标 药事 参战 补交 防暴 少建 系水 总支 安庄 ' +
  '所载 所列 所附 所示 所引 所录 所涉 所称 所指 所报 所填 所扣 所欠 所缺 所余 所剩 所建 所购 所签 ' +
  '重付 重发 重拨 重报 重填 重做 重测 重评 重签 重印 重装 重铺 重算 重录 重审 重验 重排 重编 重检 重招';
/** Words of offices, trades and fields the dictionary takes apart, each of which sounds like one of the lists. */
const OF_OFFICES =
  '水务 检定 考研 构建 连长 交汇 调集 债权 果蔬 冲积 优待 医术 养鱼 受力 辑录 举家 主营 强项 悉数 转述 税费 减持 联机 交费 占优 平视 离场 平实 附设 竹编 专稿 温湿 ' +
  '掺假 银发 图标 输导 失实 首款 治标 反腐 产粮 成教 亿次 证监 正轨 省际 触诊 医士 首支 缴付 节减 存粮 出险 检票 直拨 立面 需水 借读 失范 禁赌 饰件 排烟 清场 回款 ' +
  '运管 剪枝 过秤 地漏 堤段 制毒 筹借 书脊 爆管 防雹 农居 土堤 版次 狱政 放线 保收 骨料 防保 职别 编址 狱警 交验 交稿 优育 增置 接水 机防 机灌 待办 补全 渔期 节税 ' +
  '花肥 补铁 车检 追逃 追交 路检 禁行 缺电 解款 自产 自料 满溢 非标 转科 转款 租额 集水 采料 点检 书目 书号 书名 书单 书香 书店 书评 智造 智控 刑释 巩卫 林检 校社 ' +
  '防指 转拨 积肥 茶旅 农旅 体旅 错保 漏保 断保 窗办 播防 宗数 场数 批数 亩数 幅数 卷数 栋数 幢数 艘数 辆数 盏数 床数 班数 组数 株数 吨数 箱数 篇数 册数 套数 座数 助管 质安 限行 停供 预检 巡访 机管 公管 国管 单源 涉纪';
/** Of these, those that are typed wrongly often enough, the dictionary notwithstanding. */
const MEANT_TOO =
  '抽检 快检 实训 实测 复审 复查 复测 协管 协查 联席 普惠 惠企 助企 助农 助残 农资 农机 农技 植保 普法 法援 村务 党务 机耕 灌区 田间 渠系 管控 征迁 拆迁 财评 预审 收治 查处 城管 巡河 巡林 提质 增补 返聘';
const MEANT: readonly string[] = [
  ...new Set([...USUAL_WORDS, ...MORE_WORDS, ...FURTHER_WORDS, ...MEANT_TOO.split(' ')]),
];
const KNOWN: ReadonlySet<string> = new Set([
  ...MEANT,
  ...OTHERS.split(' '),
  ...OF_OFFICES.split(' '),
]);

/** True for a word of two characters the lists have. */
export const isKnownWord = (pair: string): boolean => KNOWN.has(pair);

/** What each pair with one character changed was meant to be. */
let variants: ReadonlyMap<string, readonly string[]> | null = null;

function variantsOf(): ReadonlyMap<string, readonly string[]> {
  if (variants !== null) return variants;
  const found = new Map<string, string[]>();
  for (const word of MEANT) {
    const [first = '', second = ''] = word;
    const changed = [
      ...Array.from(LOOK_ALIKES.get(first) ?? '', (sign) => sign + second),
      ...Array.from(LOOK_ALIKES.get(second) ?? '', (sign) => first + sign),
    ];
    for (const pair of changed)
      if (!KNOWN.has(pair)) found.set(pair, [...(found.get(pair) ?? []), word]);
  }
  variants = found;
  return found;
}

/** Pairs of characters that make no word, where a word of the same sound or shape would: 严禁济占, 归定程序. */
export function mistyped(document: TextDocument): Mistyped[] {
  const { passages, text } = document;
  const known = variantsOf();
  const found: Mistyped[] = [];
  for (const passage of passages) {
    for (const match of matchesIn(passage.text, RUN)) {
      const [run] = match;
      for (let at = 0; at + 2 <= run.length; at += 1) {
        const pair = run.slice(at, at + 2);
        const meant = known.get(pair);
        if (meant === undefined || isBesideWord(run, at)) continue;
        const word = meant.find((one) => isSlip(run, at, one));
        if (word === undefined || !isWordOf(document, [word])) continue;
        if (text.split(pair).length - 1 > MOST_TIMES) continue;
        if (isMadeAlike(passage, match.index + at)) continue;
        const start = rangeOf(passage, match).start + at;
        found.push({ start, end: start + 2, meant: word });
      }
    }
  }
  return found;
}

/** 项|目标: either character belongs to a usual word beside it. */
const isBesideWord = (run: string, at: number): boolean =>
  KNOWN.has(run.slice(at - 1, at + 1)) || KNOWN.has(run.slice(at + 1, at + 3));

/** 应建未建, 既管核算又管绩效: a verb behind a word of its own. */
const AUXILIARY = /^[应既须拟可待需宜能会]/;

/** The dictionary leaves both characters alone, and takes in the word meant. */
function isSlip(run: string, at: number, meant: string): boolean {
  const [head, tail] = [
    run.slice(Math.max(0, at - AROUND), at),
    run.slice(at + 2, at + 2 + AROUND),
  ];
  if (
    AUXILIARY.test(run.slice(at, at + 2)) ||
    ALONE.test(run.slice(at, at + 2)) ||
    OF_NAME.test(tail) ||
    AT_HOME.test(head.slice(-2) + run.slice(at, at + 2) + tail.slice(0, 2))
  )
    return false;
  const words = knownIn(wordsOf(head + run.slice(at, at + 2) + tail));
  const isNext = isCollocation(head, run.slice(at, at + 2), meant);
  const isOdd = isBound(run.slice(at, at + 2), meant) && areLoners(words, head.length);
  if (!isNext && !isOdd) return false;
  const whole = knownIn(wordsOf(head + meant + tail));
  return (
    whole.some(({ index, text }) => index === head.length && text === meant) &&
    (isNext || lonersIn(whole) + 2 <= lonersIn(words))
  );
}

/** Two characters the dictionary leaves alone are one word where the lists know it: 达标. */
export function knownIn(words: readonly Word[]): Word[] {
  const found: Word[] = [];
  for (const word of words) {
    const last = found.at(-1);
    const isPair = last?.text.length === 1 && word.text.length === 1;
    if (isPair && KNOWN.has(last.text + word.text))
      found.splice(-1, 1, { ...last, text: last.text + word.text });
    else found.push(word);
  }
  return found;
}

/** 组织领到: a word by itself, and yet the one before asks for its sound-alike. */
const isCollocation = (head: string, pair: string, meant: string): boolean => {
  const next = FOLLOWING.get(head.slice(-2)) ?? [];
  return next.includes(meant) && !next.includes(pair);
};

/** The character in question is none that stands alone rightly, nor beside one that does. */
const isBound = ([one = '', other = '']: string, [first = '']: string): boolean =>
  one === first ? !GRAMMAR.test(one) && !FREE.test(other) : !GRAMMAR.test(other) && !FREE.test(one);

/** Both stand alone, between whole words. */
function areLoners(words: readonly Word[], at: number): boolean {
  const first = words.findIndex(({ index }) => index === at);
  const [before, here, there, after] = [-1, 0, 1, 2].map((step) => words[first + step]);
  const isWhole = (word: Word | undefined): boolean =>
    word === undefined ||
    word.text.length > 1 ||
    word.text === '了' ||
    GRAMMAR.test(word.text) ||
    FREE.test(word.text);
  const isPair = here?.text.length === 1 && there?.text.length === 1;
  return first >= 0 && isPair && isWhole(before) && isWhole(after);
}
