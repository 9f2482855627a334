import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';

/** 设计单位为, 监理由: what is said of whoever was hired, wherever that one is at home. */
const HIRED =
  /(?:设计|勘察|监理|施工|承建|代建|承包|中标|供应商?|供货|咨询|造价|检测|监测|审图|测绘|评估|审计|承担|委托|服务机构)[^，。；\n]{0,10}$/;
const FIRM =
  /^[一-龥（）()]{2,20}?(?:设计(?:研究)?院|研究院|勘[察测]院|规划院|[一-龥]{2,}公司|集团|事务所)/;
const LEAD = 16;

/** 设计单位为北京市华筑设计院: a city as the seat of a firm that works for the unit. */
export const isSeatOfFirm = ({ text }: TextDocument, { start, end }: Range): boolean =>
  /市$/.test(text.slice(start, end)) &&
  HIRED.test(text.slice(Math.max(0, start - LEAD), start)) &&
  FIRM.test(text.slice(end, end + FAR));
const FAR = 30;
