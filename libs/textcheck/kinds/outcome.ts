import { findingOf, isUnmarked, rangeOfText, type Range } from '../finding-of.js';
import { likeness } from '../relations/goals/goals.js';
import { doubledRows } from '../relations/goals/displaced.js';
import { doubledResults } from '../relations/goals/doubled-results.js';
import { labelledCopies } from '../relations/goals/labelled-copies.js';
import { listsOf } from '../relations/goals/item-lists.js';
import { isNoPlan } from '../relations/goals/no-plan.js';
import { nextSteps } from '../relations/goals/next-steps.js';
import { plannedDeeds } from '../relations/goals/planned-deeds.js';
import { plansAmongResults } from '../relations/goals/plans-among-results.js';
import { labelledPlans } from '../relations/goals/wide/labelled-plans.js';
import { itemsOfPlans } from '../relations/goals/wide/items-of-plans.js';
import { sloganItems } from '../relations/goals/wide/slogan-items.js';
import { putOffGoals } from '../relations/goals/wide/put-off.js';
import { creditedPlans } from '../relations/goals/wide/credited-plans.js';
import { isAnsweredBehind } from '../relations/goals/wide/answered-behind.js';
import { COMING } from '../relations/goals/plan-words.js';
import { isToldBeside } from '../relations/goals/told-beside.js';
import { outcomeGroups, type OutcomeRow } from '../relations/goals/outcome-rows.js';
import { goalsCopied, goalsSaidAgain, plansInProse } from '../relations/goals/prose-outcomes.js';
import type { Sentence } from '../text/sentences.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const table = (...rows: readonly string[]): string =>
  `\t序号\t项目名称\t绩效目标\t实现情况\n${rows.map((row, index) => `\t${String(index + 1)}\t${row}`).join('\n')}`;

const DONE =
  /(?:已|实(?!施|现|行|验|训|践|地|时|体|物|[^，。]{0,3}性)[一-龥]{1,3}\d|完成了?|实现了|达到了?|建成(?!后)|落实了|保障了|组织了|开展了|发放了|召开|改善了|解决了|提高了|提升了|维护了|推进了|得到|有所|共[^，。]{0,6}\d|实际|全部|均)/;
const AHEAD =
  /为进一步|^应(?:建立|制定|完成|配备|新建|改造|购置|采购|安装|培训|开展|举办|达到)|^(?:计划|打算|争取|准备(?!金|工作|就绪|好|充分|率)|目标是|预期|[需应须]要?(?:购置|采购|新建|建设|改造|完成|组织|开展|培训|安装)|拟(?!定|订|制)|为了|为更好|下一步|可(?:新增|治理|带动|惠及|实现|满足|覆盖|达到|解决|提供))|(?:建成|完工|投产|投用|竣工|投入使用)[^，]{0,2}后$/u;
const COPIED = 0.9;
/** 合规, 明显提升: few words are both what was wanted and what came. */
const SHORTEST_COPY = 8;
const LONG_COPY = 20;

const PROSE = '2024年度部门整体绩效自评报告\n一、绩效目标完成情况\n（一）产出情况\n';

/** An outcome that tells what is intended instead of what was achieved. */
export const outcomeIsPlan: Kind = {
  id: 'outcome_is_plan',
  name: '实现情况写成目标',
  severity: 'warning',
  reason: '实现情况应写已经做到的事，不能照抄目标或写打算。',
  fires: [
    table('仓储项目\t壮大集体经济收入\t建设仓储库房，建成后进行租赁，预计年收入3万元'),
    table('资产收益项目\t增加产业收入\t为进一步贯彻落实有关部署，健全防止返贫致贫帮扶机制。'),
    table('民兵经费\t保障民兵训练、征兵等工作正常开展。\t保障民兵训练、征兵等工作正常开展。'),
    table('污水管网项目\t铺设管网3公里\t拟铺设管网3公里，建成后将有效改善水环境。'),
    table('营养改善计划\t改善学生营养\t计划在秋季学期开始供餐，将惠及学生1200人。'),
    '序号|项目名称|年度目标\n1|公厕改造|改造公厕5座\n完成情况见下表：\n序号|项目名称|完成情况\n1|公厕改造|力争于明年改造公厕5座',
    '（一）公厕改造。目标：改造公厕5座。结果：计划于年内改造公厕5座。',
    '指标|目标值|完成值\n城市书房|4个|拟建设4个',
    '（三）效益目标完成情况\n1.经济效益：清运垃圾3415吨，完成目标的106%，改造户厕120座，预计将进一步改善村容村貌。',
    '目标|完成情况\n养护农村公路120公里|将完成农村公路养护120公里\n新建广场2处|已建成广场2处',
    `${PROSE}新增省级非遗项目1个，预计将举办传习活动不少于30场。`,
    `${PROSE}清理林下可燃物1680亩，计划新开防火隔离带38公里。`,
    `${PROSE}托育中心10月18日挂牌，计划在下一步对托育机构开展指导20次。`,
    '2024年度部门整体绩效自评报告\n一、绩效目标完成情况\n（1）就业。将面向沿线群众公开聘用护路员，力求带动群众增收。\n（2）修路。修复路面32公里。\n（3）护栏。安装护栏48公里。',
    `${PROSE}准备新增床位60张。`,
    `${PROSE}更新食堂设备142台（对应目标3）。\n拟会同有关部门对每校检查4次，督促学校抓好整改（对应目标4）。`,
    `${PROSE}社会培训：全年1620人次。\n技能大赛：获奖5项。\n校企合作：进一步深化产教融合，争取更多企业参与办学，推动人才培养与产业需求对接。\n师资结构：“双师型”教师比例60.87%。`,
    '2024年度部门整体绩效自评报告\n一、目标完成情况\n1.河道保洁。保洁河道20公里。\n2.档案整理。今后将对2000卷档案进行数字化。',
    `${PROSE}通过培训，将进一步提高乡村医生业务水平。`,
    `${PROSE}项目建成后将为周边群众提供健身场所。`,
    `${PROSE}年度目标为修复破损档案2.4万页、消毒档案3万卷。修复破损档案2.4万页、消毒档案3万卷。`,
  ],
  spares: [
    table('民兵经费\t保障民兵训练、征兵等工作正常开展。\t保障了民兵训练、征兵等工作正常开展。'),
    table('道路项目\t硬化道路606米\t已硬化道路606米，预计可使用20年。'),
    table('规划编制\t编制规划\t编制村庄规划3个，将资金按进度拨付至编制单位。'),
    '指标|目标值|完成值|说明\n城市书房|4个|3个|1个预计2025年建成\n合规性|合规|合规\n预计受益人数|1200人|1264人',
    table('应急演练\t开展演练\t组织模拟演练2次，参加300人。'),
    table('制度建设\t健全制度\t拟定管理办法2项并印发执行。'),
    '2024年度部门整体绩效自评报告\n一、目标完成情况\n1.道路养护。养护道路28公里，未达到30公里，下一步将加快施工。',
    `${PROSE}预计培训300人次，实际培训320人次。质保金将于2025年6月支付，其余路段计划在年内完成。年初预计的成本为20万元，超出预计的2%。`,
    `${PROSE}计划培训600人次，完成656人次。计划采购1712万元。项目计划新建泵站6座，9月竣工验收。`,
    `${PROSE}社会培训：全年1620人次。\n技能大赛：获奖5项。\n校企合作：进一步深化了产教融合，更多企业参与办学。\n师资结构：“双师型”教师比例60.87%。`,
    `${PROSE}6个项目计划于2024年12月20日前完工。其中5个均在12月20日前完工。`,
    `${PROSE}将资金直接拨付到村，将监控结果纳入考核，修订模拟题库，草拟规范3项。`,
    `${PROSE}会见系统未按计划在年内上线。复灌面积预计每亩年增产粮食120公斤。`,
    `${PROSE}因部分农户推迟引种，结转8.40万元，待2025年春季补栏后再行兑付。证书考试通过率88.38%，低于预期，学校将进一步加强考前辅导。`,
    `${PROSE}资金由镇长办公会审定，拟补名单公示5个工作日，收到异议1条。`,
    '2024年度部门整体绩效自评报告\n一、下一步打算\n力争6月底前完成。我局将进一步加强管理。\n二、绩效目标\n预计举办活动30场。',
    table('公交补贴\t补贴公交线路\t实际补贴线路12条，计划于2025年新增的2条不在其内。'),
  ],
  find: (document) => {
    const inRows = outcomeGroups(document).flatMap((rows) =>
      rows.flatMap((row) => plan(document, row, rows)),
    );
    return [
      ...inRows,
      ...plansTold(document)
        .filter(
          (clause) =>
            isUnmarked(inRows, rangeOfText(clause)) &&
            !isToldBeside(document, clause) &&
            !isNoPlan(document, clause) &&
            !isAnsweredBehind(document, clause),
        )
        .map((clause) =>
          findingOf(outcomeIsPlan, document, [planFrom(document, clause)], {
            message: '写成效的章节里写的是打算，不是结果。',
            suggestion: '写明实际完成的数量、时间和效果。',
            confidence: 0.75,
          }),
        ),
      ...copiesInProse(document).map(({ goal, outcome }) =>
        findingOf(outcomeIsPlan, document, [rangeOfText(outcome), rangeOfText(goal)], {
          message: '完成情况照抄了绩效目标。',
          suggestion: '写明实际完成的数量、时间和效果。',
          confidence: 0.8,
        }),
      ),
    ];
  },
};

/** A plan with the clauses right behind it that go on with it. */
function planFrom({ statements }: TextDocument, { start, text }: Sentence): Range {
  const statement = statements.findLast((one) => one.start <= start);
  const behind = statement?.text.slice(start + text.length - statement.start) ?? '';
  let end = start + text.length;
  for (const clause of behind.split(/(?=[，；])/)) {
    if (clause === '' || clause.startsWith('；') || !COMING.test(clause)) break;
    end += clause.length;
  }
  return { start, end };
}

/** Each plan once, whichever way it was come upon. */
function plansTold(document: TextDocument): Sentence[] {
  const told = plansInProse(document);
  const others = [...plannedDeeds(document), ...nextSteps(document)];
  const both = [...told, ...others.filter(({ start }) => !told.some((one) => one.start === start))];
  const among = [
    ...plansAmongResults(document),
    ...creditedPlans(document),
    ...labelledPlans(document),
    ...putOffGoals(document),
    ...itemsOfPlans(document),
    ...sloganItems(document),
  ].filter(
    ({ start, text }) =>
      !both.some((one) => one.start < start + text.length && start < one.start + one.text.length),
  );
  return [
    ...both,
    ...among.filter((one, at) => !among.slice(0, at).some(({ start }) => start === one.start)),
  ];
}

/** Each copy once, whichever way it was come upon. */
function copiesInProse(document: TextDocument): { goal: Sentence; outcome: Sentence }[] {
  const labelled = labelledCopies(document);
  const others = [...goalsSaidAgain(document), ...goalsCopied(document)];
  const isKnown = ({ start, text }: Sentence): boolean =>
    labelled.some(({ outcome }) => start <= outcome.start && outcome.start < start + text.length);
  return [...labelled, ...others.filter(({ outcome }) => !isKnown(outcome))];
}

function plan(
  document: TextDocument,
  row: OutcomeRow,
  rows: readonly OutcomeRow[],
): ReturnType<Kind['find']> {
  const { goal, outcome } = row;
  if (outcome.text === '' || (outcome.text === goal.text && outcome.text.includes('涉密')))
    return [];
  const copied =
    isLimitCopied(row, rows) ||
    (isCopied(row) && (!/\d/.test(outcome.text) || isOnlyCopy(row, rows)));
  if (!isPlanned(outcome.text) && !copied) return [];
  return [
    findingOf(outcomeIsPlan, document, [rangeOfText(outcome), rangeOfText(goal)], {
      message: copied ? '实现情况照抄了绩效目标。' : '实现情况写的是打算或目的，不是结果。',
      suggestion: '写明实际完成的数量、时间和效果。',
      confidence: copied ? 0.9 : 0.85,
    }),
  ];
}

/** What a clause plans to complete is not completed: 计划暑假完成铺设. */
function isPlanned(text: string): boolean {
  const clauses = text.split(/[，。；]/u);
  const isAhead = (clause: string): boolean => COMING.test(clause) || AHEAD.test(clause);
  const first = clauses.findIndex(isAhead);
  // A figure told before the plan is a result: 3个，1个预计明年建成.
  const isDone = (clause: string, at: number): boolean =>
    DONE.test(clause) || (at < first && /\d/.test(clause));
  return first >= 0 && !clauses.some((one, at) => isDone(one, at) && !isAhead(one));
}

function isCopied({ goal, outcome, valued }: OutcomeRow): boolean {
  const isLong = outcome.text.length >= SHORTEST_COPY;
  if (valued || !isLong || DONE.test(outcome.text)) return false;
  return likeness(goal.text, outcome.text) >= COPIED;
}

/** ≥4000亩 is no completed value. */
const LIMIT = /^(?:[≥≤><]=?|不少于|不低于|不小于|不超过|不高于|不大于|至少)|(?:以上|以内|以下)$/;
/** Where most of a column is limits, it is one of goals. */
const MOST_LIMITED = 3;

/** A bare target with its limit that stands as the value that came, too, in a column of values without limits. */
function isLimitCopied(
  { goal, outcome, valued }: OutcomeRow,
  rows: readonly OutcomeRow[],
): boolean {
  const isCopy = valued && goal !== outcome && goal.text === outcome.text;
  if (!isCopy || !LIMIT.test(outcome.text)) return false;
  const limited = rows.filter((one) => LIMIT.test(one.outcome.text));
  return limited.length * MOST_LIMITED <= rows.length;
}

/** 搬迁74户 answers 搬迁74户; a long copy is one where the other rows tell theirs in words of their own. */
const isOnlyCopy = (row: OutcomeRow, rows: readonly OutcomeRow[]): boolean =>
  row.outcome.text.length >= LONG_COPY &&
  rows.length > 2 &&
  rows.filter((one) => isCopied(one)).length === 1;

const SHORTEST = 12;
/** With a figure of three digits fewer words will do: 筛查妇女1240人. */
const COPY = /^(?=.{6}).*\d{3}/u;

/** The same outcome under two projects. */
export const duplicateOutcome: Kind = {
  id: 'duplicate_outcome',
  name: '实现情况重复',
  severity: 'hint',
  reason: '不同项目的实现情况一字不差，多为复制粘贴。',
  fires: [
    table(
      '甲经费\t维稳\t完成了预期目标，有效维护了社会稳定。',
      '乙经费\t信访\t完成了预期目标，有效维护了社会稳定。',
    ),
    '指标|目标值|实际值\n易涝点消除|12处|12处\n污水处理率|≥95%|96%\n消除易涝点数量|12处|12处',
    '（一）基金监管。查处机构36家；追回基金218.42万元。\n（二）服务体系。建成服务点192个；查处机构36家；追回基金218.42万元。',
    '项目|完成情况\n妇幼健康|筛查妇女1240人\n急救站|筛查妇女1240人',
  ],
  spares: [
    table(
      '甲经费\t维稳\t有效维护了社会稳定，排查案件三起。',
      '乙经费\t信访\t化解信访案件五起，群众满意。',
    ),
    table('甲经费\t涉密\t涉密', '乙经费\t涉密\t涉密'),
    '指标|目标值|实际值\n公交线路（城区）|14条|14条\n公交线路（城乡）|14条|14条\n满意度|≥90%|95%\n回访率|≥90%|95%',
  ],
  find: (document) => [
    ...outcomeGroups(document).flatMap((rows) => [
      ...copiedOutcomes(document, rows),
      ...doubledRows(rows).map(({ row, first }) =>
        findingOf(duplicateOutcome, document, [row, first].map(rangeOfRow), {
          message: `“${row.project.name}”与“${first.project.name}”重复列了同一项。`,
          suggestion: '删去重复的一行，分值相应核对。',
          confidence: 0.85,
        }),
      ),
    ]),
    ...doubledResults(document, listsOf(document)).map((places) =>
      findingOf(duplicateOutcome, document, places, {
        message: '两个项目之下写了同样的结果。',
        suggestion: '核对是否复制后没有改写，按各项目实际完成情况分别填写。',
        confidence: 0.75,
      }),
    ),
  ],
};

const rangeOfRow = ({ project, outcome }: OutcomeRow): Range => ({
  start: project.cell.start,
  end: Math.max(outcome.start + outcome.text.length, project.cell.start + project.name.length),
});

/** 完成值100%，分值6，得分6.00: figures by their labels alone. */
const isLabelled = (text: string): boolean =>
  /分值|得分|满分/.test(text) &&
  text
    .split(/[，；]/)
    .every((part) => /^[一-龥]{2,5}[：为]?\s?[≥≤]?\d[\d.]*\s?[%一-龥]{0,2}$/.test(part));

function copiedOutcomes(
  document: TextDocument,
  rows: readonly OutcomeRow[],
): ReturnType<Kind['find']> {
  return rows.flatMap((row, index) => {
    const { text } = row.outcome;
    if (isLabelled(text)) return [];
    const original = rows.slice(0, index).find(({ outcome }) => outcome.text === text);
    if (original === undefined || original.project.name === row.project.name) return [];
    if (text.length < SHORTEST && !(COPY.test(text) && /[一-龥]{4}/u.test(text))) return [];
    return [
      findingOf(duplicateOutcome, document, [row.outcome, original.outcome].map(rangeOfText), {
        message: `“${row.project.name}”与“${original.project.name}”的实现情况完全相同。`,
        suggestion: '按各项目实际完成情况分别填写。',
        confidence: 0.85,
      }),
    ];
  });
}
