import type { OrganisationRecord } from '#libs/features/ports';

/**
 * The organisation under the name it had at an instant: what was made then keeps that name, also when a renaming
 * recorded later holds from an earlier day.
 */
export function organisationAt(organisation: OrganisationRecord, at: Date): OrganisationRecord {
  const then = organisation.formerNames.find(
    ({ recordedAt }) => new Date(recordedAt).getTime() > at.getTime(),
  );
  if (then === undefined) return organisation;
  const { name, shortName, kind } = then;
  return { ...organisation, name, shortName, kind };
}
