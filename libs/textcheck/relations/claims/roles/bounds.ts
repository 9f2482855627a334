const MEASURE =
  '(%|秒|分钟|小时|个?工作日|[天日]|个?月|人次|万人|[元分次场人个米亩吨度℃]|学时|课时)';
const LEAST = new RegExp(
  `(\\d+(?:\\.\\d+)?)\\s?${MEASURE}(?:及)?以上|(?:不低于|不少于|达到?|超过|高于|≥|满)\\s?(\\d+(?:\\.\\d+)?)\\s?${MEASURE}`,
);
const MOST = new RegExp(
  `(\\d+(?:\\.\\d+)?)\\s?${MEASURE}(?:以内|之内|内|以前|之前|前|以下)|(?:不超过|不高于|不多于|控制在|≤|少于|低于)\\s?(\\d+(?:\\.\\d+)?)\\s?${MEASURE}`,
);

/** 12月25日前, 批复后20日内: days that have to be counted. */
const DATED = /月\s?\d{1,2}日|\d日以?内/;
const BRACKETED = /[（(][^）)]*[）)]/g;

/** What every one of them is said to reach, or to keep to. */
export interface Bound {
  readonly value: number;
  readonly unit: string;
  readonly isLeast: boolean;
}

/** Past the bound. */
export const isOut = (value: number, bound: Bound): boolean =>
  bound.isLeast ? value < bound.value : value > bound.value;

/** The bound a claim states: 90%以上, 30分钟内. */
export function boundIn(told: string): Bound | null {
  if (DATED.test(told)) return null;
  const text = told.replaceAll(BRACKETED, '');
  const least = LEAST.exec(text);
  const match = least ?? MOST.exec(text);
  const value = match?.[1] ?? match?.[3];
  const unit = match?.[2] ?? match?.[4];
  return value === undefined || unit === undefined || value === '100'
    ? null
    : { value: Number(value), unit, isLeast: least !== null };
}
