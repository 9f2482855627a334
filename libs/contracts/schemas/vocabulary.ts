import {
  COMMANDS,
  ORGANISATION_KINDS,
  ROLES,
  STAGES,
  type Command,
  type Role,
  type Stage,
} from '#libs/kernel';
import { z } from 'zod';

/* The words of the wire are the server's own. */

export const stage = z.enum(STAGES);
export type StageName = Stage;

export const role = z.enum(ROLES);
export type RoleName = Role;

export const command = z.enum(COMMANDS);
export type CommandName = Command;

/** Kinds of unit that owe a report. */
export const unitKind = z.enum(ORGANISATION_KINDS);
export const organisationKind = z.enum([...ORGANISATION_KINDS, 'bureau']);
