import { sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { compositions, type Complements } from './compositions.js';

const HUNDRED = 100;
/** What two parts are all there is of. */
const HALVES: readonly (readonly [one: RegExp, other: RegExp])[] = [
  [/^基本支出$/, /^项目支出$/],
  [/^人员(?:经费|支出)$/, /^(?:日常)?公用(?:经费|支出)$/],
  [/^上半年/, /^下半年/],
  [/^男(?:性|生|职工)?$/, /^女(?:性|生|职工)?$/],
];
/** 满意占86.5%: what, of which whole, if it says so. */
const SHARE =
  /^(?:[^，；。]*[，,；;、：:]|[^，；。：]{1,8}中(?!央))?(?:其中)?[“"]?([一-龥]{1,12}?)[”"]?(?:的)?占(?:比)?([一-龥]{0,12}?)的?(?:比例|比重)?(?:为|达|是)?$/;
const UNNAMED = /^[，,]占([一-龥]{0,12}?)的?(?:比例|比重)?(?:为|达|是)?$/;
const RATE = /([一-龥]{2,10})率(?:为|达到?|是)?$/;
const LATE = /^(?:逾期|超期|超时|延期)[一-龥]{0,4}$/;
const IN_TIME = /^(?:按时|按期|及时|准时)[一-龥]{0,4}$/;
/** Answers of a survey leave each other out. */
const ANSWER = /^(?:(?:非常|很|十分|比较|较|基本)?满意|一般|不(?:太|够)?满意)$/;
const FUND = /^(?:一般公共预算|政府性基金|国有资本经营|财政专户|社会保险基金)/;
const LEVEL =
  /^(?:中央|省|市|县|区|乡|镇|自筹|社会)(?:级|本级)?(?:财政|补助|配套|专项)*(?:资金|投资|拨款)?$/;
/** 民生支出占82%；教育支出占25%: the one is in the other; 6月末支出38万元，占38%；9月末66万元，占66%: the earlier is in the later. */
const CROSSWISE = /民生|\d?月|季度|截[至止]|累计|刚性|三保|税收|重点|财政拨款|一般公共预算/;
const DIVISIONS = [ANSWER, FUND, LEVEL];
/** Of a part, of another year, or all of them together. */
const APART =
  /其中|上年|去年|同比|增长|下降|合计|共占|两项|目标|(?<!比)较(?!满意)|比(?![例重较])|高于|低于/;

interface Told {
  readonly mention: Mention;
  readonly name: string;
  readonly whole: string;
  /** The amount whose share it is, told right before. */
  readonly amount?: Mention;
}

/** Rates and shares of a text that stand side by side, are of one whole and make more or less than all of it. */
export function wrongComplements({ statements }: TextDocument): Complements[] {
  return statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) => [
      ...rates(statement),
      ...shares(statement),
      ...compositions(statement),
    ]);
}

/** 合格率97.62%，不合格率3.38%; 按时办结率98.2%，逾期率2.8%. */
function rates({ mentions }: Statement): Complements[] {
  return mentions.flatMap((other, index) => {
    const one = mentions[index - 1];
    if (one === undefined || !isPlain(one) || !isPlain(other)) return [];
    const [name, short] = [one, other].map(({ before }) => RATE.exec(before)?.[1]);
    if (name === undefined || short === undefined) return [];
    const late = LATE.test(short) && IN_TIME.test(name);
    if ((!isOpposite(name, short) && !late) || /[不未]/.test(name)) return [];
    // 基本满意 may be left out of both.
    return complementsOf([one, other], !late && !/满意/.test(short));
  });
}

/** 不合格 is the opposite of 合格, and of 产品合格. */
const isOpposite = (name: string, short: string): boolean =>
  /[不未]/.test(short) && name.endsWith(short.replace(/^[^不未]*[不未]/, ''));

const isPlain = ({ kind, exact, before }: Mention): boolean =>
  kind === 'percent' && exact && !APART.test(before);

/** 基本支出占57.33%，项目支出占43.67%; 满意占91%、基本满意占7%、不满意占3%. */
function shares({ mentions }: Statement): Complements[] {
  const runs: Told[][] = [];
  let last: Mention | undefined;
  for (const mention of mentions) {
    const told = toldOf(mention, last);
    const run = runs.at(-1);
    const before = told?.amount === undefined ? last : mentions[mentions.indexOf(mention) - 2];
    if (told !== null && run !== undefined && run.at(-1)?.mention === before && isBeside(run, told))
      run.push(told);
    else if (told !== null) runs.push([told]);
    last = mention;
  }
  const alone = runs.length === 1;
  return runs.flatMap((run) => judge(run, alone));
}

function toldOf(mention: Mention, last: Mention | undefined): Told | null {
  if (!isPlain(mention)) return null;
  const told = UNNAMED.exec(mention.before);
  // 上半年支出659.67万元，占全年支出的42.59%
  if (told !== null && last?.kind === 'amount')
    return {
      mention,
      name: /[^，；。：]*$/.exec(last.before)?.[0] ?? '',
      whole: told[1] ?? '',
      amount: last,
    };
  const [, name, whole = ''] = SHARE.exec(mention.before) ?? [];
  return name === undefined ? null : { mention, name, whole };
}

/** Of the same whole, as far as the words say. */
function isBeside(run: readonly Told[], { mention, whole, amount }: Told): boolean {
  const { before } = amount ?? mention;
  const goesOn = /^[，,；;、]/.test(before) && !APART.test(amount?.before ?? '');
  return goesOn && !isAnew(run, before) && (whole === '' || whole === run[0]?.whole);
}

/** 分级次看，市本级…占41%: the whole is divided anew, or all of it has been told before the semicolon. */
const isAnew = (run: readonly Told[], before: string): boolean =>
  NEW_SET.test(before) || (/^[；;]/.test(before) && areAll(run));
const NEW_SET = /(?:分|按|从)[一-龥]{1,10}?(?:看|划分|分类|分)[，,：:]/;

const areAll = (run: readonly Told[]): boolean =>
  run.length > 1 && sumDecimals(run.map(({ mention: { value } }) => value)).equals(HUNDRED);

function judge(run: readonly Told[], alone: boolean): Complements[] {
  const [one, other, ...more] = run;
  if (one === undefined || other === undefined) return [];
  const mentions = run.map(({ mention }) => mention);
  const names = run.map(({ name }) => name);
  const opposite = other.name.startsWith(`非${one.name.slice(0, 2)}`);
  const halves =
    opposite ||
    HALVES.some(
      ([first, second]) =>
        (first.test(one.name) && second.test(other.name)) ||
        (first.test(other.name) && second.test(one.name)),
    );
  if (halves && more.length === 0) return complementsOf(mentions, alone);
  const apart = new Set(names).size === names.length;
  const division = DIVISIONS.some((sort) => names.every((name) => sort.test(name)));
  const rest = /^其[他余它]/.test(names.at(-1) ?? '');
  const money = run.every(
    ({ amount, name, whole }) =>
      amount !== undefined && !CROSSWISE.test(name) && !/同类|同期|各自/.test(whole),
  );
  return apart && (division || rest || money) ? complementsOf(mentions, false) : [];
}

/** @param all they are all there is; else they may be less than it */
function complementsOf(mentions: readonly Mention[], all: boolean): Complements[] {
  const [first, ...rest] = mentions;
  if (first === undefined) return [];
  const sum = sumDecimals(mentions.map(({ value }) => value));
  const over = sum.minus(HUNDRED);
  const wrong = (all ? over.abs() : over).greaterThan(
    sumDecimals(mentions.map(({ half }) => half)),
  );
  return wrong ? [{ shares: [first, ...rest], sum }] : [];
}
