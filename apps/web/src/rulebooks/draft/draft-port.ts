import { call } from '../../api/client.ts';
import type { RuleDraft, RuleDraftPatched } from '../../api/types.ts';
import { isObject, type Json } from './json.ts';
import { operationsBetween, type Operation } from './operations.ts';
import type { PackagePort, StoredPackage } from './package-store.ts';
import { keepPackage } from './use-package-draft.ts';

/** More than this is not taken in one request. */
const MOST_OPERATIONS = 200;

/** The change as it is sent: place by place, or the changed files whole when there are too many places. */
export function operationsToSend(before: Json, after: Json): readonly Operation[] {
  const operations = operationsBetween(before, after);
  if (operations.length <= MOST_OPERATIONS || !isObject(before) || !isObject(after))
    return operations;
  return Object.entries(after).flatMap(([file, value]): Operation[] =>
    value === undefined || operationsBetween(before[file], value).length === 0
      ? []
      : [{ op: 'replace', path: `/${file}`, value }],
  );
}

export const storedOf = ({ version, package: pkg }: RuleDraft): StoredPackage => ({
  version,
  pkg: pkg as Json,
});

/** Where this person's unsent changes of a draft are kept in this browser tab. */
export const placeOf = (userId: string, draftId: string): string =>
  `ziping.rules.${userId}.${draftId}`;

export function draftPort(userId: string, draftId: string, saved: () => void): PackagePort {
  const address = `/rule-drafts/${draftId}`;
  return {
    saved,
    save: (pkg, before, expectedVersion) => {
      const operations = operationsToSend(before, pkg);
      return call<RuleDraftPatched>('PATCH', address, { expectedVersion, operations });
    },
    load: async () => storedOf(await call<RuleDraft>('GET', address)),
    keep: (unsaved) => {
      keepPackage(placeOf(userId, draftId), unsaved);
    },
  };
}
