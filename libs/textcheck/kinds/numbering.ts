import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import type { Line } from '../text/line.js';
import type { Heading } from '../text/structure.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

/** A number skipped or used twice among headings of one rank. */
export const numbering: Kind = {
  id: 'numbering',
  name: '序号不连续',
  severity: 'warning',
  reason: '同一级序号应从一起连续；缺号多是漏写了一段或漏了序号。',
  fires: [
    '一是加强领导；二是健全制度；四是强化监督。',
    '问题有三。第一，目标不细。第二，支出偏慢。第四，资料不全。',
    '问题有三：一是目标不细，二是支出偏慢，二是资料不全。',
    '（一）政策落实情况\n1.资金管理。规范管理。\n3.过紧日子。厉行节约。\n4.减税降费。严格落实。',
    '一、基本情况\n正文。\n二、自评情况\n正文。\n四、存在问题\n正文。',
    '（一）政策落实情况\n1.资金管理。规范管理。\n2.过紧日子。厉行节约。\n2.减税降费。严格落实。',
  ],
  spares: [
    '一是加强领导，二是健全制度。主要原因：一是雨天多；二是材料涨价。',
    '四是运行衔接紧密。五是注重成本管控。',
    '第一，目标不细。第二，前三季度支出慢，第四季度支出快。第三，资料不全。',
    '其一，台账不清；其二，权属不明。唯一是财政所，十一是假期。',
    '（一）政策落实情况\n1.资金管理。规范管理。\n2.过紧日子。厉行节约。\n（二）预算编制情况\n1.制度建设。完善制度。',
    '3.5万元已支付。\n全部工作已经完成。',
  ],
  find: (document) => {
    const groups = siblings(document.headings);
    return [
      ...groups.flatMap((group) =>
        group.flatMap((heading, index) => gap(document, heading, group[index - 1])),
      ),
      ...document.passages.flatMap((passage) => ordinals(document, passage)),
    ];
  },
};

const ORDINALS: readonly RegExp[] = [
  /(?<=^|[。；：:，\s])([一二三四五六七八九十])(?:是|要)(?=[一-龥“])/g,
  /(?<=^|[。；：])第([一二三四五六七八九十])，/g,
  /(?<=^|[。；：:，\s])其([一二三四五六七八九])[，、是]/g,
];

/** 一是…二是…四是: ordinals of one paragraph follow each other, or begin anew. */
function ordinals(document: TextDocument, passage: Line): ReturnType<Kind['find']> {
  return ORDINALS.flatMap((pattern) => {
    const found = [...passage.text.matchAll(pattern)];
    return found.flatMap((match, index) => {
      const before = found[index - 1];
      const [here, last] = [match, before].map((one) => numeralOf(one?.[1]));
      if (before === undefined || here === undefined || last === undefined) return [];
      if (here === 1 || here === last + 1) return [];
      return [
        findingOf(numbering, document, [rangeOf(passage, match), rangeOf(passage, before)], {
          computed: `“${before[0]}”之后是“${match[0]}”`,
          message: here <= last ? `“${match[0]}”重复或倒退。` : '列举的次序缺了一项。',
          suggestion: '补上漏写的内容，或改正次序。',
          confidence: 0.85,
        }),
      ];
    });
  });
}

const numeralOf = (text = ''): number => '一二三四五六七八九十'.indexOf(text) + 1;

/** Headings of one rank below one parent, in order. */
function siblings(headings: readonly Heading[]): Heading[][] {
  const groups: Heading[][] = [];
  const open = new Map<number, Heading[]>();
  for (const heading of headings) {
    for (const level of [...open.keys()]) if (level > heading.level) open.delete(level);
    const group = open.get(heading.level);
    if (group === undefined || heading.number === 1) {
      const begun = [heading];
      open.set(heading.level, begun);
      groups.push(begun);
    } else group.push(heading);
  }
  return groups;
}

function gap(
  document: TextDocument,
  heading: Heading,
  before: Heading | undefined,
): ReturnType<Kind['find']> {
  if (before === undefined || heading.number === before.number + 1) return [];
  const [here, there] = [heading, before].map(({ start, mark }) => ({
    start,
    end: start + mark.length,
  }));
  if (here === undefined || there === undefined) return [];
  const twice = heading.number <= before.number;
  return [
    findingOf(numbering, document, [here, there], {
      computed: `“${before.mark}”之后是“${heading.mark}”`,
      message: twice
        ? `序号“${heading.mark}”重复或倒退。`
        : `“${before.mark}”与“${heading.mark}”之间缺号。`,
      suggestion: '补上漏写的序号或内容，重新编号。',
      confidence: 0.85,
    }),
  ];
}

/** The same heading twice below one parent, or a sentence that repeats its heading. */
export const duplicateHeading: Kind = {
  id: 'duplicate_heading',
  name: '标题重复',
  severity: 'hint',
  reason: '标题写了两遍，或两个标题相同。',
  fires: [
    '1.债券资金支出情况。债券资金支出情况。我乡不涉及债券。',
    '（一）完善评价体系。加强评价。\n（二）完善评价体系。强化管理。',
  ],
  spares: [
    '1.债券资金支出情况。我乡不涉及债券。\n2.债券管理情况。我乡不涉及债券。',
    '（二）政府采购。政府采购支出总额20万元。',
  ],
  find: (document) => [
    ...document.headings
      .filter(({ title, rest }) => title.length >= 4 && rest.startsWith(title))
      .filter(({ title, rest }) => /^(?:[。；，：]|$)/.test(rest.slice(title.length)))
      .map((heading) => {
        const start = heading.start + heading.mark.length;
        const end = document.text.indexOf(heading.rest, start) + heading.title.length;
        return findingOf(duplicateHeading, document, [{ start, end }], {
          message: `标题“${heading.title}”写了两遍。`,
          suggestion: '删去一处。',
          confidence: 0.9,
        });
      }),
    ...siblings(document.headings).flatMap((group) =>
      group.flatMap((heading, index) => {
        const first = group.find(({ title }) => title === heading.title);
        const line = document.lines[heading.line];
        if (heading.title.length < 4 || first === heading || first === undefined) return [];
        if (line === undefined || index === 0) return [];
        return [
          findingOf(
            duplicateHeading,
            document,
            [rangeOfText({ start: heading.start, text: heading.mark + heading.title })],
            {
              message: `标题“${heading.title}”与前面的标题相同。`,
              suggestion: '核对是否重复，或改正标题。',
              confidence: 0.8,
            },
          ),
        ];
      }),
    ),
  ],
};
