import type { TextDocument } from '../../document.js';
import { oncePerDocument } from '../../once.js';
import { matchesIn } from '../../text/matches.js';

/** What the sentences that follow tell of: 全市社会保险基金预算收入214.6亿元，支出201.3亿元. */
interface Account {
  readonly from: number;
  /** The fund it is of; empty where nothing names one. */
  readonly fund: string;
  /** 全市 or 市本级; empty where nothing says. */
  readonly level: string;
}

/** The words a sentence or a part of it begins with, up to its first comma or figure of money. */
const SUBJECTS =
  /(?<=^|[。；;：:\n])[^\S\n]*(?:(?!其中|其他)[^，,。；;：:\n]){0,24}?(?:(?<level>全[省市县区州盟旗](?=[一-龥])|[省市县区州盟旗]本级)(?<between>[^，,。；;：:\n\d]{0,14}?))?(?<fund>一般公共预算|公共财政预算|政府性基金|国有资本经营|(?:社会|养老|医疗|失业|工伤|生育)保险基金|社保基金)|(?<=^|[。；;：:\n])[^\S\n]*(?:(?!其中|其他)[^，,。；;：:\n]){0,12}?(?<alone>全[省市县区州盟旗](?=[一-龥])|[省市县区州盟旗]本级)/gm;
/** 从政府性基金调入2亿元, 补充社会保险基金3亿元: where it came from or went to, an item of another account. */
const MOVED = /(?:从|由|自|向|至|入|出|补充|补助)[^，,。；;：:\n]{0,6}$/;

/** The accounts of a text in order, each from where its name stands. */
const accountsIn = oncePerDocument(({ text }): readonly Account[] => {
  const accounts: Account[] = [];
  let last: Account = { from: 0, fund: '', level: '' };
  for (const match of matchesIn(text, SUBJECTS)) {
    const { level, fund, alone } = match.groups ?? {};
    const name = fund ?? alone ?? '';
    const before = match[0].slice(0, match[0].length - name.length);
    if (fund !== undefined && MOVED.test(before)) continue;
    // 市本级收入13亿元 goes on with the fund told before; another fund is told of its own level.
    last =
      fund === undefined
        ? { ...last, from: match.index, level: alone ?? '' }
        : { from: match.index, fund, level: level ?? (fund === last.fund ? last.level : '') };
    accounts.push(last);
  }
  return accounts;
});

const accountAt = (document: TextDocument, at: number): Account | undefined =>
  accountsIn(document).findLast(({ from }) => from <= at);

const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;

/**
 * Places told of one fund and one level, as far as the text says: what the 国有资本经营预算 took in is no term of the balance of
 * the 社会保险基金, and what the whole 市 spent none of that of 市本级.
 */
export function areOfOneAccount(
  document: TextDocument,
  places: readonly { readonly start: number }[],
): boolean {
  const told = places.flatMap(({ start }) => accountAt(document, start) ?? []);
  return told.every((one, at) =>
    told
      .slice(at + 1)
      .every((other) => !differ(one.fund, other.fund) && !differ(one.level, other.level)),
  );
}
