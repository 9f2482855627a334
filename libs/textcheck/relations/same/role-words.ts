/** Papers that a figure is told by: they say nothing about what it is a figure of. */
const SOURCES =
  /(?:绩效)?(?:目标|自评|评分|得分|考核|统计|盘点|清查|备案|填报|申报|审批|登记|签到|移交|验收|结算|工程量|固定资产|出入库|入库|出库|领用|财政局?|银行|工资|花名)?(?:(?<![代仪水电外手])表[一二三四五六七八九十\d]*|清单|台账|台帐|账簿|卡片|[名清花账]册|名单|单据|票据|凭证|凭据|对账单|入库单|出库单|验收单|结算单|账面|记录|记载|系统|图纸|竣工图|日志|档案|总结|报告|说明|纪要|决算|通知书|协议|文件|公示|批复)(?:上|中|里|内)?的?(?:显示|载明|记载|反映|列示|填列|填报|标注|注明|写明|登记|记录|导出|列明|确认|写作|写的?)?(?:为|是)?/g;
/** Words that say who tells it, when, how and how much; not of what. */
const TURNS = new RegExp(
  [
    '20\\d\\d年度?|\\d{1,2}月|\\d{1,2}日|本年度?|当年|今年|全年|年度|年内|年末|年底|一年来|期间|目前|现有|当前|截至|截止|至今|累计|共计|总计|合计|小计|一共|总共',
    '数量指标|质量指标|时效指标|成本指标|产出指标|效益指标|满意度指标|产出|效益|指标|完成值|实际值|实测|实际|完成率|完成情况|完成|实现|达到',
    '我[镇乡县市区局院校馆站所园委会办]|本[镇乡县市区局院校馆站所园次项]|全[镇乡县市区局院校馆站所园]|我单位|本单位|本部门|我中心|这批|这些|上述|前述|以上|所述|有关|相关',
    '第三方|财务室|财务|财政|自评组|评价组|受益|涉及|包括|其中|主要|均为|分别|全部|全都|逐一|一律|已经|陆续|均已|都已|开展|组织|实施|进行|予以|获得|得到|拿到|领到|投入使用|投用|控制|保持|稳定',
    '面积|数量|人数|户数|总数|总量|总额|金额|数额|规模|里程|长度|个数|次数|人次|场次|一项|一栏|一节|部分|关于|根据|按照|依据|对照|情况|介绍|概况|提到|反映|显示|写道|则说|却写|列出|列有|写明|载明',
    '[的了着过为是有共各均都已将把于由被从向给按和与及以至到等也又再就而但则说称其所之这那此本我该还来个仅只]',
    '对(?![象口接外])|这[条座家个批次笔项种类些部台套处所名位片块眼口栋支辆]|在(?![册职编岗校园读建养院库押])|[上下里内中后前时](?=[，。；：、|]|$)|(?<=[”’])[前后]',
  ].join('|'),
  'g',
);
/** 增加531亿元: a figure told before, whose unit names nothing. */
const SUMS = /\d[\d.,]*\s?[千万亿]?元/g;
const OTHER = /[^一-龥A-Za-z]+/g;

/** Words without those that say who tells it, when and how much; what is left out leaves a gap. */
export const contentOf = (words: string): string =>
  words
    .replaceAll(SUMS, '|')
    .replaceAll(SOURCES, '|')
    .replaceAll(TURNS, '|')
    .replaceAll(OTHER, '|')
    .replaceAll(/^\||\|$/g, '');

/** Every two characters in a row, and every one by itself. */
export function piecesOf(content: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of content.split('|'))
    for (let at = 0; at < word.length; at += 1) {
      found.add(word.charAt(at));
      if (at + 1 < word.length) found.add(word.slice(at, at + 2));
    }
  return found;
}

/** One word may stand for the other: neither has something of its own where the other has something else. */
export function areContrasted(one: string, other: string): boolean {
  const end = sharedEnd(one, other);
  const start = sharedStart(one, other);
  return (
    (end > 0 && differ(one.slice(0, one.length - end), other.slice(0, other.length - end))) ||
    (start > 1 && differ(one.slice(start), other.slice(start)))
  );
}

/** Both have words of their own, without a character in common. */
const differ = (one: string, other: string): boolean =>
  one !== '' && other !== '' && ![...one].some((character) => other.includes(character));

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (
    length < Math.min(one.length, other.length) &&
    one.at(-1 - length) === other.at(-1 - length)
  )
    length += 1;
  return length;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length += 1;
  return length;
}
