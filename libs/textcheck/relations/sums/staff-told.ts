import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import { onceFor } from '../../once-for.js';
import type { Line } from '../../text/line.js';
import { tellsFilled } from './posts.js';

/** Staff numbers that do not fit, the wrong one first, with how they were reckoned. */
export interface StaffSlip {
  readonly places: readonly Range[];
  readonly computed: string;
  readonly message: string;
}

type Role = 'posts' | 'staff' | 'vacant' | 'over';

/** Posts, those who fill them, what is empty and what is too many, with or without a measure word. */
interface Told extends Range {
  readonly role: Role;
  readonly value: number;
}

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `(\\d{1,3}(?:,\\d{3})+|\\d{1,5}|[${NUMERALS}]{1,5})`;
const GAP =
  '(?:总数|总额|人数|人员|干部职工|干部|职工|工作人员|名额|员额|指标|数|共计?|合计|现有|为|是|有|了|仅|只|达到?|约|计|尚|还|则|：|:)*';
const ROLES: readonly (readonly [Role, string])[] = [
  [
    'vacant',
    '(?:空余|剩余|空缺|闲置|富余|空闲|尚余|尚空|结余|空)编制|空编|缺编|空缺|缺额|缺员|空岗|空额|空余|缺岗|余编|空闲编制|剩余编制|尚余|尚缺|还缺|尚空|还空|缺口|欠编|(?:比|较)(?:核定)?编制数?(?:少|缺)|少于编制|低于编制|不足编制|未满编?|缺',
  ],
  [
    'over',
    '超编|超配|超员|超出编制|超过编制|(?:比|较)(?:核定)?编制数?(?:多出?|超出?)|多于编制|高于编制|超出|超',
  ],
  [
    'posts',
    '(?:行政|事业|参公|工勤|核定|核编|定编|批准|下达|总)?编制|核定|定编|定员|核编|编数|员额',
  ],
  [
    'staff',
    '实有在编|实际在编|实有在职|实有在岗|实有|在编在岗|在编|在职|在岗|实际到岗|到岗|在册|实配|现有',
  ],
];
const FORMS = new RegExp(
  `(?:${ROLES.map(([role, words]) => `(?<${role}>${words})`).join('|')})${GAP}${NUMBER}(?:名|人|个|位)?(?![\\d.,%年月日分项万亿余多岁处次家所台辆]|个百分|人次)`,
  'g',
);
/** Others than all of the unit at its year's end. */
const ASIDE =
  /年初|上年|去年|其中|每|均|平均|分别|拟|计划|招|退休|离休|聘|编外|借|临时|公益|辅警|另|领导|股级|科级|职数|行政|事业|参公|工勤|专项|政法|比例|率/;
const EXPLAINED = /混编|占用|不占|未占|军转|划转|消化|过渡|保留|借[用调出入]|挂职/;

/** 编制尚有6名空缺 */
const EMPTY = /^(?:空缺|空余|空编|空着|缺额|缺口|未用|未使用|闲置|没有用|待补)/;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text.replaceAll(',', '')) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Staff numbers of each line that do not make each other. */
export const staffTold = ({ lines }: TextDocument): StaffSlip[] =>
  lines.flatMap((line) => [
    ...(/编|核定|定员/.test(line.text) ? vacancies(line) : []),
    ...(/编|职数/.test(line.text) ? [...full(line), ...leaders(line)] : []),
    ...(line.text.includes('每') ? ofGroups(line) : []),
    ...(/[仅光单]/.test(line.text) ? beyond(line) : []),
    ...(/年[末底初]/.test(line.text) ? twice(line) : []),
  ]);

const toldIn = onceFor((line: Line): readonly Told[] =>
  matchesIn(line.text, FORMS).flatMap((match) => {
    const groups = match.groups ?? {};
    const found = ROLES.find(([role]) => groups[role] !== undefined);
    const clause = /[^，。；：、（）]*$/.exec(line.text.slice(0, match.index))?.[0] ?? '';
    if (found === undefined || ASIDE.test(clause + (groups.posts ?? ''))) return [];
    const start = line.start + match.index;
    const value = numberOf(match[ROLES.length + 1] ?? '');
    const behind = line.text.slice(match.index + match[0].length);
    const role = found[0] === 'posts' && EMPTY.test(behind) ? 'vacant' : found[0];
    return [{ role, value, start, end: start + match[0].length }];
  }),
);

/** 编制40，在编36，缺6: of one post number and one number of people only one rest is left. */
function vacancies(line: Line): StaffSlip[] {
  if (EXPLAINED.test(line.text)) return [];
  const told = toldIn(line);
  const of = (role: Role): Told[] => told.filter((one) => one.role === role);
  const [post, ...otherPosts] = of('posts');
  const [people, ...otherPeople] = of('staff');
  const [rest, ...more] = [...of('vacant'), ...of('over')];
  const several = otherPosts.length + otherPeople.length + more.length > 0;
  if (post === undefined || people === undefined || several) return [];
  if (rest !== undefined) return restOf(line, { post, people, rest });
  return people.value > post.value && isInPost(line, people) ? [overfilled(post, people)] : [];
}

interface Posts {
  readonly post: Told;
  readonly people: Told;
  readonly rest: Told;
}

function restOf(line: Line, { post, people, rest }: Posts): StaffSlip[] {
  const gap = post.value - people.value;
  const sign = rest.role === 'vacant' ? 1 : -1;
  const right = sign * gap;
  return right === rest.value || tellsFilled(line, post.value - sign * rest.value) || post.value < 3
    ? []
    : [
        {
          places: [rest, post, people],
          computed: `${String(post.value)} − ${String(people.value)} = ${String(gap)}`,
          message:
            right < 0
              ? `编制 ${String(post.value)}、在编 ${String(people.value)}，与“${line.text.slice(rest.start - line.start, rest.end - line.start)}”不符。`
              : `按编制和在编人数，这里应为 ${String(right)}，文中为 ${String(rest.value)}。`,
        },
      ];
}

const isInPost = (line: Line, { start, end }: Told): boolean =>
  line.text.slice(start - line.start, end - line.start).includes('在编');

const overfilled = (post: Told, people: Told): StaffSlip => ({
  places: [people, post],
  computed: `${String(people.value)} − ${String(post.value)} = ${String(people.value - post.value)}`,
  message: `实有人数比编制数多 ${String(people.value - post.value)} 人。`,
});

const FULL =
  /满编|满员|(?:无|没有|未有|不存在)(?:任何)?(?:空编|缺编|空缺|空岗)|编制已?(?:全部)?(?:用|占|配)?满|不缺编/;
const BOTH = new RegExp(
  `编制(?:数|人数)?[和与、同](?:年末)?(?:实有|在编|在职)(?:人数|人员|数)?(?:相同|一致)?[，,]?(?:均|都|同)为?${NUMBER}(?:名|人|个)[^。]{0,12}?(?:空编|缺编|超编|空缺)${NUMBER}(?:名|人|个)`,
);

/** 编制30名，实有28名，满编运行; 编制与实有均为45人，空编2名 */
function full(line: Line): StaffSlip[] {
  const both = BOTH.exec(line.text);
  if (both !== null && numberOf(both[2] ?? '') > 0)
    return [
      {
        places: [{ start: line.start + both.index, end: line.start + both.index + both[0].length }],
        computed: '编制数与实有数相同',
        message: '编制数与实有人数相同，不应另有空编或超编。',
      },
    ];
  return saidFull(line);
}

function saidFull(line: Line): StaffSlip[] {
  const said = FULL.exec(line.text);
  const [post, ...posts] = toldIn(line).filter(({ role }) => role === 'posts');
  const [people, ...others] = toldIn(line).filter(({ role }) => role === 'staff');
  if (said === null || post === undefined || people === undefined) return [];
  const near = line.start + said.index - people.end;
  const single = posts.length + others.length === 0 && near >= 0 && near <= NEAR;
  if (!single || post.value <= people.value || EXPLAINED.test(line.text)) return [];
  return [
    {
      places: [
        { start: line.start + said.index, end: line.start + said.index + said[0].length },
        post,
        people,
      ],
      computed: `${String(post.value)} − ${String(people.value)} = ${String(post.value - people.value)}`,
      message: `编制比实有多 ${String(post.value - people.value)}，与“${said[0]}”不符。`,
    },
  ];
}

const NEAR = 16;
const LEADERS = new RegExp(
  `职数(?:为|共|有|是)?${NUMBER}(?:名|人|个|职)?[，,；（、][^，。；\\d]{0,6}?(?:实配|现配备?|配备|实有|现有|在岗|实际配备|已配备?)(?:为|了|有)?${NUMBER}(?:名|人|个|职)?`,
  'g',
);

/** 职数4名，实配5名 */
const leaders = ({ text, start }: Line): StaffSlip[] =>
  /超配|超职数|消化|军转|非领导|安置|保留/.test(text)
    ? []
    : matchesIn(text, LEADERS).flatMap((match) => {
        const [posts, staff] = [match[1] ?? '', match[2] ?? ''].map(numberOf);
        return (staff ?? 0) <= (posts ?? 0)
          ? []
          : [
              {
                places: [
                  { start: start + match.index, end: start + match.index + match[0].length },
                ],
                computed: `${String(staff)} > ${String(posts)}`,
                message: `实配 ${String(staff)} 人，多于职数 ${String(posts)}。`,
              },
            ];
      });

const GROUPS =
  '站|村|所|组|队|班|社区|乡镇|镇|乡|校|中心|点|网格|片区|片|窗口|车间|科室|股室|站所|岗|卡口|学校|店|园|院|馆|闸|楼栋|楼|小区|个';
const OF_GROUPS = new RegExp(
  `${NUMBER}个?(?:行政|自然|便民|基层|服务|工作|检查|派出|教学|直属|下属|中心)*(${GROUPS})[^。；]{0,24}?(?:每一?个?(?:\\2|[站村所组队班校点岗片院馆]|单位)|各)[^，。；：\\d每]{0,12}?${NUMBER}(?:名|人|位)`,
  'g',
);
const ALL = new RegExp(
  `(?:共有?|合计|总计|共计|总共|加起来|合起来|总数|总人数)[^，。；：\\d]{0,8}?${NUMBER}(?:名|人|位)`,
  'g',
);
const UNEVEN = /[缺空超另除余约]|至少|以上|不少于|不等|其中(?![，。])|轮换|调整|借/;
const DENIED = /(?:没有|无|未|不|无一)[^，。；]{0,6}/g;

/** 三个站，每站5名，…，共18名 */
function ofGroups({ text, start }: Line): StaffSlip[] {
  return matchesIn(text, OF_GROUPS).flatMap((match) => {
    const [whole, groups = '', , each = ''] = match;
    const from = match.index + whole.length;
    const all = matchesIn(text.slice(from), ALL);
    const [total] = all;
    if (total === undefined || all.length > 1) return [];
    const between = text.slice(match.index, from + total.index).replaceAll(DENIED, '');
    const [many, few, said] = [numberOf(groups), numberOf(each), numberOf(total[1] ?? '')];
    const right = many * few;
    if (UNEVEN.test(between) || right === said || many < 2 || few < 1) return [];
    const at = start + from + total.index;
    return [
      {
        places: [
          { start: at, end: at + total[0].length },
          { start: start + match.index, end: start + from },
        ],
        computed: `${String(many)} × ${String(few)} = ${String(right)}，文中为 ${String(said)}`,
        message: `按每处人数算，应为 ${String(right)} 人，文中为 ${String(said)} 人。`,
      },
    ];
  });
}

const WHOLE = new RegExp(
  `(?:共有?|合计|总计|现有|实有|在职|在编|在岗|有|为)[^，。；：、\\d]{0,8}?${NUMBER}(?:名|人|位)[^。；]{0,10}?[，,；]`,
  'g',
);
const ALONE = new RegExp(
  `(?:仅|光|单是|单)[^，。；、\\d]{0,4}(?:20\\d\\d年)?[^，。；、\\d]{1,16}?(?:就有|有|达|就达|就|为)?${NUMBER}(?:名|人|位)(?!次)`,
);
const NOT_ONLY = /不[仅单光]|仅[有剩]|单[独位]|每|年初|上年|去年/;

/** 退休22人，仅当年新退休的就有25人: a part is no larger than the whole. */
function beyond({ text, start }: Line): StaffSlip[] {
  return matchesIn(text, WHOLE).flatMap((match) => {
    const [whole, number = ''] = match;
    const [rest = ''] = text.slice(match.index + whole.length).split(/[。；]/);
    const part = ALONE.exec(rest);
    if (part === null || /\d/.test(rest.slice(0, part.index)) || NOT_ONLY.test(part[0])) return [];
    const [all, some] = [numberOf(number), numberOf(part[1] ?? '')];
    if (some <= all || all < 2) return [];
    const at = start + match.index + whole.length + part.index;
    return [
      {
        places: [
          { start: at, end: at + part[0].length },
          { start: start + match.index, end: start + match.index + whole.length },
        ],
        computed: `${String(some)} > ${String(all)}`,
        message: `其中一部分有 ${String(some)} 人，多于全部的 ${String(all)} 人。`,
      },
    ];
  });
}

const AT = new RegExp(
  `(年[末底初])((?:实有|实际|全部)?(?:在职|在编|在岗|在册|离退休|退休|实有)(?:在编|在岗)?)${GAP}${NUMBER}(?:名|人|位)`,
  'g',
);

/** 年末实有在职54人 and 以年末实有在职人数56人为基数 in one paragraph of one year. */
function twice({ text, start }: Line): StaffSlip[] {
  const told = matchesIn(text, AT).map((match) => ({
    match,
    key: `${(match[1] ?? '').replace('底', '末')}${(match[2] ?? '').replace(/实有(?=在)|实际|全部/g, '')}`,
    value: numberOf(match[3] ?? ''),
    year: /(20\d\d|上|去|本|当|今)$/.exec(text.slice(0, match.index))?.[1] ?? '',
  }));
  return told.flatMap((one, at) => {
    const other = told
      .slice(0, at)
      .find(({ key, value, year }) => key === one.key && value !== one.value && year === one.year);
    if (other === undefined || /其中/.test(text)) return [];
    const placeOf = ({ match }: typeof one): Range => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    });
    return [
      {
        places: [placeOf(one), placeOf(other)],
        computed: `${String(other.value)} ≠ ${String(one.value)}`,
        message: `同一时点的人数前后不一：${String(other.value)} 人与 ${String(one.value)} 人。`,
      },
    ];
  });
}
