import { isShortFor } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { bareTitle, citationsOf, type Citation } from './citations.js';
import { isNear, wrongNumbers, type WrongNumber } from './untitled-numbers.js';

const KINDS =
  '办法|制度|规定|细则|方案|规程|规则|通知|意见|规划|预案|标准|规范|指南|手册|计划|要点';
const NUMBER = '([一-龥]{1,8})〔(20\\d\\d)〕\\s?第?\\s?(\\d{1,4})号';
/** 严格执行采购办法（桐特校〔2021〕18号）: a paper by its short name, without the marks of a title. */
const BARE = new RegExp(`([一-龥]{2,16}(?:${KINDS}))[（(]${NUMBER}[）)]`, 'g');
const EDITIONS = /修订|原|旧|新版|废止|替代|代替|先后|分别|上年|去年/;
const LEAST_NAME = 4;

/** Numbers wrong by themselves or beside another of the same paper, each once. */
export const numbersOfPapers = (document: TextDocument, last: number): WrongNumber[] =>
  [...wrongNumbers(document, last), ...samePapers(document)].filter(
    ({ start, end }, index, all) =>
      !all.slice(0, index).some((one) => one.start < end && start < one.end),
  );

/** The same paper, told by a shorter name, with another number. */
const samePapers = (document: TextDocument): WrongNumber[] => [
  ...byShortName(document),
  ...byShortTitle(document),
  ...underOtherCodes(document),
  ...standardsTold(document),
];

const against = (at: Range, other: Range): WrongNumber => ({
  start: at.start,
  end: at.end,
  message: '同一文件写了两个文号。',
  other,
});

/** The numbers of one code that differ as those of a slip do: in the year, or in a digit. */
const isSlip = (
  one: Pick<Citation, 'code' | 'year' | 'number'>,
  other: Pick<Citation, 'code' | 'year' | 'number'>,
): boolean =>
  (one.code.endsWith(other.code) || other.code.endsWith(one.code)) &&
  (one.year === other.year ? isNear(one.number, other.number) : one.number === other.number);

/** What a paper is called ends the words before its number: 执行采购办法 of …采购管理办法. */
const isCalled = (words: string, title: string): boolean =>
  Array.from({ length: Math.max(0, words.length - LEAST_NAME + 1) }, (_, from) =>
    words.slice(from),
  ).some((name) => isShortFor(name, bareTitle(title)));

function byShortName(document: TextDocument): WrongNumber[] {
  const cited = citationsOf(document);
  return document.passages.flatMap((passage) =>
    matchesIn(
      passage.text.replaceAll(/《[^》]*》/g, (title) => ' '.repeat(title.length)),
      BARE,
    ).flatMap((match) => {
      const [, words = '', code = '', year, number = ''] = match;
      if (EDITIONS.test(passage.text)) return [];
      const at = rangeOf(passage, match);
      const other = cited.find(
        (one) => isSlip({ code, year: Number(year), number }, one) && isCalled(words, one.title),
      );
      return other === undefined ? [] : [against(at, other)];
    }),
  );
}

/** 《行动方案》（岚政办发〔2021〕17号） of 《…三年行动方案》（岚政办发〔2022〕17号） */
function byShortTitle(document: TextDocument): WrongNumber[] {
  const cited = citationsOf(document);
  return cited.flatMap((at) => {
    const name = bareTitle(at.title);
    const other = cited.find(
      (one) =>
        one.start < at.start &&
        name.length >= LEAST_NAME &&
        bareTitle(one.title) !== name &&
        isShortFor(name, bareTitle(one.title).replaceAll(/[（(][^）)]*[）)]/g, '')) &&
        bareTitle(one.title)
          .replaceAll(/[（(][^）)]*[）)]/g, '')
          .endsWith(name.slice(-2)) &&
        (isSlip(at, one) || isOnly(at, one, cited)),
    );
    return other === undefined || EDITIONS.test(at.sentence) ? [] : [against(at, other)];
  });
}

/** 《实施方案》（岚政办发〔2023〕23号） where its issuer has one paper of the year that ends so. */
const isOnly = (at: Citation, one: Citation, cited: readonly Citation[]): boolean =>
  at.code === one.code &&
  at.year === one.year &&
  at.number !== one.number &&
  cited.every(
    (other) => other === at || other.title === one.title || !other.title.endsWith(at.title),
  );

const SAME = /这[份个一]|该|同一|上述|前述|此/;

/** 石政发〔2023〕6号 and 石党发〔2023〕6号印发的这份预案: one number, one paper, and two that issued it. */
const underOtherCodes = ({ passages }: TextDocument): WrongNumber[] =>
  passages.flatMap((passage) => {
    const all = matchesIn(passage.text, new RegExp(NUMBER, 'g'));
    return all.slice(1).flatMap((match, index) => {
      const before = all[index];
      if (before === undefined) return [];
      const [, code = '', year, number] = match;
      const [, first = ''] = before;
      const behind = passage.text.slice(match.index + match[0].length).slice(0, 12);
      const between = passage.text.slice(before.index + before[0].length, match.index);
      const isOne =
        year === before[2] &&
        number === before[3] &&
        code.slice(-3) !== first.slice(-3) &&
        code.slice(-1) === first.slice(-1) &&
        SAME.test(behind) &&
        !/[、和及与]$/.test(between);
      return isOne ? [against(rangeOf(passage, match), rangeOf(passage, before))] : [];
    });
  });

const STANDARD =
  /《([^《》]{4,40})》[^。；《》]{0,8}?[（(]?([A-Z]{1,4}(?:\/[A-Z]{1,3})?)\s?(\d{2,6}(?:\.\d+)?)\s?[—–-]\s?((?:19|20)\d\d)/g;

/** 《规程》（NF/T 102—2020）, then NF/T 120—2020: a standard has one number. */
function standardsTold({ passages }: TextDocument): WrongNumber[] {
  const all = passages.flatMap((passage) =>
    matchesIn(passage.text, STANDARD).map((match) => ({ at: rangeOf(passage, match), match })),
  );
  return all.flatMap(({ at, match }, index) => {
    const other = all
      .slice(0, index)
      .find(
        ({ match: one }) =>
          one[1] === match[1] &&
          (one[2] !== match[2] || one[3] !== match[3] || one[4] !== match[4]),
      );
    return other === undefined ? [] : [against(at, other.at)];
  });
}

const TITLE = new RegExp(`《([^《》〈〉]{6,40}?(?:${KINDS})(?:[（(][^）)]{1,8}[）)])?)》`, 'g');
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/公布|公示/g, '公开'],
  [/管理|工作|实施|暂行|试行|有关|若干|的|[（()）]/g, ''],
  [/规定|制度|规程|规则/g, '办法'],
];

/** 《信息公布办法》 beside 《信息公开管理办法》: two titles that differ in words which tell no two papers apart. */
export function titlesAlike(document: TextDocument): (Range & { readonly other: Range })[] {
  const { passages } = document;
  const all = passages.flatMap((passage) =>
    matchesIn(passage.text, TITLE).map((match) => {
      const title = (match[1] ?? '').replaceAll(/[（(][^）)]*[）)]/g, '');
      const core = ALIKE.reduce((text, [words, plain]) => text.replaceAll(words, plain), title);
      return { ...rangeOf(passage, match), title, core, text: passage.text };
    }),
  );
  return [
    ...outOfList(document),
    ...all.flatMap((at) => {
      const isOnce = all.filter(({ title }) => title === at.title).length === 1;
      const other = all.find(({ title, core }) => core === at.core && title !== at.title);
      const isLater =
        other !== undefined &&
        (other.start < at.start || all.filter(({ title }) => title === other.title).length > 1);
      if (other === undefined || !isOnce || !isLater || EDITIONS.test(at.text + other.text))
        return [];
      return [{ start: at.start, end: at.end, other }];
    }),
  ];
}

const STEM = new RegExp(`(?:管理|实施|工作)?(?:${KINDS})$`);
const IN_LIST = /其中，?$/;
const LEAST_LIST = 3;

/** 《预算绩效管理办法》《…》《…》共六项，其中《预算绩效实施细则》为新制定: one of a list that the list does not have. */
const outOfList = ({ passages }: TextDocument): (Range & { readonly other: Range })[] =>
  passages.flatMap((passage) => {
    if (!passage.text.includes('其中')) return [];
    const titles = matchesIn(passage.text, /《([^《》]{4,40})》/g);
    return titles.flatMap((match, index) => {
      const listed = titles.slice(0, index);
      const [, title = ''] = match;
      if (!IN_LIST.test(passage.text.slice(0, match.index)) || listed.length < LEAST_LIST)
        return [];
      if (listed.some(([, one]) => one === title) || !STEM.test(title)) return [];
      const stem = title.replace(STEM, '');
      const alike = listed.filter(([, one = '']) => one.replace(STEM, '') === stem);
      const [other] = alike;
      return other === undefined || alike.length > 1
        ? []
        : [{ ...rangeOf(passage, match), other: rangeOf(passage, other) }];
    });
  });
