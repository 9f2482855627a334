import { sumDecimals } from '#libs/kernel';

import { show } from '../relations/figures/arithmetic.js';
import { overfilledPosts } from '../relations/sums/posts.js';
import type { Miscount } from '../relations/sums/miscount.js';
import { staffHalves } from '../relations/sums/staff-halves.js';
import { staffMoves } from '../relations/sums/staff-moves.js';
import { staffTold, type StaffSlip } from '../relations/sums/staff-told.js';
import { isUnmarked, findingOf } from '../finding-of.js';
import { miscounts } from '../relations/sums/staffing.js';
import type { Finding } from '../finding.js';
import { largest } from '../relations/figures/near.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import type { TextDocument } from '../document.js';

const ESTABLISHMENT = /编制(?:数|人数?|总数?)?$/;
const KIND_OF_POSTS = /(?:行政|事业|参公|工勤|机关|公务员|政法|专项)编制/;
const STAFF = /(实有|在编|在职|实际)[^，。]{0,10}$/;
const NOT_STAFF = /(退休|离休|编外|临时|聘用|遗属|非在编)/;

/** 超编2人，系安置退役士兵所致: told, with the reason. */
const EXPLAINED =
  /超(?:编|出|过|配|员)?\d*[名人个]?[^。]{0,12}(?:系|因|由于|原因|所致|主要是|消化|留用|安置|改革|划转|军转)/;

/** More people in post than posts: not always wrong, never without a word of explanation. */
export const headcount: Kind = {
  id: 'headcount',
  name: '人员编制数不符',
  severity: 'warning',
  reason: '编制、实有、空编各数应当相合；实有在编人数超过编制数的，应说明原因，或核对口径。',
  fires: [
    '全院职工844人，其中在编486人，编外聘用358人。人员编制520名，空编43名。',
    '核定编制52名。\n年末实有在编人员47人，空编7名。',
    '我部门编制数有51个，实有在编干部职工72名。',
    '核定编制30名，实有在职人员33人。',
    '核定编制34名，其中行政编制12名、事业编制22名；年末实有31人，其中行政13人、事业18人，未超编。',
  ],
  spares: [
    '核定编制26名，实有28人，超编2人，系接收军转干部所致。',
    '我部门编制数有75个，实有在编干部职工72名。',
    '核定编制30名，实有在职人员28人，退休人员33人。',
    '核定编制75名，其中行政编制34名、事业编制41名；实有在编人员71人。',
    '设行政编制24个（机关工勤2个），事业编制41个，年末实有在职人员60人。',
    '编制总数70名，其中行政编制42名、事业编制28名；年末实有在编68人。',
    '核定编制34名，其中行政编制12名、事业编制22名；年末实有31人，其中行政13人（含军转干部1人，待消化）、事业18人。',
  ],
  find: (document) => {
    const all = document.statements.flatMap(({ mentions, text, index, passage }) => {
      const next = document.statements[index + 1];
      if (EXPLAINED.test(text)) return [];
      if (next?.passage === passage && EXPLAINED.test(next.text)) return [];
      const people = mentions.filter(
        ({ thing, exact }) => thing === '人' || (exact && thing === '个'),
      );
      const posts = allPosts(people.filter(({ label }) => ESTABLISHMENT.test(label)));
      const staff = people.find(
        ({ before, start }) => isStaff(before) && start > (posts?.end ?? 0),
      );
      return posts === null || staff === undefined ? [] : judge(document, posts, staff);
    });
    const sorts = all.length > 0 ? [] : overfilledPosts(document);
    const found = [
      ...all,
      ...sorts.flatMap(({ posts, staff }) => judge(document, posts, staff)),
      ...miscounts(document).map((miscount) => miscounted(document, miscount)),
    ];
    const told = [staffTold, staffMoves, staffHalves].flatMap((read) => read(document));
    const more = told.filter(({ places: [first] }) =>
      first === undefined ? false : isUnmarked(found, first),
    );
    return [...found, ...more.map((slip) => unfit(document, slip))];
  },
};

/** Kinds of posts are told apart after all of them, or only their kinds are told: 行政编制24个，事业编制41个 are 65. */
function allPosts(posts: readonly Mention[]): Mention | null {
  const most = largest(posts);
  const kinds = posts.filter(({ label, bracketed }) => KIND_OF_POSTS.test(label) && !bracketed);
  const together = sumDecimals(kinds.map(({ value }) => value));
  return most === null || together.lessThanOrEqualTo(most.value)
    ? most
    : { ...most, value: together, base: together };
}

const isStaff = (before: string): boolean => STAFF.test(before) && !NOT_STAFF.test(before);

const unfit = (document: TextDocument, { places, computed, message }: StaffSlip): Finding =>
  findingOf(headcount, document, places, {
    computed,
    message,
    suggestion: '核对各处人数和口径。',
    confidence: 0.85,
  });

function miscounted(document: TextDocument, { wrong, of, computed }: Miscount): Finding {
  const told = of.map(({ value, unit }) => `${show(value)}${unit}`).join('、');
  return findingOf(headcount, document, [wrong, ...of], {
    computed: `由 ${told} 得 ${show(computed)}，文中为 ${show(wrong.value)}`,
    message: `按前后所写的人数，这里应为 ${show(computed)}${wrong.unit}，文中为 ${show(wrong.value)}${wrong.unit}。`,
    suggestion: '核对各处人数和口径。',
    confidence: 0.85,
  });
}

function judge(document: TextDocument, posts: Mention, staff: Mention): ReturnType<Kind['find']> {
  if (staff.value.lessThanOrEqualTo(posts.value)) return [];
  const over = show(staff.value.minus(posts.value));
  return [
    findingOf(headcount, document, [staff, posts], {
      computed: `${show(staff.value)} − ${show(posts.value)} = ${over}`,
      message: `实有人数比编制数多 ${over} 人。`,
      suggestion: '核对编制数与实有人数的口径；确属超编的，说明原因。',
      confidence: 0.85,
    }),
  ];
}
