import { clausesOf } from '../text/sentences.js';
import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import { lostCharacters } from '../relations/words/lost-characters.js';
import { halfWordsAtEnds, halfWordsAtLast } from '../relations/words/half-words.js';
import { brokenEnds } from '../relations/words/broken-ends.js';
import { openClauses } from '../relations/words/open-clauses.js';
import { openWords } from '../relations/words/open-words.js';
import { unstopped } from '../relations/words/unstopped.js';
import { lostFigures } from '../relations/words/lost-figures.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import { matchesInEach } from '../text/in-each.js';

const WE =
  /(?<=^|[，。；：、\s])我(?=(?:政府采购|财政|预算|采购|绩效|资产|党委|机关|在职|干部))(?!们|方)/g;
/** Terms of the trade; one that stops a character short at the end of a clause was cut. */
const TERMS =
  '代理记账|预算绩效|绩效目标|绩效评价|绩效自评|绩效管理|政府采购|固定资产|资产负债|公务用车|公务接待|会计核算|国库集中支付|一般公共预算|政府性基金|项目支出|基本支出|人员经费|公用经费|财政拨款|结转结余|内部控制|资金使用|使用效益|社会效益|经济效益|生态效益|基础设施|公共服务|行政执法|人居环境|乡村振兴|社会保障|卫生健康|住房保障|安全生产|应急管理|预算执行|预算编制|决算公开|信息公开|财务管理|资产管理|债务管理|绩效监控|非税收入|专项资金|转移支付|收支两条线|三重一大|专款专用|会议纪要|审计监督|整改落实|厉行节约|工作机制|规章制度|实施细则|工作方案|教育教学|义务教育|医疗救助|矛盾纠纷|网格化管理|生活垃圾|粮食生产|防汛抗旱|护林防火|环境整治|防护措施|应急措施|保障措施|整改措施|改进措施|具体措施|有效措施|管理制度|财务制度|内控制度|监督检查|专业技术|服务水平|管理水平|生活质量|工作效率|服务能力|保障能力|人民群众|困难群众|办公设备|医疗设备|教学设备|社会稳定|产业发展|便民服务|公共卫生|食品安全|财政资金|项目资金|补助资金|工作经费|办公经费|运转经费|队伍建设|作风建设|能力建设|制度建设|工程质量|施工单位|预算单位|主管部门|职能部门|相关部门|相关规定|绩效指标|考核指标|目标任务|重点任务|重点工作|各项工作|主要原因|突出问题|实施方案|应急预案|评价报告|自评报告|验收报告|审计报告';
/** 合同管理制, 项目法人制、质量监督管理制: a system called by its name, of contracts or beside another. */
const NO_SYSTEM =
  '(?<!(?:合同|目标|制[、和及与][^。；，、]{0,8})管理制)(?!(?<=管理制)[、和及与][^。；，、]{2,10}制(?!度))';
const CUT_TERM = new RegExp(
  `(?:${TERMS.split('|')
    .map((term) => term.slice(0, -1))
    .join('|')})${NO_SYSTEM}(?=[，。；、]|$)`,
  'g',
);
/** Characters no word ends with. */
const CUT_CHARACTER =
  /(?<!举)措(?=[，。；、])|(?<![一连籍条])贯(?=[，。；])|[恪巩遵](?=[，。；、])|制制(?=[，。；、])/g;
/** Terms of the trade that lost a character in their middle: the stem, and what may follow it. */
const STEMS: Readonly<Record<string, string>> = {
  政府采: '购取用纳暖访样',
  进一: '步批家户个方些件所座条人名',
  公共预: '算警防',
  年度预: '算计期警测备防拨付留案决先约定提估选缴购收',
  部门预: '算计期警测备防拨付留案决先约定提估选缴购收',
  固定资: '产金',
  公务接: '待送',
  内部控: '制',
  结转结: '余转',
  非税收: '入缴据',
  项目支: '出付持撑援部委',
  预算绩: '效',
  支出绩: '效',
  整体绩: '效',
  绩效目: '标录的',
  绩效评: '价估审分定比级议',
  资金使: '用得命其',
  贯彻落: '实地',
  国库集: '中',
};
const CUT_STEM = new RegExp(
  Object.entries(STEMS)
    .map(
      ([stem, next]) =>
        `${stem === '进一' ? '(?<!一)' : ''}${stem}(?=[一-龥，。；、])(?![${next}])`,
    )
    .join('|'),
  'g',
);
/** 和, 及 and 与 end a clause only inside a word: 总和, 普及, 参与. */
const CUT_JOIN =
  /(?:(?<![总饱缓平温共调中柔随附求讲不亲谐之])和|(?<![普涉触顾波提推以危旁遍殃得不比]|(?<![许认])可|所能)及|(?<![参给赋授付])与|以及|并且|对于|由于|(?:^|[，；是])因为)(?=[。；])/g;
/** 不 ends a clause only in a question or a double negative. */
const CUT_NOT = /(?:[^，。；、是要可好无莫岂决从绝何]{2})不(?=[。；])/g;
const CUT_END = /(?:[，、]|[^的]的|和|及|与|以及|并且|对于|由于|因为)$/;

/** A text that begins or ends in the middle. */
export const truncated: Kind = {
  id: 'truncated',
  name: '词句残缺',
  severity: 'warning',
  reason: '句子缺头少尾，或“我乡”漏了“乡”字，多为复制时截断。',
  fires: [
    '我政府采购过程中，严格落实程序。',
    '领导班子高度重，专题研究。项目委托第三方评，结果为优。',
    '公示期间居民意见不一，装修工程只能推迟到。',
    '我单位加强管理，提高资金使用效益，\n（二）资产管理情况\n按时报送。',
    '其余学校由镇中心学校代理记。',
    '进一步提高资金使用效益和社会效。',
    '已采取临时防护措，隐患消除。',
    '进一步健全内部控制制，规范管理。',
    '编制年度预时，由各科室提出依据。',
    '组织开展预算绩自评工作。',
    '加强预算管理、资产管理以及。',
    '患者外出务工多，随访不。',
    '被征地农参加养老保险，社会效显著，加强固资产管理。',
    '净利润增加万元。',
    '全年支出2.80万元，中基本支出1.50万元。营商环境进一步优。',
    '工作组共5人，组长由分管财务的。部分专职委员对。检验312份，为储粮供了可靠依据。',
    '全年支出820.15万元元，其余3人为。',
    '数量指标扣1分，得；质量指标得10分。完成率为，未达到目标。占总支出的，较上年有所下降。',
    '项目于2024年月完工，投入资金万元，涉及个村，由负责实施。培训农民320人人，今后将进一步。',
    '\t序号\t目标\n\t1\t及时排查调处社会矛盾信访案件，切实维护社会稳定。\n\t2\t时排查调处社会矛盾信访案件，切实维护社会稳定。',
  ],
  spares: [
    '公厕改造任务中，抽查合格的，下设综合部，对新出现困难的及时纳入。',
    '我乡政府采购过程中，严格落实程序。',
    '我区财政局、我县预算单位，均已报送。',
    '采取有力举措，一以贯之，健全制度，年度预期目标，部门预决算，防护措施到位。',
    '随访做得不够，群众无不称赞。预算编得不够。',
    '数量指标扣1分，得9分，320人人均受益，2024年月均支出12万元，涉及个别村，由负责人签字，更进一步。',
    '主要措施：\n加强管理，\n提高效益。',
    '完成农村公路养护120公里，验收合格。\n已完成农村公路养护120公里，验收合格。',
    '按月发放调解员工资，及时缴纳保险。',
    '落实项目法人制、工程监理制和质量管理制，执行合同管理制，不满意和一般共26份，缴费基数据实核定，旅游服务系286人。',
    '至2024年12月31日，在编37人。\n截至2024年12月31日，共有车辆4辆。',
    '绩效评级为“优”的项目48个，综合为老服务中心建设。',
    '宣和县交通运输局按照《建设工程质量保证金管理办法》预留。强队伍、提质量。抓管护、见长效。跨省通办61对。',
    '其余学校委托代理记账，加强项目支出绩效管理，各分项之和。法律知识普及。群众积极参与。',
  ],
  find: (document) => [
    ...matchesInEach(document.passages, WE).map(({ piece, match }) =>
      findingOf(
        truncated,
        document,
        [{ ...rangeOf(piece, match), end: piece.start + match.index + 5 }],
        {
          message: '“我”后面漏写了单位称谓。',
          suggestion: '补为“我乡”“我镇”“我单位”等。',
          confidence: 0.85,
        },
      ),
    ),
    ...cutWords(document),
    ...lostCharacters(document).map(({ start, end, meant }) =>
      findingOf(truncated, document, [{ start, end }], {
        message: '这里的词可能漏了字或写错了字。',
        suggestion: meant === '' ? '补全词句。' : `可能是“${meant}”。`,
        confidence: 0.75,
      }),
    ),
    ...[
      ...brokenEnds(document),
      ...lostFigures(document),
      ...halfWordsAtEnds(document),
      ...halfWordsAtLast(document),
      ...unstopped(document),
      ...openWords(document),
      ...openClauses(document),
    ].map((at) =>
      findingOf(truncated, document, [at], {
        message: '这里没有写完，或者漏写、重写了数字和单位。',
        suggestion: '补全词句、数字和单位。',
        confidence: 0.8,
      }),
    ),
    ...cutEnds(document),
    ...cutHeads(document),
  ],
};

/** A term, or a sentence, that stops short of its last word. */
function cutWords(document: TextDocument): ReturnType<Kind['find']> {
  return [CUT_TERM, CUT_CHARACTER, CUT_STEM, CUT_JOIN, CUT_NOT].flatMap((pattern) =>
    matchesInEach(document.passages, pattern).map(({ piece, match }) =>
      findingOf(truncated, document, [rangeOf(piece, match)], {
        message: `“${match[0]}”没有写完。`,
        suggestion: '补全词句。',
        confidence: 0.8,
      }),
    ),
  );
}

/** A paragraph that stops at a comma although a heading follows. */
function cutEnds(document: TextDocument): ReturnType<Kind['find']> {
  return document.headings.flatMap(({ line, level }) => {
    const before = line === 0 ? undefined : document.lines[line - 1];
    if (before === undefined || level > 3 || !CUT_END.test(before.text)) return [];
    const end = before.start + before.text.length;
    return [
      findingOf(truncated, document, [{ start: Math.max(before.start, end - 12), end }], {
        message: '这一段没有写完。',
        suggestion: '补全句子，以句号结束。',
        confidence: 0.8,
      }),
    ];
  });
}

const LONG_ENOUGH = 10;

/** What can head a clause by itself, where a longer word can: 至12月末 beside 截至12月末. */
const OWN_HEAD = /^[至自从在对按经由因为以据向与于\d]/;
/** A first character that is a word of its own: 已完成 and 完成 are both right. */
const WHOLE_WORD =
  /^[已将拟未不应可均共并再又也还曾正须需要为对在由以按各全总新本我该其每年村镇乡县市区省从向经使让把被就都只更最很较][一-龥]/;

/** 时排查… beside 及时排查… elsewhere: the first character was lost. */
function cutHeads(document: TextDocument): ReturnType<Kind['find']> {
  const clauses = document.passages.flatMap((passage) => clausesOf(passage).slice(0, 1));
  const known = new Map(clauses.map((clause) => [clause.text.slice(1), clause]));
  return clauses.flatMap((clause) => {
    const whole = known.get(clause.text);
    if (
      clause.text.length < LONG_ENOUGH ||
      whole === undefined ||
      !/[一-龥]/.test(whole.text.charAt(0)) ||
      OWN_HEAD.test(clause.text) ||
      WHOLE_WORD.test(whole.text)
    )
      return [];
    return [
      findingOf(truncated, document, [rangeOfText(clause), rangeOfText(whole)], {
        computed: `另一处为“${whole.text}”`,
        message: `句首可能漏了“${whole.text.charAt(0)}”字。`,
        suggestion: `改为“${whole.text}”。`,
        confidence: 0.8,
      }),
    ];
  });
}
