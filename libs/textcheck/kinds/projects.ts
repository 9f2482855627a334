import { findingOf, rangeOfText } from '../finding-of.js';
import {
  bareName,
  bareOrWhole,
  doneProjects,
  likeness,
  plannedProjects,
  soundsLike,
  type NamedProject,
} from '../relations/goals/goals.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const table = (planned: string, outcome: string): string =>
  `\t序号\t职能\t对应项目支出\n\t1\t管理\t${planned}\n二、实现情况\n\t序号\t项目名称\t绩效目标\t实现情况\n${outcome}`;

/** Goals and outcomes in two tables of their own. */
const apart = (planned: string[], done: string[], said = '完成情况如下：'): string =>
  [
    '序号|项目名称|年度绩效目标',
    ...planned.map((name, index) => `${String(index + 1)}|${name}|按期完成`),
    said,
    '序号|项目名称|完成情况',
    ...done.map((name, index) => `${String(index + 1)}|${name}|${name}已于6月完成`),
  ].join('\n');

/** The goals table and the outcomes table must speak of the same projects. */
export const projects: Kind = {
  id: 'projects',
  name: '目标表与实现表项目不一致',
  severity: 'warning',
  reason: '年初目标列出的项目，实现情况表应逐项对应，名称一致，不多不少。',
  fires: [
    table('1.信访工作经费2.人大工作经费', '\t1\t人大工作经费\t召开会议\t已召开会议'),
    table(
      '1.人大工作经费',
      '\t1\t人大工作经费\t召开会议\t已召开会议\n\t2\t政法稳定专项\t维稳\t社会稳定',
    ),
    apart(['校舍维修项目', '食堂设备购置'], ['校舍维修项目', '操场塑胶铺设']),
    apart(['校舍维修项目', '食堂设备购置', '图书购置'], ['校舍维修项目', '食堂设备购置']),
    table('1.退役军人公益岗位人员工资', '\t1\t退役军人公益岗人员工资\t发放工资\t已足额发放工资'),
  ],
  spares: [
    apart(['甲村供水工程', '乙村供水工程'], ['甲村供水工程', '乙村供水工程']),
    apart(
      ['甲村供水工程', '乙村供水工程', '丙村供水工程'],
      ['乙村供水工程'],
      '其中重点项目完成情况如下：',
    ),
    table(
      '1.人大工作经费（运转保障）2.“三馆一站”免费开放资金',
      '\t1\t人大工作经费（运转保障）\t召开会议\t已召开会议\n\t2\t“三馆一站”免费开放资金\t开放\t已开放',
    ),
  ],
  find: (document) => {
    const planned = plannedProjects(document);
    const done = doneProjects(document);
    if (planned.length === 0 || done.length === 0) return [];
    return match(document, planned, done);
  },
};

function match(
  document: TextDocument,
  planned: readonly NamedProject[],
  done: readonly NamedProject[],
): ReturnType<Kind['find']> {
  const missing = unmatched(planned, done);
  const extra = unmatched(done, planned);
  const alike = pairUp(missing, extra);
  const inPlace =
    planned.length === done.length ? samePlace(planned, done, missing, extra, alike) : [];
  const renamed = [...alike, ...inPlace];
  const isPaired = (project: NamedProject): boolean =>
    renamed.some((pair) => pair.includes(project));
  return [
    ...renamed.map(([was, now]) =>
      findingOf(projects, document, [rangeOfText(now.cell), rangeOfText(was.cell)], {
        message: `同一项目名称不一致：“${was.name}”与“${now.name}”。`,
        suggestion: '统一项目名称，以预算批复的名称为准。',
        confidence: 0.75,
        severity: 'hint',
      }),
    ),
    ...(isSelection(document, done) ? [] : missing)
      .filter((project) => !isPaired(project))
      .map((project) =>
        findingOf(projects, document, [rangeOfText(project.cell)], {
          message: `目标表的“${project.name}”在实现情况表中没有。`,
          suggestion: '补写该项目的实现情况，或说明未实施的原因。',
          confidence: 0.85,
        }),
      ),
    ...extra
      .filter((project) => !isPaired(project))
      .map((project) =>
        findingOf(projects, document, [rangeOfText(project.cell)], {
          message: `实现情况表的“${project.name}”在目标表中没有。`,
          suggestion: '在目标表补列该项目，或核对名称。',
          confidence: 0.8,
        }),
      ),
  ];
}

/** 其中重点项目完成情况如下: a table that does not mean to name them all. */
function isSelection({ lines }: TextDocument, [first]: readonly NamedProject[]): boolean {
  const above = lines.findLast(({ start }) => start < (first?.cell.start ?? 0));
  return /重点项目|主要项目|部分项目|典型|为例/.test(above?.text.slice(-40) ?? '');
}

function unmatched(
  projectsOfOne: readonly NamedProject[],
  ofOther: readonly NamedProject[],
): NamedProject[] {
  const names = new Set(ofOther.map(({ name }) => bareOrWhole(name)));
  return projectsOfOne.filter(({ name }) => !names.has(bareOrWhole(name)));
}

/** The likeliest pairs first; each name is used once. */
function pairUp(
  missing: readonly NamedProject[],
  extra: readonly NamedProject[],
): [NamedProject, NamedProject][] {
  const all = missing
    .flatMap((was) =>
      extra.map((now) => ({ was, now, like: likeness(bareName(was.name), bareName(now.name)) })),
    )
    .filter(({ was, now }) => soundsLike(was.name, now.name))
    .sort((one, other) => other.like - one.like);
  const used = new Set<NamedProject>();
  return all.flatMap(({ was, now }): [NamedProject, NamedProject][] => {
    if (used.has(was) || used.has(now)) return [];
    used.add(was).add(now);
    return [[was, now]];
  });
}

/** Two tables of as many rows: what stands in the same row under two names is one project. */
function samePlace(
  planned: readonly NamedProject[],
  done: readonly NamedProject[],
  missing: readonly NamedProject[],
  extra: readonly NamedProject[],
  paired: readonly (readonly NamedProject[])[],
): [NamedProject, NamedProject][] {
  const used = new Set(paired.flat());
  return planned.flatMap((was, index): [NamedProject, NamedProject][] => {
    const now = done[index];
    if (now === undefined || used.has(was) || used.has(now)) return [];
    return missing.includes(was) && extra.includes(now) ? [[was, now]] : [];
  });
}
