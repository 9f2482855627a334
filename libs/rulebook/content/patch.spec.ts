import { describe, expect, it } from '@jest/globals';
import { SAMPLE_FACTS, sampleRulebook } from '../testing/sample-package.js';
import type { ReportContent } from '../schema/index.js';
import { applyContentPatch, EMPTY_CONTENT, type ContentPatch } from './patch.js';
import { diffContent } from './diff.js';

const rulebook = sampleRulebook();
const content: ReportContent = { ...EMPTY_CONTENT, facts: { ...SAMPLE_FACTS } };
const faults = (patch: ContentPatch) =>
  applyContentPatch(rulebook, content, patch).faults.map((fault) => [fault.code, fault.path]);

describe('applyContentPatch', () => {
  it('sets and clears facts without touching what it was given', () => {
    const before = structuredClone(content);
    const result = applyContentPatch(rulebook, content, {
      facts: { set: { total: 300, note: '改' }, clear: ['part'] },
    });
    expect(result.faults).toEqual([]);
    expect(result.content.facts).toMatchObject({ total: '300', note: '改' });
    expect(result.content.facts).not.toHaveProperty('part');
    expect(content).toEqual(before);
  });

  it('is all or nothing, with every fault at once', () => {
    const patch = {
      set: {
        total: 'x',
        share: '5',
        'organisation.name': '别人',
        nope: 1,
        returned: '100',
        level: 'high',
      },
      clear: ['spent', 'gone'],
    };
    expect(faults({ facts: patch })).toEqual([
      ['fact.not_editable', 'facts.spent'],
      ['fact.unknown', 'facts.gone'],
      ['fact.invalid_value', 'facts.total'],
      ['fact.not_editable', 'facts.share'],
      ['fact.not_editable', 'facts.organisation.name'],
      ['fact.unknown', 'facts.nope'],
      ['fact.out_of_range', 'facts.returned'],
    ]);
    expect(applyContentPatch(rulebook, content, { facts: patch }).content).toBe(content);
  });

  it('refuses prototype keys and leaves prototypes alone', () => {
    const set = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<
      string,
      unknown
    >;
    expect(faults({ facts: { set } })).toEqual([
      ['fact.unknown', 'facts.__proto__'],
      ['fact.unknown', 'facts.constructor'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses a reference to a row that is not there, also when the row goes away', () => {
    expect(
      faults({ facts: { set: { outcomes: [{ id: 'o_01', cells: { project: 'p_99' } }] } } }),
    ).toEqual([['fact.invalid_value', 'facts.outcomes.o_01.project']]);
    expect(faults({ facts: { set: { projects: [] } } })).toEqual([
      ['fact.invalid_value', 'facts.outcomes.o_01.project'],
    ]);
    expect(faults({ facts: { set: { projects: [] }, clear: ['outcomes'] } })).toEqual([]);
  });

  it('takes rewritten paragraphs where they may be rewritten, with placeholders that exist', () => {
    const result = applyContentPatch(rulebook, content, {
      paragraphs: { set: { intro: '共{{total|fixed:2}}万元，得{{score.total}}分' } },
    });
    expect(result).toMatchObject({
      faults: [],
      content: { paragraphs: { intro: '共{{total|fixed:2}}万元，得{{score.total}}分' } },
    });
    expect(
      faults({ paragraphs: { set: { returned: '不许', list: 'x', nope: 'x' }, clear: ['gone'] } }),
    ).toEqual([
      ['paragraph.unknown', 'paragraphs.gone'],
      ['paragraph.unknown', 'paragraphs.returned'],
      ['paragraph.unknown', 'paragraphs.list'],
      ['paragraph.unknown', 'paragraphs.nope'],
    ]);
    for (const text of [
      '{{nope}}',
      '{{total|nope}}',
      '{{row.name}}',
      '{{total',
      '{{ __proto__ }}',
      '{{category.nope.score}}',
      '{{total|fixed:99}}',
    ]) {
      expect(faults({ paragraphs: { set: { intro: text } } })).toEqual([
        ['paragraph.unknown_placeholder', 'paragraphs.intro'],
      ]);
    }
    for (const text of ['', 5, 'a\u0000', 'x'.repeat(8_001)])
      expect(faults({ paragraphs: { set: { intro: text } } })).toEqual([
        ['request.invalid', 'paragraphs.intro'],
      ]);
  });

  it('takes reasons and measures for indicators that exist', () => {
    const good = { reason: '格式有误', measure: '加强审核' };
    expect(
      applyContentPatch(rulebook, content, { measures: { set: { returns: good } } }).content
        .measures,
    ).toEqual({ returns: good });
    expect(
      faults({
        measures: { set: { nope: good, returns: { reason: '', extra: 1 }, system: null } },
      }),
    ).toEqual([
      ['measure.unknown_indicator', 'measures.nope'],
      ['request.invalid', 'measures.returns.reason'],
      ['request.invalid', 'measures.returns.measure'],
      ['request.invalid', 'measures.returns'],
      ['request.invalid', 'measures.system.reason'],
      ['request.invalid', 'measures.system.measure'],
    ]);
  });
});

describe('diffContent', () => {
  it('finds nothing between equal contents, whatever the order of keys', () => {
    const turned = {
      ...content,
      facts: Object.fromEntries(Object.entries(content.facts).reverse()),
    };
    expect(diffContent(content, turned)).toEqual([]);
  });

  it('names each field that differs, with before and after', () => {
    const after: ReportContent = {
      facts: {
        ...content.facts,
        total: '300',
        projects: [
          { id: 'p_02', cells: { name: '灯', amount: '31' } },
          { id: 'p_01', cells: { name: '道路', amount: '120.5' } },
          { id: 'p_03', classified: true },
        ],
      },
      paragraphs: { intro: '新' },
      measures: { returns: { reason: '甲', measure: '乙' } },
    };
    delete (after.facts as Record<string, unknown>)['note'];
    expect(diffContent(content, after)).toEqual([
      { kind: 'fact', path: 'note', before: '按要求改正', after: null },
      { kind: 'cell', path: 'projects/p_02/amount', before: '30', after: '31' },
      { kind: 'row', path: 'projects/p_03', before: null, after: { id: 'p_03', classified: true } },
      { kind: 'order', path: 'projects', before: ['p_01', 'p_02'], after: ['p_02', 'p_01'] },
      { kind: 'fact', path: 'total', before: '200', after: '300' },
      { kind: 'paragraph', path: 'paragraphs/intro', before: null, after: '新' },
      {
        kind: 'measure',
        path: 'measures/returns',
        before: null,
        after: { reason: '甲', measure: '乙' },
      },
    ]);
  });
});
