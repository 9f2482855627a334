import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** Laws and regulations with the days from which their editions are in force. Source: the texts as promulgated. */
const IN_FORCE: readonly (readonly [title: string, days: string])[] = [
  ['行政复议法', '2024年1月1日|2018年1月1日|1999年10月1日'],
  ['行政处罚法', '2021年7月15日|2018年1月1日|1996年10月1日'],
  ['民法典', '2021年1月1日'],
  ['预算法实施条例', '2020年10月1日|1995年11月22日'],
  ['行政事业性国有资产管理条例', '2021年4月1日'],
  ['政府投资条例', '2019年7月1日'],
  ['优化营商环境条例', '2020年1月1日'],
  ['保障农民工工资支付条例', '2020年5月1日'],
  ['医疗保障基金使用监督管理条例', '2021年5月1日'],
  ['乡村振兴促进法', '2021年6月1日'],
  ['数据安全法', '2021年9月1日'],
  ['个人信息保护法', '2021年11月1日'],
  ['家庭教育促进法', '2022年1月1日'],
  ['法律援助法', '2022年1月1日'],
  ['社区矫正法', '2020年7月1日'],
  ['退役军人保障法', '2021年1月1日'],
  ['长江保护法', '2021年3月1日'],
  ['黄河保护法', '2023年4月1日'],
  ['湿地保护法', '2022年6月1日'],
  ['无障碍环境建设法', '2023年9月1日'],
  ['爱国主义教育法', '2024年1月1日'],
  ['粮食安全保障法', '2024年6月1日'],
  ['农村集体经济组织法', '2025年5月1日'],
  ['学前教育法', '2025年6月1日'],
];
const IN_FORCE_FROM =
  /《(?:中华人民共和国)?([^《》]{3,20})》(?:[（(][^）)]{0,20}[）)])?[^，。；《》]{0,6}(?:自|于|从)(20\d\d年\d{1,2}月\d{1,2}日)(?:起)?(?:正式)?(?:施行|实施|生效)/g;

/** A law said to be in force from another day than it was. */
export interface WrongStart extends Range {
  readonly title: string;
  readonly right: string;
}

/** 《…行政复议法》自2021年1月1日起施行: a day of no edition of it. */
export const wrongStarts = ({ statements }: TextDocument): WrongStart[] =>
  statements
    .filter(({ text }) => /施行|实施|生效/.test(text) && text.includes('《'))
    .flatMap((statement) =>
      matchesIn(statement.text, IN_FORCE_FROM).flatMap((match) => {
        const [, title = '', day = ''] = match;
        const days = IN_FORCE.find(([known]) => known === title)?.[1].split('|') ?? [];
        const [right] = days;
        if (right === undefined || days.includes(day)) return [];
        const { end } = rangeOf(statement, match);
        return [{ start: end - match[0].length + match[0].indexOf(day), end, title, right }];
      }),
    );
