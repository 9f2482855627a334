import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDecoder } from 'node:util';
import { ROOT } from './paths.mjs';

const FILE = join(ROOT, 'libs/textcheck/relations/words/sounds.ts');
const WIDEST = 120;

/** The characters of GB 2312, which are all that reports are typed with. */
function usualCharacters() {
  const decoder = new TextDecoder('gbk');
  const found = [];
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let column = 0xa1; column <= 0xfe; column += 1)
      found.push(decoder.decode(new Uint8Array([row, column])));
  return found.filter((sign) => /^[一-龥]$/.test(sign));
}

const OPTIONS = { multiple: true, toneType: 'none', type: 'array', v: true };

/** Old or rare readings of usual characters, by which nobody types them. */
const RARE = new Set(
  `
大dai 阿e 艾yi 凹wa 奥yu 扒pa 耙ba 罢pi 柏bo 扳pan 般bo 般pan 拌pan 膀pang 磅pang 蚌beng 剥bo 堡pu 暴pu 被pi 辟bi 臂bei 勃bei 卜pu 簿bu 参san
侧ze 侧zhai 查zha 拆ca 掺xian 掺can 掺shan 颤zhan 厂an 嘲zhao 尺che 仇qiu 臭xiu 揣tuan 揣zhui 淳zhun 绰chao 撮zuo 单chan 掸shan
惮da 弹dan 翟di 底de 弟ti 弟tui 佃tian 甸tian 甸sheng 丁zheng 侗tong 恫tong 洞tong 毒dai 读dou 兑rui 兑yue 蹲cun 敦dui 顿du 囤dun
堕hui 蛾yi 繁po 份bin 冯ping 佛bi 拂bi 脯fu 盖ge 盖he 港jiang 皋hao 镐gao 胳ga 疙yi 蛤ge 广an 龟jun 龟qiu 柜ju 棍hun 夯ben 呵a 喝ye
核hu 和huo 和hu 合ge 貉he 貉hao 嘿mo 亨peng 虹jiang 红gong 唬xia 坏pei 坏pi 伎qi 祭zhai 夹xia 家jie 贾gu 价jie 槛jian 疆qiang 嚼jue
侥yao 脚jue 缴zhuo 剿chao 揭qi 桔jie 藉ji 芥gai 景ying 颈geng 净cheng 拘gou 咀ju 句gou 浚xun 咖ga 咯luo 咯ka 扛gang 亢hang 亢gang
苛he 壳qiao 吭hang 挎ku 傀gui 溃hui 蜡zha 腊xi 姥mu 烙luo 乐le 肋le 棱ling 潦lao 碌liu 纶guan 瞒men 蔓wan 冒mo 么ma 糜mei 谜mei 摩ma
抹ma 莫mu 牟mou 哪nai 哪ne 哪nei 那nei 娜nuo 南na 淖chuo 淖zhuo 呢ni 内na 溺niao 捻nie 尿sui 哦e 旁bang 胖pan 刨bao 彭bang 频bin
苹peng 埔bu 朴piao 期ji 其ji 齐ji 齐zi 齐zhai 岂kai 契xie 砌qie 铅yan 乾gan 浅jian 堑zan 堑jian 抢cheng 鞘shao 俏xiao 茄jia 且ju
亲qing 趋cu 区ou 渠ju 趣cu 圈juan 券xuan 雀qiao 若re 洒xi 鳃xi 莎suo 杉sha 裳chang 梢sao 芍que 蛇yi 摄nie 射ye 射yi 食yi 适kuo 氏zhi
衰cui 说yue 硕shi 隋duo 孙xun 缩su 她jie 汤shang 倘chang 淌chang 陶yao 填zhen 跳tao 褪tun 屯zhun 驮duo 拓zhi 宛yuan 万mo 亡wu 尾yi
蔚yu 尉yu 挝zhua 涡guo 斡guan 无mo 吾yu 铣xi 洗xian 戏hu 虾ha 吓he 县xuan 详yang 嚣xiao 邪ya 邪ye 邪yu 邪xu 泄yi 信shen 休xu 戌qu
嘘shi 许hu 羊xiang 仰ang 叶xie 疑ni 殷yan 涌chong 俞shu 愉tou 吁yu 员yun 约yao 咱za 攒cuan 泽shi 喳cha 轧ga 栅zha 栅shi 栅ce 咋ze
咋zha 辗zhan 崭chan 枝qi 吱zi 峙shi 粥yu 朱shu 著zhe 拽ye 赚zuan 椎chui 追dui 琢zuo 兹ci 综zeng 卒cu 柞zuo 厂han 么yao 么mo 思sai
能nai 女ru 术zhu 助chu 责zhai 些suo 育yo 六lu
`.split(/\s+/),
);

/** A row for each reading without its tone: the reading, then the characters that are read so. */
function rowsOf(pinyin) {
  const rows = new Map();
  for (const sign of usualCharacters())
    for (const reading of new Set(pinyin(sign, OPTIONS)))
      if (/^[a-z]+$/.test(reading) && !RARE.has(sign + reading))
        rows.set(reading, (rows.get(reading) ?? '') + sign);
  return [...rows.keys()].sort().map((reading) => reading + rows.get(reading));
}

function linesOf(rows) {
  const lines = [''];
  for (const row of rows) {
    const joined = lines.at(-1) === '' ? row : `${lines.at(-1)} ${row}`;
    if (joined.length > WIDEST && lines.at(-1) !== '') lines.push(row);
    else lines.splice(-1, 1, joined);
  }
  return lines.join('\n');
}

/** Writes down how characters are read, as the package pinyin-pro in a folder has it: that is used for nothing else. */
export async function writeSounds(folder) {
  if (folder === undefined) throw new Error('usage: node tools/sounds.mjs FOLDER-OF-PINYIN-PRO');
  const { pinyin } = await import(pathToFileURL(join(resolve(folder), 'dist/index.mjs')).href);
  writeFileSync(FILE, `${ABOUT}export const SOUNDS = \`\n${linesOf(rowsOf(pinyin))}\n\`;\n`);
}

const ABOUT = `/**
 * How the characters of GB 2312 are read, whatever the tone; one of several readings stands in each row. Written by
 * \`node tools/sounds.mjs\` from the readings of the package pinyin-pro (https://github.com/zh-lx/pinyin-pro, MIT licence).
 */
`;
