/** Of others than those the claim is of. */
const OUTSIDE =
  /(?<!用)邻[县镇乡市村区]|外[县镇乡市省]|不[属在是归由占](?!住|线|岗)[^，。；]{0,12}|不计入|不列入|责任单位为|民营|个人所有|他人|他县|非(?:本|我|公务)|村一?级|景区公司|跨县|跨镇|同名|重名|误报|错放|疑似|疑问|是指|指的是|发生在|拒收|验收员?退回|[与和][^，。；]{1,10}(?:无关|不相干)/;
/** Within what is allowed or agreed. */
const ALLOWED =
  /依规|批复调整|正式调|允许|(?<!约定期限|超过合同)约定(?!期限|的)|质保期(?!满)|未到(?:期|付)|尚未到|才满|未达[^，。；]{0,6}(?:标准|限额)|预备费|概算内|批复数之内|(?<!超过|超出)[^，。；超]{0,6}[期时]限内|依法|经[^，。；]{0,8}批准|按(?:协议|合同|规定|制度|约定)(?!要求)|补充协议|双方|法院审理|审理中|免于|免予|豁免|轻微|不具备|(?<!查出|发现|[的\d户人])不符合[^，。；]{0,6}条件|不符合\d/;
/** It went on all the same. */
const ALL_THE_SAME =
  /备用|接替|(?<!无人|没人)顶替|照常(?!入|上岗|使用)|未受影响|不影响|没有影响|未影响/;
const AHEAD = /今后|下一步|健全|建立/;
const APART =
  /^对未[^，。；]*的|对[^，。；]*的(?:提请|一律|实行|给予)|另行|死亡|(?<!因[^，。；]{0,6})注销|无需|不需|不再|除外|(?<!用途)之外|以外|除[^，。；]{1,24}外/;
/** Of another time. */
const OTHER_TIME =
  /(?<!已于|[比较由])上年|(?<![比较])去年|往年|以前|历史(?:遗留|问题|欠)|历年|前任|早年|此前|原有|原先|年初数|改造前|整治前|曾(?!经)|起初|首次|第一次|初[次验]|期初/;
/** 仍按上年标准发放: it goes on. */
const NOW = /仍|尚|至今|还[在未没有]/;
/** Wanted, ruled or feared: it tells of no case. */
const NO_FACT =
  /目标|若|如有|如遇|一旦|将(?!.{0,24}(?:改|变|调|用|资金|经费))|拟|避免|防止|杜绝|严禁|不得|凡|为防|应当|制度|办法|预案|演练|培训(?=[^，。；]*防)|宣传|是否|力争|争取|下一步|建议(?=[将对加尽列])|^建议|满分|扣分标准|指标值|计划(?!外|内|[^，。；]*实际)|能力|机制|风险|预防|严防|排查|打击|整治|检查(?:内容|范围)|避开|上限|限额为|严格(?:执行|按)|折算|计分|扣\d|得\d+(?:\.\d+)?分|得满分|对[^，。；]*的(?:提请|一律|实行|进行|给予|予以|由)|≤|以内|不超过|为零|(?<!\d)0[起例件次人条]|主要集中|率为?0%|率[为达]?到?100(?:\.0+)?%/;
/** Rest of them that are not yet so: told of in plans as well. */
const LEFT =
  /剩余|余下|尚[未有]|仍[未有]|还[有没未]|至今|未[一-龥]{1,10}的|没有[一-龥]{1,8}的|不[一-龥]{1,4}的|其余|找不到|未找到|被.{2,14}立案|所致/;
const MENDED =
  /(?:已|均已|全部|予以)[^，。；]{0,4}(?:退场|退换|召回|核查处置|更正|核销)|召回|下架|退场|(?:返工|更换|整改|冲洗|修复|退换)后|(?:已|均|都|后|全部|再|完成|次日|当日|随即|及时)[^，。；]{0,8}(?:补[办发签报齐缴交录拨]|完成|恢复|通过|过关|合格|正常|到账|到位|更换|退还|整改|办结|付清|结清|修复|化解|提供|开放|入住|达标|领到|补课|补训|补考|补检|补装|销毁|清零)|(?:补办|补发|补签|补缴|补齐|补课|补训|补考)[^，。；]{0,4}(?:完|了|毕|到)|随[^，。；]{1,6}补[训课考]|参加了|[三两几\d]日内修复|复[检查验测][^，。；]{0,4}(?:合格|通过|正常|达标|过关)/;
/** What is handed back is none of its own any more. */
const HANDED_BACK = /收回|交回|上缴/;
const SURPLUS = /结余|结转|余额|剩余/;

/** The words of a told clause and those around it. */
export interface Told {
  readonly text: string;
  /** The two clauses before, and the two after, in its sentence. */
  readonly before: string;
  readonly after: string;
  /** How the next sentence begins. */
  readonly later: string;
}

/** What the claim is of. */
export interface Claimed {
  /** Whether anything was changed. */
  readonly isOfChange: boolean;
  /** How it stood at first. */
  readonly isOfFirst: boolean;
}

const isOtherTime = (text: string, isOfFirst: boolean): boolean =>
  OTHER_TIME.test(isOfFirst ? text.replaceAll(AT_FIRST, '') : text);
const AT_FIRST = /首次|第一次|初[次验]|起初/g;

/** Of others, of another time, allowed, or no fact at all: then it takes nothing back. */
export const isNoException = (
  { text, before, after, later }: Told,
  { isOfChange, isOfFirst }: Claimed,
): boolean =>
  OUTSIDE.test(`${before}，${text}，${after}，${later}`) ||
  (!isOfChange && ALLOWED.test(`${text}，${after}`)) ||
  (ALL_THE_SAME.test(`${before}，${text}，${after}，${later}`) && !AHEAD.test(after)) ||
  APART.test(text) ||
  (isOtherTime(`${before}，${text}`, isOfFirst) && !NOW.test(text)) ||
  (NO_FACT.test(text) && !LEFT.test(text)) ||
  (SURPLUS.test(text) && HANDED_BACK.test(`${text}，${after}`));

/** Told to be of others than those spoken of, or to be as agreed, in so many words. */
export const isOfOthers = (text: string, after: string): boolean =>
  OUTSIDE_SURELY.test(`${text}，${after}`) ||
  ALL_THE_SAME.test(after) ||
  AGREED.test(`${text}，${after}`);

const OUTSIDE_SURELY =
  /(?<!用)邻[县镇]|责任单位为|不属(?:于(?!重大|较大)|本|我)|不在(?:本|我)[^，。；]{0,4}(?:范围|辖区|管)|不归|民营|村一?级干部|景区公司|跨县|同名同姓|重名|错放/;
const AGREED =
  /依规延期|经批准延期|经[^，。；]{0,8}(?:批准|同意)[^，。；]{0,4}(?:延|调)|补充协议|未超过延长|延长的期限内|质保期到|尚未到期|参加了[^，。；]{0,8}(?:补课|补训)|复查已过关|复检合格/;

export const isNow = (text: string): boolean => NOW.test(text);

export const isMended = (text: string): boolean => MENDED.test(text);
