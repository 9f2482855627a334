import { findingOf, rangeOfText, type Range } from '../finding-of.js';
import { clausesOf } from '../text/sentences.js';
import { outcomeRows, type OutcomeRow } from '../relations/goals/outcome-rows.js';
import {
  type OpenTarget,
  unansweredAtOnce,
  unansweredLater,
  unansweredPleasure,
} from '../relations/goals/prose-targets.js';
import { BARE_ANSWER, EXPLAINED, measureClass, VAGUE, WHOLLY } from '../relations/goals/targets.js';
import { IN_WORDS, openFigures, passedOver } from '../relations/goals/open-figures.js';
import { listsOf } from '../relations/goals/item-lists.js';
import type { OutcomePair } from '../relations/goals/told-pairs.js';
import { emptyAnswers } from '../relations/goals/empty-answers.js';
import { enumeratedGoals } from '../relations/goals/enumerated-goals.js';
import { leftOutGoals } from '../relations/goals/left-out-goals.js';
import { openDeadlines } from '../relations/goals/deadlines.js';
import { isNoTarget } from '../relations/goals/wide/no-targets.js';
import { openByNumber } from '../relations/goals/wide/open-by-number.js';
import { neverTold } from '../relations/goals/wide/never-told.js';
import { unheardGoals } from '../relations/goals/wide/unheard-goals.js';
import { noneAnswered } from '../relations/goals/none-answered.js';
import { openInTurn } from '../relations/goals/open-in-turn.js';
import { openInParagraphs } from '../relations/goals/open-in-paragraph.js';
import { unnamedGoals } from '../relations/goals/unnamed-goals.js';
import { untoldTargets } from '../relations/goals/untold-targets.js';
import { vagueItems, vaguelyAnswered } from '../relations/goals/vague-answers.js';
import { sharedWords, wordsOf } from '../relations/words/words.js';
import { mentionsOf, type Mention } from '../mentions/mention.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const table = (...rows: readonly string[]): string =>
  `\t序号\t项目名称\t绩效目标\t实现情况\n${rows.map((row, index) => `\t${String(index + 1)}\t${row}`).join('\n')}`;
const PROSE = '2024年度部门整体绩效自评报告\n一、基本情况\n（一）绩效目标\n';

/** A numeric target the outcome does not answer. */
export const targetUnanswered: Kind = {
  id: 'target_unanswered',
  name: '目标值没有回应',
  severity: 'warning',
  reason: '目标中的数量指标，实现情况应写明实际完成值。',
  fires: [
    '计划补库帐篷300顶、棉被1500床、折叠床600张、应急发电机20台，实际补库帐篷320顶、棉被1500床、折叠床600张，补库任务完成。',
    '项目目标为培训村干部260人次，通过培训村干部履职能力进一步增强。',
    '指标|目标值|实际完成值\n改造厕所|320座|324座\n设备购置|8台|组织开展了采购工作',
    table('民兵补贴\t及时向110名补贴人员发放补贴。\t加强了相关人员生活保障。'),
    table('驻村经费\t驻村工作队出勤率不低于95%。\t维护了村内社会稳定。'),
    table('图书购置\t购置图书不少于2万册，开学前上架。\t按要求购置了图书，丰富了馆藏。'),
    table('巡诊服务\t巡诊120次以上\t方便了山区群众就医，群众反映良好。'),
    '年初目标是帮助企业办理质押融资不少于5000万元，相关工作稳步推进，企业反响良好。',
    '培训项目目标是培训村医80人次以上。通过培训，村医业务水平有了提高。',
    `${PROSE}群众满意度不低于95%。\n二、绩效目标完成情况\n（三）满意度情况\n发放问卷600份，回收率97%，群众对实施总体比较认可。`,
    `${PROSE}改造农村户厕不少于350座。\n二、绩效目标完成情况\n农村户厕改造有序推进，人居环境改善。`,
    '（一）养老服务。目标：日均服务老人不少于150人次。结果：服务老人需求，老年人获得感增强。',
    '指标|目标值|实际完成值\n种植面积|1500亩|1530亩\n培训林农|400人次|按计划有序开展',
    '指标|目标值|实际完成值\n推动上云企业|30家|召开动员会2次，印发方案1份',
    '（1）救助：目标380人次，救助工作规范有序；（2）登记：目标2600对，完成2588对。',
    '一、绩效目标\n1.职业培训，举办4期120人。\n2.托养，95人。\n二、目标完成情况\n1.职业培训。圆满完成培训任务，取得证书104人。\n2.托养。95人。',
    '一、年度目标\n1.培训骑手300人次。\n2.新建驿站8处。\n3.慰问职工460人次。\n4.受理维权案件结案率不低于95%。\n二、目标完成情况\n培训骑手316人次，慰问职工472人次，维权案件结案率97.3%。',
    '三、绩效目标完成情况\n目标二：养护村道62公里，修复水毁点14处。\n完成情况：62公里村道按季养护4轮，出行条件持续改善。',
    '（一）目标三：举办民俗活动6场，参与群众8000人次。完成情况：举办庙会、龙舟赛等7场。',
    '目标3：供餐比例达到98%以上，从业人员健康证持证率100%。\n完成情况：供餐比例99.03%；从业人员中男性48人、女性124人。',
    '目标三，改建通组路不少于45公里，受益人口不低于1.80万人。\n完成情况：改建通组路47.6公里；另建供水工程12处，解决3842人季节性缺水。',
    '一、绩效目标\n目标一，走访脱贫户4轮。目标二，新建菜地800亩，带动农户300户以上。目标三，养护公路18公里。\n二、完成情况\n关于目标一。走访12轮。\n关于目标二。新建菜地865亩，外销蔬菜2076吨。\n关于目标三。养护公路18公里。',
    '二、年度目标\n1.维修灌溉渠道12公里；\n2.安装取水计量设施45处，并建成水情会商室1处；\n3.培训河道管护员160人次。\n三、完成情况\n（一）渠道。维修灌溉渠道12.6公里。\n（二）计量。取水计量设施装好46处，数据接入平台。\n（三）培训。培训河道管护员172人次。',
    '二、年度目标\n1.维修灌溉渠道12公里；\n2.安装取水计量设施45处；\n3.培训河道管护员160人次；\n4.开通互联网医院线上复诊。\n三、完成情况\n维修灌溉渠道12.6公里。取水计量设施装好46处。培训河道管护员172人次。',
    '二、绩效目标\n1.污水处理：新建站点6个，出水达标率不低于95%。\n2.垃圾清运：清运4200吨。\n3.公厕管护：管护38座。\n三、目标实现情况\n1.污水处理\n新建站点6个，日处理480吨。站点出水达标状况总体平稳。\n2.垃圾清运\n清运4310吨。\n3.公厕管护\n管护38座。',
  ],
  spares: [
    '二、年度目标\n1.维修灌溉渠道12公里；\n2.安装取水计量设施45处，电子病历系统应用水平分级评价达到4级；\n3.培训河道管护员160人次。\n三、完成情况\n维修灌溉渠道12.6公里。取水计量设施装好46处。12月通过电子病历4级省级评审。培训河道管护员172人次。',
    '二、绩效目标\n1.污水处理：新建站点6个，出水达标率不低于95%。\n2.垃圾清运：清运4200吨。\n3.公厕管护：管护38座。\n三、目标实现情况\n1.污水处理\n新建站点6个。抽检出水48次，达标47次。\n2.垃圾清运\n清运4310吨。\n3.公厕管护\n管护38座。',
    '项目目标为培训村干部260人次，进一步提高履职能力。',
    '指标|目标值|实际完成值\n改造厕所|320座|324座\n设备购置|8台|已完成购置',
    '目标二：养护村道62公里，修复水毁点14处。\n完成情况：养护村道62公里。\n汛后修复水毁14处，恢复通行。',
    '目标3：供餐比例98%以上，从业人员持证率100%。\n完成情况：供餐比例99%；从业人员172人，持证172人。',
    '目标5：建成广场3处，群众满意度不低于90%。\n完成情况：建成广场3处。\n二、满意度\n满意度93.2%。',
    '目标4：发放62名干部工资，村民满意。\n完成情况：发放工资842万元。',
    '一、年度目标\n1.培训骑手300人次。\n2.新建驿站8处。\n3.慰问职工460人次。\n4.受理维权案件结案率不低于95%。\n二、目标完成情况\n培训骑手316人次，爱心驿站建成9处，慰问职工472人次，维权案件结案率97.3%。',
    '年初目标是帮助企业办理质押融资不少于5000万元，实际办理5200万元。送戏下乡目标为150场以上，全部完成。',
    table('污水处理\t出水达标率100%\t处理污水990万吨，出水检测48次，达标48次'),
    table('网格考核\t考核合格率≥95%\t考核12次，合格12次。'),
    `${PROSE}群众满意度不低于95%，改造农村户厕不少于350座。\n二、绩效目标完成情况\n（三）满意度情况\n满意和基本满意合计570份。\n农村户厕改造有序推进，改造完成352座。`,
    table('党建经费\t对辖区内974名党员进行培训。\t对974名党员进行培训，提高了素质。'),
    table('人大经费\t召开不少于1次人代会，预算资金3万元。\t组织召开人代会1次。'),
    table('社工薪酬\t按月发放82名社区工作者工资\t12个月均在25日前发放，未发生劳动争议。'),
    table('助学金\t资助率100%\t符合条件的学生全部获得资助。'),
    table('道路养护\t养护道路不少于2公里\t养护道路2150米，验收合格。'),
    table('绿化管护\t管护绿地，每亩补助60元\t绿地管护良好。'),
    '（一）养老服务。目标：日均服务老人不少于150人次。结果：日均服务168人次。',
    '指标|目标值|实际完成值\n完工时间|2024年11月底前|按期完成\n安全事故|0起|未发生\n设备到位率|100%|全部到位\n可持续影响|长期|达成预期指标',
    '指标|目标值|实际完成值\n建设基地|2处|建成两个示范基地\n返乡创业|60人|扶持创业人员63名',
  ],
  find: (document) =>
    openTargets(document).filter(({ quotes: [answer] }) => !EXCUSED.test(answer?.text ?? '')),
};

/** 无法取数，暂不评分: why no result is told. */
const EXCUSED =
  /无法(?:取数|统计|测算)|暂不(?:评分|计分|评价|考核)|不(?:予|作|再)(?:评分|计分|评价)/;

const openTargets = (document: TextDocument): ReturnType<Kind['find']> => [
  ...outcomeRows(document).flatMap((row) => unanswered(document, row)),
  ...emptyAnswers(document).flatMap((row) => asFinding(document, row, [row.goal].map(rangeOfText))),
  ...[
    ...unansweredAtOnce(document),
    ...vaguelyAnswered(document),
    ...vagueItems(document, listsOf(document)),
    ...unansweredPleasure(document),
    ...unansweredLater(document),
    ...untoldTargets(document),
    ...leftOutOnce(document),
    ...noneAnswered(document),
    ...openInTurn(document),
    ...openDeadlines(document).map(({ goal, outcome }) => ({
      target: goal,
      answer: rangeOfText(outcome),
    })),
  ]
    .filter((open) => !isNoTarget(document, open))
    .map(({ target, answer }) =>
      findingOf(targetUnanswered, document, [answer, target], {
        message: `目标值 ${document.source.slice(target.start, target.end)} 没有写明实际完成值。`,
        suggestion: '写明各目标值的实际完成数。',
        confidence: 0.75,
      }),
    ),
];

/** Each goal left out once, whichever way it was come upon. */
function leftOutOnce(document: TextDocument): OpenTarget[] {
  const found = [...enumeratedGoals(document), ...openInParagraphs(document)];
  const known = new Set(found.map(({ target }) => target.start));
  const left = leftOutGoals(document).filter(({ target }) => !known.has(target.start));
  const isNew = (open: OpenTarget): boolean =>
    ![...found, ...left].some((one) => areOne(one, open));
  const told = [...found, ...left, ...unnamedGoals(document).filter(isNew)];
  return [
    ...told,
    ...[...neverTold(document), ...openByNumber(document), ...unheardGoals(document)].filter(
      ({ target }, at, all) =>
        ![...told, ...all.slice(0, at)].some((one) => areOne(one, { target })),
    ),
  ];
}

type Wanted = Pick<OpenTarget, 'target'>;
const areOne = ({ target: one }: Wanted, { target: other }: Wanted): boolean =>
  one.start < other.end && other.start < one.end;

/** Any figure, or all there were. */
const FIGURED = /\d|全部|均|[一二两三四五六七八九十百]+[名人位个次场件家户项所处台辆座间套]/;
const BARE_FIGURE = /\d(?![\d.,]*\s?[一-龥%])/;

function unanswered(document: TextDocument, row: OutcomeRow): ReturnType<Kind['find']> {
  const { outcome } = row;
  if (outcome.text === '' || outcome.text.includes('涉密') || BARE_ANSWER.test(outcome.text))
    return [];
  const open: readonly Range[] = row.valued
    ? openValues(row)
    : orElse(
        openFigures(document, row),
        () => openClauses(row),
        () => passedOver(document, row),
      );
  return asFinding(document, row, open);
}

function asFinding(
  document: TextDocument,
  { outcome, project, goal }: OutcomePair,
  open: readonly Range[],
): ReturnType<Kind['find']> {
  if (open.length === 0) return [];
  const row = project.cell.start === goal.start ? [] : [rangeOfText(project.cell)];
  const named = open.map(({ start, end }) => document.source.slice(start, end)).join('、');
  return [
    findingOf(targetUnanswered, document, [rangeOfText(outcome), ...open, ...row], {
      message: `目标值 ${named} 在实现情况中没有对应的完成值。`,
      suggestion: '写明各目标值的实际完成数。',
      confidence: 0.8,
    }),
  ];
}

/** The first way to look that finds any. */
function orElse(
  found: readonly Range[],
  ...others: readonly (() => readonly Range[])[]
): readonly Range[] {
  const [next, ...more] = others;
  return found.length > 0 || next === undefined ? found : orElse(next(), ...more);
}

/** Parts of a goal with a figure that the outcome takes up in words alone: 系数达到0.55 by 效率明显提高. */
function openClauses({ goal, outcome }: OutcomeRow): Range[] {
  const told = clausesOf(outcome).map(({ text }) => ({ text, words: wordsOf(text) }));
  const answered = mentionsOf(outcome);
  return clausesOf(goal)
    .filter(({ text, start }) => {
      const words = wordsOf(text);
      const about = told.filter((one) => sharedWords(words, one.words) > 0);
      const vague = about.some((one) => VAGUE.test(one.text) && sharedWords(words, one.words) > 1);
      if (!/\d/.test(text) || !vague || about.some((one) => FIGURED.test(one.text))) return false;
      const figures = mentionsOf({ text, start });
      return figures.length === 0 || !figures.every((one) => isRepeated(one, answered));
    })
    .map(rangeOfText);
}

/** 保障11个村运转 by 拨付11个村办公经费, whatever else is said in words. */
const isRepeated = (target: Mention, answered: readonly Mention[]): boolean =>
  answered.some(
    ({ base, unit }) =>
      base.equals(target.base) && measureClass(unit) === measureClass(target.unit),
  );

/** A target that stands alone in its cell, where the outcome says how it went, or tells of something else. */
function openValues(row: OutcomeRow): Mention[] {
  const { goal, outcome } = row;
  const [target, ...more] = mentionsOf(goal);
  if (target === undefined || more.length > 0 || isAnswered(target, outcome.text)) return [];
  const answers = mentionsOf(outcome).map(({ unit }) => measureClass(unit));
  if (answers.includes(measureClass(target.unit))) return [];
  if (answers.length === 0)
    return isDoing(outcome.text) && !(target.unit === '%' ? WHOLLY : ALL).test(outcome.text)
      ? [target]
      : [];
  return (target.unit === '%' ? isOtherCount(row) : isOfElse(row)) ? [target] : [];
}

/** No word of the row comes again in its outcome. */
function isOfElse({ project, goal, outcome }: OutcomeRow): boolean {
  const told = wordsOf(outcome.text);
  return told.size > 2 && sharedWords(told, wordsOf(`${project.name}，${goal.text}`)) === 0;
}

/** 清运及时率 | ≥98% | 配备保洁员52名: one count of what the rate is not of. */
function isOtherCount({ project, outcome }: OutcomeRow): boolean {
  const [came, ...more] = mentionsOf(outcome);
  const isOne = came?.kind === 'count' && more.length === 0 && !came.base.isZero();
  const isSaid = [WHOLLY, EXPLAINED, REACHED, /[例起宗]|日[一-龥]日/].some((words) =>
    words.test(outcome.text),
  );
  const isAkin = sharedWords(wordsOf(outcome.text), wordsOf(project.name)) > 0;
  return isOne && /^[一-龥]{4}/.test(outcome.text) && !isSaid && !isAkin;
}

/** Of a count all that was wanted; 清运及时 tells none. */
const ALL = /全部|均|全覆盖|应[^，。]尽|无一/;
/** 组织开展了采购工作, 已制定方案, 群众满意: that something was done or how it went, not how much came of it. */
const SHORTEST_DOING = 4;
const REACHED = /日[一-龥]日|完成|到位|达|建成|交付|结束|办结|合格|超|符合|全|见|略/;
const isDoing = (text: string): boolean =>
  VAGUE.test(text) || (text.length >= SHORTEST_DOING && !REACHED.test(text));

/** Whether a bare value asks for no figure in return, or has one without a measure word or in words. */
function isAnswered({ kind, unit, value }: Mention, outcome: string): boolean {
  const calendar = kind === 'count' && /^[月年天日]$/.test(unit);
  const whole = unit === '%' && value.equals(100) && WHOLLY.test(outcome);
  const asks = !calendar && !whole && value.greaterThanOrEqualTo(2);
  return !asks || [EXPLAINED, BARE_FIGURE, IN_WORDS].some((words) => words.test(outcome));
}
