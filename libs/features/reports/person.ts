import type { Actor } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

/** The actor as a person; the system attaches nothing. Errors: `access.denied`. */
export function person(actor: Actor): Actor & { readonly userId: string } {
  const { userId } = actor;
  if (userId === null) throw new ZipingError('access.denied', '须由本人办理');
  return { ...actor, userId };
}
