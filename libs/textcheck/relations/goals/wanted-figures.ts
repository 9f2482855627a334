import { goalFigures, looksAhead } from './goal-figures.js';
import { labelledGoal, labelledOutcome } from './labelled-copies.js';
import { roleBelow } from './list-roles.js';
import { hasLimit, measureClass } from './targets.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { oncePerDocument } from '../../once.js';
import { clausesOf, piecesBetweenStops, type Sentence } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';

/** Which way a goal is met: with as much at least, or with as much at most; null where its words do not say. */
export type Bound = 'least' | 'most' | null;

/** A figure that was wanted, with the words for what it is of. */
export interface Wanted {
  readonly mention: Mention;
  readonly words: ReadonlySet<string>;
  readonly bound: Bound;
  /** The paragraph it stands in. */
  readonly passage: number;
}

const MOST_BEFORE =
  /(?:≤|<=|<|[小低少]于或?等于|不高于|不大于|不多于|不得?超过?|(?<!不)(?:低于|小于|少于)|控制在(?:每[人天亩户次年月件吨])*|压缩[到至]|下?降[至到])\s?$/;
const LEAST_BEFORE =
  /(?:≥|>=|>|[大高多]于或?等于|不少于|不低于|不小于|至少|达到?|(?<!不)(?:高于|大于|超过)|提高[到至]|提升[到至]|增[至到])\s?$/;
const MOST_AFTER = /^\s?(?:以[内下]|之内|及以下)/;
const LEAST_AFTER = /^\s?(?:以上|及以上)/;
/** Without a limit at the goal these are the better the less. */
const CAPPED =
  /控制|成本|投诉|事故|下降|减少|压减|降低|时限|时间|天数|时长|发生|死亡|差错|退回|负债|超标|损失|能耗|用水|用电|支出|费用|经费|浓度|逾期|病死|受害|住院日/;
const GAINS =
  /(?:合格|覆盖|满意|及时|到位|达标|办结|入学|就业|参保|准确|优良|知晓|利用|出勤|巩固|普及|成功|整改|建档|签约|接种|筛查|调解|化解|处置|完好|保存|成活|执行)率|满意度/;

/** Which way a figure is meant, as its limit or its matter says. */
export function boundOf({ before, end }: Mention, text: string, offset = 0): Bound {
  const after = text.slice(end - offset, end - offset + 4);
  if (MOST_BEFORE.test(before) || MOST_AFTER.test(after)) return 'most';
  if (LEAST_BEFORE.test(before) || LEAST_AFTER.test(after) || GAINS.test(before)) return 'least';
  if (
    /(?:下降|降低|减少|压减|压缩|削减)(?:率|幅度)?(?:目标|计划|任务)?(?:值|数)?(?:为|是)?$/.test(
      before,
    )
  )
    return 'least';
  return CAPPED.test(before) ? null : 'least';
}

/** 目标为, 目标：, 目标要求, 计划: what follows is wanted. */
const WANTED =
  /(?<![比较超与和同于到成现过合]|(?<!产)出)(?:(?:目标|任务|指标)(?![编申填]报|管理|审核|监控|公开|完成|评审|批复)|计划(?!生育)|预期|年初(?!预算|结转|数)|原定|责任书|申报书|申请书|考核|约定|承诺|要求|拟(?![定订制人])|须|(?<![响供反适效对相照感])应(?![急届用对邀聘收付]))(?:值|数|任务)?[^，。；\d]{0,16}(?:为|是|：|:|“|要求|确定|提出|设定|达到?|不[少低高大超]|控制|定为|≥|≤|(?=\d))/;
/** What came of it begins. */
const CAME =
  /实际|实[拆修建清植支种养收管查办绩]|决算|验收|到年底|完成(?!时间|时限|率|期限|目标|任务)|实现|已|截至|年末|年底|最终|结果|全年(?!目标|计划|任务|应)|超额|达标|得\s?\d|扣|实测|测得|得出|显示|^(?:经|据)[^，。；\d]{2,12}$/;

/** The part of a sentence that says what was wanted: from its label to the clause that tells what came. */
function wantedPart(statement: Statement): Sentence[] {
  const parts = piecesBetweenStops(statement).filter(({ text }) => WANTED.test(text));
  if (NAMED_LAST.test(statement.text)) return [statement];
  return parts.length > 1 ? parts.flatMap(wantedWithin) : wantedWithin(statement);
}

/** 满意度95%，减免620例，这是年初的两个指标: told of them at the end. */
const NAMED_LAST = /，(?:这是|以上为|即为?)[^，。；]{0,8}年初[^，。；]{0,8}(?:目标|指标|任务)$/;

function wantedWithin(statement: Sentence): Sentence[] {
  const clauses = clausesOf(statement);
  const from = clauses.findIndex(({ text }) => LABEL.test(text));
  if (from < 0 && !WANTED.test(statement.text)) return [];
  const label = WANTED.exec(statement.text)?.index ?? 0;
  const start = statement.start + label;
  const told = clauses.filter((one) => one.start + one.text.length > start);
  // 目标任务：全年发展党员不少于12名: nothing came of it before it has been told.
  const first = told.findIndex(({ text }) => /\d/.test(text));
  const end = told.findIndex(
    ({ text }, at) => at > first && (CAME.test(text) || isBareDeed(text, told[at - 1]?.text ?? '')),
  );
  return end < 0 ? told : told.slice(0, Math.max(1, end));
}

/** 新建公厕12座，建成14座: a figure of the sort in the next clause, with a bare word of doing, came of it. */
function isBareDeed(text: string, before: string): boolean {
  const unit = /^[一-龥]{2}\s?\d[\d.,]*\s?([一-龥%]{1,2})$/.exec(text)?.[1];
  return unit !== undefined && before.endsWith(unit) && /[一-龥]{4}\d/.test(before);
}

const LABEL = /^(?:年[度初]|绩效|总体|年)*(?:目标|任务|指标)[一二三四五六七八九十\d]{0,2}$/;

/** 超目标0.1公里, 比目标少3户, 相差13户: by how much, not how much. */
const GAP =
  /(?:超|[比较]|高于|低于|少于|多于)[^，。；\d]{0,6}(?:目标|任务|计划)[^，。；\d]{0,6}$|差$/;
const isGap = ({ before }: Mention): boolean => GAP.test(before) && !/[为是]$/.test(before);

const isFigure = (mention: Mention): boolean =>
  mention.kind !== 'points' && !/^(?:年|月|日|号|分)$/.test(mention.unit) && !isGap(mention);

const within = ({ start, text }: Sentence, mention: Mention): boolean =>
  mention.start >= start && mention.end <= start + text.length;

function wantedIn(document: TextDocument, statement: Statement): Wanted[] {
  if (statement.inTable || statement.mentions.length === 0) return [];
  const label = labelledGoal(statement.text);
  const isGoal = label !== null && labelledOutcome(statement.text) === null;
  const parts = isGoal ? [statement] : wantedPart(statement);
  return statement.mentions
    .filter((one) => isFigure(one) && parts.some((part) => within(part, one)))
    .map((mention) => wantedOf(document, statement, mention));
}

const wantedOf = (document: TextDocument, statement: Statement, mention: Mention): Wanted => ({
  mention,
  words: wordsOf(clauseOf(statement, mention)),
  bound: boundOf(mention, document.text),
  passage: statement.passage,
});

/** The clause of a figure; of 群众满意度目标：92%以上 the label before it, too. */
function clauseOf(statement: Statement, mention: Mention): string {
  const clauses = clausesOf(statement);
  const at = clauses.findLastIndex((clause) => clause.start <= mention.start);
  const own = (clauses[at]?.text ?? '').replace(ORDINAL, '');
  return /^\D{0,4}\d/.test(own) && wordsOf(own).size === 0
    ? `${clauses[at - 1]?.text ?? ''}，${own}`
    : own;
}
const ORDINAL = /^[一二三四五六七八九十]是/;

/** Limits of running text, 控制在8万元以内, beside those of labelled goals and of lists of them. */
export const wantedFigures = oncePerDocument((document): readonly Wanted[] => {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  const listed = new Set(goalFigures(document).map(({ mention }) => mention.start));
  return document.statements.flatMap((statement) => {
    const path = pathAt(statement.start);
    if (AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path)) return [];
    // 二、完成情况（一）数量指标：巡林102次: a sort of indicators, and what came of them.
    const isResult = SORT.test(statement.text) && roleBelow(path.split('/')) === 'outcomes';
    const labelled = isResult ? [] : wantedIn(document, statement);
    const others = statement.mentions.filter(
      (one) =>
        isFigure(one) &&
        (listed.has(one.start) || (isClosed(statement, one) && hasLimit(one, document.text))) &&
        !labelled.some(({ mention }) => mention === one),
    );
    return [...labelled, ...others.map((one) => wantedOf(document, statement, one))];
  });
});

const SORT = /(?:数量|质量|时效|成本|产出|效益|满意度)指标[：:]/;

/** The same figures, to look one up. */
export const wantedMentions = oncePerDocument(
  (document): ReadonlySet<Mention> =>
    new Set(wantedFigures(document).map(({ mention }) => mention)),
);

/** 占全区比重达61.2%, 年均增速达到6.7%: a share or a growth is told so, unless it is set as 不低于. */
const TOLD_SO =
  /(?:占(?!用)[^，。；\d]*|比重|占比|增[速幅长]|增长率|贡献率|累计|突破|(?:位居|排名|跃升)[^，。；\d]*)(?:[为约已近]|达到?|超过|突破)*\s?$/;

/** A limit that no result stands before in its clause. */
const isClosed = (statement: Statement, { before }: Mention): boolean =>
  !statement.inTable &&
  !TOLD_SO.test(before) &&
  !CAME.test(before.replace(/^(?:全年|本年|年度)/, ''));

const TIME = '时';
/** How well two figures' words fit. */
const FITS = 0.5;
const FEWEST = 2;

/** Whether the words of what came speak of what was wanted. */
export function fits({ words }: Wanted, told: ReadonlySet<string>): boolean {
  const shared = sharedWords(words, told);
  return shared >= FEWEST || (shared > 0 && shared >= Math.min(words.size, told.size) * FITS);
}

/** The goal a figure answers: of its own paragraph the last that fits, else the only one of the report. */
export function wantedFor(
  document: TextDocument,
  came: Mention,
  told: ReadonlySet<string>,
  passage: number,
): Wanted | null {
  const all = wantedFigures(document).filter(
    ({ mention }) =>
      mention.end <= came.start &&
      measureClass(mention.unit) === measureClass(came.unit) &&
      // 6分钟 and the 24秒 of 5分24秒 are not of one scale.
      (measureClass(came.unit) !== TIME || mention.unit === came.unit),
  );
  const here = all.filter((one) => one.passage === passage);
  const near = here.filter((one) => fits(one, told));
  if (near.length > 0) return only(near);
  const [single, ...more] = here;
  if (single !== undefined) {
    const isNext =
      isBare(came) && isRightBefore(document.figures[passage] ?? [], single.mention, came);
    const isOf = came.unit === '%' ? isNext : isNear(single.mention, came);
    return more.length === 0 && isOf ? single : null;
  }
  return only(all.filter((one) => fits(one, told)));
}

/** No other figure of the sort stands between the two. */
const isRightBefore = (figures: readonly Mention[], wanted: Mention, came: Mention): boolean =>
  !figures.some(
    ({ start, end, unit }) => start >= wanted.end && end <= came.start && unit === came.unit,
  );

/** 经问卷调查，实际为87.5%: nothing is said of what it is a figure of, so it is of the goal right before. */
const isBare = ({ before }: Mention): boolean => BARE.test(before);
const BARE =
  /^(?:以[上内]|及以上)?(?:要求|目标|标准|指标)?[，。；：]?(?:(?:经|据|根据|通过)[^，。；\d率]{2,12}，)?(?:抽样|问卷|回访|调查|测评|抽查|检测|统计|显示|全年|年末|年底|年度|最终|实际|实测|测得|得出|平均|结果|完成值?|达到?|为|是|的)*[：:]?$/;

/** So near that it may be what came of the goal, whatever words stand at it. */
const isNear = (wanted: Mention, came: Mention): boolean =>
  came.base.times(NEAR).greaterThanOrEqualTo(wanted.base) &&
  wanted.base.times(NEAR).greaterThanOrEqualTo(came.base);
const NEAR = 2;

/** All of them ask for one figure. */
function only(found: readonly Wanted[]): Wanted | null {
  const last = found.at(-1);
  const isOne = found.every(({ mention }) => last?.mention.base.equals(mention.base) === true);
  return last !== undefined && isOne ? last : null;
}
