import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';

const ALL = /全部|全体|所有|全额|足额|都已|应(.)尽\1|(?<![平人户亩生车月年日场次件套天])均/;
const NO_CLAIM =
  /其余|其他|大部分|多数|除|将|拟|力争|确保|争取|要求|目标|应当|必须|若|如|上年|去年|基本|未|没有|不|视同/;
const UNIT = '(?:批次|人次|[个项条件起处宗人户名座台辆套间栋所家笔份册本幅卷篇村次])';
const COUNT = String.raw`([1-9]\d*)\s?${UNIT}`;
/** 未参保34人, 2家未达标, 仅石桥村尚未通车 */
const UNDONE: readonly RegExp[] = [
  new RegExp(
    `^(?:其中|但|仍有|尚有)?(?:尚|仍|还)?未(?:能)?([一-龥]{2,4}?)(?:的?[一-龥]{0,4}?)(?:有|为)?\\s?${COUNT}$`,
  ),
  new RegExp(
    `^(?:其中|另有|另|但有?|仍有|尚有|有)?${COUNT}[^，。；\\d未]{0,6}(?:尚|仍|还)?未(?:能)?([一-龥]{2,4})$`,
  ),
  /^(?:其中|但|仅|仅有|只有|唯有)[一-龥]{2,8}(?:尚|仍|还)?未(?:能)?([一-龥]{2,4})$/,
];
/** What one thing must not be where all are so. */
const OPPOSITES: readonly (readonly [good: RegExp, bad: RegExp])[] = [
  ['正常|完好|在用|使用', '停用|故障|损坏|报废|待修|闲置'],
  ['应发尽发|应补尽补', '漏发|漏补|少发'],
  ['合规|齐全|完整|规范|完备', '缺少?|缺失|不全|遗漏|不规范|漏[登填签]'],
  ['随访|管理|跟踪|联系', '失访|失联|脱管|漏管'],
].map(([good = '', bad = '']) => [
  new RegExp(good),
  new RegExp(
    `^(?:其中|另有|另|但有?|仍有|有)?(?:${COUNT}[^，。；\\d未无]{0,6}(?:${bad})|(?:${bad})(?:的)?(?:患者|人员|设备)?\\s?${COUNT})`,
  ),
]);
const NEAR = 2;
/** Done since, or some that are not counted with the rest. */
const EXCUSED = /已(?:补|退|换|整改)|另行|不在|新增|上年|去年|以前/;

/** 46名学员全部结业，3人未结业: all did it, and in the same breath some did not. */
export const undoneBeside = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !ALL.test(statement.text)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((claim, index) => {
      if (!ALL.test(claim.text) || NO_CLAIM.test(claim.text)) return [];
      const later = clauses.slice(index + 1, index + 1 + NEAR);
      if (later.some(({ text }) => EXCUSED.test(text))) return [];
      const flawed = later.flatMap((clause) => undoneIn(clause, claim.text)).slice(0, 1);
      const claimed = { start: claim.start, end: claim.start + claim.text.length };
      return flawed.map((at) => ({ claimed, said: claim.text, flawed: at }));
    });
  });

function undoneIn(clause: Sentence, claim: string): Flaw['flawed'][] {
  const undone = UNDONE.map((pattern) => pattern.exec(clause.text)).find(
    (match) => match !== null && isSaid(match, claim),
  );
  if (undone !== undefined && undone !== null) return [rangeOf(clause, undone)];
  return OPPOSITES.flatMap(([good, bad]) => {
    const match = good.test(claim) ? bad.exec(clause.text) : null;
    return match === null ? [] : [rangeOf(clause, match)];
  }).slice(0, 1);
}

/** What is said not to be done is what the claim says all have done. */
const isSaid = (match: RegExpExecArray, claim: string): boolean => {
  const deed = match.slice(1).find((group) => /[一-龥]/.test(group)) ?? '';
  // 已完工的7个项目均通过验收: what names them is not what is claimed of them.
  return deed !== '' && claim.slice(claim.search(ALL)).includes(deed);
};
