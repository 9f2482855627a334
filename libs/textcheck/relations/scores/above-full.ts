import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isBehindBracket } from './behind-bracket.js';
import { LEFT_OUT } from './conversions.js';
import { scoresOf, type ScoreMention } from './scores.js';

/** More marks than could be had. */
interface AboveFull {
  readonly got: Mention;
  readonly full: Mention;
}

const OF_A_HUNDRED = /折[算合成]|换算|百分制/;
const HALF = 50;
const NOT_COUNTED = /^[^，。；\d]{0,6}(?:不涉及|未涉及|不适用|不计|剔除|扣除)/;
const EACH = /(?:分别|依次)[^，。；\d]*$/;
const FAR = 12;
const SUMMED = /(?:合计|共计|总计|总得?分)[^，。\d]*$/;

/** 时效13分；效益得28分: of the next item. */
const NEXT_ITEM = /^[；;][^，。；：\d]{2,12}得分?(?:为)?$/;
/** 预算执行得9.6分（满分10分），自评96.1分: of the whole. */
const isWholeScore = ({ whole, mention }: ScoreMention): boolean =>
  whole || /自评$/.test(mention.before);

/** 产出40分，其中数量15分、质量10分…，得38分: of the class, not of its last item. */
const isOfAll = (before: readonly ScoreMention[], got: Mention): boolean =>
  /^[，,]?(?:共|合计|实际|自评)*得分?$/.test(got.before) &&
  before.length > 2 &&
  before.every(({ role }) => role === 'full') &&
  before.some(({ mention }) => mention.value.greaterThanOrEqualTo(got.value));

/** The class's own, or one of a list, each of its own full mark: 数量20分、质量15分…；实得20分、14分…. */
const isOfSeveral = (
  { text }: TextDocument,
  before: readonly ScoreMention[],
  got: Mention,
): boolean => isOfAll(before, got) || (before.length > 1 && IN_LIST.test(text.slice(got.end)));
const IN_LIST = /^、\d[\d.]*分/;

/** 预算执行9.6分，产出得47.5分: had, each of its own name. */
const OF_OWN_NAME = /^[，、；](?!自评|实|最终|综合|本|该|此|单位|部门)[一-龥]{2,8}得分?$/;
const TOLD_FULL = /满分|分值|权重|标准分|[（(]$/;

const isOfOther = (full: Mention, next: ScoreMention): boolean =>
  (!TOLD_FULL.test(full.before) && OF_OWN_NAME.test(next.mention.before)) ||
  NEXT_ITEM.test(next.mention.before) ||
  EACH.test(next.mention.before) ||
  (full.bracketed && isWholeScore(next));

const GOT_NAME = /([一-龥]{2,8}?)(?:自评)?得分?(?:为|了)?$/;

/** 社会效益10分、满意度8分，其中社会效益得9.5分: of several full marks the one of that name. */
function namedFull(before: readonly ScoreMention[], got: Mention): Mention | null {
  const name = GOT_NAME.exec(got.before.replace(/^[，,；;]?其中/, ''))?.[1];
  const own = before.find(
    ({ role, mention }) => role === 'full' && name !== undefined && mention.label.includes(name),
  );
  return own?.mention ?? null;
}

/** What is left out or summed up; 满意度10分，问卷得分92.5分，按10%折算: of a hundred. */
const isOfAnother = (text: string, full: Mention, got: Mention): boolean =>
  LEFT_OUT.test(full.before) ||
  SUMMED.test(got.before) ||
  (OF_A_HUNDRED.test(text) && got.value.greaterThan(HALF));

/** 满分10分，自评得分10.5分 */
export const aboveFullMarks = (document: TextDocument): AboveFull[] =>
  document.statements
    .filter(({ text }) => !OTHER_MARKS.test(text))
    .flatMap((statement) => {
      const scores = scoresOf(statement);
      return scores.flatMap((_, index) => {
        const full = fullOf(document, statement, scores, index);
        const got = scores[index + 1]?.mention;
        const isAbove =
          full !== null &&
          !/[加增]$/.test(full.before) &&
          got?.value.greaterThan(full.value) === true;
        return isAbove ? [{ got, full }] : [];
      });
    });

/** Marks above the full ones are meant, or only a part of them counts. */
const OTHER_MARKS = /加分|加权|权重|占\s?\d|[×*]0\.\d/;

/** What could be had of the score right behind a full mark; null where that score is of something else. */
function fullOf(
  document: TextDocument,
  { text }: Statement,
  scores: readonly ScoreMention[],
  index: number,
): Mention | null {
  const [before, own, next] = [scores.slice(0, index), scores[index], scores[index + 1]];
  if (own?.role !== 'full' || next?.role !== 'got') return null;
  const [full, got] = [own.mention, next.mention];
  if (isOfAnother(text, full, got) || isOfOther(full, next)) return null;
  // （债务管理2分因不涉及…）; 10分、6分、9分，得分分别为10分、6分、8.5分
  const isOut = NOT_COUNTED.test(document.text.slice(full.end, full.end + FAR));
  if (isOut || isOfSeveral(document, [...before, own], got)) return null;
  return namedFull(before, got) ?? (isBehindBracket(full, got) ? null : full);
}
