import { findingOf, rangeOf, type Range } from '../finding-of.js';
import { decimalGaps } from '../relations/outline/decimal-headings.js';
import { partGaps, siblings, startsLate } from '../relations/outline/outline.js';
import { seriesGaps } from '../relations/outline/series.js';
import type { Line } from '../text/line.js';
import type { Heading } from '../text/structure.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import { matchesIn } from '../text/matches.js';

/** A number skipped or used twice among headings of one rank. */
export const numbering: Kind = {
  id: 'numbering',
  name: '序号不连续',
  severity: 'warning',
  reason: '同一级序号（一、（一）1. 5.1，一是、第一、其一）应从一起连续；缺号多是漏写了一段。',
  fires: [
    '一是加强领导；二是健全制度；四是强化监督。',
    '目标1：保运转。\n目标2：保民生。\n目标4：促发展。',
    '问题1：进度慢。\n问题2：资源少。\n问题4：结转多。\n针对问题3：加快支付。',
    '指标|目标值|实际值\nC1 演练|6场|6场\nC2 培训|8期|8期\nC4 检查|90家|92家',
    '壹、概况\n无。\n贰、收支\n平衡。\n肆、问题\n无。',
    '1）成立专班。\n2）制定方案。\n4）按月通报。',
    '问题有三。第一，目标不细。第二，支出偏慢。第四，资料不全。',
    '问题有三：一是目标不细，二是支出偏慢，二是资料不全。',
    '5 存在问题\n5.1 前期工作不够扎实\n较多。\n5.2 管护力量不足\n较少。\n5.4 配套资金压力大\n较大。',
    '5 存在问题\n5.1 前期工作不够扎实\n较多。\n5.2 管护力量不足\n较少。\n5 改进措施\n6.1 做实前期\n提前。',
    '第一部分 概况\n负责水利。\n第二部分 收支\n平衡。\n第四部分 名词解释\n略去。',
    '一是加强领导。\n二是健全制度。\n四是强化监督。',
    '做法有：（1）成立专班；（2）制定方案；（4）汇总上报。',
    '第一节 概况\n负责水利。\n第二节 收支\n平衡。\n第二节 成效\n良好。',
    '第一条 为规范自评，制定本办法。\n第三条 自评每年一次。',
    '一、基本情况\n（二）机构设置\n内设3个科室。',
    '（一）主要问题\n支出偏慢。\n（一）改进措施\n加快支出。',
    '（一）政策落实情况\n1.资金管理。规范管理。\n3.过紧日子。厉行节约。\n4.减税降费。严格落实。',
    '一、基本情况\n正文。\n二、自评情况\n正文。\n四、存在问题\n正文。',
    '（一）政策落实情况\n1.资金管理。规范管理。\n2.过紧日子。厉行节约。\n2.减税降费。严格落实。',
  ],
  spares: [
    '第一部分 概况\n1.1 职能\n负责水利。\n1.2 机构\n3个科。\n第二部分 收支\n2.1 收入\n平衡。\n第三部分 项目\n无。\n第四部分 成效\n4.1 产出\n良好。\n1. 早作安排。',
    '3.高血压管理率不低于65%；\n4.0～6岁儿童管理率不低于90%；\n5.2型糖尿病管理率不低于65%。',
    '二、医疗质量\n（一）手术情况\n三、四级手术占手术台次的25%。\n（二）住院情况\n平均住院日7.5日。\n三、存在问题\n三、四级手术占比偏低。',
    '任务一：修路。\n任务二：建桥。\n任务四：植树。任务三并入任务二。',
    '一是加强领导，二是健全制度。主要原因：一是雨天多；二是材料涨价。',
    '四是运行衔接紧密。五是注重成本管控。',
    '第一，目标不细。第二，前三季度支出慢，第四季度支出快。第三，资料不全。',
    '其一，台账不清；其二，权属不明。唯一是财政所，十一是假期。',
    '（一）政策落实情况\n1.资金管理。规范管理。\n2.过紧日子。厉行节约。\n（二）预算编制情况\n1.制度建设。完善制度。',
    '1 概况\n1.1 职能\n负责水利。\n1.2 机构\n3个科。\n2 收支\n2.1 收入\n3.5万元。\n2.2 支出\n1.2万元已付。',
    '第一部分 概况\n第二部分 收支\n第一部分 概况\n负责水利。\n第二部分 收支\n平衡。',
    '一、改进措施。（一）加强管理。\n（二）加快支出。',
    '产出指标\n（一）数量指标达标。\n效益指标\n（一）社会效益明显。',
    '目标为：（1）开展培训；（2）27家机构全部检查；（3）通报结果。',
    '依据《预算法》\n第十三条 各级预算经批准。\n第三十二条 各部门编制预算。',
    '3.5万元已支付。\n全部工作已经完成。',
    '七、措施\n1.补充力量。早作安排。\n2.加强调度。按月通报。\n附件：1.自评表\n2.调查报告',
    '3.4 公用经费\n已付清。\n3.5 "三公"经费\n从严控制。\n3.6 政府采购\n已公开。',
  ],
  find: (document) => {
    const groups = siblings(document.headings);
    return [
      ...groups.flatMap((group) =>
        group.flatMap((heading, index) => gap(document, heading, group[index - 1])),
      ),
      ...startsLate(document).map((heading) =>
        findingOf(numbering, document, [markOf(heading)], {
          message: `这一级从“${heading.mark}”起，前面没有第一项。`,
          suggestion: '补上漏写的内容，或改正序号。',
          confidence: 0.8,
        }),
      ),
      ...[...partGaps(document), ...seriesGaps(document)].map(({ here, before }) =>
        findingOf(numbering, document, [here, before], {
          message: '这一组的序号缺漏、重复或倒退。',
          suggestion: '补上漏写的内容，或重新编号。',
          confidence: 0.85,
        }),
      ),
      ...decimalGaps(document).map(({ here, before }) =>
        findingOf(numbering, document, [here, before], {
          computed: `“${before.parts.join('.')}”之后是“${here.parts.join('.')}”`,
          message: '序号缺漏、重复或倒退。',
          suggestion: '补上漏写的序号或内容，重新编号。',
          confidence: 0.85,
        }),
      ),
      ...ordinals(document),
    ];
  },
};

/** Marks of a list within a paragraph, or at the head of paragraphs that follow each other. */
const ORDINALS: readonly RegExp[] = [
  /(?<=^|[。；：:，\s])([一二三四五六七八九十])(?:是|要|抓|靠)(?=[一-龥“《\d])/g,
  /(?<=^|[。；：])第([一二三四五六七八九十])[，、]/g,
  /(?<=^|[。；：:，\s])其([一二三四五六七八九])[、，是]/g,
  /(?<=[。；：:，、\s])[（(](\d{1,2})[）)](?=[一-龥“\d])/g,
  /(?<=[。；：:，、\s])[（(]([一二三四五六七八九十])[）)](?=[一-龥“\d])/g,
  /(?<=^|[。；：:，、\s])(\d{1,2})[）)](?=[一-龥“\d])/g,
  /(?<=[。；：:\s])(\d{1,2})[.、](?=[一-龥“])/g,
  /([①②③④⑤⑥⑦⑧⑨⑩])(?=[一-龥“\d])/g,
];

/** An ordinal of a list, and whether it opens its paragraph. */
interface Ordinal extends Range {
  readonly number: number;
  readonly mark: string;
  readonly passage: number;
  readonly opens: boolean;
}

/** 一是…二是…四是: ordinals of a paragraph, or of paragraphs in a row, follow each other or begin anew. */
function ordinals(document: TextDocument): ReturnType<Kind['find']> {
  const listing = document.passages.map((passage) => !REFERRING.test(passage.text));
  return ORDINALS.flatMap((pattern) => {
    const found = document.passages.flatMap((passage, index) =>
      listing[index] === true ? ordinalsOf(passage, index, pattern) : [],
    );
    return found.flatMap((here, index) => {
      const before = found[index - 1];
      if (before === undefined || here.number === 1 || here.number === before.number + 1) return [];
      const isNear = here.passage === before.passage || (here.opens && before.opens);
      if (!isNear || here.passage > before.passage + 1) return [];
      return [
        findingOf(numbering, document, [here, before], {
          computed: `“${before.mark}”之后是“${here.mark}”`,
          message:
            here.number <= before.number ? `“${here.mark}”重复或倒退。` : '列举的次序缺了一项。',
          suggestion: '补上漏写的内容，或改正次序。',
          confidence: 0.85,
        }),
      ];
    });
  });
}

/** (1)和(2)由局长办公会听取，(3)已列入储备: marks that speak of items elsewhere. */
const REFERRING =
  /[（(][\d一二三四五六七八九十]{1,2}[）)](?:[和与及、]|至|到)[（(]?[\d一二三四五六七八九十]|(?:针对|关于|上述|前述|对应|其中)[（(][\d一二三四五六七八九十]{1,2}[）)]/;

const ordinalsOf = (passage: Line, index: number, pattern: RegExp): Ordinal[] =>
  matchesIn(passage.text, pattern).map((match) => ({
    ...rangeOf(passage, match),
    number: numberOf(match[1]),
    mark: match[0],
    passage: index,
    opens: match.index === 0,
  }));

const DIGITS = ['一二三四五六七八九十', '①②③④⑤⑥⑦⑧⑨⑩'];
const numberOf = (text = ''): number =>
  Math.max(Number(text) || 0, ...DIGITS.map((digits) => digits.indexOf(text) + 1));

const markOf = ({ start, mark }: Heading): Range => ({ start, end: start + mark.length });

/** 6.97个行政村落实管护员: the sixth, of 97 villages. */
const opensWithFigure = ({ text }: TextDocument, heading: Heading, before: Heading): boolean =>
  heading.number === before.number + 2 &&
  text.slice(before.start, heading.start).includes(`\n${String(before.number + 1)}.`);

function gap(
  document: TextDocument,
  heading: Heading,
  before: Heading | undefined,
): ReturnType<Kind['find']> {
  if (before === undefined || heading.number === before.number + 1) return [];
  if (opensWithFigure(document, heading, before)) return [];
  const [here, there] = [markOf(heading), markOf(before)];
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
