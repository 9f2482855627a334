import type { Role } from './roles.js';

/** What is done with the things before the figure: 36户完成改造 counts what its clause names. */
const DEED =
  /^(?:完成|实现|参加|参与|获得|取得|接受|享受|通过|达到|达标|全部|已经|均|都|如期|按期|按时|顺利|陆续|正在|没有|尚|仍|因|按|经|由|开工|竣工|完工|建成|投用|启用|验收|整改|改造|建设|新建|进入|入选|得到|签订|开展|实施|安装|办理|超过|不足)/;

/** 54个国家和地区 and 59个产品: each counts what the noun behind it names, whatever its clause speaks of. */
export function countTwoThings({ noun }: Role, { noun: same }: Role): boolean {
  return (
    [noun, same].every((word) => word.length > 1 && !DEED.test(word)) &&
    ![...noun].some((character) => same.includes(character))
  );
}
