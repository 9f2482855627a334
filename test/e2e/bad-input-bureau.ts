import { atBureau, invalid, MONEY, sentBy, UNKNOWN, type BadRequest } from './bad-request.js';

/** Requests of the bureau's people that nobody should send. */
export const BUREAU_BAD_REQUESTS: readonly BadRequest[] = [
  sentBy(
    'archivist',
    'a fonds that is none',
    'setScheme',
    { body: { fonds: '甲1' } },
    invalid('fonds'),
  ),
  sentBy('archivist', 'a scheme of a unit that is not there', 'setScheme', {}, [
    404,
    'organisation.not_found',
  ]),
  sentBy(
    'archivist',
    'a hold without a reason',
    'holdArchive',
    { body: { reason: ' ' } },
    invalid('reason'),
  ),
  sentBy('archivist', 'a hold on what is not archived yet', 'holdArchive', {}, [
    404,
    'archive.not_found',
  ]),
  sentBy(
    'archivist',
    'a disposal of nothing',
    'proposeDisposal',
    { body: { entryIds: [] } },
    invalid('entryIds'),
  ),
  sentBy(
    'archivist',
    'a disposal of more than somebody can look through',
    'proposeDisposal',
    { body: { entryIds: Array.from({ length: 501 }, () => UNKNOWN) } },
    invalid('entryIds'),
  ),
  sentBy(
    'archivist',
    'a disposal without an opinion',
    'proposeDisposal',
    { body: { opinion: ' ' } },
    invalid('opinion'),
  ),
  sentBy('archivist', 'a disposal of what is not archived', 'proposeDisposal', {}, [
    404,
    'archive.not_found',
  ]),
  sentBy('archivist', 'a disposal list that is not there', 'getDisposal', {}, [
    404,
    'disposal.not_found',
  ]),
  sentBy(
    'bureau_approver',
    'a disposal decided by another word',
    'decideDisposal',
    { body: { verdict: 'yes' } },
    invalid('verdict'),
  ),
  sentBy(
    'bureau_approver',
    'a disposal decided on no content',
    'decideDisposal',
    { body: { contentHash: 'x' } },
    invalid('contentHash'),
  ),
  sentBy('bureau_approver', 'a decision on a list that is not there', 'decideDisposal', {}, [
    404,
    'disposal.not_found',
  ]),
  atBureau('nobody to remind', 'previewUrge', { body: { reportIds: [] } }, invalid('reportIds')),
  atBureau(
    'more to remind than a page has',
    'urge',
    { body: { reportIds: Array.from({ length: 201 }, () => UNKNOWN) } },
    invalid('reportIds'),
  ),
  atBureau('an unknown report to remind of', 'urge', { body: { reportIds: [UNKNOWN] } }, [
    404,
    'report.not_found',
  ]),
  atBureau(
    'a remark without end',
    'urge',
    { body: { remark: '催'.repeat(201) } },
    invalid('remark'),
  ),
  atBureau('an unknown unit', 'previewUnitUrge', { body: { organisationIds: [UNKNOWN] } }, [
    404,
    'organisation.not_found',
  ]),
  atBureau('a year as text', 'urgeUnits', { body: { year: '2024' } }, invalid('year')),
  atBureau(
    'a return to a stage that is not before',
    'bureauReturn',
    { body: { target: 'approved' } },
    invalid('target'),
  ),
  atBureau(
    'a return without a word',
    'bureauReturn',
    { body: { reason: '  ' } },
    invalid('reason'),
  ),
  atBureau(
    'a return of everything and more',
    'bureauReturn',
    { body: { fields: Array.from({ length: 501 }, () => MONEY) } },
    invalid('fields'),
  ),
  atBureau('a note on nothing', 'addNote', { body: { field: '' } }, invalid('field')),
  atBureau(
    'points in the notation of engineers',
    'adjustScore',
    { body: { bureauScore: '1e0' } },
    invalid('bureauScore'),
  ),
  atBureau(
    'points as a number',
    'adjustScore',
    { body: { bureauScore: 1 } },
    invalid('bureauScore'),
  ),
  atBureau(
    'a decision on no content',
    'revokeAdjustment',
    { body: { contentHash: 'x' } },
    invalid('contentHash'),
  ),
  atBureau('an answer of nothing', 'answerAppeal', { body: { reply: '' } }, invalid('reply')),
  atBureau('an unknown notice', 'readNotice', { params: { noticeId: UNKNOWN } }, [
    404,
    'notice.not_found',
  ]),
  atBureau('an overview of no year', 'getOverview', { query: 'year=20x4' }, invalid('year')),
  atBureau(
    'a table the overview has not',
    'exportOverview',
    { params: { table: 'no-such' } },
    invalid('table'),
  ),
  sentBy(
    'bureau_approver',
    'a grade in an approval',
    'approve',
    { body: { grade: 'excellent' } },
    invalid('grade'),
  ),
];
