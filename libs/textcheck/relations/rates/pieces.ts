/** What an average is for each of, and what is counted then. */
export interface Piece {
  readonly words: RegExp;
  readonly things: readonly string[];
  /** 每千人口: for so many of them. */
  readonly each?: number;
  /** Told by the calendar. */
  readonly times?: readonly number[];
}

const PIECES: readonly Piece[] = [
  { words: /每千(?:常住)?人/, things: ['人'], each: 1_000 },
  { words: /每万(?:常住)?人/, things: ['人'], each: 10_000 },
  { words: /每百人/, things: ['人'], each: 100 },
  { words: /每十万人/, things: ['人'], each: 100_000 },
  { words: /次均|例均|每人次|每次|场均|每场/, things: ['人次', '次', '例', '场', '场次'] },
  { words: /人均|平均每人|每人平均|平均每名/, things: ['人', '人次', '人天'] },
  { words: /生均|每生平均/, things: ['人'] },
  { words: /户均|平均每户|每户平均/, things: ['户', '户次', '家', '个'] },
  { words: /亩均|亩产|平均每亩|每亩|单产/, things: ['亩'] },
  { words: /车均|单[台车]|平均每[辆台]|每[辆台]车?(?:年?平?均)/, things: ['辆', '台'] },
  { words: /床均|平均每张?床/, things: ['张'] },
  {
    words: /[村校班社]均|平均每[个家所]?(?:村|校|班|社区)|每[村校班]平均/,
    things: ['个', '村', '所', '班'],
  },
  { words: /期均|平均每[期场次轮]|每[期场次]平均/, things: ['期', '场', '次', '场次', '轮'] },
  { words: /件均|平均每件/, things: ['件'] },
  { words: /平均每个?(?:乡镇?|镇|街道)|[乡镇]均/, things: ['个'] },
  { words: /每平方公里/, things: ['亩'], each: 1_500 },
  { words: /每公里/, things: ['米'], each: 1_000 },
  { words: /每(?:平方米|㎡)/, things: ['亩'], each: 0.0015 },
  { words: /日均|平均每[天日]|每[天日]平均/, things: ['天'], times: [365, 366] },
  { words: /月均|平均每月|每月平均/, things: [], times: [12] },
  { words: /平均住院[日天]/, things: ['人次', '人', '例'] },
];

/** What things are counted in, as averages name it: 条均, 平均每座, 每间平均. */
const COUNTED =
  '[条篇处座栋株只批项吨馆站所枚套头棵家起笔间块根组队类孔井口件支眼门届份卷册宗艘台辆盏樘幅顶]';
const EACH_OF = new RegExp(`(?:平均每(?:个)?|每|按|单)(${COUNTED})|(${COUNTED})均`);
/** 起 and 宗 are counted in 件, 家 in 个 and so on. */
const SAME_COUNT: Readonly<Record<string, readonly string[]>> = {
  家: ['个'],
  处: ['个'],
  所: ['个'],
  站: ['个', '站'],
  馆: ['个', '馆'],
  批: ['批', '批次'],
  台: ['台', '套'],
  辆: ['辆', '台'],
  册: ['册', '本'],
};

const AVERAGE = new RegExp(
  `(?:[人户生亩车次期床村校班社件例场月日]均|${COUNTED}均|单[台车份件套座](?:成本|造价|价格|费用)?|平均每|每[^，。；\\d]{1,8}平均|每[辆台架艘套座]车?年均|每[千万百十]+万?(?:常住)?人|每(?:公里|平方米|㎡)(?:造价|投资|投入|支出|成本)|每亩(?:造价|投资|投入|成本|[^，。；\\d补]{0,3}费)|平均住院[日天]|亩产|单产|(?:^|[，,）)])平均|^[一-龥]{0,8}平均|按(?:单个|${COUNTED})(?:计|计算|算)[^，。；\\d]{0,4}平均|平均单个)[^，。；\\d]{0,16}$`,
);

/** 接待费3.78万元，接待420人次，每人次90元: a price or an average, by what stands before it. */
const FOR_EACH =
  /^[，,（(]每(?:人次|车次|台班|课时|学时|批次?|延?米|平方米|公里|[人户辆台亩场期次件个家座份册页张条盏眼口吨棵株套栋间])(?:约|为)?$/;

const BARE =
  /^每(人次|车次|台班|课时|学时|批次?|延米|[人户辆台亩场期次件个家座份册页张条盏眼口吨棵株套栋间])(?:约|为)?$/;

/** Whether a figure is told for each of what stands right before it, without a word that it is an average. */
export const isForEach = (words: string): boolean => FOR_EACH.test(words);

/** The words before a figure say that it is an average. */
export const saysAverage = (words: string): boolean => AVERAGE.test(words);

/** What a figure is an average for each of; null where its words do not tell. */
export function pieceOf(clause: string): Piece | null {
  const listed = PIECES.find(({ words }) => words.test(clause));
  if (listed !== undefined) return listed;
  const bare = BARE.exec(clause)?.[1];
  if (bare !== undefined) return { words: BARE, things: SAME_COUNT[bare] ?? [bare] };
  const found = EACH_OF.exec(clause);
  const each = found?.[1] ?? found?.[2];
  if (each !== undefined) return { words: EACH_OF, things: SAME_COUNT[each] ?? [each] };
  return /平均|均$/.test(clause) ? { words: /平均/, things: [] } : null;
}
