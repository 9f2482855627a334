import { isElsewhere, isPartner } from './foreign-places.js';
import type { Place } from './places.js';
import { canBegin } from './standing.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** Families and things of the land towns are called by; 水乡, 山乡 and 集镇 are sorts of towns. */
const NAMES =
  '赵钱孙李周吴郑王冯陈杨朱秦许何吕张孔曹严魏陶姜谢邹苏潘葛范彭鲁马袁柳唐薛雷贺汤罗齐郝傅康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊舒项祝董梁杜阮蓝季贾江童颜郭梅林钟徐邱骆夏蔡田樊胡凌霍卢莫丁邓洪石崔龚程陆荣段侯温庄晏瞿阎' +
  '沙桥河湖塘坪店屯堡寨坝岗沟港渡泉溪岭峰洲泽潭洞岩树竹松柏枫桐槐榆桑茶荷莲菊兰桃杏梨枣龙凤虎鹤牛羊鹿窑塔庙亭井';
const TOWN = new RegExp(
  `(?=([${NAMES}])(乡|镇)(?!村(?!容|民|居|庄|干|集体|务)|[级亲愁区域情风土贤江静守压定痛]|中学|小学))`,
  'g',
);
/** Oftener it is a neighbour the report has to do with. */
const MOST = 2;

/** 柳镇 in the report of 石镇: towns by names of one character, where a word ends before. */
export function shortTowns(document: TextDocument, own: Organisation): Place[] {
  if (!/^(?:乡|镇|街道)$/.test(own.kind)) return [];
  return document.passages
    .filter(({ text }) => /[乡镇]/.test(text))
    .flatMap(({ text, start }) =>
      matchesIn(text, TOWN).flatMap((match) => {
        const [, name = '', kind = ''] = match;
        const at = start + match.index;
        const place = { name, kind, start: at, end: at + 2 };
        return canBegin(text, match.index) && !own.full.includes(name) && isStray(document, place)
          ? [place]
          : [];
      }),
    );
}

function isStray(document: TextDocument, place: Place): boolean {
  const name = place.name + place.kind;
  return (
    document.text.split(name).length - 1 <= MOST &&
    !isElsewhere(document, place) &&
    !isPartner(document, name)
  );
}
