import { findingOf, rangeOfText, type Range } from '../finding-of.js';
import { clausesOf } from '../text/sentences.js';
import { outcomeRows, type OutcomeRow } from '../relations/goals/outcome-rows.js';
import {
  unansweredAtOnce,
  unansweredLater,
  unansweredPleasure,
} from '../relations/goals/prose-targets.js';
import {
  BARE_ANSWER,
  EXPLAINED,
  hasLimit,
  measureClass,
  VAGUE,
  WHOLLY,
} from '../relations/goals/targets.js';
import { listsOf } from '../relations/goals/item-lists.js';
import { untoldTargets } from '../relations/goals/untold-targets.js';
import { vagueItems, vaguelyAnswered } from '../relations/goals/vague-answers.js';
import { sharedWords, wordsOf } from '../relations/words/words.js';
import { mentionsOf, type Mention } from '../mentions/mention.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const table = (...rows: readonly string[]): string =>
  `\t序号\t项目名称\t绩效目标\t实现情况\n${rows.map((row, index) => `\t${String(index + 1)}\t${row}`).join('\n')}`;
const PROSE = '2024年度部门整体绩效自评报告\n一、基本情况\n（一）绩效目标\n';

const BUDGET =
  /(?:预算|资金|经费|金额|投资|每人|每月|每年|每亩|每户|每生|每个|平均|标准|保险|控制在|单价)/;
/** A numeric target the outcome does not answer. */
export const targetUnanswered: Kind = {
  id: 'target_unanswered',
  name: '目标值没有回应',
  severity: 'warning',
  reason: '目标中的数量指标，实现情况应写明实际完成值。',
  fires: [
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
  ],
  spares: [
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
  find: (document) => [
    ...outcomeRows(document).flatMap((row) => unanswered(document, row)),
    ...[
      ...unansweredAtOnce(document),
      ...vaguelyAnswered(document),
      ...vagueItems(document, listsOf(document)),
      ...unansweredPleasure(document),
      ...unansweredLater(document),
      ...untoldTargets(document),
    ].map(({ target, answer }) =>
      findingOf(targetUnanswered, document, [answer, target], {
        message: `目标值 ${document.source.slice(target.start, target.end)} 没有写明实际完成值。`,
        suggestion: '写明各目标值的实际完成数。',
        confidence: 0.75,
      }),
    ),
  ],
};

const IN_WORDS = /[一二两三四五六七八九十]{1,3}[名人位个次场件家户项所处台辆座间套]/;
/** Any figure, or all there were. */
const FIGURED = /\d|全部|均|[一二两三四五六七八九十百]+[名人位个次场件家户项所处台辆座间套]/;
const BARE_FIGURE = /\d(?![\d.,]*\s?[一-龥%])/;

function unanswered(document: TextDocument, row: OutcomeRow): ReturnType<Kind['find']> {
  const { outcome } = row;
  if (outcome.text === '' || outcome.text.includes('涉密') || BARE_ANSWER.test(outcome.text))
    return [];
  const open: readonly Range[] = row.valued
    ? openValues(row)
    : orElse(openFigures(row), () => openClauses(row));
  if (open.length === 0) return [];
  const named = open.map(({ start, end }) => document.source.slice(start, end)).join('、');
  return [
    findingOf(targetUnanswered, document, [rangeOfText(outcome), ...open], {
      message: `目标值 ${named} 在实现情况中没有对应的完成值。`,
      suggestion: '写明各目标值的实际完成数。',
      confidence: 0.8,
    }),
  ];
}

/** Figures of a goal told in words that no figure of the outcome answers. */
function openFigures({ goal, outcome }: OutcomeRow): Mention[] {
  const answered = mentionsOf(outcome);
  const answers = new Set(answered.map(({ unit }) => measureClass(unit)));
  const hasFigures = /\d/.test(outcome.text) || IN_WORDS.test(outcome.text);
  return targetsOf(goal)
    .filter(({ target, limited }) => {
      const whole = target.unit === '%' && target.value.equals(100) && WHOLLY.test(outcome.text);
      // 发放82名人员的工资 is answered by any figure; 不少于82名 only by how many there were.
      if (isShareTold(target, answered)) return false;
      return !whole && !answers.has(measureClass(target.unit)) && (limited || !hasFigures);
    })
    .map(({ target }) => target);
}

const orElse = (some: readonly Range[], others: () => readonly Range[]): readonly Range[] =>
  some.length > 0 ? some : others();

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
  const { project, goal, outcome } = row;
  const [target, ...more] = mentionsOf(goal);
  if (target === undefined || more.length > 0 || isAnswered(target, outcome.text)) return [];
  const answers = mentionsOf(outcome).map(({ unit }) => measureClass(unit));
  if (answers.includes(measureClass(target.unit))) return [];
  if (answers.length === 0)
    return VAGUE.test(outcome.text) && !WHOLLY.test(outcome.text) ? [target] : [];
  const told = wordsOf(outcome.text);
  const own = wordsOf(`${project.name}，${goal.text}`);
  const elsewhere = told.size > 2 && sharedWords(told, own) === 0;
  return elsewhere && target.unit !== '%' ? [target] : [];
}

/** Whether a bare value asks for no figure in return, or has one without a measure word or in words. */
function isAnswered({ kind, unit, value }: Mention, outcome: string): boolean {
  const calendar = kind === 'count' && /^[月年天日]$/.test(unit);
  const whole = unit === '%' && value.equals(100) && WHOLLY.test(outcome);
  const asks = !calendar && !whole && value.greaterThanOrEqualTo(2);
  return !asks || [EXPLAINED, BARE_FIGURE, IN_WORDS].some((words) => words.test(outcome));
}

const MET = /(?:达标|合格|整改|办结|完成|通过|满意|处置|解决)[^，。；\d]{0,4}$/;
/** 查处 of 查处率100%: what is counted for a rate. */
const RATED = /([一-龥]{2})率[^，。；]{0,8}$/;

/** 检测48次，达标48次 answers 达标率100%. */
function isShareTold({ unit, before }: Mention, answered: readonly Mention[]): boolean {
  const deed = RATED.exec(before)?.[1];
  const isPart = (part: Mention): boolean =>
    MET.test(part.before) || (deed !== undefined && part.before.slice(-8).includes(deed));
  return (
    unit === '%' &&
    answered.some(
      (part, index) =>
        isPart(part) && answered.slice(0, index).some((whole) => isOfOneSort(whole, part)),
    )
  );
}

const isOfOneSort = (whole: Mention, part: Mention): boolean =>
  whole.thing === part.thing ||
  (whole.unit === part.unit && whole.base.greaterThanOrEqualTo(part.base));

/** 培训村医120名 says what is to be done; 对974名党员进行培训 for whom. */
const DELIVERED =
  /(?:^|[，。；、])(?:完成|组织|开展)?(?:培训|改造|新建|购置|安装|救助|资助|签约|筛查|体检|慰问|走访|招聘|引进|种植|修复|整治|维修|更换|惠及)[^，。；\d]{0,8}$/;

/** The figures of a goal that ask for an answer, and whether a limit stands at them. */
function targetsOf(goal: OutcomeRow['goal']): { target: Mention; limited: boolean }[] {
  return mentionsOf(goal)
    .filter(({ kind, before, unit }) => {
      if (kind === 'amount' || BUDGET.test(before.slice(-6))) return false;
      return kind === 'percent' || !/[月年天期]/.test(unit);
    })
    .map((target) => ({
      target,
      // A limit makes a figure a target; without one it may only say how large the matter is.
      limited:
        target.unit === '%' ||
        hasLimit(target, goal.text, goal.start) ||
        DELIVERED.test(target.before),
    }));
}
