import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { blanked, type StaleYear } from './period-years.js';

/** A happening whose own date settles which year the thing it is about may be of. */
interface Rule {
  /** Named groups: `on` the year it happened, `month`, `of` the year of the thing. */
  readonly pattern: RegExp;
  readonly needs: RegExp;
  readonly isWrong: (on: number, month: number, of: number) => boolean;
  readonly unless?: RegExp;
  readonly where: string;
}

const ON = String.raw`(?<on>20\d\d)年(?<month>\d{1,2})月(?:\d{1,2}日|[上中下]旬|[初底末])?`;
const SOME = '[^。；，《》]';
const BUDGET = String.raw`(?<of>20\d\d)年度?${SOME}{0,6}预算(?!执行|调整|绩效|公开|结余|管理|支出)`;
const LATE = 9;
const EARLY = 6;
const TODAY = 2;

/** A budget is of its own year, or of the next from autumn on. */
const OF_BUDGET: Omit<Rule, 'pattern'> = {
  needs: /预算/,
  isWrong: (on, month, of) => of < on || of > on + 1 || (of === on + 1 && month < LATE),
  unless: /决算|调整|追加|补/,
  where: '预算的年度',
};

const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(
      `${ON}${SOME}{0,24}(?:批复|批准|审议通过|审查通过|表决通过|下达|收到|下发|公开|公布)(?:了|的)?${SOME}{0,12}${BUDGET}`,
      'g',
    ),
    ...OF_BUDGET,
  },
  {
    pattern: new RegExp(
      `(?<of>20\\d\\d)年度?${SOME}{0,10}绩效目标(?!完成|自评|实现)${SOME}{0,12}(?:于|在)${ON}${SOME}{0,12}(?:报|备案|批复|批准|审核|审定|下达|编制)`,
      'g',
    ),
    needs: /绩效目标/,
    isWrong: (on, _month, of) => of < on,
    unless: /调整|完成情况|自评|结果/,
    where: '绩效目标的年度',
  },
  {
    pattern: new RegExp(
      `${BUDGET}(?:[^。；，《》\\d]|\\d(?!\\d{3}年)){0,30}(?:于|在|(?:时间|日期)(?:为|是|：)?)${ON}${SOME}{0,20}(?:批复|批准|审议通过|审查通过|表决通过|下达|公开|公布|挂出|$|(?=[，。]))`,
      'g',
    ),
    ...OF_BUDGET,
  },
  {
    pattern: new RegExp(
      `${BUDGET}(?:[^。；《》\\d]|\\d(?!\\d{3}年)){0,30}${ON}(?:之?前)?${SOME}{0,6}(?:批复|批准)`,
      'g',
    ),
    needs: /预算/,
    isWrong: (on, month, of) => of === on + 1 && month < LATE - 1,
    unless: /决算|调整|追加|补|提前下达/,
    where: '预算的年度',
  },
  {
    pattern: new RegExp(
      `${ON}${SOME}{0,12}对${SOME}{0,12}?(?<of>20\\d\\d)年\\d{1,2}月${SOME}{0,20}(?:通报|审计|检查|考核|评价|核查|抽查|统计|复核|盘点)`,
      'g',
    ),
    needs: /对/,
    isWrong: (on, _month, of) => of > on,
    unless: /计划|拟|部署|方案/,
    where: '所查时段的年份',
  },
  {
    pattern: new RegExp(
      `${ON}${SOME}{0,24}(?:批复|批准|审查|审议|公开|报送|编报|编制完成|完成)${SOME}{0,8}(?<of>20\\d\\d)年度?${SOME}{0,8}决算(?!评审|审计|审核)`,
      'g',
    ),
    needs: /决算/,
    isWrong: (on, month, of) => on - of !== 1 && !(on === of && month > LATE + 2),
    unless: /竣工|补|历年|重新|更正|自查|检查|审计|问题|启动|布置|将/,
    where: '决算的年度',
  },
  {
    pattern: new RegExp(
      `(?<of>20\\d\\d)年度?${SOME}{0,8}决算(?!评审|审计|审核)${SOME}{0,10}(?:于|在|时间为|时间：|日期为)${ON}${SOME}{0,16}(?:批复|批准|审查|审议|公开|报送|编制)?`,
      'g',
    ),
    needs: /决算/,
    isWrong: (on, month, of) => on - of !== 1 && !(on === of && month > LATE + 2),
    unless: /竣工|补|历年|重新|更正|自查|检查|审计|问题|启动|布置|将/,
    where: '决算的年度',
  },
  {
    pattern: new RegExp(
      `${ON}${SOME}{0,16}提前(?:下达|拨付|预拨)(?:了)?${SOME}{0,8}(?<of>20\\d\\d)年`,
      'g',
    ),
    needs: /提前/,
    isWrong: (on, month, of) => of <= on && month > EARLY,
    where: '提前下达资金的年度',
  },
  {
    pattern: new RegExp(`${ON}${SOME}{0,24}(?:编制|编报|布置)(?:了)?${BUDGET}`, 'g'),
    needs: /编|布置/,
    isWrong: (on, month, of) => of < on || (of === on && month > EARLY) || of > on + 1,
    unless: /决算|调整|中期|滚动|补/,
    where: '预算的年度',
  },
  {
    pattern: new RegExp(
      String.raw`${ON}[^。；，《〔]{0,16}(?:印发|下发|出台|发布|制发|批复|下达)[^。；〔]{0,60}?〔(?<of>20\d\d)〕\d+号`,
      'g',
    ),
    needs: /〔/,
    isWrong: (on, month, of) => of > on || (of === on - 1 && month > TODAY),
    unless: /根据|按照|依据|修订|转发|贯彻|执行/,
    where: '文号与印发的年份',
  },
  {
    pattern: new RegExp(
      String.raw`〔(?<of>20\d\d)〕\d+号[）)]?(?:文件|文|通知)?[^。；，〔]{0,4}(?:于|在)${ON}[^。；，]{0,6}(?:印发|下发|出台|发布|制发|下达)`,
      'g',
    ),
    needs: /〔/,
    isWrong: (on, month, of) => of > on || (of === on - 1 && month > TODAY),
    where: '文号与印发的年份',
  },
];

/** 2023年1月批复2022年部门预算: what is approved, drawn up or issued on a day is of that year, or the next. */
export const yearsByEvent = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!statement.text.includes('月') || !statement.text.includes('20')) return [];
    return RULES.flatMap((rule) => brokenIn(statement, rule, own));
  });

function brokenIn(statement: Statement, rule: Rule, own: number): StaleYear[] {
  const { text } = statement;
  if (!rule.needs.test(text) || rule.unless?.test(text) === true) return [];
  return matchesIn(text, rule.pattern).flatMap((match) => {
    const { on = '', month = '', of = '' } = match.groups ?? {};
    if (!rule.isWrong(Number(on), Number(month), Number(of))) return [];
    const wrong = Number(of) === own ? on : of;
    const at = match[0].search(new RegExp(`${wrong}(?=年|〕)`));
    const start = statement.start + match.index + Math.max(0, at);
    return [{ start, end: start + 4, named: Number(wrong), right: own, where: rule.where }];
  });
}

const CARRIED =
  /(?:年末|结余|剩余|余额|余下|未支付?|未完成?|未用完|尾款)[^。；]{0,30}?结转(?:至|到|入|下年|下一年度?)?[（(]?(?:即)?(20\d\d)年/g;
const LATER =
  /(?:尚未|未完成|剩余|余下|其余|尾款|未支付?|未完工|待)[^。；]{0,40}?(?<!原)(?:预计|计划|将|拟|安排|留待|推迟)(?:于|在|到|至)?(20\d\d)年(?!度?(?:预算|计划|目标|绩效|资金|项目))/g;
const CARRIED_ON =
  /(?<!上年)结转(?:至|到|入|下年|下一年度?)?[，（(]?(?:即|在|于)?(20\d\d)年度?(?:继续|再)?(?:使用|实施|支出|安排|执行|支付)/g;
const PAST = /上年|去年|年初|已|原|往年|以前|当时/;

/** 年末结余12万元结转2023年使用: what is left over of the year is for a later one. */
export const leftForThePast = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!/结转|尚未|剩余|余下|其余|尾款|未支|未完|待/.test(statement.text)) return [];
    const text = blanked(statement.text);
    return [CARRIED, CARRIED_ON, LATER].flatMap((pattern) =>
      matchesIn(text, pattern).flatMap((match) => {
        const named = Number(match[1]);
        const lead = text.slice(0, match.index) + match[0];
        const isTold = new RegExp(`${String(named - 1)}年|${String(named - 2)}年`).test(lead);
        if (named > own || isTold || PAST.test(lead)) return [];
        const start = statement.start + match.index + match[0].lastIndexOf(`${String(named)}年`);
        return [{ start, end: start + 4, named, right: own + 1, where: '结转或后续的年份' }];
      }),
    );
  });

const SET_UP =
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日|[上中下]旬|[初底末])?(?!至|到|—|-)[^。；]{0,30}?(?:成立|召开|印发|部署|布置|组织|启动|开展|完成|形成|审定|审议)[^。；]{0,24}?(?:本次自评|本报告|自评(?:工作)?(?:小组|领导小组|工作组|专班|会|布置会|部署会|方案|报告|工作))/g;
const FIRST_MONTH = 11;
const OF_LAST = /上年|上一年|去年|监控|问题|整改|抽查|复核结果/;

/** 2023年3月成立自评小组, in the report of 2023: the review of a year is not made in it. */
export const reviewedWithin = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!statement.text.includes('自评') && !statement.text.includes('本报告')) return [];
    const { text } = statement;
    return matchesIn(text, SET_UP).flatMap((match) => {
      const isWithin = Number(match[1]) === own && Number(match[2]) < FIRST_MONTH;
      const isOfLast = OF_LAST.test(text) || text.includes(String(own - 1));
      const isOfOwn =
        /本次自评|本报告/.test(match[0]) ||
        new RegExp(`${String(own)}年度?[^。；]{0,20}(?:整体支出|自评)|部门整体`).test(
          text.slice(match.index + match[0].search(/月/)),
        );
      if (!isWithin || isOfLast || !isOfOwn) return [];
      return [
        { ...rangeOf(statement, match, 1), named: own, right: own + 1, where: '自评工作的时间' },
      ];
    });
  });
