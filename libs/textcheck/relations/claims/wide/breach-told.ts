import type { Statement, TextDocument } from '../../../document.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { isAhead, pathFinder } from '../../outline/chapters.js';
import { shares, subjectOf } from '../subjects.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';

/** All of it went by the rules. */
const KEPT =
  /(?:(?<![平人户亩])均|都|全部|一律|严格|逐[一项笔]|所有|必[经须]|各项?[^，]{0,6})[^，。；]{0,10}(?:程序|规定|规范|制度|集体|招标|审[批核计]|合规|依法|依规|手续|合同|专款专用)/;
const LIMITED =
  /除|其余|其他|要求|应(?!急)|须(?!经)|需|将|拟|确保|力争|目标|若|如(?!期)|上年|去年|往年|以前|部分|多数|基本|未|没有|不/;
/** And this did not. */
const BREACH =
  /未经(?!审计调整)|未按|未履行|未签|未附|未报|擅自|先行|直接(?:指定|拨付|采购|支付)|指定供应商|违反|违规|超范围|化整为零|拆分|补签|倒签|代签|事后补|口头|不合规|不符合|不规范|不齐|不全|无(?:会议记录|审批|合同|发票|凭证|票据|预算安排)|已过有效期|挤占|挪用|列支[^，]{0,10}(?:招待|烟|维修)/;
const EXCUSED =
  /上年|去年|往年|以前年度|若|如有|凡|防止|避免|杜绝|严禁|不得|应当|制度|办法|未发现|没有发现|是否|扣\d|下一步|已(?:补|整改|更正)|等问题|问题\s?\d|原因|主要是|排查|整治|打击/;
const FAR = 2;

/** 均按规定履行程序, and 检查发现由经办人直接指定供应商: one of them did not. */
export function breachTold(document: TextDocument): Flaw[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !KEPT.test(statement.text) || isAhead(pathAt(statement.start)))
      return [];
    return clausesOf(statement).flatMap((claim) => {
      if (!KEPT.test(claim.text) || LIMITED.test(claim.text)) return [];
      const [found] = breachesBy(document, statement, claim);
      return found === undefined ? [] : [flawAt(claim, rangeOfClause(found))];
    });
  });
}

const breachesBy = ({ statements }: TextDocument, own: Statement, claim: Sentence): Sentence[] =>
  statements
    .slice(Math.max(0, own.index - FAR), own.index + FAR + 1)
    .filter(
      ({ passage, inTable, text }) => !inTable && passage === own.passage && BREACH.test(text),
    )
    .filter(({ text }) => TOLD.test(text) || shares(subjectOf(claim.text), subjectOf(text)))
    .flatMap(clausesOf)
    .filter(({ text, start }) => start !== claim.start && BREACH.test(text) && !EXCUSED.test(text));
const TOLD = /其中|审计|巡察|检查|抽查|督查|内审|发现|指出|反映|显示|\d月/;
