/** Words any report uses of anything: they say nothing of what a phrase is about. */
const GENERAL =
  /(?:[全我本该]|各)(?:[县市区镇乡村局院校馆站所园中]心?|街道|单位|部门)|辖区内?|经自查|年度|全年|本年|当年|今年|年内|年[末底初]|截[至止]|项目|工程(?!款)|工作|任务|资金|经费|支出|情况|目标|指标|绩效|各项|各类|各个|每个|所有|全部|全面|上述|以上|至此|综上|总体来看|单位|部门|已经|现已|均已|按照|计划|实际|年初|(?:确定|下达|批复|设定|安排|制定|编制|预定|既定)的|超额|完成|到位|完工|竣工|验收|整改|修复|办结|结案|审结|落实|实施|建设|执行|开展|通过|设定|要求|数量|质量|时效|产出|效益|其中|其余|另有|尚有|仍有|还有|剩余|余下|及时|足额|按时|按期|如期|管理|服务对象|群众|有效|合计|累计|达到|保障|出现|发生|安全|生产|责任|合格|达标|完毕|圆满|[一二三四五六七八九十两]+[项个]|率|共|应|[均都已各所该本我的了并和及与数]/g;

/** The pairs of characters of what a phrase is about; empty where it has only general words. */
export function subjectOf(text: string): ReadonlySet<string> {
  const runs = text.replaceAll(GENERAL, ' ').match(/[一-龥]{2,}/g) ?? [];
  return new Set(
    runs.flatMap((run) =>
      Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2)),
    ),
  );
}

export const shares = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((pair) => other.has(pair));

/** What 各… speaks of, every one of which whatever is told of one such thing can take back. */
const WHOLES: readonly (readonly [name: string, every: RegExp, one: RegExp])[] = [
  ['各项目', /(?:各|所有|全部|每)个?(?:子|支出)?项目[^，。；]{0,4}$/, /项目(?!部|资金|支出|法人)/],
  [
    '各级资金',
    /各(?:级|方|渠道|类|项)[^，。；]{0,6}资金[^，。；]{0,2}$/,
    /[省市县区乡镇]级|中央|配套|自筹/,
  ],
];

/** Wholes that a claim names before its word for all. */
export const wholesIn = (before: string): string[] =>
  WHOLES.flatMap(([name, every]) => (every.test(before) ? [name] : []));

/** Wholes that what a phrase is about belongs to. */
export const belongsTo = (text: string): string[] =>
  WHOLES.flatMap(([name, , one]) => (one.test(text) ? [name] : []));
