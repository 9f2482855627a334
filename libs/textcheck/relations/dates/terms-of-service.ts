import { rangeOf } from '../../finding-of.js';
import { matchesInEach } from '../../text/in-each.js';
import type { TextDocument } from '../../document.js';
import type { WrongSpan } from './spans.js';

const DAY = '(?:(20\\d\\d)年)?(\\d{1,2})月(\\d{1,2})日';
/** 服务期自2023年4月1日起，3月25日通过验收: how a service went can be judged when it has begun. */
const JUDGED = new RegExp(
  `(?:服务期|服务期限|服务时间|履约期|合同期|运维期|租期|施工期|工期)(?:限)?[^，。；\\d]{0,3}[自从]${DAY}起?(?:[^。；\\d]|\\d{1,2}个月|[一二三]年|至(?:20\\d\\d年)?\\d{1,2}月\\d{1,2}日|至20\\d\\d年\\d{1,2}月){0,16}?[，,](?:已|并)?[于在]?${DAY}[^，。；\\d]{0,6}(?:验收(?!标准|方案|小组)|履约评价|考核合格)`,
  'g',
);
const OF_BEFORE = /上年|上期|上一|原|一期|首期|前期|续签|建设|系统|平台建|计划|预计|拟|将/;
const [MONTHS, DAYS] = [12, 31];

const dayOf = (year: number, month: string | undefined, day: string | undefined): number =>
  (year * MONTHS + Number(month)) * DAYS + Number(day);

/** A service, a lease or works accepted before the day its term began. */
export const acceptedBeforeTerm = ({ statements, year: own }: TextDocument): WrongSpan[] =>
  matchesInEach(statements, JUDGED).flatMap(({ piece, match }) => {
    const [whole, year, month, day, later, itsMonth, itsDay] = match;
    const from = Number(year ?? own ?? 0);
    const began = dayOf(from, month, day);
    const accepted = dayOf(Number(later ?? from), itsMonth, itsDay);
    return accepted >= began || piece.inTable || OF_BEFORE.test(whole)
      ? []
      : [
          {
            at: rangeOf(piece, match),
            what: '验收的日期早于服务期或工期的开始。',
            computed: `${String(itsMonth)}月${String(itsDay)}日早于${String(month)}月${String(day)}日`,
          },
        ];
  });
