import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import type { WrongSpan } from './spans.js';

/** A thing told as done in one year of what belongs to another that had not begun, or was not over. */
interface Early {
  /** Groups `on`, when it was done, and `of`, the year it is of. */
  readonly pattern: RegExp;
  /** True where it can be done only when that year is over. */
  readonly isAfter: boolean;
  readonly unless?: RegExp;
}

const EARLY: readonly Early[] = [
  {
    pattern:
      /(?<on>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^。；\d]{0,20}对[^。；\d]{0,12}(?<of>20\d\d)年度?[^。；\d]{0,24}?(?:审计|绩效评价|考核|财务检查|决算审核)/,
    isAfter: false,
    unless: /事前|预算评审|编制|目标/,
  },
  {
    pattern:
      /(?<on>20\d\d)年(?:\d{1,2}月)(?:\d{1,2}日)?[^，。；\d]{0,10}(?:完成|开展|通过|组织|办理)了?(?<of>20\d\d)年度?[^，。；\d]{0,14}?(?:核算|决算|清算|结算|审计|自评|绩效评价|考核|年报)/,
    isAfter: false,
    unless: /事前|计划|拟|将|目标|方案|部署|编制/,
  },
  {
    pattern:
      /(?<of>20\d\d)年度?[^，。；\d]{0,16}(?:审计|检查|评价|自评|巡察)[^。；\d]{0,10}(?:指出|发现|提出|反映|查出)[^。；]{0,40}?(?<on>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以?前)?[^，。；\d]{0,4}(?:整改|完成|纠正|收回|清退|销号)/,
    isAfter: false,
    unless: /比|较|自20|以来/,
  },
  {
    pattern:
      /(?<of>20\d\d)年度?(?:部门|单位|财政|本级|财务)?决算(?:报告|报表)?(?:已|均|均已)?(?:于|在)(?<on>20\d\d)年[^，。；\d]{0,2}\d{1,2}月[^，。；]{0,12}(?:公开|批复|编制完成|审核)/,
    isAfter: true,
  },
];

/** 2023年对2024年度预算执行情况进行审计: looked into, settled or mended before the year had begun. */
export const reviewedAhead = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    if (!statement.text.includes('20')) return [];
    const text = statement.text.replaceAll(/《[^》]*》/g, (cited) => ' '.repeat(cited.length));
    return EARLY.flatMap(({ pattern, isAfter, unless }) => {
      const match = pattern.exec(text);
      const [on, of] = [Number(match?.groups?.on), Number(match?.groups?.of)];
      if (match === null || on > of || (on === of && !isAfter)) return [];
      if (unless?.test(match[0]) === true) return [];
      return [
        {
          at: rangeOf(statement, match),
          what: '办理的时间早于所属年度。',
          computed: `${String(on)} ${on === of ? '=' : '<'} ${String(of)}`,
        },
      ];
    });
  });
