import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { mayBeOfNext, plainDays, showDay, type PlainDay } from './plain-days.js';
import type { WrongSpan } from './spans.js';

/** What brings a thing about; before it nobody can have used it. */
const MADE =
  /制定|印发|出台|颁布|发布|发行|成立|组建|购入|购置|到货|到账|下达|拨到|建成|落成|投用|启用|招录|聘用|采样|取样|抽样|报送|递交|呈报|上报|提交|交稿|送达|收到|签订|签署|生效|开通|取得|领取|办理|核发|交付|完稿|方才|才(?:由|拿|到|发|定|印|批|成)/;
/** A word that points to it, with its name. */
const POINTS =
  /(?:该|此|这[份个笔批台项座部]|上述|同[批一]|就该|针对该|所[发购签]|依据该|按照这[份个]|用这[笔批])([一-龥]{1,6})/g;
/** What is older than any of its papers. */
const OLDER =
  /^(?:项目|工程|单位|镇|局|村|乡|区|县|院|校|站|馆|户|同志|人|企业|公司|社区|街道|路段|地|段|处|片|合作社|学校|医院|做法|问题|时|期|次|类|事|年|月|日|指标|数)/;
const UNLESS =
  /计划|原定|预计|此前|先行|补[办签]|试行|草案|征求意见|提前|拟|修订前|旧|追认|倒|修订|续签|分别/;
const BEFORE_IT = /公告|评审|立项|谈判|起草|招标|磋商|洽谈|论证|征求|请示|申报|申请/;
const REACH = 20;

/** Days of a paragraph with the sentence of each. */
interface Told {
  readonly day: PlainDay;
  readonly statement: Statement;
}

/** 细则6月1日方才印发，2月发放的都按照这份细则审批: a thing used before the day on which there was one. */
export const usedBeforeMade = ({ statements, year }: TextDocument): WrongSpan[] =>
  [
    ...groupBy(
      statements.filter(({ inTable, text }) => !inTable && text.includes('月')),
      ({ passage }) => passage,
    ).values(),
  ].flatMap((ofOne) => inPassage(ofOne, year ?? 0));

function inPassage(statements: readonly Statement[], own: number): WrongSpan[] {
  if (!statements.some(({ text }) => /[该此这同]|上述|所[发购签]/.test(text))) return [];
  const told = statements.flatMap((statement): Told[] =>
    plainDays(statement, own).map((day) => ({ day, statement })),
  );
  return told.slice(1).flatMap((later, index) => {
    const earlier = told[index];
    return earlier === undefined ? [] : against(earlier, later, told.slice(0, index));
  });
}

function against(made: Told, used: Told, rest: readonly Told[]): WrongSpan[] {
  if (used.day.to >= made.day.from || mayBeOfNext(made.day, used.day)) return [];
  const around = clauseOf(made);
  if (!MADE.test(around) || UNLESS.test(around + clauseOf(used))) return [];
  const named = nameIn(made, used);
  if (named === null || BEFORE_IT.test(clauseOf(used))) return [];
  if (
    rest.some(({ day }) => day.from <= used.day.from && clauseOf({ ...made, day }).includes(named))
  )
    return [];
  const computed = `${showDay(used.day)}早于${showDay(made.day)}`;
  return [{ at: used.day, also: [made.day], what: `“${named}”还没有形成就已使用。`, computed }];
}

/** The clauses around a day. */
function clauseOf({ day, statement }: Told): string {
  const { text } = statement;
  const from = Math.max(
    ...Array.from('。；，', (mark) => text.lastIndexOf(mark, day.index)),
    day.index - REACH - REACH,
  );
  const rest = text.slice(day.until, day.until + REACH + REACH);
  const stop = rest.search(/[。；，]/);
  return text.slice(from + 1, day.until + (stop < 0 ? rest.length : stop));
}

/** The name of what the words after the first day point back to, where its own clause has it. */
function nameIn(made: Told, used: Told): string | null {
  const sources =
    made.statement === used.statement
      ? made.statement.text.slice(made.day.until)
      : used.statement.text;
  const before =
    made.statement === used.statement
      ? made.statement.text.slice(0, used.day.index)
      : made.statement.text;
  for (const match of matchesIn(sources, POINTS)) {
    const words = match[1] ?? '';
    if (OLDER.test(words)) continue;
    const at = sources.indexOf(match[0]);
    const near = Math.abs(
      at - (used.day.index - (sources.length === used.statement.text.length ? 0 : made.day.until)),
    );
    if (near > REACH * 2) continue;
    const name = [4, 3, 2]
      .map((length) => words.slice(0, length))
      .find((one) => one.length > 1 && before.replace(match[0], '').includes(one));
    if (name !== undefined) return name;
  }
  return null;
}
