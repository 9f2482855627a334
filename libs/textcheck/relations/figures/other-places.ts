import type { Held } from './held.js';
import type { Mention } from '../../mentions/mention.js';

const PLACED = /([一-龥]{2,3}(?:[乡镇村县区]|街道|社区))([一-龥]{2,8})$/;

/** 柳塘镇中心小学3,150平方米 and 东岭乡中心小学1,350平方米: one noun of two places, each with its own figure. */
export function isOfOtherPlace({ printed, others: [other] }: Held): boolean {
  const [one, two] = [printed, other].map((mention) => placedIn(mention));
  if (one?.[2] === undefined || one[2] !== two?.[2]) return false;
  const [name = '', second = ''] = [one[1], two[1]];
  // 参训村干部 and 按参训村干部: the same name behind another word.
  return !name.endsWith(second) && !second.endsWith(name);
}

const placedIn = (mention: Mention | undefined): RegExpExecArray | null =>
  PLACED.exec(/[一-龥]*$/.exec(mention?.before ?? '')?.[0] ?? '');
