import type { TextDocument } from '../../document.js';
import { oncePerDocument } from '../../once.js';
import type { Mention } from '../../mentions/mention.js';

/** Nouns that name the same figure. */
const SAME: readonly (readonly string[])[] = [
  ['资产总额', '资产总计', '总资产', '资产合计'],
  ['负债总额', '负债总计', '总负债', '负债合计', '负债'],
  ['净资产总额', '净资产合计', '净资产', '所有者权益', '所有者权益合计'],
  ['货币资金', '货币资金余额'],
  ['流动资产', '流动资产合计', '流动资产总额'],
  ['流动负债', '流动负债合计', '流动负债总额'],
  ['编制数', '编制', '核定编制', '人员编制'],
];

/** Nouns so general that two of them need not be the same thing. */
const GENERAL =
  /^(?:[万亿千]?元|目标值?|任务|指标|计划|涉及(?:金额|资金|预算|支出)|资金|金额|支出|收入|(?:调整后|全年)?预算|(?:平均)?每.*|[人户生亩]均.*|项目|经费|其中|合计|补助|补贴|投资|人员|余额|项目资金|实际支出|安排资金|支付金额|预算资金|此项经费|项目预算|补助资金|.*(?:时期|期间|阶段))$/;
/** 完成投资 tells how far, not of what. */
const VERB =
  /^(?:完成|实现|达到|达|批复|下达|争取|落实|投入|安排|申请|拨付|统筹|筹集|筹措|整合|撬动|吸引|募集|引进)(?:了)?/;
/** Words that say when and how, not what of. */
const TURNS =
  /(?:年初|年末|年底|全年|本年|当年|上年|累计|占|为|总|预算|决算|支出|收入|执行|大于|小于|高于|低于|资金|金额|数|额|年度|度)/g;
/** Says of what a figure is, so that two of one noun may be the same. */
export function isParticular(label: string): boolean {
  const noun = label.replace(VERB, '');
  return (
    ![label, noun].some((name) => GENERAL.test(name)) && noun.replaceAll(TURNS, '').length >= 2
  );
}

/** One word for every noun of a group, blanks and quotation marks left out. */
export function canonicalLabel(label: string): string {
  const bare = label.replaceAll(/[\s“”"'《》]/g, '').replace(/(金额|数额|余额)$/, '');
  return SAME.find((group) => group.includes(bare))?.[0] ?? bare;
}

/** Every word for the same noun. */
export const namesOf = (noun: string): readonly string[] =>
  SAME.find((group) => group.includes(noun)) ?? [noun];

const TIME =
  /^(?:截至|截止|我[局校院镇乡站所]|我街道|我单位|[全本][局校院镇乡县市区年]|全街道|年末|年底|目前|现有|累计|共|核定|自评年度|[在对])+/;
const VERBS = /(?:增加|增长|上升|提高|减少|下降|降低)?[到至]$|(?:达到|突破|完成|实现)$/;

/** The noun of a figure without whose, when and how it came about: 全镇接诊量上升至 names 接诊量. */
export const nameOf = (label: string): string =>
  canonicalLabel(label).replace(TIME, '').replace(VERBS, '');

interface Wanted {
  readonly label: string;
  readonly year: number | null;
  /** Same kind and unit class as this one, and not itself. */
  readonly like?: Mention;
}

interface Told {
  readonly mention: Mention;
  /** The year it is of, as far as its sentence, its paragraph or the report says. */
  readonly year: number | null;
}

/** The figures of a text by their nouns. */
const byName = oncePerDocument((document): ReadonlyMap<string, readonly Told[]> => {
  const found = new Map<string, Told[]>();
  for (const { mentions, year } of document.statements)
    for (const mention of mentions) {
      const name = nameOf(mention.label);
      const told = { mention, year: mention.year ?? year ?? document.year };
      const others = found.get(name);
      if (others === undefined) found.set(name, [told]);
      else others.push(told);
    }
  return found;
});

/** The one figure of a noun and year in the whole text; null when there is none, or when two disagree. */
export function figureOf(document: TextDocument, { label, year, like }: Wanted): Mention | null {
  const found = (byName(document).get(nameOf(label)) ?? [])
    .filter(
      ({ mention, year: of }) =>
        mention !== like &&
        (like === undefined || (mention.kind === like.kind && mention.thing === like.thing)) &&
        (year === null || of === year),
    )
    .map(({ mention }) => mention);
  const [first] = found;
  const agreed = found.every((mention) => first?.base.equals(mention.base) === true);
  return first !== undefined && agreed ? first : null;
}
