import type { Decimal } from '#libs/kernel';

import { askedOf } from './asked/asked-for.js';
import { measureClass } from './targets.js';
import { wantedFigures, wantedFor, type Wanted, wantedMentions } from './wanted-figures.js';
import { alike } from '../figures/near.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** What a clause says of a figure and its goal. */
type Verdict = 'exceeded' | 'above' | 'below' | 'missed' | 'met' | 'equal' | 'within' | 'better';

const ANY = '[^，。；：\\d]{0,8}?';
const OF =
  '(?:了|的|考核|年[初度]|预期|预设|预定|既定|设定|绩效|全年|原定|计划|控制|所定|规定|质量|数量|成本|时效|效益|产出|总体|本项|该项)*';
const GOAL = `${OF}(?:目标|任务|计划|指标|预期|要求|约定|部署|考核值)(?:值|数|任务|要求|标准)?(?![^，。；]{0,6}的|任务的|\\d|率|是|为|：|如下|管理)`;
/** The words and what they claim, the first that fits. */
const VERDICTS: readonly (readonly [RegExp, Verdict])[] = [
  [
    new RegExp(`未(?:能)?(?:达到?|完成|实现|达成)${ANY}${GOAL}|未(?:能)?(?:达标|完成|达成)$`),
    'missed',
  ],
  [
    new RegExp(
      `(?:未|没有|不)(?:突破|超[过出]?|高于)${OF}(?:目标|标准|限额|上限|指标|计划|预期|额度|定额|控制数)|(?:未|没有|不)超(?:标|限|支|额)|(?:控制)?在${GOAL}(?:范围)?(?:[以之]?内)|控制在(?:范围)?(?:[以之]?内)`,
    ),
    'within',
  ],
  [
    new RegExp(`超额(?:完成|实现|达成|达标)?(?:${GOAL})?$|超额(?:完成|实现|达成)了?${ANY}${GOAL}`),
    'exceeded',
  ],
  [
    new RegExp(`(?<![不未])(?:超[过出]|高[于过]|多于|大于)${GOAL}|[比较]${GOAL}(?:多|高|超)`),
    'above',
  ],
  [new RegExp(`(?<![不未])(?:低于|少于|不及|小于)${GOAL}|[比较]${GOAL}(?:少|低)`), 'below'],
  [new RegExp(`优于${GOAL}|好于${GOAL}`), 'better'],
  [
    new RegExp(
      `[与和同][^，。；]{0,6}(?:目标|任务|计划|指标|年初|预期|原定|设定)[^，。；]{0,8}(?:一致|相符|持平|相同|吻合|相等)`,
    ),
    'equal',
  ],
  [
    /(?:目标|任务|指标|计划)(?:值|数)?(?:已|均|都)?(?:圆满|顺利|全面|如期|按期|较好地?|全部|基本)*(?:完成|达成|实现|达到|达标|兑现)$/,
    'met',
  ],
  [
    new RegExp(
      `(?<![未不超有没])(?:完成|达到|达成|实现|符合|满足)了?${ANY}${GOAL}(?:要求)?$|^(?:指标|目标|任务|计划)?(?:已|均)?(?:全部|圆满|如数|足额|顺利|按期|如期|全面)*(?:达标|完成|达成|实现|兑现)$|^(?:已)?(?:完成|达到|实现)${GOAL}`,
    ),
    'met',
  ],
  // Whatever the words are: one that says no, or one that says yes, beside one for a goal.
  [
    /(?:目标|任务|计划|指标|预期|要求|标准)(?:值|数|要求)?[^，。；：\d]{0,6}(?:差距|缺口|落空|落后|滞后|未能?(?:完成|达|实现|兑现)|没有?(?:完成|达|实现|兑现))|(?:未|没)[能有]?(?:完成|达|实现|兑现|触及|守住)[^，。；：\d]{0,10}(?:目标|任务|计划|指标|预期|要求)/,
    'missed',
  ],
  [
    /^(?!.*[未没不无难差欠])[^，。；：\d]*(?:(?:目标|任务|计划|指标|预期|要求|标准|承诺|红线|上限|约定)(?:值|数|要求)?[^，。；：\d的率]{0,8}(?:完成|达成|达标|达到|实现|兑现|落实|落地|守住)|(?:完成|达到|达成|实现|兑现|符合|满足|守住|落实)了?[^，。；：\d]{0,12}(?:目标|任务|计划|指标|预期|要求|承诺|约定|红线|上限))$/,
    'met',
  ],
];
/** Part of the year, a part of the whole, a reason, or another goal than the one first set. */
const ELSE =
  /季度|上半年|下半年|(?<!1)[1-9]月底|1[01]月底|上年|20\d\d年的|其中|其余|平均每|每[个人户]|调整|核减|追加|变更|因|原因|时序|序时|阶段|以上[^，。；]{0,3}项|(?<![平人户亩])均(?!已|完成|达)|各项|所有|[和及与][^，。；]{0,12}共/;
/** The rate of something else than the goal's matter: 完成率, 占比. */
const OWN_RATE =
  /(完成率|执行率|支出率|占比|增长|提高|下降|占|超额|多|少|差|超[过出]?)[^，。；]{0,4}$/;
const MARK = /^[（(]?\d{1,2}[）).、]/;
const ADVERBS =
  /圆满|顺利|全面|全部|已经?|均|如期|按期|按时|较好地?|基本|实际|总体|整体|略|明显|大幅/g;
/** 其中男性232人, 比上年的51.2%有所下降: told beside what came. */
const ASIDE = /^(?:其中|除|另有?\d|[比较](?:上年|去年|上一年|20\d\d年)|同比)/;
/** So many clauses before its verdict a figure stands at most. */
const MOST_BACK = 2;

/** Figures of the running text whose verdict, 超额完成, 高于目标值, 控制在目标以内, the goal they answer gainsays. */
export const toldVerdicts = (document: TextDocument): WrongVerdict[] =>
  document.statements
    .filter(
      ({ inTable, text }) =>
        !inTable &&
        /目标|任务|计划|指标|预期|超额|达标|超[标限支额]|未超|控制|完成|兑现|一致|要求|如数|承诺|差距/.test(
          text,
        ),
    )
    .flatMap((statement) => judgedIn(document, statement));

function judgedIn(document: TextDocument, statement: Statement): WrongVerdict[] {
  const clauses = clausesOf(statement);
  return clauses.map(unquoted).flatMap((clause, at): WrongVerdict[] => {
    const [words, verdict] = VERDICTS.find(([pattern]) => pattern.test(clause.text)) ?? [];
    if (words === undefined || verdict === undefined || ELSE.test(clause.text)) return [];
    const place = words.exec(clause.text)?.index ?? 0;
    const own = wordsOf(clause.text.slice(0, place).replaceAll(ADVERBS, ''));
    const beside = cameBefore(document, statement, clauses.slice(0, at + 1), clause.start + place);
    const isFar =
      own.size >= FEWEST_WORDS && !clauses.slice(0, at + 1).some(({ text }) => /\d/.test(text));
    const told = isFar ? cameElsewhere(document, own, clause) : beside;
    return told.flatMap(({ came, text }) => {
      // 加工超额0.06万卷；培训人次超出目标: the verdict is of something else.
      const wanted =
        wantedFor(document, came, wordsOf(text), statement.passage) ??
        askedOf(document, statement, came, clause);
      const about = wanted === null ? [] : [wordsOf(text), wanted.words];
      if (
        came.end < clause.start &&
        own.size > 0 &&
        !about.some((one) => sharedWords(own, one) > 0)
      )
        return [];
      if (wanted === null || isPer(document, came) || isOfYears(clause.text, wanted)) return [];
      if (isOfElse(came, wanted) || !isWrong(verdict, wanted, came)) return [];
      if (isOtherGoal(document, statement, clause, { came, verdict, wanted })) return [];
      const end = clause.start + clause.text.length;
      return [
        { verdict: { start: clause.start, end }, said: clause.text, wanted: wanted.mention, came },
      ];
    });
  });
}

/** 自评意见为“达到预期指标”: what is said stands in quotes. */
function unquoted(clause: Sentence): Sentence {
  const said = /(?:意见|结论|结果|评价|认定|评定)(?:为|是)?“([^”“]+)”?$/.exec(clause.text);
  const words = said?.[1] ?? '';
  return said === null
    ? clause
    : { text: words, start: clause.start + clause.text.lastIndexOf(words) };
}

interface Told {
  readonly came: Mention;
  /** The clauses from the figure's own up to the verdict. */
  readonly text: string;
}

/** 第6名: the less the better. */
const PLACE = /[第前]\s?$/;

/** The figures of the nearest clause that has some before the words of a verdict. */
function cameBefore(
  document: TextDocument,
  { mentions }: Statement,
  clauses: readonly Sentence[],
  before: number,
): Told[] {
  const wanted = wantedMentions(document);
  for (const [back, clause] of clauses
    .toReversed()
    .slice(0, MOST_BACK + 1)
    .entries()) {
    const found = mentions.filter(
      ({ start, end }) =>
        start >= clause.start && end <= Math.min(before, clause.start + clause.text.length),
    );
    if (found.length === 0 || ASIDE.test(clause.text)) continue;
    const lead = clauses.at(-back - 2)?.text ?? '';
    const isClear = !ELSE.test(clause.text) && !found.some((one) => wanted.has(one));
    const text = /\d/.test(lead.replace(MARK, '')) ? clause.text : `${lead}，${clause.text}`;
    const plain = found.filter(({ exact, before }) => exact && !PLACE.test(before));
    return isClear ? plain.map((came) => ({ came, text })) : [];
  }
  return [];
}

/** 完成率92%, 较上年增长3%: of something else than the goal, unless that says so, too. */
/** 创建平安村目标已超额完成: the one figure of the report for the goal that a verdict names, and that goal. */
function cameElsewhere(
  document: TextDocument,
  own: ReadonlySet<string>,
  { start, text }: Sentence,
): Told[] {
  const goals = wantedFigures(document).filter((one) => isNamed(own, one.words));
  const [goal] = goals;
  if (goal === undefined || goals.some(({ mention }) => !mention.base.equals(goal.mention.base)))
    return [];
  const skipped = wantedMentions(document);
  const came = document.statements
    .filter((one) => !one.inTable && one.start < start && !ELSE.test(one.text))
    .flatMap(({ mentions }) => mentions)
    .filter(
      (one) =>
        one.exact &&
        !skipped.has(one) &&
        one.start > goal.mention.end &&
        measureClass(one.unit) === measureClass(goal.mention.unit) &&
        isNamed(own, wordsOf(one.before.split(/[，。；、：]/).at(-1) ?? '')),
    );
  const [only, ...more] = came;
  return only === undefined || more.length > 0 ? [] : [{ came: only, text }];
}

const FEWEST_WORDS = 2;
const isNamed = (own: ReadonlySet<string>, words: ReadonlySet<string>): boolean =>
  sharedWords(own, words) >= Math.max(FEWEST_WORDS, words.size / 2);

/** 162.4/10万: what a figure is counted by. */
const isPer = ({ text }: TextDocument, { start }: Mention): boolean =>
  text.charAt(start - 1) === '/' && /\d/.test(text.charAt(start - 2));

/** 三年总目标3万米, and 年度目标完成: a goal of several years, and a verdict on this one. */
const isOfYears = (said: string, { mention }: Wanted): boolean =>
  OF_YEARS.test(mention.before) && OF_THE_YEAR.test(said);
const OF_YEARS =
  /(?:[两二三四五六七八九十]|\d)年(?:的|期|总|行动|规划|攻坚|计划)+[^，。；]{0,6}(?:目标|任务|计划)|总目标|总任务|规划期/;
const OF_THE_YEAR = /年度|本年|今年|当年|全年|20\d\d年/;

function isOfElse({ before }: Mention, { mention }: Wanted): boolean {
  const word = OWN_RATE.exec(before)?.[1];
  return word !== undefined && !mention.before.includes(word);
}

/** 任务为40.98万亩；永久基本农田36.40万亩，与任务数一致: behind the semicolon another thing has its own goal. */
function isOfOtherThing({ text, start }: Statement, came: Mention, { mention }: Wanted): boolean {
  const between = text.slice(Math.max(0, mention.end - start), Math.max(0, came.start - start));
  const [, noun = ''] = /；([一-龥]{4,})$/.exec(between) ?? [];
  const told = text.slice(0, Math.max(0, mention.end - start));
  return noun !== '' && sharedWords(wordsOf(noun), wordsOf(told)) === 0;
}

function isWrong(verdict: Verdict, { mention, bound }: Wanted, { base }: Mention): boolean {
  const wanted = mention.base;
  if (verdict === 'above') return base.lessThanOrEqualTo(wanted);
  if (verdict === 'below') return base.greaterThanOrEqualTo(wanted);
  if (verdict === 'equal') return !base.equals(wanted);
  if (verdict === 'within') return base.greaterThan(wanted) && bound !== 'least';
  return bound !== null && isUnmet(verdict, bound, wanted, base);
}

/** Words that say how a goal was met, whichever way it is met. */
function isUnmet(
  verdict: Verdict,
  bound: 'least' | 'most',
  wanted: Decimal,
  base: Decimal,
): boolean {
  const met = bound === 'most' ? base.lessThanOrEqualTo(wanted) : base.greaterThanOrEqualTo(wanted);
  if (verdict === 'missed') return met;
  return !met || ((verdict === 'exceeded' || verdict === 'better') && base.equals(wanted));
}

/** 低于目标1.91个百分点: a figure that lies just so far off is printed somewhere, so that is the goal which is meant. */
function isOtherGoal(
  { figures }: TextDocument,
  statement: Statement,
  clause: Sentence,
  {
    came,
    verdict,
    wanted,
  }: { readonly came: Mention; readonly verdict: Verdict; readonly wanted: Wanted },
): boolean {
  if (isOfOtherThing(statement, came, wanted)) return true;
  const { mentions } = statement;
  const end = clause.start + clause.text.length;
  const by = mentions.findLast((one) => one.start > came.end && one.end <= end);
  const isGap =
    by !== undefined && (by.kind === 'points' || measureClass(by.unit) === measureClass(came.unit));
  if (!isGap || by.start < clause.start) return false;
  const goal = verdict === 'below' ? came.base.plus(by.base) : came.base.minus(by.base);
  return figures.some((ofOne) => ofOne.some((one) => alike(one, came) && one.base.equals(goal)));
}
