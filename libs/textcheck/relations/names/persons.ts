/** Surnames that begin the name of a person where a role leads it in. */
const SURNAME =
  '[赵钱孙李周吴郑王冯陈杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马方任袁柳唐薛雷贺汤罗郝安常于傅康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊舒祝董梁杜阮蓝季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞柯卢莫丁邓洪包左石崔吉龚程邢裴陆荣翁段焦侯甘武符刘景詹龙叶黎赖卓乔翟谭申冉桂牛温庄柴阎连廖耿匡文聂冷辛饶曾关肖涂]';
const PERSON = `(?!康复|安置|安全|常[住规年]|连续|包括|关[爱怀]|温[饱暖]|童[年装]|金额|方[面便案]|高[龄中]|于)${SURNAME}(?:(?!某)[一-龥]){1,2}`;
const ILLNESS =
  '(?:确诊|身患|罹患|患(?!者|儿|病)有?|因患)[^，。；]{0,10}(?:癌|瘤|白血病|尿毒症|精神|艾滋|肝炎|结核|残疾|重病|大病|肾|心脏|糖尿病|血友病|抑郁|脑瘫|中风|偏瘫|病)';
const AID = '(?:发放|给予|救助|资助|补助|慰问)[^，。；]{0,12}\\d';
const NEEDY =
  '(?:救助对象|低保户|低保对象|特困(?:人员|户|对象)|五保户|五保老人|贫困户|脱贫户|监测户|贫困(?:学生|家庭|群众|人口|老人)|受访者|困难(?:群众|职工|学生|家庭|老人)|患者|病人|户主|孤儿|残疾人|残疾学生|优抚对象|留守(?:儿童|老人)|受助学生)';

/** A named person with an illness or with what he was given; 李某某, 张×× are masked. */
const ILL = `(?<=^|[，。；：、（(]|其中|村民|学生|职工|居民|患者|户)${PERSON}(?:同志|老人|同学)?[（(，]?(?:因)?${ILLNESS}`;
const NEEDY_NAMED = `${NEEDY}(?!某)${PERSON}(?:同志|老人|同学|家庭|一家|等\\d*人)?(?=[（(，、]|因|身患|患|家庭|一家|\\d|每月|获|领取|发放|救助|补助)[^。；]{0,16}(?:\\d+(?:\\.\\d+)?万?元|病|癌|残|身份证|住)`;
const AIDED = `(?:向|为|给予?)(?:${NEEDY})?${PERSON}(?:同志|老人|同学|家庭)${AID}`;
/** 家庭住址：青石镇柳树村3组12号 */
const HOME =
  '(?:家庭住址|家庭地址|现住址|户籍地址|住址|家住|现住)[：:为于]?\\s?[^，。；\\s*×]{2,30}?\\d+(?:号|组|室|栋|单元|幢)';

/** 微信号wang_138746, QQ：86213457, 护照号E12345678, 驾驶证号…: what reaches or tells one person. */
const ACCOUNTS =
  '(?:微信(?:号)?|QQ(?:号)?)[：:为]?\\s?[A-Za-z\\d][A-Za-z\\d_-]{4,19}(?![A-Za-z\\d])|(?:护照|军官证|残疾人?证|社保卡|医保卡|学籍)号?(?:码)?[：:为]?\\s?[A-Z]?\\d{7,19}[\\dXx]?(?![\\d*])';
/** 受访者周国平，电话0738-4621108: the number of somebody asked or helped; an office has a 联系人. */
const CALLED = `${NEEDY}(?!某)${PERSON}[（(，,：:]?(?:联系)?电话[：:]?\\s?\\d{3,4}-?\\d{7,8}`;

export const PRIVATE: readonly RegExp[] = [ILL, NEEDY_NAMED, AIDED, ACCOUNTS, CALLED].map(
  (source) => new RegExp(source, 'g'),
);
export const ADDRESS = new RegExp(HOME, 'g');
/** Below 家庭住址 in a table: 石岩村3组18号. */
export const HOME_CELL =
  /[村组路街巷号栋室社区][^，。；*×]{0,10}\d+(?:号|组|室|栋|单元)|[村社区]\d+组/;
export const HOME_HEAD = /^(?:家庭|现|户籍|详细)?(?:住址|地址)$/;
export const PERSON_HEAD = /^(?:户主|学生|患者|受助人|救助对象|职工)?姓名$/;
