import { Decimal, sumDecimals } from '#libs/kernel';

import { findingOf, rangeOf, rangeOfText, type Range } from '../finding-of.js';
import { sectionsOf, type Section } from '../relations/outline/outline.js';
import { paragraphs } from '../relations/outline/paragraphs.js';
import { applyingMarks } from '../relations/scores/conversions.js';
import { deniedItems, type DeniedItem } from '../relations/scores/denied-items.js';
import { deniedLabels } from '../relations/scores/denied-labels.js';
import { deniedThroughout } from '../relations/scores/denied-throughout.js';
import { scoredAllTheSame } from '../relations/scores/excluded.js';
import { namedNones } from '../relations/scores/named-none.js';
import { scoredApart } from '../relations/scores/scored-apart.js';
import { marksOf, scoreTables, type ScoreTable } from '../relations/scores/score-tables.js';
import type { Kind } from '../kind.js';
import type { Statement, TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Cell } from '../text/tables.js';

const SCORE = /得分?(?:为|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;
const NONE =
  /(?:不涉及|未涉及|没有涉及|无此项|未参与|不适用|未开展|没有[一-龥]{2,12}(?:项目|事项|业务|支出|资金)(?=[，。]|$))/;

/** A section that says throughout that it does not apply, and scores all the same. */
export const notApplicable: Kind = {
  id: 'not_applicable',
  name: '不涉及仍得分',
  severity: 'warning',
  reason: '不涉及的指标应当从得分和满分中同时剔除，或按评分办法写明按满分计。',
  fires: [
    '政府债务指标不涉及，该指标满分4分，自评得4分。',
    '债务管理指标（2分）不适用，从总分中剔除，该指标得2分。',
    '指标|分值|得分|说明\n采购执行率|3|3|不涉及，不计分\n资产利用率|2|2|达标',
    '附：本项目不涉及政府债券资金，债务风险评价指标得分5分。',
    '政府购买服务指标不适用，得3分。',
    '我乡没有下属单位，“对下监管”指标不参与评分，自评时该指标计满分4分。',
    '“收费管理”打了2分，备注栏写的是“不适用”。',
    '预算公开得分4分；债券资金管理不涉及，计1分；内部控制得分3分。',
    '三、采购管理\n本年度没有采购事项，此条不适用。\n四、项目实施\n实训设备经公开招标购入，5月20日签订合同。',
    '一、管理\n政府采购指标不适用。\n二、产出\n路灯由中标单位安装，9月6日完工。',
    '序号|指标|满分|自评得分\n1|债务管理|3|3.0（不涉及）\n2|预算公开|5|5',
    '序号|指标|满分|自评得分|说明\n1|债务管理|5|5|不涉及\n2|预算公开|5|5|按时公开',
    '（七）债务管理（满分5分），得分5分\n我镇无政府债券资金安排的项目，该项5分不计入适用满分。\n以上六项合计得90.6分，适用满分95分。',
    '（一）地方债务管理情况，得分2分\n1.债券资金支出情况。我乡不涉及债券资金支出。\n2.债券管理情况。我乡不涉及债券资金支出。\n（二）预算透明度，得分7分\n我乡按要求公开。',
  ],
  spares: [
    '2项指标不适用，计4分，适用分值96分，得94.83分。',
    '“债务管理”不参与评分，其余指标共得93分。“收费管理”打了2分，备注栏写明了理由。',
    '本项目未安排政府债券资金，不涉及债务风险评价。',
    '政府购买服务指标不适用，该项3分不计入适用满分，其余指标得分92分。',
    '我局不涉及债券资金，按评分办法按满分计，债务管理指标得5分。',
    '序号|指标|满分|自评得分|说明\n1|债务管理|5|—|不涉及\n2|预算公开|5|5|按时公开',
    '“债务风险控制”指标（5分）不涉及，适用指标总分95分，得93.1分。',
    '我局不涉及收费项目，预算公开得分5分。',
    '三、采购管理\n本年度没有采购事项，此条不适用。\n四、下一步打算\n拟于2024年以公开招标方式购置设备。',
    '三、采购管理\n本年度没有采购事项，此条不适用。\n四、制度\n5万元以上的采购须公开招标，并执行询价采购办法。',
    '（七）债务管理（满分5分），不涉及\n我镇无政府债券资金安排的项目，该项5分不计入适用满分。',
    '（一）地方债务管理情况，得分0分\n我乡不涉及债券资金支出。\n（二）预算透明度，得分7分\n我乡按要求公开。',
    '（一）资产管理情况，得分3.5分\n1.报表管理情况。按时报送月报。\n2.债券管理情况。我乡不涉及债券资金支出。',
  ],
  find: (document) =>
    ALL_AS_FULL.test(document.text)
      ? []
      : [
          ...sectionsOf(document).flatMap((section) => judge(document, section)),
          ...document.statements.flatMap((statement) => [
            ...inSentence(document, statement),
            ...inFullAndOut(document, statement),
          ]),
          ...scoreTables(document).flatMap((table) => inTable(document, table)),
          ...acrossSentences(document),
          ...deniedOnce(document).map(({ denied, told, name }) =>
            deniedAndTold(document, denied, told, name),
          ),
          ...scoredAllTheSame(document).map(({ name, got }) =>
            said(document, [got], name, got.value.toFixed()),
          ),
          ...namedNones(document).map(({ name, denied, got }) =>
            deniedAndTold(document, denied, got, name),
          ),
        ],
};

/** Each thing denied once, whichever way it was come upon. */
function deniedOnce(document: TextDocument): readonly DeniedItem[] {
  const found = deniedItems(document);
  const others = [...deniedLabels(document), ...deniedThroughout(document)].filter(
    ({ denied }) =>
      !found.some((one) => one.denied.start < denied.end && denied.start < one.denied.end),
  );
  return [...found, ...others];
}

/** Where the rules count such items in full, a score is right: all of them, or this one. */
const ALL_AS_FULL =
  /(?:不涉及|不适用|未涉及)的?(?:指标|项目|事项|内容)[^。；\n]{0,16}(?:按|(?<!不)[计得]|视同|视为)满分/;
const AS_FULL =
  /(?:不涉及|不适用|未涉及)[^。\n]{0,24}(?:按|(?<!不)[计得]|视同|视为)满分|按满分(?:计|得)/;
const EXCLUDED = /不计入|不计分|不参与(?:评分|计分)|剔除|不纳入|从满分中/;

function judge(document: TextDocument, { heading, lines }: Section): ReturnType<Kind['find']> {
  const [own, ...all] = lines;
  // 以上六项合计得90分 closes all sections, not this one.
  const below = all.filter(({ text }) => !/^(?:以上|综上|上述)/.test(text));
  const match = own === undefined ? null : SCORE.exec(own.text);
  if (own === undefined || match === null || Number(match[1]) === 0 || below.length === 0)
    return [];
  // 该项不计入适用满分 below a heading that scores says it outright.
  const [only] = below.length === 1 ? below : [];
  const excluded =
    only !== undefined && /^[^。]*[无未]/.test(only.text) && EXCLUDED.test(only.text);
  if (all.some(({ text }) => AS_FULL.test(text))) return [];
  if (!excluded && !below.every(({ text }) => NONE.test(text))) return [];
  return [
    said(
      document,
      [rangeOf(own, match), ...below.slice(0, 1).map(rangeOfText)],
      heading.title,
      match[1],
    ),
  ];
}

const said = (
  document: TextDocument,
  places: readonly Range[],
  what: string,
  points = '',
): Finding =>
  findingOf(notApplicable, document, places, {
    message: `“${what}”不涉及，仍得 ${points} 分。`,
    suggestion: '从得分和适用满分中同时剔除；评分办法规定按满分计的，写明依据。',
    confidence: 0.85,
  });

/** 不涉及债券资金，债务风险指标得分5分 */
const SCORED =
  /(?:不涉及|未涉及|不适用|无此项|不作评价|不参评|[不未]产生|填[列写为]{0,2}“(?:无|不适用|不涉及)”|剔除(?=[，,]))((?:(?!不涉及|不适用)[^。；\d]){0,20})[，,](?:该?(?:指标|项)?(?:满分|设|分值)\s?\d+(?:\.\d+)?分[，,])?([^。；，\d]{0,16}?)(?:自评|故|仍|照)?[得计](?:分)?(?:为)?\s?(\d+(?:\.\d+)?)\s?分/;
/** 2项指标不适用，计4分，适用分值96分: how much is left out. */
const APPLY_REST = /^，?(?:适用|有效|其余|剩余|实际参评)(?:指标)?(?:分值|满分|总分|分)/;
const SHORTEST_NAME = 4;
const HUNDRED = 100;
/** Characters so many indicators share that they do not make two the same. */
const SHARED = /[政府资金管理情况指标项目评价得分支出的预算度率和及等有性本部门单位]/g;

function inSentence(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  const { text, start } = statement;
  const apart = scoredApart(statement);
  if (apart.length > 0)
    return apart.map(({ got, points }) => said(document, [got], '该项', points));
  const match = SCORED.exec(text);
  if (match === null || Number(match[3]) === 0 || AS_FULL.test(text)) return [];
  const isGot = /得(?:分)?(?:为)?\s?\d[\d.]*\s?分$/.test(match[0]);
  if (!isGot && APPLY_REST.test(text.slice(match.index + match[0].length))) return [];
  const scored = (match[2] ?? '').replace(/^[^“]*“([^”]{4,})”[^”]{0,2}$/, '$1');
  if (!isCounted(text, match)) return [];
  const at = rangeOf({ start }, match);
  return [said(document, [at], scored === '' ? '该项' : scored, match[3])];
}

/** What scores is what does not apply, and is not only told beside what is left out. */
function isCounted(text: string, match: RegExpExecArray): boolean {
  const [, none = '', scored = ''] = match;
  const isNamed = scored.length >= SHORTEST_NAME && text.slice(0, match.index).includes(scored);
  // 剔除, and the same indicator scores all the same.
  const isSaidOfIt = isNamed || none + scored === '' || IT_SCORES.test(scored);
  if (EXCLUDED.test(segmentAround(text, match.index)) && !isSaidOfIt) return false;
  const same = scored === '' || isNamed || /^(?:该|此|本)(?:项|指标)/.test(scored);
  return same || shareWords(none, scored);
}

const IT_SCORES = /^[^，]*(?:该|此|本)(?:项|指标)[^，]{0,4}$/;

const shareWords = (none: string, scored: string): boolean =>
  [...none.replaceAll(SHARED, '')].some((sign) => scored.replaceAll(SHARED, '').includes(sign));

/** 不涉及，按满分计3分，不计入适用满分: counted in full and left out at once. */
const COUNTED =
  /(?:不涉及|未涉及|不适用|无此项)[^。；]{0,12}(?:(?:按|计|得)满分[计得入]*(?:得分)?(?:\s?(\d+(?:\.\d+)?)\s?分)?|(\d+(?:\.\d+)?)\s?分按满分计入?(?:得分)?)/;
const LEFT_OUT = /不计入(?:适用|总)?满分|从(?:满分|总分)中(?:剔除|扣除)|剔除后|予以剔除/;

function inFullAndOut(
  document: TextDocument,
  { text, start }: Statement,
): ReturnType<Kind['find']> {
  const match = COUNTED.exec(text);
  if (match === null) return [];
  const points = match[1] ?? match[2];
  const beside = segmentAround(text, match.index);
  const each = /[均各]/.test(text) ? MOST_EACH : 1;
  const applying = points !== undefined && leavesOut(document, new Decimal(points), each);
  if (!LEFT_OUT.test(beside) && !applying) return [];
  return [said(document, [rangeOf({ start }, match)], '该项', points ?? '满')];
}

/** 适用满分97分: a hundred without the points of what does not apply; 各2分 are those of several. */
const leavesOut = (document: TextDocument, points: Decimal, times = 1): boolean =>
  applyingMarks(document).some(({ value }) =>
    Array.from({ length: times }, (_, at) => points.times(at + 1)).some((all) =>
      value.plus(all).equals(HUNDRED),
    ),
  );
const MOST_EACH = 6;

/** 本项目不涉及。…该指标得5分: it scores in a later sentence of its paragraph. */
const IT_SCORES_LATER =
  /(?:该|此|本)(?:项|指标)(?:指标)?(?:自评|仍|照)?(?:得分?|计)(?:为)?\s?(\d+(?:\.\d+)?)\s?分/;
const NONE_AT_ALL = /^[^，。；]{0,20}(?:不涉及|未涉及|不适用)$/;

const acrossSentences = (document: TextDocument): ReturnType<Kind['find']> =>
  paragraphs(document).flatMap((paragraph) => {
    const at = paragraph.findIndex(({ text }) => NONE_AT_ALL.test(text));
    const none = paragraph[at];
    const rest = paragraph.slice(at + 1);
    const isElse = rest.some(({ text }) => AS_FULL.test(text) || EXCLUDED.test(text));
    if (none === undefined || isElse) return [];
    return rest.flatMap((statement) => {
      const match = IT_SCORES_LATER.exec(statement.text);
      if (match === null || Number(match[1]) === 0) return [];
      return [said(document, [rangeOf(statement, match), rangeOfText(none)], '该项', match[1])];
    });
  });

const deniedAndTold = (document: TextDocument, denied: Range, told: Range, name: string): Finding =>
  findingOf(notApplicable, document, [told, denied], {
    message: `先说没有“${name}”，后面又写了它的数字或得分。`,
    suggestion: '核对是否涉及，删去或改正其中一处。',
    confidence: 0.8,
  });

/** What stands between two semicolons, or the ends of the sentence, around a place. */
function segmentAround(text: string, at: number): string {
  const end = text.indexOf('；', at);
  return text.slice(text.lastIndexOf('；', at) + 1, end < 0 ? text.length : end);
}

const NOT_OF_US =
  /^[^，。；]{0,4}(?:无|没有|未)[^，。；]{2,12}，(?:不适用|不涉及)$|^(?:(?:我|本|该)[一-龥]{1,3})?(?:不涉及|未涉及|不适用|[无没]有?[此该]项)|^(?:(?:剔除|不计分|不参评|不评价)(?=$|[。，；（(]))/;
/** The whole of what a row tells of its outcome: nothing was done, or there is no such work. */
const NOT_DONE =
  /^(?:本年度?|当年|年内|全年)?(?:(?:未|没有|尚未)(?:开展|实施|启动|安排|组织|进行)(?:此项|该项|这项|相关)?|[无没]有?(?:此|该|这|相关|这类|此类)项?)(?:工作|业务|活动|项目|事项)?。?$/;
/** Not to be done: 0次|未开展. */
const NONE_WANTED = /^(?:[≤<]?\s?0\s?[一-龥%‰]{1,3}|无|零[一-龥]{0,4})$/;
const TAKEN = /^扣(?:减)?分(?:值)?$/;

/** A row that says 不涉及 with points in the column of scores, or in that of deductions. */
function inTable(document: TextDocument, { table, got, fulls, total }: ScoreTable): Finding[] {
  const taken = table.header.findIndex(({ text }) => TAKEN.test(text));
  const outs = table.rows.flatMap((row) => {
    const none = row === total ? undefined : noneIn(row, row[got]);
    return none === undefined ? [] : [{ row, none }];
  });
  const points = sumDecimals(
    outs.flatMap(({ row }) => marksOf(row[fulls.at(-1) ?? -1])?.value ?? []),
  );
  const isOut = points.isPositive() && leavesOut(document, points);
  return outs.flatMap(({ row, none }) => {
    const score = NOT_OF_US.test(row[got]?.text ?? '') ? row[taken] : row[got];
    if (score === undefined || !isSome(score) || (AS_FULL.test(none.text) && !isOut)) return [];
    return [said(document, [rangeOfText(score), rangeOfText(none)], nameIn(row), score.text)];
  });
}

const isSome = (score: Cell): boolean => marksOf(score)?.value.greaterThan(0) === true;
const nameIn = (row: readonly Cell[]): string =>
  row.find(({ text }) => /[一-龥]{2}/.test(text))?.text ?? '该项';

/** The cell that says so: any, or the score with it in a bracket. */
const noneIn = (row: readonly Cell[], score: Cell | undefined): Cell | undefined =>
  row.find(({ text }) => NOT_OF_US.test(text)) ??
  (row.some(({ text }) => NONE_WANTED.test(text))
    ? undefined
    : row.find(({ text }, at) => at > 0 && NOT_DONE.test(text))) ??
  [...row.slice(0, 2), score].find((cell) =>
    /[（(](?:不涉及|未涉及|不适用)[）)]?/.test(cell?.text ?? ''),
  );
