import { isPartner } from './foreign-places.js';
import type { TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { isShortFor, type Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

const DEPARTMENT = '局|委员会|联合会|总工会|管委会';
const HOUSE =
  '医院|卫生院|保健院|学校|中学|小学|幼儿园|学院|图书馆|文化馆|档案馆|博物馆|科技馆|体育馆|中心|福利院';
/** A body inside a unit that settles the unit's own matters. */
const BODY =
  '(?:局长|院长|校长|馆长|主任|镇长|乡长|园长)?(?:办公会|党组|党委|党总支|党支部|班子会|班子|局务会|院务会|校务会|馆务会|理事会)(?:会议?|扩大会议?)?(?:集体)?(?:研究|审定|审议|讨论|批准|通过|同意|(?:书面|当面|专题)?(?:作出?)?(?:说明|汇报|检讨))';
/** Who makes the unit's own rules is the unit. */
const rulesOf = ({ full }: Organisation): string =>
  `(?:重新|进一步|及时|先后|又|已)?(?:制定|修订|修改|完善|出台|健全|建立)了?(?:并(?:印发|实施))?《${full}(?!关于|部门预算|预算|决算)`;
/** One that decides for the unit as well: it is over it, or all of them are. */
const ABOVE =
  /财政|审计|发展和?改革|发改|人力资源|机关事务|国有资产|国资|主管|各|上级|所属|下属|联合/;

/** 经县中医医院院长办公会审定 in the report of another house: nobody tells what is settled inside of a unit that is not its own. */
export function strangeBodies(document: TextDocument, own: Organisation): Range[] {
  const isTown = /^(?:乡|镇|街道)$/.test(own.kind);
  const isHouse = new RegExp(`(?:${HOUSE})$`).test(own.full);
  const isOffice = new RegExp(`(?:${DEPARTMENT})$`).test(own.full);
  if (!isTown && !isHouse && !isOffice) return [];
  // What is above a house, or below an office, settles things for it.
  const kinds = [...(isHouse ? [] : [DEPARTMENT]), ...(isOffice ? [] : [HOUSE])].join('|');
  const pattern = new RegExp(
    `(?<=^|[，。；：]|经|由|向|提交|报)((?:[一-龥]{2,3}?)?[市县区](?:(?![经由报])[一-龥]){2,10}?(?:${kinds}))(?:${BODY}|${rulesOf(own)})`,
    'g',
  );
  return document.passages
    .filter(({ text }) => /研究|审定|审议|讨论|批准|通过|同意|说明|汇报|检讨|《/.test(text))
    .flatMap((passage) =>
      matchesIn(passage.text, pattern).flatMap((match) => {
        const [, name = ''] = match;
        const bare = name.replace(/^.{0,4}[省市县区]/, '');
        const isOwn =
          bare.length < 3 || isShortFor(bare, own.full) || document.text.split(bare).length > 2;
        if (isOwn || ABOVE.test(name) || /^[我本该]/.test(name) || isPartner(document, name))
          return [];
        const { start } = rangeOf(passage, match);
        const at = start + match[0].indexOf(name);
        return [{ start: at, end: at + name.length }];
      }),
    );
}
