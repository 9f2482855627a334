import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';

/** 村村通, 户户有, 件件有回音: a word said twice is every one of them. */
const EVERY =
  /([村组户人班校件处街家所院站镇乡岗厂店馆园事期笔])\1(?=[一-龥])|全(?:员)?覆盖|无一(?:例外|遗漏|缺漏|空白)|一个不(?:落|漏|少)/;
/** Said of a part, wanted, or of another time. */
const NO_CLAIM =
  /其余|其他|除|将|拟|力争|确保|争取|要求|目标|应当|必须|若|如(?!期)|上年|去年|基本|未|没有|逐步|推进|推动|《|“/;
/** As it was before: 仍靠水车送水, 尚未接通, 只能步行. */
const STILL =
  /仍(?:旧|然|就)?(?:靠|用|以|需|要|有|在|是|由|采用|使用|依靠|依赖|沿用|没有|无|未|缺|步行|徒步|存在|处于)|(?:尚|还|至今|一直)(?:未|没有|没|无|有|缺|欠|靠|用|在)|只能(?:靠|用|以|步行)|未能?(?:通|建|配|签|装|接|覆盖|纳入|参加|答复|办|设)/;
/** One of them by its name, or some of them counted. */
const SOME =
  /[一-龥]{1,8}(?:村|组|社区|乡|镇|屯|寨|湾|小区|学校|小学|中学|班|科|站|所|院|厂|馆|园|户|路|街|店)|[1-9一二两三四五六七八九十]\d*\s?[个户名人件所家处座条间班组村起笔期]|等\d/;
/** Told of the past, put right since, or done in another way. */
const EXCUSED =
  /已(?:补|退|换|整改|更|全部|于)|原(?:来|先)?|曾|以前|上年|去年|往年|后(?:已|全部)|均已|除|不在|另行|[作当](?:为)?[一-龥]{2,6}$/;
const NEAR = 3;

/** Every one of them is said to have it, and right behind one of them that has not. */
export const eachAndOne = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !EVERY.test(statement.text)) return [];
    const own = clausesOf(statement);
    const next = goingOn(statement, statements[statement.index + 1]);
    return own.flatMap((claim, index) => {
      const match = EVERY.exec(claim.text);
      if (match === null || NO_CLAIM.test(claim.text)) return [];
      const later = [...own.slice(index + 1), ...next].slice(0, NEAR);
      const flawed = later.flatMap((clause) => stillSo(clause)).slice(0, 1);
      const claimed = { start: claim.start, end: claim.start + claim.text.length };
      return flawed.map((at) => ({ claimed, said: claim.text, flawed: at }));
    });
  });

const goingOn = ({ passage }: Statement, next: Statement | undefined): Sentence[] =>
  next?.passage === passage ? clausesOf(next).slice(0, 2) : [];

function stillSo(clause: Sentence): Range[] {
  const match = STILL.exec(clause.text);
  if (match === null || EXCUSED.test(clause.text) || !SOME.test(clause.text)) return [];
  return [{ start: clause.start, end: clause.start + clause.text.length }];
}
