const NONE_OF = /(?:没有|无)([一-龥]{2,8})$/;

/** 没有五类桥 beside 五类桥处置率100%: there are none of the things, and nothing is said of what is done with them. */
export function isAbsence(told: string, claim: string): boolean {
  const noun = NONE_OF.exec(told)?.[1];
  const at = noun === undefined ? -1 : claim.indexOf(noun);
  return noun !== undefined && at >= 0 && DONE_WITH.test(claim.slice(at + noun.length));
}
const DONE_WITH = /^[一-龥]{2,10}率/;

const DEALT =
  '的?(?:(?![未没无])[一-龥]){0,8}(?:处置|处理|核查|查处|召回|下架|退[换货场]|销毁|整改|复[查检]|封存)';

/** 不合格食品核查处置率: names what is dealt with, and denies nothing. */
export const NOT_DEALT_WITH = `(?!${DEALT})`;
export const isDealtWith = (text: string): boolean => DEALT_WITH.test(text);
const DEALT_WITH = new RegExp(`^不(?:合格|达标)${DEALT}`);

/** 不合格产品, and what is done with them: no more is denied than that. */
const IN_NAME = /^不(?:合格|达标|满意)的?[一-龥]{2}/;
const ONE_WORD = 2;

/** How much of what comes behind a denial is denied. */
export const deniedFrom = (text: string, at: number, most: number): number =>
  IN_NAME.test(text.slice(at)) ? ONE_WORD : most;
