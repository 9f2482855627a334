import { findingOf, rangeOfText, type Range } from '../finding-of.js';
import { readableNames } from '../relations/names/secrets.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import type { Cell } from '../text/tables.js';

const MARK =
  /^(?:[（(]?(?:涉密|保密|机密|秘密|绝密)[）)]?|(?:不公开|不予公开|否|是)?[（(]?(?:因)?(?:涉密|保密)[）)]?(?:[，、]?不予?公开)?)$/;
/** Below 是否涉密. */
const YES = /^(?:是|√|有)$/;
const NUMBER = /^[\d.,%\s—–-]*$/;
/** A row that tells no more than that it is classified: 涉密项目1, 按规定不列明细项目. */
const NAMELESS =
  /^(?:按[一-龥]{0,4}(?:规定|要求)不[一-龥]{1,8}|(?:其他|部分)?(?:涉密|保密)(?:类)?(?:项目|事项|任务|工作|专项|经费|内容|支出){0,2}(?:合计|小计)?[一二三四\dA-Z]{0,2})$/;
/** 秘密★3年 in a line of its own at the head of a text that is written to be published. */
const HEAD_MARK =
  /^\s*(?:密级[：:]\s?)?(?:绝密|机密|秘密)(?:级)?\s?(?:[★☆*]\s?(?:\d{1,2}\s?(?:年|个月)|长期|启封前)?)?\s*$/;
/** 内部资料，严禁外传: a line that says nothing else is a mark, too. */
const INTERNAL =
  /^(?:(?:内部|涉密)(?:资料|文件|材料|使用|掌握|传阅|参阅|刊物)|仅[供限]内部(?:使用|参考|掌握|传阅)?|注意保[密管存]|妥善保管|(?:严禁|不得|请勿|禁止|切勿|勿)(?:擅自|随意|对外)?(?:外传|外泄|扩散|翻印|复制|转发|泄露|提供|公开|发布)|不(?:予|宜|对外)公开|[用阅]后(?:收回|销毁))$/;
/** Marks that stand beside other words of a line at the head: 公开属性：主动公开 机密★3年. */
const HEAD_PARTS = /\s+|[｜|；;，,]/;
const BRACKETS = /[（()）【】[\]★※]/g;
const BETWEEN = /[，,、。；;！!\s]+/;
const LONGEST_MARK = 30;
const STARRED = /[★☆*]/;
const HEAD_LINES = 6;
/** Marked as classified, with its name there to read. */
export const classified: Kind = {
  id: 'classified',
  name: '涉密项目名称可读',
  severity: 'error',
  reason: '标为涉密的内容，名称、金额等也不得出现在可公开的文本里。',
  fires: [
    '另有涉密事项1项，名称以“***”（边境站点维护）代替。',
    '\t序号\t项目名称\t绩效目标\t实现情况\n\t1\t某专项经费\t涉密\t涉密',
    '完成某专项任务（涉密）。',
    '另有1个项目“边防监控设备购置项目”属于涉密项目，不在本报告中反映。',
    '涉密项目“专网机房改造工程”已单独报送。',
    '另有涉密案件1件（代号“清源7号”），不予公开。',
    '另有涉密项目1个（涉密信息系统“云盾二期”改造），支出从略。',
    '应急指挥专网建设项目属于涉密项目，按规定不公开。',
    '涉密项目1个（水源地防护工程），另行报送。',
    '1个涉密信息化项目（政务内网边界接入改造）未列入公开目录。',
    '按照《青河县应急力量部署方案》（秘密★3年）调整人员。',
    '按照《东桥镇重点人员稳控方案》（秘密★一年）部署，排查12人。',
    '按照《青河县应急力量部署方案（机密★）》调整人员。',
    '按照应急力量部署方案（机密★六个月）调整人员。',
    '按照《重点目标防护名录》【内部资料 注意保密】布防。',
    '国防光缆迁改工程属涉密内容，不在本报告公开。',
    '人防工程维护项目预算36万元，因涉密不公开绩效目标。',
    '涉密项目清单：1.看守所监控改造；2.警务通专网。',
    '\t序号\t项目名称\t是否涉密\t预算数\n\t1\t侦查设备购置\t是\t26.00\n\t2\t办公楼维修\t否\t30.00',
    '机密★5年\n青石镇2024年度部门整体支出绩效自评报告\n全年支出120万元。',
  ],
  spares: [
    '密级：公开\n青石镇2024年度自评报告\n机要文件按秘密级管理。',
    '\t序号\t项目名称\t绩效目标\t实现情况\n\t1\t涉密\t涉密\t涉密',
    '另有涉密项目1个（以下简称“该项目”），支出从略。涉密项目2个（依据“三定”规定），不公开。',
    '\t序号\t项目名称\t绩效目标\t实现情况\n\t1\t涉密项目\t涉密\t涉密\n\t2\t涉密项目2\t涉密\t涉密',
    '\t序号\t项目名称\t绩效目标\t实现情况\n\t1\t按规定不列明细项目\t涉密\t涉密',
    '\t序号\t项目名称\t预算数\t支出数\t执行率\n\t12\t涉密\t18.00\t18.00\t100.00%',
    '做好保密工作，开展保密教育。按照《保守国家秘密法》（修订）和《保密工作方案》开展自查，定密3件（秘密2件、机密1件）。',
    '编印《政策汇编》（内部资料准印证）2期，清理内部文件12份。',
    '另有1个项目属于涉密项目，按照保密规定不在本报告中反映。',
    '“保密检查”专项行动已开展，“数字档案馆建设项目”不属于涉密项目。',
    '上述有关项目属于涉密项目，其余项目为公开项目。',
    '涉密项目1个（金额36万元，名称略）。',
    '涉密项目2个（已单独报送），涉密工程1项（分管领导负责），涉密采购1项（密级为秘密）。',
    '除涉密项目外，办公楼维修项目、设备购置项目均已公开。',
    '\t序号\t项目名称\t是否涉密\t预算数\n\t1\t涉密项目1\t是\t26.00\n\t2\t办公楼维修\t否\t30.00',
    '开展涉密人员培训，保密设备采购项目预算12万元，已完成。',
  ],
  find: (document) => [
    ...document.tables.flatMap(({ header, rows }) =>
      rows.flatMap((row) => {
        const isMark = ({ text }: Cell, column: number): boolean =>
          MARK.test(text) || (/涉密|密级/.test(header[column]?.text ?? '') && YES.test(text));
        const marks = row.filter(isMark);
        const readable = row.filter(
          (cell, column) =>
            !isMark(cell, column) && !NUMBER.test(cell.text) && !YES.test(cell.text),
        );
        if (row.some(({ text }) => NAMELESS.test(text) && !MARK.test(text))) return [];
        const [name] = readable;
        if (marks.length === 0 || name === undefined) return [];
        return [
          findingOf(
            classified,
            document,
            [rangeOfText(name), ...marks.map((cell: Cell) => rangeOfText(cell))],
            {
              message: `该行标为涉密，名称“${name.text}”仍可读。`,
              suggestion: '名称也改为“涉密”，或确认该项目并不涉密。',
              confidence: 0.9,
            },
          ),
        ];
      }),
    ),
    ...marksOf(document).map((at) =>
      findingOf(classified, document, [at], {
        message: `报告标有密级“${document.source.slice(at.start, at.end).trim()}”，自评报告应当公开。`,
        suggestion: '核对是否误留密级标志；确属涉密的，不得公开。',
        confidence: 0.85,
      }),
    ),
    ...readableNames(document).map((at) =>
      findingOf(classified, document, [at], {
        message: `写明涉密，名称“${at.name}”仍可读。`,
        suggestion: '名称也改为“涉密”，或确认该项目并不涉密。',
        confidence: 0.9,
      }),
    ),
  ],
};

/** Marks of a whole report: at its head, or with a star wherever a line has nothing else. */
const marksOf = ({ passages, statements }: TextDocument): Range[] => {
  const cells = new Set(statements.filter(({ inTable }) => inTable).map(({ start }) => start));
  return passages
    .filter(
      ({ text, start }, index) =>
        (HEAD_MARK.test(text) && (index < HEAD_LINES || STARRED.test(text))) ||
        (index < HEAD_LINES && isMarkedBeside(text)) ||
        (text.length <= LONGEST_MARK && isInternal(text) && !cells.has(start)),
    )
    .map(({ text, start }) => ({ start, end: start + text.length }));
};

const isMarkedBeside = (text: string): boolean =>
  text.length <= LONGEST_MARK &&
  text.split(HEAD_PARTS).some((part) => HEAD_MARK.test(part) && STARRED.test(part));

const isInternal = (text: string): boolean => {
  const said = text
    .replaceAll(BRACKETS, ' ')
    .split(BETWEEN)
    .filter((words) => words !== '');
  return said.length > 0 && said.every((words) => INTERNAL.test(words));
};
