import { groupBy } from '#libs/kernel';

import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** “清渡视界”客户端: what an office calls its own channel, which begins with its place. */
const BRAND =
  /[“「]([一-龥]{2})([一-龥A-Za-z]{1,6})[”」](?=(?:手机|移动|微信|新闻|政务|官方|网上)?(客户端|公众号|APP|App|小程序|平台|抖音号|视频号|栏目|频道|品牌|系统|网站|直播间|热线|联盟|专栏|商城))/g;

interface Brand extends Range {
  readonly head: string;
  readonly tail: string;
  readonly index: number;
}

/** “安陵视界”客户端 where the own one is “清渡视界”: another place before the same word, told of once. */
export function twinBrands(document: TextDocument): Range[] {
  const place = document.organisation?.full ?? document.text.slice(0, 60).split('\n')[0] ?? '';
  const brands = document.passages
    .filter(({ text }) => /[”」]/.test(text))
    .flatMap((passage, index) =>
      matchesIn(passage.text, BRAND).map((match): Brand => {
        const [, head = '', tail = ''] = match;
        return { ...rangeOf(passage, match), head, tail, index };
      }),
    );
  return [...groupBy(brands, ({ tail }) => tail).values()].flatMap((ofTail) => {
    const own = ofTail.filter(({ head }) => place.includes(head));
    const others = ofTail.filter(({ head }) => !place.includes(head));
    const [odd] = others;
    const isAlone = others.length === 1 && own.length > 0;
    // Both in one line are told apart.
    return odd !== undefined && isAlone && own.every(({ index }) => index !== odd.index)
      ? [{ start: odd.start, end: odd.end }]
      : [];
  });
}
