import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import { bodyOf, rangeOfTitle, type OutlineNode } from './sections.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** Whatever a year before is spoken of with. */
const PAST = /上年|去年|上一年|往年|同期|较|相比|20\d\d年/;
/** The second thing a heading promises, and words one of which stands wherever it is told. */
const PARTS: readonly (readonly [part: RegExp, told: RegExp])[] = [
  [
    /(?:及|和|与|、)其?(?:主要|产生|存在|形成|偏差)?原因(?:分析)?$/,
    // 仍有405人未就业，课程与用工需求衔接不紧。: behind a fact the state of things that brought it about.
    /因|由于|[系受]|所致|导致|造成|源于|影响|在于|主要是|不够|不足|缺乏|缺少|没有|未能|(?:\d|仍|尚|未)[^，。；\n]{0,20}，[^，。；\d\n]{2,24}(?:不[紧畅强高全细实准精严清明深均稳熟顺牢密]|偏[低少弱紧]|滞后|薄弱|有限|老化|单一|粗放|脱节)[。；]/,
  ],
  [
    /(?:及|和|与|、)(?:整改|改进|解决|应对|对策)?(?:措施|建议|打算|对策|办法)$/,
    /将|拟|要|应|需|加[强大快]|进一步|完善|强化|健全|下一步|尽快|提[高前升]|优化|严格|建[立议]|已|推进|落实|督促|明确|规范|抓|做|改|统筹|争取|增|减/,
  ],
  [
    /(?:及|和|与|、)(?:与)?(?:上年|上一年|往年|历年|同期)[^，。]{0,12}(?:对比|比较|变化)(?:情况)?$/,
    PAST,
  ],
  [
    /(?:及|和|与|、)[^，。及和与、]{2,16}(?:金额|数额|明细表?|一览表)$/,
    /\d\s?(?:万|亿|千)?元|%|无|没有|未|不涉及|[附下]表/,
  ],
];
/** 未完成的指标及原因：… within a paragraph. */
const LEAD = /(?<=^|[。；])[^，。；：]{2,20}(?:及|和|与)其?(?:主要)?原因(?=[：:][^\n]{4,}$)/g;
/** Titles that ask for figures, whatever they are of. */
const FIGURED = /(?:增减变化|增减变动|增减|变动|收支|投入)(?:情况|说明|原因)*$/;
const FIGURE =
  /\d|[一二两三四五六七八九十百千万]+(?:点|个|人|元|万)|无|未|没有|不涉及|持平|同上|另|略/;
const ELSEWHERE = /[：:]$|见[附下表]|如下|另附|详见/;

/** Headings of two things of which the text below tells one, and of figures where it gives none. */
export function untoldParts(document: TextDocument, outline: readonly OutlineNode[]): Range[][] {
  return [
    ...outline
      .filter((node) => {
        const told = PARTS.find(([part]) => part.test(node.title))?.[1];
        const body = bodyOf(document, node);
        if (!/[。；]/.test(body) || isElsewhere(body)) return false;
        return told?.test(body) === false || (FIGURED.test(node.title) && !FIGURE.test(body));
      })
      .map((node) => [rangeOfTitle(node), ...node.own.slice(0, 1).map(rangeOfText)]),
    ...document.statements.flatMap((statement) =>
      matchesIn(statement.text, LEAD)
        .filter(({ 0: lead, index }) => {
          const told = statement.text.slice(index + lead.length);
          return !isElsewhere(told) && PARTS[0]?.[1].test(told) === false;
        })
        .map((match) => [rangeOf(statement, match)]),
    ),
  ];
}

const isElsewhere = (body: string): boolean => ELSEWHERE.test(body) || /[|\t]/.test(body);
