import { findingOf, rangeOfText } from '../finding-of.js';
import { likeness, outcomeRows, type OutcomeRow } from '../relations/goals.js';
import { mentionsOf, type Mention } from '../mentions/mention.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const table = (...rows: readonly string[]): string =>
  `\t序号\t项目名称\t绩效目标\t实现情况\n${rows.map((row, index) => `\t${String(index + 1)}\t${row}`).join('\n')}`;

const FUTURE =
  /(?:预计|拟(?:于|定|建)|将(?:于|会|进一步|继续|达)|建成后|计划(?:于|在|年内)|为进一步|旨在|目的是|用于保障|力争)/;
const DONE =
  /(?:已|完成了?|实现了|达到了?|建成(?!后)|落实了|保障了|组织了|开展了|发放了|召开|改善了|解决了|提高了|提升了|维护了|推进了|得到|有所|共[^，。]{0,6}\d)/;
const COPIED = 0.9;

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
  ],
  spares: [
    table('民兵经费\t保障民兵训练、征兵等工作正常开展。\t保障了民兵训练、征兵等工作正常开展。'),
    table('道路项目\t硬化道路606米\t已硬化道路606米，预计可使用20年。'),
  ],
  find: (document) => outcomeRows(document).flatMap((row) => plan(document, row)),
};

function plan(document: TextDocument, { goal, outcome }: OutcomeRow): ReturnType<Kind['find']> {
  if (outcome.text === '' || (outcome.text === goal.text && outcome.text.includes('涉密')))
    return [];
  // What a clause plans to complete is not completed: 计划暑假完成铺设.
  const clauses = outcome.text.split(/[，。；]/u);
  const planned = clauses.filter((clause) => FUTURE.test(clause) || /^计划/u.test(clause));
  const future =
    planned.length > 0 && !clauses.some((clause) => DONE.test(clause) && !planned.includes(clause));
  const copied = likeness(goal.text, outcome.text) >= COPIED && !DONE.test(outcome.text);
  if (!future && !copied) return [];
  return [
    findingOf(outcomeIsPlan, document, [rangeOfText(outcome), rangeOfText(goal)], {
      message: copied ? '实现情况照抄了绩效目标。' : '实现情况写的是打算或目的，不是结果。',
      suggestion: '写明实际完成的数量、时间和效果。',
      confidence: copied ? 0.9 : 0.85,
    }),
  ];
}

const PLACE_OF_TARGET = /(?:≥|>=|不少于|不低于|不超过|达到|至少|为|向|对|用于|发放|补助|长|共)?$/;
const BUDGET = /(?:预算|资金|经费|金额|投资|每人|每月|每年|标准|保险)/;

/** A numeric target the outcome does not answer. */
export const targetUnanswered: Kind = {
  id: 'target_unanswered',
  name: '目标值没有回应',
  severity: 'warning',
  reason: '目标中的数量指标，实现情况应写明实际完成值。',
  fires: [
    table('民兵补贴\t及时向110名补贴人员发放补贴。\t加强了相关人员生活保障。'),
    table('驻村经费\t驻村工作队出勤率不低于95%。\t维护了村内社会稳定。'),
  ],
  spares: [
    table('党建经费\t对辖区内974名党员进行培训。\t对974名党员进行培训，提高了素质。'),
    table('人大经费\t召开不少于1次人代会，预算资金3万元。\t组织召开人代会1次。'),
  ],
  find: (document) => outcomeRows(document).flatMap((row) => unanswered(document, row)),
};

function unanswered(
  document: TextDocument,
  { goal, outcome }: OutcomeRow,
): ReturnType<Kind['find']> {
  if (outcome.text === '' || outcome.text.includes('涉密')) return [];
  const targets = mentionsOf(goal).filter(isTarget);
  const answers = new Set(mentionsOf(outcome).map(({ unit }) => measureClass(unit)));
  const open = targets.filter((target) => !answers.has(measureClass(target.unit)));
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

function isTarget({ kind, before, unit }: Mention): boolean {
  if (kind === 'amount' || BUDGET.test(before.slice(-6))) return false;
  return (kind === 'percent' || !/[月年天期]/.test(unit)) && PLACE_OF_TARGET.test(before);
}

/** 名, 人 and 位 count the same things. */
const measureClass = (unit: string): string =>
  /^[名人位]$|人次/.test(unit) ? '人' : /^(?:场次|场|次|期)$/.test(unit) ? '次' : unit;

const SHORTEST = 12;

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
  ],
  spares: [
    table(
      '甲经费\t维稳\t有效维护了社会稳定，排查案件三起。',
      '乙经费\t信访\t化解信访案件五起，群众满意。',
    ),
    table('甲经费\t涉密\t涉密', '乙经费\t涉密\t涉密'),
  ],
  find: (document) => {
    const rows = outcomeRows(document);
    return rows.flatMap((row, index) => {
      const text = row.outcome.text;
      const first = rows.findIndex(({ outcome }) => outcome.text === text);
      const original = rows[first];
      if (text.length < SHORTEST || first === index || original === undefined) return [];
      return [
        findingOf(
          duplicateOutcome,
          document,
          [rangeOfText(row.outcome), rangeOfText(original.outcome)],
          {
            message: `“${row.project.name}”与“${original.project.name}”的实现情况完全相同。`,
            suggestion: '按各项目实际完成情况分别填写。',
            confidence: 0.85,
          },
        ),
      ];
    });
  },
};
