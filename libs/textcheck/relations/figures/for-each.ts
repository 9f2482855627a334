const FOR_EACH = /(?:每[一-龥]{1,2}|单价|均价|[人户次场批亩]均|平均)[^，。；\d]{0,8}$/;

/** 每吨贴息120元, 人均60元: by what stands before it, a figure of each and not of all. */
export const isOfEach = ({ before }: { readonly before: string }): boolean => FOR_EACH.test(before);

const MANY = 20;

/** 6000吨，每吨120元，合72万元: so much for each comes to that in all, and is not told again in another unit. */
export const comesToInAll = (
  each: { readonly before: string },
  ofOne: number,
  inAll: number,
): boolean => isOfEach(each) && inAll > ofOne * MANY;
