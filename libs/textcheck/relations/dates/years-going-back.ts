import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { AgainstWord } from './after-steps.js';
import { blanked } from './period-years.js';

/** Done ahead of its turn, or told of another time. */
const OTHERWISE =
  /应急|紧急|急需|抢险|先行|补办|补签|补报|补录|提前|推迟|延期|曾|已于|早已|追溯|两次|历次|以来|[一二三四首][期批]|标段|所属|计入|列入|记入|对应|属于|尾款/;
const DATED = /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?/g;
/** What is told from its end, or of what was there before. */
const BACK =
  /其中|上一|上次|上期|前期|收到|签发|此前|之前|在前|原|早在|因|由于|为了|起执行|曾|分别|上年|源于|来自|取自|根据|下达的|印发的|批复的|的20|系20|比20|较20/;
/** 2025年1月对截至2024年12月的资产盘点: what is done on a day is about another. */
const ABOUT = /(?:对|就|截[至止]到?|以|将|把|由|从|核查|[^期间]为|按|完成|支付|缴纳|发放|补发)$/;
/** What comes before other things, and may be told after them: 合同2023年11月签订. */
const FIRST_STEP =
  /^20\d\d年(?:12月(?:31日|[底末])|1月1日)|签订|签约|立项|批复|下达|启动|开工|购置|到期|届满|招标|成立|提出|受理|发生|开始|编制|申报|约定|移送|出台|起|[^，。；的]{1,8}的(?!\d)[一-龥]{2}/;
const NEAR = 24;
const MONTHS = 12;

/** 2023年7月购置，发票日期为2022年8月3日: a sentence goes on from day to day, and none of its words say that it goes back. */
export const yearsGoingBack = ({ statements }: TextDocument): AgainstWord[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('月')) return [];
    if (OTHERWISE.test(statement.text)) return [];
    const text = blanked(statement.text).replaceAll(/（[^）]*）/g, (aside) =>
      ' '.repeat(aside.length),
    );
    const days = matchesIn(text, DATED);
    return days.slice(1).flatMap((day, index) => {
      const before = days[index];
      if (before === undefined || day[1] === before[1] || monthsOf(day) >= monthsOf(before))
        return [];
      const between = text.slice(before.index, day.index);
      const rest = text.slice(day.index);
      if (
        BACK.test(between) ||
        ABOUT.test(between) ||
        isFirstStep(rest) ||
        isOfAnother(between, rest)
      )
        return [];
      const at = [rangeOf(statement, day), rangeOf(statement, before)] as const;
      return [{ at, computed: `${day[0]}早于${before[0]}` }];
    });
  });

const isFirstStep = (rest: string): boolean =>
  FIRST_STEP.test(/^[^，。；]*/.exec(rest)?.[0].slice(0, NEAR) ?? '');

const monthsOf = ([, year, month]: RegExpExecArray): number =>
  Number(year) * MONTHS + Number(month);

/** 甲工程2024年3月开工；乙工程2023年9月开工，2024年8月完工: behind a semicolon a course of its own. */
const isOfAnother = (between: string, rest: string): boolean =>
  between.includes('；') && matchesIn(/^[^；]*/.exec(rest)?.[0] ?? '', DATED).length > 1;
