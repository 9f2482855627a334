import type { TextDocument } from '../../document.js';
import { onceFor } from '../../once-for.js';
import { areOne } from '../figures/near.js';
import { statusOf } from './role-status.js';
import type { Role } from './roles.js';

const statuses = onceFor((document: TextDocument) => onceFor((role: Role) => statusOf(document, role)));

/** Of one year, time and stage, whole and whole; and nothing explains the gap between them. */
export function isOneSort(
  document: TextDocument,
  group: readonly Role[],
  one: Role,
  later: Role,
): boolean {
  const status = statuses(document);
  return (
    status(one) === status(later) &&
    areOfOneYear(document, one, later) &&
    !areInTurn(document, one, later) &&
    !isExplainedGap(group, one, later) &&
    !areBothToldTwice(group, one, later)
  );
}

function areOfOneYear(document: TextDocument, one: Role, later: Role): boolean {
  const [year, other] = [one, later].map(
    ({ mention, statement }) => mention.year ?? statement.year ?? document.year,
  );
  return year === other || year === null || other === null;
}

/** Lines that name their subject: 古塔修缮工程：… and 古桥修缮工程：… */
const TOPIC = /^[^，。；：、]{2,20}(?=：)/;

/** Points of a list, chapters of one sort, or told with another figure that differs as well. */
function areInTurn({ passages }: TextDocument, one: Role, later: Role): boolean {
  const [own, other] = [one, later].map(({ path }) => path.split('/'));
  const sisters =
    one.path !== later.path && own?.slice(0, -1).join('/') === other?.slice(0, -1).join('/');
  const [topic, same] = [one, later].map(
    ({ statement }) => TOPIC.exec(passages[statement.passage]?.text ?? '')?.[0] ?? '',
  );
  const topics = topic !== same && topic !== '' && topic?.slice(-2) === same?.slice(-2);
  return (
    (sisters && (own?.length ?? 0) > 1) ||
    topics ||
    one.statement.mentions.some(
      (figure) =>
        figure !== one.mention &&
        figure.label.length > 1 &&
        later.statement.mentions.some(
          (twin) => twin !== later.mention && twin.label === figure.label && !areOne(twin, figure),
        ),
    )
  );
}

const CHANGED = /[增减另余除空缺退调转剩未其新多少放外移逃拒欠差超]|结余|追加|不/;

/** 14幢, 旁边一幢, 合计15幢: what lies between them is told, as what came or went. */
function isExplainedGap(group: readonly Role[], one: Role, later: Role): boolean {
  const gap = one.mention.base.minus(later.mention.base).abs();
  const sum = one.mention.base.plus(later.mention.base);
  return group.some(
    (other) =>
      other !== one &&
      other !== later &&
      ((other.mention.base.equals(gap) &&
        (CHANGED.test(other.clause + other.behind) || other.statement === one.statement || other.statement === later.statement)) ||
        (other.mention.base.equals(sum) && /共|合|总|计/.test(other.clause))),
  );
}

const times = (group: readonly Role[], { mention }: Role): number =>
  group.filter((other) => areOne(other.mention, mention)).length;

/** Each is told more than once: they are two things. */
const areBothToldTwice = (group: readonly Role[], one: Role, later: Role): boolean =>
  times(group, one) > 1 && times(group, later) > 1;
