import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { nameOf } from '../figures/figures.js';
import { alike } from '../figures/near.js';
import { statedIn } from '../figures/stated.js';

const SHORTEST_NAME = 3;

/** 发现问题18个，其中甲9个、乙5个、丙3个, and elsewhere 发现问题17个: the list is all of it, and another place says so. */
export function isWholeElsewhere(document: TextDocument, whole: Mention, sum: Decimal): boolean {
  const name = nameOf(whole.label);
  return (
    name.length >= SHORTEST_NAME &&
    statedIn(document).some(
      ({ mention: one }) =>
        one !== whole &&
        alike(one, whole) &&
        one.base.equals(sum) &&
        nameOf(one.label).endsWith(name),
    )
  );
}
