import type { Actor, UnitOfWork } from '#libs/features/ports';
import type { Role } from '#libs/workflow';

/** Somebody for every role that people of a bureau hold. */
export async function actorsOf(
  { users }: UnitOfWork['read'],
  bureauId: string,
): Promise<ReadonlyMap<Role, Actor>> {
  const grants = await users.listGrants(bureauId);
  const people = await users.list(bureauId);
  return new Map(
    people.flatMap((user) => {
      const held = grants.filter(({ userId }) => userId === user.id);
      const actor: Actor = {
        ...{ userId: user.id, name: user.name, bureauId, requestId: null },
        organisationId: user.organisationId,
        grants: held.map(({ role, organisationId }) => ({ role, organisationId })),
      };
      return held.map(({ role }): [Role, Actor] => [role, actor]);
    }),
  );
}
