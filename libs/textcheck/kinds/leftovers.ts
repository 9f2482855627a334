import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import { ADDRESS, HOME_CELL, HOME_HEAD, PERSON_HEAD, PRIVATE } from '../relations/names/persons.js';
import { BLANK, choicesIn, PROMPTS } from '../relations/names/prompts.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import { matchesOfAny } from '../text/in-each.js';
import { oncePerDocument } from '../once.js';
import { matchesIn } from '../text/matches.js';
import { isLeader } from '../text/tables.js';

/** A prompt of the template nobody filled in. */
export const template: Kind = {
  id: 'template',
  name: '模板提示未删',
  severity: 'error',
  reason: '模板里的提示语、占位符应当删去或填好。',
  fires: [
    '我单位2024年安排项目XX个，资金***万元。',
    '重点评价情况（请填写重点评价项目名称）。',
    '（校对用：公开前删除本行）公开咨询电话0451-6637820。',
    '共完成______个项目。',
    '本单位共有××名在职人员，支出（　）万元。',
    '绩效自评得分待补充。',
    '填报日期：2025年 月 日。',
    '此部分待业务科室补充。',
    '[填报单位]成立了绩效评价工作领导小组。',
    '商品和服务支出75.80万元，占基本支出预算%，同比增加5万元。',
    '因公出国费0万元，比上年减少 万元，公务接待费30万元。',
  ],
  spares: [
    '另有涉密事项1项，名称以“***”代替。',
    '我单位2024年安排项目12个，资金30万元。',
    '（说到做到）',
    '印刷（校对、排版）费用3万元。',
    '采购XX-200型粉碎机3台。',
    '规格为3×3米，VGAxx接口，机主138****1234。',
    '一、部门职责..........3',
    '【编制说明】本报告金额以万元表述。',
    '项目|预算（万元）|占比%\n道路养护|20|40\n金额单位：万元。占比超过八成，占总额百分之八十。',
    '受灾群众周某某已纳入低保，制度有待补充完善。',
  ],
  find: (document) => [
    ...every(
      document,
      PROMPTS,
      (text) => ({
        message: `模板提示“${text}”没有删除或填写。`,
        suggestion: '填写实际内容，或删去提示语。',
        confidence: 0.9,
      }),
      template,
    ).filter(
      (finding) =>
        !isLabel(document, finding) && !isFilled(document, finding) && !isLed(document, finding),
    ),
    ...blanks(document),
    ...choices(document),
  ],
};

/** Choices nobody made; what a cell offers belongs to the form. */
function choices(document: TextDocument): ReturnType<Kind['find']> {
  const cells = new Set(
    document.statements.filter(({ inTable }) => inTable).map(({ start }) => start),
  );
  return choicesIn(document, cells).map((at) =>
    findingOf(template, document, [at], {
      message: `“${document.source.slice(at.start, at.end)}”没有选定。`,
      suggestion: '选定其中一项，删去其余。',
      confidence: 0.85,
    }),
  );
}

/** Blanks of sentences with other figures; a heading or a cell names its unit so. */
const blanks = (document: TextDocument): ReturnType<Kind['find']> =>
  document.statements
    .filter(({ inTable, mentions }) => !inTable && mentions.length > 0)
    .flatMap((statement) =>
      matchesIn(statement.text, BLANK).map((match) =>
        findingOf(template, document, [rangeOf(statement, match)], {
          message: `“${match[0]}”没有填写数字。`,
          suggestion: '补填数字；没有的写 0，或删去这半句。',
          confidence: 0.85,
        }),
      ),
    );

/** 部门名称 over or beside the cell that holds the name. */
const isLabel = ({ lines }: TextDocument, { quotes: [quote] }: Finding): boolean =>
  quote !== undefined &&
  /^(?:单位|部门)名称/.test(quote.text) &&
  !lines.some(({ text, start }) => start <= quote.start && quote.end <= start + text.length);

/** Dots of a table of contents, which lead to its pages; a single line of them is to be filled in. */
const isLed = (document: TextDocument, { quotes: [quote] }: Finding): boolean =>
  quote !== undefined && /^[.…]+$/.test(quote.text) && entriesIn(document) >= FEWEST_ENTRIES;
const entriesIn = oncePerDocument(({ text }) => text.split('\n').filter(isLeader).length);
const FEWEST_ENTRIES = 3;

/** 填报说明：…请说明。 and below it 填写内容：…: the prompt stands in the form, and was answered. */
const isFilled = ({ source }: TextDocument, { quotes: [quote] }: Finding): boolean =>
  quote !== undefined && FILLED.test(source.slice(quote.end, quote.end + ANSWER));
const FILLED =
  /^[^\n]{0,12}\n+\s*(?:填写内容|填报内容|填写情况|填报情况|说明内容|情况说明|具体说明|说明|答复?|回复)[：:]\s*[^\s（(_]{4,}/;
const ANSWER = 80;

const MOBILE = /(?<![\d.,])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?!\d|\.\d|[万亿元])/g;
const IDENTITY =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
const CARD = /(?<!\d)(?:(?:62|60|95)\d{14,17}|62\d{2}(?:\s\d{4}){3}(?:\s\d{1,3})?)(?!\d)/g;

/** Personal data a public report must not carry. */
export const personal: Kind = {
  id: 'personal',
  name: '个人信息',
  severity: 'error',
  reason: '公开的报告不得出现个人手机号、身份证号、银行卡号、住址、病情。',
  fires: [
    '联系人手机：13812345678。',
    '手机：139 5622 8417',
    '身份证号130609199001011232。',
    '卡号6222021234567890123。',
    '卡号6222 0212 3456 7890 123。',
    '村民张秀兰患肺癌，救助8000元。',
    '家庭住址：青石镇柳树村3组12号。',
    '姓名\t家庭住址\t救助金额（元）\n张小兵\t柳树村3组18号\t2000\n李大山\t柳树村5组2号\t1500',
    '受益人微信号wang_138746，可供核对。',
    '受访者周国平，电话0738-4621108，对补贴发放表示满意。',
  ],
  spares: [
    '办公电话0312-8681234。',
    '文号20240001号，金额1381234567.8元，总产值13812345678元。',
    '全年救助重病患者12人，发放3.6万元。',
    '联系人：周国平，电话0738-4621108。微信公众号发布信息120条。',
    '单位名称\t地址\t金额（万元）\n青石镇卫生院\t青石镇柳树村18号\t20\n县医院\t人民路2号\t30',
  ],
  find: (document) => [
    ...every(document, [MOBILE], () => secret('手机号'), personal),
    ...every(document, [IDENTITY], () => secret('身份证号'), personal),
    ...every(document, [CARD], () => secret('银行卡号'), personal),
    ...every(document, [ADDRESS], () => secret('家庭住址'), personal),
    ...every(document, PRIVATE, () => secret('信息'), personal),
    ...homes(document),
  ],
};

/** Homes in a table of persons by name. */
const homes = (document: TextDocument): ReturnType<Kind['find']> =>
  document.tables.flatMap(({ header, rows }) => {
    const column = header.findIndex(({ text }) => HOME_HEAD.test(text));
    if (column < 0 || !header.some(({ text }) => PERSON_HEAD.test(text))) return [];
    return rows.flatMap((row) => {
      const cell = row[column];
      return cell !== undefined && HOME_CELL.test(cell.text)
        ? [findingOf(personal, document, [rangeOfText(cell)], secret('家庭住址'))]
        : [];
    });
  });

const secret = (what: string): { message: string; suggestion: string; confidence: number } => ({
  message: `出现个人${what}。`,
  suggestion: '删去；联系方式改为单位的办公电话。',
  confidence: 0.95,
});

function every(
  document: TextDocument,
  patterns: readonly RegExp[],
  say: (text: string) => { message: string; suggestion: string; confidence: number },
  kind: Kind,
): ReturnType<Kind['find']> {
  return matchesOfAny(document.passages, patterns).map(({ piece, match }) =>
    findingOf(kind, document, [rangeOf(piece, match)], say(match[0])),
  );
}
