import { findingOf } from '../finding-of.js';
import { doubledItems } from '../relations/outline/bare-items.js';
import {
  outlineOf,
  rangeOfTitle,
  sameTitles,
  type OutlineNode,
} from '../relations/outline/sections.js';
import type { TextDocument } from '../document.js';
import type { Kind } from '../kind.js';

/** The same heading twice below one parent, or a sentence that repeats its heading. */
export const duplicateHeading: Kind = {
  id: 'duplicate_heading',
  name: '标题重复',
  severity: 'hint',
  reason: '标题写了两遍，或两个标题相同。',
  fires: [
    '一是补齐垃圾分类短板，更新投放点8个；二是补齐垃圾分类短板，加强物业监管。',
    '1.债券资金支出情况。债券资金支出情况。我乡不涉及债券。',
    '五、问题与措施\n（一）主要问题\n支出偏慢。\n（一）主要问题\n加快支出。',
    '5 存在问题\n5.1 前期不实\n较多。\n5.2 管护不足\n较少。\n5 存在问题\n6.1 做实前期\n提前。',
    '（一）完善评价体系。加强评价。\n（二）完善评价体系。强化管理。',
    '第一节 综合结论\n得92分。\n第一节 综合结论\n支出偏慢。\n第三节 改进策略\n加快支出。',
  ],
  spares: [
    '一是对照评价方案，逐项核实；二是对照评价方案，逐项打分。',
    '1.债券资金支出情况。我乡不涉及债券。\n2.债券管理情况。我乡不涉及债券。',
    '第一部分 概况\n一、基本情况\n3个科室。\n第二部分 收支\n一、基本情况\n收支平衡。',
    '一、部门职责\n二、机构设置\n一、部门职责\n负责水利。\n二、机构设置\n3个科室。',
    '（二）政府采购。政府采购支出总额20万元。',
    '1.填报说明：人数。\n填写：12人。\n2.填报说明：编制。\n填写：15名。\n3.填报说明：车辆。\n填写：2辆。',
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
    ...doubledItems(document).map((places) =>
      findingOf(duplicateHeading, document, places, {
        message: '两条的标题相同。',
        suggestion: '核对是否重复，或改正其中一条的标题。',
        confidence: 0.8,
      }),
    ),
    ...sameTitles(outlineOf(document))
      .filter(([heading, first]) => !beginSentences(document, heading, first))
      .map(([heading, first]) =>
        findingOf(duplicateHeading, document, [rangeOfTitle(heading), rangeOfTitle(first)], {
          message: `标题“${heading.title}”与前面的标题相同。`,
          suggestion: '核对是否重复，或改正标题。',
          confidence: 0.8,
        }),
      ),
  ],
};

/** （六）按照权限规定，负责辐射安全；（七）按照权限规定，负责环境准入: how a sentence begins, and no title. */
const beginSentences = ({ text }: TextDocument, ...items: readonly OutlineNode[]): boolean =>
  items.every(
    ({ start, mark, title }) => text.charAt(start + mark.length + title.length) === '，',
  ) && new Set(items.map(({ rest }) => rest)).size === items.length;
