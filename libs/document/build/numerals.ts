const LAST_CIRCLED = 20;

/** 1 -> ①, up to ⑳; from 21 on （21）, since the official faces have no larger circled figures. */
export function circledNumeral(value: number): string {
  return value <= LAST_CIRCLED ? String.fromCodePoint(0x2460 + value - 1) : `（${value}）`;
}
