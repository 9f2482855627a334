import type { EndpointId } from '#libs/contracts';

/** Who asks. The unit's people are those of `east`. */
export const COLUMNS = [
  'anonymous',
  'nobody',
  'east.drafter',
  'east.committee_secretary',
  'bureau_reviewer',
  'bureau_approver',
  'archivist',
  'rule_editor',
  'rule_approver',
  'system_admin',
  'security_admin',
  'auditor',
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * Who may call what, reviewed by hand and not made from the contract. Columns as above, signs:
 *   !  must sign in (401)
 *   -  denied (403), and in the audit trail
 *   +  reached: whatever the answer is, it is not about who asks
 *   o  reached for the own unit's report; another unit's is not there (404), and the attempt in the audit trail
 */
export const AUTHORISATION: Readonly<Record<EndpointId, string>> = {
  //                   anon nobody D  S   R  A  Y   E  P   sys sec aud
  signIn: /*          */ '+  +    +  +   +  +  +   +  +   +   +   +',
  listDemoAccounts: /**/ '+  +    +  +   +  +  +   +  +   +   +   +',
  getSession: /*      */ '!  +    +  +   +  +  +   +  +   +   +   +',
  signOut: /*         */ '!  +    +  +   +  +  +   +  +   +   +   +',
  getMe: /*           */ '!  +    +  +   +  +  +   +  +   +   +   +',
  changePassword: /*  */ '!  +    +  +   +  +  +   +  +   +   +   +',
  listSessions: /*    */ '!  +    +  +   +  +  +   +  +   +   +   +',
  endSession: /*      */ '!  +    +  +   +  +  +   +  +   +   +   +',
  listOrganisations: /**/ '!  +    +  +   +  +  +   +  +   +   +   +',
  createOrganisation: /**/ '!  -    -  -   -  -  -   -  -   +   -   -',
  renameOrganisation: /**/ '!  -    -  -   -  -  -   -  -   +   -   -',
  mergeOrganisation: /**/ '!  -    -  -   -  -  -   -  -   +   -   -',
  listUsers: /*       */ '!  -    -  -   -  -  -   -  -   +   +   -',
  createUser: /*      */ '!  -    -  -   -  -  -   -  -   +   -   -',
  resetPassword: /*   */ '!  -    -  -   -  -  -   -  -   +   -   -',
  disableUser: /*     */ '!  -    -  -   -  -  -   -  -   +   -   -',
  enableUser: /*      */ '!  -    -  -   -  -  -   -  -   +   -   -',
  endUserSessions: /* */ '!  -    -  -   -  -  -   -  -   +   +   -',
  addGrant: /*        */ '!  -    -  -   -  -  -   -  -   -   +   -',
  removeGrant: /*     */ '!  -    -  -   -  -  -   -  -   -   +   -',

  listRulebooks: /*   */ '!  -    +  +   +  +  +   +  +   -   -   -',
  getRulebook: /*     */ '!  -    +  +   +  +  +   +  +   -   -   -',
  listRuleDrafts: /*    */ '!  -    -  -   -  -  -   +  +   -   -   -',
  createRuleDraft: /*   */ '!  -    -  -   -  -  -   +  -   -   -   -',
  importRuleDraft: /*   */ '!  -    -  -   -  -  -   +  -   -   -   -',
  getRuleDraft: /*      */ '!  -    -  -   -  -  -   +  +   -   -   -',
  patchRuleDraft: /*    */ '!  -    -  -   -  -  -   +  -   -   -   -',
  lintRuleDraft: /*     */ '!  -    -  -   -  -  -   +  +   -   -   -',
  exportRuleDraft: /*   */ '!  -    -  -   -  -  -   +  +   -   -   -',
  submitRuleDraft: /*   */ '!  -    -  -   -  -  -   +  -   -   -   -',
  withdrawRuleDraft: /* */ '!  -    -  -   -  -  -   +  -   -   -   -',
  sendBackRuleDraft: /* */ '!  -    -  -   -  -  -   -  +   -   -   -',
  publishRuleDraft: /*  */ '!  -    -  -   -  -  -   -  +   -   -   -',
  discardRuleDraft: /*  */ '!  -    -  -   -  -  -   +  -   -   -   -',
  exportRulebook: /*    */ '!  -    -  -   -  -  -   +  +   -   -   -',
  retireRulebook: /*    */ '!  -    -  -   -  -  -   -  +   -   -   -',
  compareRules: /*      */ '!  -    -  -   -  -  -   +  +   -   -   -',

  listReports: /*     */ '!  -    +  +   +  +  +   -  -   -   -   -',
  countReports: /*    */ '!  -    +  +   +  +  +   -  -   -   -   -',
  exportReports: /*   */ '!  -    +  +   +  +  +   -  -   -   -   -',
  createReport: /*    */ '!  -    +  -   -  -  -   -  -   -   -   -',
  getReport: /*       */ '!  -    o  o   +  +  +   -  -   -   -   -',
  patchFacts: /*      */ '!  -    o  -   -  -  -   -  -   -   -   -',
  patchParagraphs: /* */ '!  -    o  -   -  -  -   -  -   -   -   -',
  patchMeasures: /*   */ '!  -    o  -   -  -  -   -  -   -   -   -',
  addAttachment: /*   */ '!  -    o  o   -  -  -   -  -   -   -   -',
  getAttachment: /*   */ '!  -    o  o   +  +  +   -  -   -   -   -',
  // Evidence is asked for: only the drafter may remove that.
  removeAttachment: /**/ '!  -    o  -   -  -  -   -  -   -   -   -',
  getEvaluation: /*   */ '!  -    o  o   +  +  +   -  -   -   -   -',
  explainIndicator: /**/ '!  -    o  o   +  +  +   -  -   -   -   -',
  previewDocument: /* */ '!  -    o  o   +  +  +   -  -   -   -   -',
  downloadWord: /*    */ '!  -    o  o   +  +  +   -  -   -   -   -',
  previewMeetingRecord: /**/ '!  -    o  o   +  +  +   -  -   -   -   -',
  listChanges: /*     */ '!  -    o  o   +  +  +   -  -   -   -   -',
  getTimeline: /*     */ '!  -    o  o   +  +  +   -  -   -   -   -',

  exportFacts: /*     */ '!  -    o  o   +  +  +   -  -   -   -   -',
  previewImport: /*   */ '!  -    o  -   -  -  -   -  -   -   -   -',
  importFacts: /*     */ '!  -    o  -   -  -  -   -  -   -   -   -',
  getPriorYear: /*    */ '!  -    o  o   +  +  +   -  -   -   -   -',

  submit: /*          */ '!  -    o  -   -  -  -   -  -   -   -   -',
  withdraw: /*        */ '!  -    o  o   -  -  -   -  -   -   -   -',
  waiveCheck: /*      */ '!  -    o  -   -  -  -   -  -   -   -   -',
  revokeWaiver: /*    */ '!  -    o  -   -  -  -   -  -   -   -   -',
  recordMeeting: /*   */ '!  -    -  o   -  -  -   -  -   -   -   -',
  committeePass: /*   */ '!  -    -  o   -  -  -   -  -   -   -   -',
  committeeReturn: /* */ '!  -    -  o   -  -  -   -  -   -   -   -',
  addNote: /*         */ '!  -    -  -   +  +  -   -  -   -   -   -',
  replyToNote: /*     */ '!  -    o  -   -  -  -   -  -   -   -   -',
  adjustScore: /*     */ '!  -    -  -   +  +  -   -  -   -   -   -',
  revokeAdjustment: /**/ '!  -    -  -   +  +  -   -  -   -   -   -',
  appealAdjustment: /**/ '!  -    o  o   -  -  -   -  -   -   -   -',
  answerAppeal: /*    */ '!  -    -  -   +  +  -   -  -   -   -   -',
  bureauReturn: /*    */ '!  -    -  -   +  +  -   -  -   -   -   -',
  approve: /*         */ '!  -    -  -   -  +  -   -  -   -   -   -',
  revise: /*          */ '!  -    o  -   -  -  -   -  -   -   -   -',

  listArchive: /*     */ '!  -    +  +   +  +  +   -  -   -   -   +',
  getArchive: /*      */ '!  -    o  o   +  +  +   -  -   -   -   +',
  getArchiveFile: /*  */ '!  -    o  o   +  +  +   -  -   -   -   +',
  verifyArchive: /*   */ '!  -    o  o   +  +  +   -  -   -   -   +',
  listArchiveRoots: /**/ '!  -    -  -   -  -  +   -  -   -   -   +',
  verifyArchiveChain: /**/ '!  -    -  -   -  -  +   -  -   -   -   +',
  getPublication: /*  */ '!  -    o  o   +  +  +   -  -   -   -   +',
  requestPublication: /**/ '!  -    -  -   -  -  +   -  -   -   -   -',
  reviewPublication: /**/ '!  -    -  o   +  +  -   -  -   -   -   -',
  publishReport: /*   */ '!  -    -  -   -  -  +   -  -   -   -   -',
  withdrawPublication: /**/ '!  -    -  -   -  -  +   -  -   -   -   -',
  getPublicationFile: /**/ '!  -    o  o   +  +  +   -  -   -   -   +',
  listPublished: /*   */ '+  +    +  +   +  +  +   +  +   +   +   +',
  getPublicFacets: /* */ '+  +    +  +   +  +  +   +  +   +   +   +',
  getPublished: /*    */ '+  +    +  +   +  +  +   +  +   +   +   +',
  getPublishedFile: /**/ '+  +    +  +   +  +  +   +  +   +   +   +',
  getOpenData: /**/ '+  +    +  +   +  +  +   +  +   +   +   +',
  getOpenDataTable: /**/ '+  +    +  +   +  +  +   +  +   +   +   +',
  getOpenDataSchema: /**/ '+  +    +  +   +  +  +   +  +   +   +   +',
  getPublicFeed: /**/ '+  +    +  +   +  +  +   +  +   +   +   +',
  verifyCode: /**/ '+  +    +  +   +  +  +   +  +   +   +   +',
  verifyDocument: /*  */ '+  +    +  +   +  +  +   +  +   +   +   +',
  previewUrge: /*     */ '!  -    -  -   +  +  -   -  -   -   -   -',
  urge: /*            */ '!  -    -  -   +  +  -   -  -   -   -   -',
  previewUnitUrge: /* */ '!  -    -  -   +  +  -   -  -   -   -   -',
  urgeUnits: /*       */ '!  -    -  -   +  +  -   -  -   -   -   -',
  listNotices: /*     */ '!  +    +  +   +  +  +   +  +   +   +   +',
  readNotice: /*      */ '!  +    +  +   +  +  +   +  +   +   +   +',
  readAllNotices: /*  */ '!  +    +  +   +  +  +   +  +   +   +   +',
  getOverview: /*     */ '!  -    -  -   +  +  -   -  -   -   -   -',
  getReplay: /*       */ '!  -    -  -   +  +  +   +  +   -   -   +',
  exportOverview: /*  */ '!  -    -  -   +  +  -   -  -   -   -   -',

  listAuditEvents: /* */ '!  -    -  -   -  -  -   -  -   -   -   +',
  exportAuditEvents: /**/ '!  -    -  -   -  -  -   -  -   -   -   +',
  listAuditActions: /**/ '!  -    -  -   -  -  -   -  -   -   -   +',
  verifyAuditChain: /**/ '!  -    -  -   -  -  -   -  -   -   -   +',
  checkText: /*       */ '!  +    +  +   +  +  +   +  +   +   +   +',
  exportTextCheck: /* */ '!  +    +  +   +  +  +   +  +   +   +   +',
  live: /*            */ '+  +    +  +   +  +  +   +  +   +   +   +',
  ready: /*           */ '+  +    +  +   +  +  +   +  +   +   +   +',
};

export type Sign = '!' | '-' | '+' | 'o';

export function signOf(id: EndpointId, column: Column): Sign {
  const signs = AUTHORISATION[id].split(/ +/);
  return signs[COLUMNS.indexOf(column)] as Sign;
}
