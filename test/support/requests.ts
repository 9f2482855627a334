import type { EndpointId } from '#libs/contracts';

import type { Sent } from './client.js';
import type { TestDistrict } from './district.js';
import { MINUTES } from './report-steps.js';

const NOBODY = '01900000-0000-7000-8000-000000000000';
const HASH = '0'.repeat(64);
const REASON = '理由';

/** What a well-formed request to every endpoint looks like; to a report, when it is about one. */
export function wellFormed(
  district: TestDistrict,
  report: {
    readonly reportId: string;
    readonly organisationId: string;
    readonly attachmentId: string;
  },
): Readonly<Record<EndpointId, Sent>> {
  const { reportId, organisationId, attachmentId } = report;
  const params = { reportId };
  // A version nobody ever saw: whatever is reached stops there and changes nothing.
  const seen = { expectedVersion: 999_999 };
  const decision = { ...seen, contentHash: HASH };
  const user = { userId: district.users['target']! };
  return {
    signIn: { body: { account: 'nobody.at.all', password: 'wrong' } },
    listDemoAccounts: {},
    getSession: {},
    signOut: {},
    getMe: {},
    changePassword: { body: { currentPassword: 'wrong', newPassword: 'Longer-and-new-1' } },
    listSessions: {},
    endSession: { params: { sessionId: '0'.repeat(16) } },
    listOrganisations: {},
    exportOrganisations: {},
    createOrganisation: {
      body: { name: '新乡人民政府', shortName: '新乡', kind: 'township', district: '某区' },
    },
    // Nobody's: whatever is reached stops there and changes nothing.
    renameOrganisation: {
      params: { organisationId: NOBODY },
      body: { name: '新镇人民政府', shortName: '新镇', effectiveOn: '2025-03-01', basis: REASON },
    },
    mergeOrganisation: {
      params: { organisationId: NOBODY },
      body: { intoId: organisationId, effectiveOn: '2025-03-01', basis: REASON },
    },
    listUsers: {},
    exportUsers: {},
    createUser: {
      body: { account: 'new.one', name: '新人', organisationId, password: 'Longer-and-new-1' },
    },
    resetPassword: { params: user },
    disableUser: { params: user },
    enableUser: { params: user },
    endUserSessions: { params: user },
    addGrant: { params: user, body: { role: 'drafter', organisationId } },
    removeGrant: { params: { ...user, grantId: NOBODY } },
    listRulebooks: {},
    getRulebook: { params: { hash: district.rulebook } },
    listRuleDrafts: {},
    // From a package nobody has: whatever is reached stops there and changes nothing.
    createRuleDraft: { body: { from: HASH, year: 2025 } },
    importRuleDraft: { body: {}, file: MINUTES },
    getRuleDraft: { params: { draftId: NOBODY } },
    patchRuleDraft: {
      params: { draftId: NOBODY },
      body: { ...seen, operations: [{ op: 'remove', path: '/examples/0' }] },
    },
    lintRuleDraft: { params: { draftId: NOBODY } },
    exportRuleDraft: { params: { draftId: NOBODY } },
    submitRuleDraft: { params: { draftId: NOBODY }, body: { ...seen, note: REASON } },
    withdrawRuleDraft: { params: { draftId: NOBODY }, body: seen },
    sendBackRuleDraft: { params: { draftId: NOBODY }, body: { ...seen, reason: REASON } },
    publishRuleDraft: {
      params: { draftId: NOBODY },
      body: { ...seen, contentHash: HASH, effectiveFrom: '2030-01-01' },
    },
    startSimulation: { params: { draftId: NOBODY }, body: { year: 2024, contentHash: HASH } },
    getSimulation: { params: { draftId: NOBODY } },
    cancelSimulation: { params: { draftId: NOBODY } },
    listSimulationResults: { params: { draftId: NOBODY } },
    exportSimulation: { params: { draftId: NOBODY } },
    discardRuleDraft: { params: { draftId: NOBODY }, body: { ...seen, reason: REASON } },
    exportRulebook: { params: { hash: district.rulebook } },
    retireRulebook: { params: { hash: HASH }, body: { reason: REASON } },
    compareRules: { query: `before=${district.rulebook}&after=${district.rulebook}` },
    listCaseChanges: { params: { draftId: NOBODY } },
    listCaseSources: { params: { draftId: NOBODY } },
    tryRuleDraft: { params: { draftId: NOBODY }, query: `reportId=${reportId}` },
    tryRuleText: {
      params: { draftId: NOBODY },
      query: `reportId=${reportId}&place=narrative.title`,
    },
    makeLimitCases: { params: { draftId: NOBODY }, body: { path: 'indicators.grades.0' } },
    makeCase: { params: { draftId: NOBODY }, body: { reportId } },
    listOutdatedDrafts: { params: { hash: HASH } },
    moveDrafts: {
      params: { hash: HASH },
      body: { reports: [{ reportId: NOBODY, expectedVersion: 1 }], reason: REASON },
    },
    listReports: {},
    countReports: {},
    exportReports: {},
    createReport: { body: { organisationId: district.east, year: 2024 } },
    getReport: { params },
    patchFacts: { params, body: { ...seen, set: {} } },
    patchParagraphs: { params, body: { ...seen, set: {} } },
    patchMeasures: { params, body: { ...seen, set: {} } },
    addAttachment: { params, body: { ...seen, kind: 'evidence' }, file: MINUTES },
    getAttachment: { params: { ...params, attachmentId } },
    removeAttachment: {
      params: { ...params, attachmentId },
      query: `expectedVersion=${seen.expectedVersion}`,
    },
    getEvaluation: { params },
    explainIndicator: { params: { ...params, indicatorId: 'execution.procurement' } },
    previewDocument: { params },
    printDocument: { params },
    downloadWord: { params },
    previewMeetingRecord: { params: { ...params, meetingId: NOBODY } },
    listChanges: { params },
    exportAdjustments: { params },
    getTimeline: { params },
    exportFacts: { params },
    previewImport: { params, body: {}, file: MINUTES },
    importFacts: { params, body: seen, file: MINUTES },
    getPriorYear: { params },
    submit: { params, body: seen },
    withdraw: { params, body: seen },
    waiveCheck: { params, body: { ...seen, checkKey: 'limit.staffing', reason: REASON } },
    revokeWaiver: { params: { ...params, waiverId: NOBODY }, body: seen },
    recordMeeting: { params, body: { ...decision, ...MEETING, minutesAttachmentId: NOBODY } },
    committeePass: { params, body: decision },
    committeeReturn: { params, body: { ...decision, reason: REASON } },
    addNote: { params, body: { ...decision, field: 'outcomes', text: REASON } },
    replyToNote: { params: { ...params, noteId: NOBODY }, body: { ...seen, reply: REASON } },
    adjustScore: {
      params,
      body: {
        ...decision,
        ...{ indicatorId: 'execution.procurement', bureauScore: '1' },
        ...{ reason: REASON, basis: REASON },
      },
    },
    revokeAdjustment: { params: { ...params, adjustmentId: NOBODY }, body: decision },
    appealAdjustment: {
      params: { ...params, adjustmentId: NOBODY },
      body: { ...decision, text: REASON },
    },
    answerAppeal: {
      params: { ...params, adjustmentId: NOBODY },
      body: { ...decision, reply: REASON },
    },
    bureauReturn: { params, body: { ...decision, reason: REASON, fields: ['outcomes'] } },
    approve: { params, body: decision },
    revise: { params, body: { ...seen, reason: REASON } },
    previewUrge: { body: { reportIds: [reportId] } },
    urge: { body: { reportIds: [reportId] } },
    previewUnitUrge: { body: { year: 2024, organisationIds: [organisationId] } },
    urgeUnits: { body: { year: 2024, organisationIds: [organisationId] } },
    listNotices: {},
    readNotice: { params: { noticeId: NOBODY } },
    readAllNotices: {},
    getOverview: {},
    getReplay: {},
    exportOverview: { params: { table: 'progress' } },
    listArchive: {},
    getArchiveFacets: {},
    exportArchive: {},
    getArchive: { params },
    getArchiveFile: { params: { ...params, fileName: 'report.pdf' } },
    verifyArchive: { params },
    listArchiveRoots: {},
    verifyArchiveChain: {},
    getArchiveRun: {},
    listSchemes: {},
    setScheme: {
      params: { organisationId: NOBODY },
      body: { fonds: 'X1', category: 'WS', retention: 'y30' },
    },
    getKeeping: { params },
    holdArchive: { params, body: { reason: REASON } },
    liftArchiveHold: { params, body: { reason: REASON } },
    startArchiveRun: {},
    listDisposalCandidates: {},
    listDisposals: {},
    // Of an entry nobody has: whatever is reached stops there and changes nothing.
    proposeDisposal: { body: { entryIds: [NOBODY], opinion: REASON } },
    getDisposal: { params: { disposalId: NOBODY } },
    decideDisposal: {
      params: { disposalId: NOBODY },
      body: { verdict: 'approve', contentHash: HASH, opinion: REASON },
    },
    exportDisposal: { params: { disposalId: NOBODY } },
    getPublication: { params },
    requestPublication: { params },
    reviewPublication: {
      params,
      body: { ...seen, pdfSha256: HASH, verdict: 'pass', opinion: REASON },
    },
    publishReport: { params, body: seen },
    withdrawPublication: { params, body: { ...seen, reason: REASON } },
    getPublicationFile: { params: { ...params, fileName: 'report.pdf' } },
    listPublished: {},
    getPublicFacets: {},
    getPublished: { params: { publicationId: NOBODY } },
    getPublishedFile: { params: { publicationId: NOBODY, fileName: 'report.pdf' } },
    getOpenData: { params: { year: '2024' } },
    getOpenDataTable: { params: { year: '2024' } },
    getOpenDataSchema: {},
    getPublicFeed: {},
    verifyCode: { params: { code: 'D0123456789ABCDEFGHJKMNPQRS' } },
    verifyDocument: { params: { pdfSha256: HASH } },
    listAuditEvents: {},
    exportAuditEvents: {},
    listAuditActions: {},
    verifyAuditChain: {},
    checkText: { body: {}, file: REPORT_TEXT },
    exportTextCheck: { body: { as: 'html' }, file: REPORT_TEXT },
    proposeTakeover: { params, body: {}, file: REPORT_TEXT },
    takeOver: { params, body: { ...seen, facts: ['x'] }, file: REPORT_TEXT },
    live: {},
    ready: {},
  };
}

const REPORT_TEXT = {
  filename: '报告.txt',
  bytes: new TextEncoder().encode('总收入10万元，其中财政拨款8万元，其他收入1万元。'),
};

const MEETING = {
  heldOn: '2025-03-03',
  title: '党委会',
  chair: '委员一',
  entitled: 1,
  present: ['委员一'],
  votesFor: 1,
  votesAgainst: 0,
  abstained: 0,
  resolution: '同意报送。',
};
