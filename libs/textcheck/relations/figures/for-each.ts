const FOR_EACH = /(?:每[一-龥]{1,2}|单价|均价|[人户次场批亩]均|平均)[^，。；\d]{0,8}$/;

/** 每吨贴息120元, 人均60元: by what stands before it, a figure of each and not of all. */
export const isOfEach = ({ before }: { readonly before: string }): boolean => FOR_EACH.test(before);
