/** On which side of its limit a clause says a figure is: under it, over it, or simply where it should be. */
export type KeptSide = 'most' | 'least' | 'either';

const NOT =
  '(?:未|没有|没|并未|均未|无|不(?![低少足])|从未|未曾|无一|没有一|未有|不曾|零)(?:[^，。；\\d]{0,6})?';
const MOST = new RegExp(
  `${NOT}(?:超|突破|[高多大长]于|[高多]出|高过|越|逾|触及|触碰|触发|大于|多于|越线|冲破)|(?:控制|限制|限定|保持|压缩?|稳定|维持|管控|处于?|落|均|都|全)?在[^，。；]{0,18}(?:以内|之内|以下|之下|范围|[限线额值准度数期]内)|(?:低于|小于|少于|短于|不及|不到)(?!\\d)|(?:守住|守牢)[^，。；]{0,8}(?:上限|红线)`,
);
const LEAST = new RegExp(
  `(?:未|没有|没|无|不|从未|未曾|无一|均未)(?:[^，。；\\d]{0,5})?(?:低[于过]|少于|跌破|短于|小于|不足|掉到|降到)|(?<![未没不无]有?)(?:高于|高出|高过|超过|超出|多于|大于|优于|好于)|在[^，。；]{0,16}(?:以上|之上)`,
);
const EITHER =
  /(?:符合|合乎|满足|达到|达成|达标|合规|合格|过关|遵守|守[住牢]|落实了|[跨越迈]过|过了?(?=[^，。；]{0,4}(?:线|关|门槛|底))|站上|达限|执行(?:的|了)?[^，。；]{0,6}(?:标准|限额|规定|要求)|合于|优于|好于|契合|吻合|对标|配足|配齐|足额|按(?:规定|要求|期|时|约定)|及时|如期|未违反|没有违反|不违反|够得上|在[^，。；]{0,8}(?:标准|范围|规定|要求)[^，。；]{0,4}内)/;
const DENIED =
  /(?:含|包含|包括|计入|列入|纳入)[^，。；]{0,12}[之以]?内|不在|(?:未|没有|没|不|难以|尚未|未能|不能|无法|未完全|不完全|不尽)(?:[^，。；\d]{0,3})?(?:符合|合乎|满足|达到|达成|达标|合规|合格|遵守|守住|足额|按|及时|如期|配足|配齐)|违规|违反(?<!未违反|没有违反|不违反)|不及时|超标准(?<!未超标准)/;
/** What a verdict is on. */
const RULE =
  /标准|规定|规范|要求|限|线|定额|额度|控制|警戒|预警|值|频[次率]|配[备比置]|时长|时间|人数|温度|密度|名次|比例|面积|约定|承诺|办法|口径|以内|之内|之下|以上|以下|超标|超支|超时|超限|超期|超员|超编|超额|逾期|达标|合格|合规|幅度|范围|底|期|额|规模|水平|门槛|条件|制度|过关|触|目标|指标|任务|计划|预期|设计|餐标|房标|费标|厚度|宽度|深度|长度|高度|强度|浓度|用量|定编|核定/;
/** Of the year before, of some, of what is still to come. */
const ELSE =
  /上年|去年|(?<!截至)20\d\d年的|其中|其余|个别|部分(?!单位)|同比|以前|调整前|改造前|除[^，。；]{1,16}外|力争|下一步|今后|确保|将|拟|如|若|是否|应当?(?!急)|须|必须|不得|要求[^，。；]{0,4}(?:为|是|达到|不)/;

/** All of them, always: one that does not is enough. */
const EVERY = /均|都|全|各|无一|[两三四五六七八九十][一-龥]|所有|一律|昼夜|每[一次户个项]/;

/** 期限, 面积, 定额: what the words of a verdict can only be on. */
const SORTS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /期限|时限|工期|时间|按[时期]|逾期|超[时期]|及时|如期|时长/,
    /^(?:天|工作日|小时|分钟|个月|秒|日|周|年)$/,
  ],
  [/定额|限额|总额|费用|预算|支出|价|超支|金额|经费/, /^(?:元|%|元.*)$/],
  [/面积/, /^(?:平方米|亩|公顷|平方公里|㎡)$/],
  [/人数|班额|超员|超编|编制/, /^(?:人|%)$/],
  [/频次|次数/, /^(?:次|条|遍|人次|车次|轮|场|期|篇|%)$/],
  [/温度|室温/, /^(?:℃|度)$/],
  [/名次|排名/, /^(?:名|位)$/],
];

/** Whether a verdict can be on a figure of a unit, by the words it is given in. */
export const mayBeOn = (clause: string, unit: string): boolean =>
  SORTS.every(([words, units]) => !words.test(clause) || units.test(unit));

/** A clause that says so, with its side. */
export interface KeptClaim {
  readonly side: KeptSide;
  readonly every: boolean;
}

/** What a clause claims to be kept; null where it claims nothing, or that something is not. */
export function keptClaim(clause: string): KeptClaim | null {
  if (ELSE.test(clause) || DENIED.test(clause) || !RULE.test(clause)) return null;
  const side = sideOfClaim(clause);
  return side === null ? null : { side, every: EVERY.test(clause) };
}

function sideOfClaim(clause: string): KeptSide | null {
  if (LEAST.test(clause)) return /优于|好于/.test(clause) ? 'either' : 'least';
  if (MOST.test(clause)) return 'most';
  return EITHER.test(clause) ? 'either' : null;
}

/** A quick test of a paragraph, before its clauses are read. */
export const MAY_KEEP =
  /符合|合乎|满足|达到|达标|合规|合格|未|没有|无|内|下|上|于|守|执行|按|及时|优于|超|逾|足额|过关/;
