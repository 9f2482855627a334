import { invalid, sentBy, UNKNOWN, type BadRequest } from './bad-request.js';
import type { Sent } from '../support/client.js';

const MEGABYTE = 1_048_576;
const zip = (filename: string, bytes: Uint8Array): Sent => ({ file: { filename, bytes } });
const editing = (...operations: readonly unknown[]): Sent => ({ body: { operations } });
const WHEN = '/checks/checks/0/when';

/** Requests about a draft of the rules that nobody should send; the draft is there, at version 1. */
export const RULE_BAD_REQUESTS: readonly BadRequest[] = [
  ...(
    [
      ['a draft that is not there', 'getRuleDraft', { params: { draftId: UNKNOWN } }],
      ['a check of a draft that is not there', 'lintRuleDraft', { params: { draftId: UNKNOWN } }],
      ['a zip of a draft that is not there', 'exportRuleDraft', { params: { draftId: UNKNOWN } }],
      [
        'reports for a draft that is not there',
        'listCaseSources',
        { params: { draftId: UNKNOWN } },
      ],
      ['golden cases of no draft', 'listCaseChanges', { params: { draftId: UNKNOWN } }],
      ['a trial of a draft that is not there', 'tryRuleDraft', { params: { draftId: UNKNOWN } }],
      ['an edit of a draft that is not there', 'patchRuleDraft', { params: { draftId: UNKNOWN } }],
    ] as const
  ).map(([what, endpoint, change]) =>
    sentBy('rule_editor', what, endpoint, change, [404, 'rulebook.draft_not_found']),
  ),
  ...(
    [
      ['a draft id that is none', 'getRuleDraft', { params: { draftId: "1' OR 1=1" } }, 'draftId'],
      ['an impossible page of drafts', 'listRuleDrafts', { query: 'limit=1000' }, 'limit'],
      ['a page behind nothing', 'listRuleDrafts', { query: 'after=x' }, 'after'],
      ['a year as text', 'createRuleDraft', { body: { year: '2025' } }, 'year'],
      ['a year beyond all years', 'createRuleDraft', { body: { year: 3_000 } }, 'year'],
      ['a package by no hash', 'createRuleDraft', { body: { from: 'x' } }, 'from'],
      ['an edit of nothing', 'patchRuleDraft', editing(), 'operations'],
      [
        'an operation nobody knows',
        'patchRuleDraft',
        editing({ op: 'run', path: '/facts' }),
        'operations.0.op',
      ],
      [
        'a key of the prototype in an edit',
        'patchRuleDraft',
        {
          body: '{"expectedVersion":1,"operations":[{"op":"add","path":"/facts/x","value":{"__proto__":1}}]}',
        },
        'operations.0.value.__proto__',
      ],
      ['a state in an edit', 'patchRuleDraft', { body: { state: 'published' } }, 'state'],
      ['a review without a word', 'submitRuleDraft', { body: { note: ' ' } }, 'note'],
      ['an end without a reason', 'discardRuleDraft', { body: { reason: '' } }, 'reason'],
      ['a trial of no report', 'tryRuleDraft', { query: '' }, 'reportId'],
      [
        'a trial of two reports',
        'tryRuleDraft',
        { query: `reportId=${UNKNOWN}&reportId=${UNKNOWN}` },
        'reportId',
      ],
      [
        'a text of no place',
        'tryRuleText',
        { query: `reportId=${UNKNOWN}&place=facts.facts.0` },
        'place',
      ],
      ['a text of no report', 'tryRuleText', { query: 'place=narrative.title' }, 'reportId'],
      ['a case of no report', 'makeCase', { body: { reportId: 'x' } }, 'reportId'],
      ['cases of no limit', 'makeLimitCases', { body: { path: '' } }, 'path'],
      [
        'cases made from two things',
        'makeLimitCases',
        { body: { exampleId: 'humu-2024', reportId: UNKNOWN } },
        'reportId',
      ],
      [
        'cases made from an example that is not there',
        'makeLimitCases',
        { body: { exampleId: 'nothing' } },
        'exampleId',
      ],
      ['reports of no row', 'listSimulationResults', { query: 'of=check&way=newly' }, 'key'],
      [
        'reports of a column that is not there',
        'listSimulationResults',
        { query: 'of=check&key=a&way=better' },
        'way',
      ],
      ['reports of no sum', 'listSimulationResults', { query: 'of=everything&key=a' }, 'of'],
      ['a comparison with nothing', 'compareRules', { query: `before=${UNKNOWN}` }, 'after'],
      [
        'a simulation of no content',
        'startSimulation',
        { body: { contentHash: 'x' } },
        'contentHash',
      ],
    ] as const
  ).map(([what, endpoint, change, path]) =>
    sentBy('rule_editor', what, endpoint, change, invalid(path)),
  ),
  sentBy('rule_editor', 'a draft of an unknown package', 'createRuleDraft', {}, [
    404,
    'rulebook.not_found',
  ]),
  sentBy(
    'rule_editor',
    'an edit on an older version',
    'patchRuleDraft',
    { body: { expectedVersion: 999 } },
    [409, 'rulebook.stale_version'],
  ),
  ...(
    [
      ['of a place that is not there', { op: 'remove', path: '/facts/nowhere' }],
      ['through the prototype', { op: 'replace', path: '/facts/__proto__/x', value: 1 }],
      ['of a path that is none', { op: 'remove', path: 'facts' }],
      ['behind the end of a list', { op: 'add', path: '/examples/9999', value: {} }],
    ] as const
  ).map(([what, operation]) =>
    sentBy('rule_editor', `an edit ${what}`, 'patchRuleDraft', editing(operation), [
      422,
      'rulebook.bad_operation',
    ]),
  ),
  sentBy(
    'rule_editor',
    'an edit that takes a whole part away',
    'patchRuleDraft',
    editing({ op: 'remove', path: '/checks' }),
    [422, 'rulebook.invalid', 'checks'],
  ),
  sentBy(
    'rule_editor',
    'half an edit that cannot be made whole',
    'patchRuleDraft',
    editing(
      { op: 'add', path: WHEN, value: { fact: 'a', operator: 'equal', value: true } },
      { op: 'test', path: '/manifest/version', value: '99.0.0' },
    ),
    [422, 'rulebook.bad_operation'],
  ),
  sentBy(
    'rule_editor',
    'a report that is not there',
    'tryRuleDraft',
    { query: `reportId=${UNKNOWN}` },
    [404, 'report.not_found'],
  ),
  sentBy(
    'rule_editor',
    'a text for a report that is not there',
    'tryRuleText',
    { query: `reportId=${UNKNOWN}&place=narrative.title` },
    [404, 'report.not_found'],
  ),
  sentBy(
    'rule_editor',
    'a case of a report that is not there',
    'makeCase',
    { body: { reportId: UNKNOWN } },
    [404, 'report.not_found'],
  ),
  sentBy(
    'rule_editor',
    'cases of a limit that is not there',
    'makeLimitCases',
    { body: { path: 'indicators.grades.99' } },
    [404, 'rulebook.limit_not_found'],
  ),
  sentBy(
    'rule_editor',
    'cases made from a report that is not there',
    'makeLimitCases',
    { body: { reportId: UNKNOWN } },
    [404, 'report.not_found'],
  ),
  sentBy(
    'rule_editor',
    'rules that are no zip',
    'importRuleDraft',
    zip('a.zip', new Uint8Array(9)),
    [422, 'rulebook.file_refused'],
  ),
  sentBy(
    'rule_editor',
    'rules of 5 MB',
    'importRuleDraft',
    zip('a.zip', new Uint8Array(5 * MEGABYTE)),
    [422, 'rulebook.file_refused'],
  ),
  sentBy('rule_approver', 'a draft nobody sent for review', 'publishRuleDraft', {}, [
    409,
    'rulebook.action_not_allowed',
  ]),
  sentBy(
    'rule_approver',
    'a day that is none',
    'publishRuleDraft',
    { body: { effectiveFrom: '2025-02-30' } },
    invalid('effectiveFrom'),
  ),
  sentBy(
    'rule_approver',
    'a draft sent back without a reason',
    'sendBackRuleDraft',
    { body: { reason: '  ' } },
    invalid('reason'),
  ),
  sentBy('rule_approver', 'an unknown package to retire', 'retireRulebook', {}, [
    404,
    'rulebook.not_found',
  ]),
  sentBy(
    'rule_approver',
    'nothing to move',
    'moveDrafts',
    { body: { reports: [] } },
    invalid('reports'),
  ),
  sentBy(
    'rule_approver',
    'more to move than a page has',
    'moveDrafts',
    {
      body: {
        reports: Array.from({ length: 51 }, () => ({ reportId: UNKNOWN, expectedVersion: 1 })),
      },
    },
    invalid('reports'),
  ),
];
