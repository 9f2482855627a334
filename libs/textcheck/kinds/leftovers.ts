import { findingOf, rangeOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Sentence } from '../text/sentences.js';
import type { TextDocument } from '../document.js';

const PROMPT =
  /(?<![\dA-Za-z])[Xx×]{2,}(?![\dA-Za-z])|(?<![\d*])\*{2,}(?![\d*])|_{2,}|【\s*】|[（(][\s_]+[）)](?=[年月日个项万元人名%])|＿{2,}|某{2,}|\.{6,}(?![.\s]*\d{1,3}$)|[（(](?:请|校对用|编写提示|填报提示|此处|在此|说明|填写|可附|可根据|如有|注：|示例|模板|根据实际)[^）)]{0,40}[）)]|【(?!(?:编制|编写|填报|情况|补充)?说明】)[^】]{0,30}(?:填写|说明|示例|模板)[^】]{0,30}】|请(?:填写|补充|说明)|(?:单位名称|部门名称)[）)：:]?(?=$|[，。])|待(?:补充|填写|核实)/g;

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
  ],
  spares: [
    '我单位2024年安排项目12个，资金30万元。',
    '（说到做到）',
    '印刷（校对、排版）费用3万元。',
    '规格为3×3米，VGAxx接口，机主138****1234。',
    '一、部门职责..........3',
    '【编制说明】本报告金额以万元表述。',
  ],
  find: (document) =>
    every(
      document,
      PROMPT,
      (text) => ({
        message: `模板提示“${text}”没有删除或填写。`,
        suggestion: '填写实际内容，或删去提示语。',
        confidence: 0.9,
      }),
      template,
    ),
};

const MOBILE = /(?<![\d.,])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?!\d|\.\d|[万亿元])/g;
const IDENTITY =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
const CARD = /(?<!\d)(?:(?:62|60|95)\d{14,17}|62\d{2}(?:\s\d{4}){3}(?:\s\d{1,3})?)(?!\d)/g;

/** Personal data a public report must not carry. */
export const personal: Kind = {
  id: 'personal',
  name: '个人信息',
  severity: 'error',
  reason: '公开的报告不得出现个人手机号、身份证号、银行卡号。',
  fires: [
    '联系人手机：13812345678。',
    '手机：139 5622 8417',
    '身份证号130609199001011232。',
    '卡号6222021234567890123。',
    '卡号6222 0212 3456 7890 123。',
  ],
  spares: ['办公电话0312-8681234。', '文号20240001号，金额1381234567.8元，总产值13812345678元。'],
  find: (document) => [
    ...every(document, MOBILE, () => secret('手机号'), personal),
    ...every(document, IDENTITY, () => secret('身份证号'), personal),
    ...every(document, CARD, () => secret('银行卡号'), personal),
  ],
};

const secret = (what: string): { message: string; suggestion: string; confidence: number } => ({
  message: `出现个人${what}。`,
  suggestion: '删去，或改为单位的办公电话。',
  confidence: 0.95,
});

function every(
  document: TextDocument,
  pattern: RegExp,
  say: (text: string) => { message: string; suggestion: string; confidence: number },
  kind: Kind,
): ReturnType<Kind['find']> {
  return document.passages.flatMap((passage: Sentence) =>
    [...passage.text.matchAll(pattern)].map((match) =>
      findingOf(kind, document, [rangeOf(passage, match)], say(match[0])),
    ),
  );
}
