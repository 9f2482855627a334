import { describe, expect, it } from '@jest/globals';

import { ROLES, type Role } from '#libs/workflow';

import { placeConflict, separationConflict } from './separation.js';

const OFFICERS: readonly Role[] = ['system_admin', 'security_admin', 'auditor'];

describe('separationConflict', () => {
  it.each(OFFICERS)('lets %s be nothing else, and nobody else become it', (officer) => {
    for (const role of ROLES.filter((one) => one !== officer)) {
      expect(separationConflict([officer], role)).not.toBeNull();
      expect(separationConflict([role], officer)).not.toBeNull();
    }
  });

  it('is the same whichever role came first', () => {
    for (const one of ROLES) {
      for (const other of ROLES) {
        const [there, back] = [separationConflict([one], other), separationConflict([other], one)];
        expect([one, other, there === null]).toEqual([one, other, back === null]);
      }
    }
  });

  it.each([
    ['rule_editor', 'rule_approver'],
    ['drafter', 'bureau_approver'],
    ['drafter', 'committee_secretary'],
  ] as const)('keeps %s and %s apart', (one, other) => {
    expect(separationConflict([one], other)).toMatch(/\p{Script=Han}/u);
  });

  it('looks at every role already held', () => {
    expect(separationConflict(['archivist', 'rule_editor'], 'rule_approver')).not.toBeNull();
  });

  it.each([
    ['bureau_reviewer', 'bureau_approver'],
    ['bureau_reviewer', 'archivist'],
    ['drafter', 'drafter'],
  ] as const)('allows %s beside %s', (one, other) => {
    expect(separationConflict([one], other)).toBeNull();
  });

  it('has nothing against a first role', () => {
    for (const role of ROLES) expect(separationConflict([], role)).toBeNull();
  });
});

describe('placeConflict', () => {
  it('holds the roles of units at units and all others at the bureau', () => {
    for (const role of ROLES) {
      const atUnit = role === 'drafter' || role === 'committee_secretary';
      expect([role, placeConflict(role, 'township') === null]).toEqual([role, atUnit]);
      expect([role, placeConflict(role, 'bureau') === null]).toEqual([role, !atUnit]);
    }
  });
});
