import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

/** An administrative unit a text names: 青龙 + 镇. */
export interface Place extends Range {
  readonly name: string;
  readonly kind: string;
}

/** Characters that join words or stand for things: no name of a place holds them here. */
const FUNCTION =
  '的了和与及在由因距除遇趁替虽但对为经把将使让向从报已按依并被所其该各全本我请每某两等于是有到至后前内外期间跨同一二三四五六七八九十未仅指则均没不往赴\\d';
/** Verbs and adjectives that stand before 县人民政府 or 镇政府 without naming one. */
const WORDS = new Set(
  (
    '补助补贴推送下称简称办理承办完成组织配合协助落实执行贯彻接受提请邀请争取上报报送根据按照依据遵照结合围绕通过经过会同联合对接协调参加参与开展推动支持' +
    '纳入列入属于作为成为位于地处来自收到获得取得荣获使用利用下达拨付上缴缴入缴至移交委托聘请以及其中包括涉及针对关于对于由于承担负责' +
    '实施制定印发转发修订召开举办承接创建打造建设保障提升促进加强服务指导监督检查审核审批批准批复同意反馈汇报提交递交抄送呈报衔接沟通' +
    '有关相关其他其它中心重点特色美丽示范周边有的部分一个几个所有区域城乡市级省级乡村农村城市小城古城集镇建制兄弟相邻邻近贫困山区革命' +
    '边境百强产粮大县牧区试点先进发展评为授予命名坚持深入积极主动切实严格认真及时足额统筹安排缴纳上解划转返还收回调整追加核定申请申报' +
    '获评助力推进优化规范强化健全完善落户驻在户籍常住流动外来撤并新型智慧平安文明和谐绿色老旧数字新设原有现有下辖所辖管辖辖区公立' +
    '审查审计稽核核准会商函告请示转报直报呈请报告报备备案函请咨询走访接待慰问陪同迎接服从听取召集联络联系依托依靠参照对照定期分别先后同时另外' +
    '局属院属校属委属市属县属区属下设内设增设开设附设另设公共其中国有接到交由改由转由均由并由再由须由应由统由' +
    '此外首先随后最终直属驻地面向全省全市全县立足服从建成建立覆盖惠及保护维护管理治理帮助资助奖励表彰通报约谈督促督办考核考评巡察巡视' +
    '民族主要商业背街老城沿线临街两侧建议恳请函请商请约请邀约求助咨请敦请吁请责成责令隶属归属委派指派选派派驻派出任命调任借调抽调转入转出上收统一逐级层层依次累计全国全域' +
    '提高改善增加增强美化优化满足方便壮大带动夯实巩固压实发挥落户走进深入覆盖统筹协调推行清扫整治硬化亮化返回下沉选举' +
    '讨论决定研究审议听取拟订拟定起草编制制订主持领导指挥部署掌握了解分析总结汇总整理收集反映处理处置调解化解排查防范防治预防救助救济解决推广普及培育培养选拔任免考察组建创新发动引导动员鼓励支撑促使扶持弘扬繁荣活跃丰富展现展示宣传宣讲营造缓解减轻降低减少缩小扩大拓展拓宽延伸拉动' +
    '撬动激发释放增进改造改建扩建修建修缮维修兴建搭建构建确定明确界定规划谋划策划设计划分划定关心关爱关注重视依照遵循符合适应契合紧扣聚力着力致力助推引领引进吸引凝聚团结带领率领管控监管监测监控巡查巡逻守护保证保持确认核查核对核算清理清查清退归集归还偿还支付结算发放兑现兑付拨入划拨' +
    '加挂挂靠包含涵盖占用借用租用腾退代管托管兼管主办协办合办联办抵顶结清缴清配发调度轮训拜访致函去函复函来函抄告通知告知催缴联动牵头指定授权受托撤销取消暂停恢复设立增设新增筹建筹备迁建迁入搬入入驻进驻驻点挂职跟班前往参阅引用采用沿用套用选用选取抽取随机剔除扣除扣减除去仅限限于不足优于高于低于好于位列排名名列位居' +
    '打通贯通畅通联通连通接通开通上游下游中游沿河沿江沿海邻近毗邻相邻' +
    '退回收缴返回补足补齐补缺补充配足配齐配强充实凑足筹足县道乡道村道省道国道路网公路干线支线高速' +
    '县委市委省委区委党委全年全局发生下属所属附属直管年初年末年中年底年终月底月初月末季初季末期初期末当年当月当日次年次月去年今年明年归口主管管辖上级下级本级当地异地各地城区镇区县区园区库区社区'
  ).match(/../g),
);

/** No place's name begins with these: 报, 请, 送 and the like are what is done towards an office. */
const TOWARDS = '报请送呈函抄递转督责催求恳邀拟须需应要可能会让使令把';
const VERB_FIRST = new RegExp(`^[${TOWARDS}]`);

/** 记入学校, 呼和村离乡政府, 兼任镇长: what is done or measured ends so, no name. */
const VERB_LAST = /[入兼任返穿跑过]$|[省县乡村]道|[村乡镇区站地县社][离距]$/;

/** True for a name that ends in a word of the language: 不列入 + 管委会. */
export const endsInWord = (name: string): boolean =>
  WORDS.has(name.slice(-2)) || VERB_LAST.test(name);

/** True for a word of the language with two characters of a name or more behind it: 符合 + 中职. */
export const beginsWithWord = (name: string): boolean =>
  name.length > 3 && WORDS.has(name.slice(0, 2));

/** 宁和县, while 市和县 and 党和县 are two things. */
const ENDS_IN_AND = /^[^省市区县乡镇村部局委院州国党群人事物]和$/;

const GRAMMAR = new RegExp(`[${FUNCTION}]`);

/** True for what may name a place: no word of the language that stands before 县, 镇 or 社区. */
export const isName = (name: string): boolean =>
  name.length >= 2 &&
  !GRAMMAR.test(ENDS_IN_AND.test(name) ? name.charAt(0) : name) &&
  !VERB_FIRST.test(name) &&
  // 局属区, 县属镇, 镇属石乡: whose something is.
  !name.includes('属') &&
  !VERB_LAST.test(name) &&
  // 下半年镇财政所, 凭证送镇财政所, 凭河口镇政府的收据: when, whereto and by what.
  !/年$|送$|^凭/.test(name) &&
  !WORDS.has(name) &&
  !WORDS.has(name.slice(-2));

/** Where a name can begin: after a mark, or a word that leads one in. */
const BEGIN =
  '^|[，。、；：\\s“（(]|在|由|对|与|和|向|报(?!告)|经|按照|根据|关于|依据|保障|支持|提升|推动|促进|加强|配合|遵照|作为|会同|接受|接到|收到|分别是|即|现将';

/** Names of the given kinds (`县`, `乡|镇`) that a word of `follow` comes after; `begin` adds to where they begin. */
export function placesOf(
  document: TextDocument,
  kinds: string,
  follow: string,
  begin = '',
): Place[] {
  const pattern = new RegExp(
    `(?<=${BEGIN}${begin})((?![${FUNCTION}${TOWARDS}])[一-龥]{2,3}?)(${kinds})(?=${follow})`,
    'g',
  );
  // Most passages have no such kind before such a word, which is told without looking back from every character.
  const near = new RegExp(`(?:${kinds})(?=${follow})`);
  return document.passages.flatMap(({ text, start }) =>
    (near.test(text) ? matchesIn(text, pattern) : []).flatMap((match) => {
      const [whole, name = '', kind = ''] = match;
      const at = start + match.index;
      return isName(name) ? [{ name, kind, start: at, end: at + whole.length }] : [];
    }),
  );
}

/** The villages or communities of a report's own, where it lists them all. */
export interface Subordinates {
  readonly kind: '社区' | '村';
  readonly names: ReadonlySet<string>;
  /** How many it says there are. */
  readonly said: number;
  readonly at: Range;
}

const LISTED =
  /(?:下辖|辖|管辖|辖有|设有|分别为|分别是|包括|即|：|:|[（(])([一-龥]{2,5}(?:社区|村)?(?:(?:、|和)[一-龥]{2,5}(?:社区|村)?)+)(?:等)?(?:共)?(\d{1,2})个(?:城市)?(社区|行政村|村)/g;
const COUNTED =
  /(\d{1,2})个(?:城市)?(社区|行政村|村)(?:居委会|居民委员会|村委会)?(?:[，,：:（(]|，?分别为|，?分别是|，?即|，?包括)+([一-龥]{2,5}(?:社区|村)?(?:(?:、|和)[一-龥]{2,5}(?:社区|村)?)+)/g;

/** Lists of all communities or villages, as 下辖甲、乙、丙3个社区 or 3个社区：甲、乙、丙; none that ends in 等. */
export function subordinatesOf(document: TextDocument): Subordinates[] {
  return document.passages.flatMap(({ text, start }) => {
    const found = [
      ...matchesIn(text, LISTED).map((match) => ({ match, list: 1, said: 2, kind: 3 })),
      ...matchesIn(text, COUNTED).map((match) => ({ match, list: 3, said: 1, kind: 2 })),
    ];
    return found.flatMap(({ match, list, said, kind }) => {
      const words = match[list] ?? '';
      const after = text.slice(match.index + match[0].length).charAt(0);
      if (match[0].includes('等') || after === '等') return [];
      const at = start + match.index;
      return [
        {
          kind: match[kind] === '社区' ? ('社区' as const) : ('村' as const),
          names: new Set(words.split(/[、和]/).map((name) => name.replace(/(?:社区|村)$/, ''))),
          said: Number(match[said]),
          at: { start: at, end: at + match[0].length },
        },
      ];
    });
  });
}
