import type { EvaluationInput } from '../evaluate/types.js';
import { compilePackage } from '../package/compile.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { parsePackage } from '../package/parse.js';
import type { FactValue, RulebookPackage } from '../schema/index.js';
import { sampleFiles } from './sample-files.js';

export function samplePackage(
  change: (files: ReturnType<typeof sampleFiles>) => void = () => undefined,
): RulebookPackage {
  const files = sampleFiles();
  change(files);
  return parsePackage(files);
}

export function sampleRulebook(change?: Parameters<typeof samplePackage>[0]): CompiledRulebook {
  return compilePackage(samplePackage(change));
}

export const SAMPLE_FACTS: Readonly<Record<string, FactValue>> = {
  total: '200',
  part: '50',
  returned: '2',
  has_system: true,
  level: 'high',
  paid_on: '2024-05-30',
  note: '按要求改正',
  projects: [
    { id: 'p_01', cells: { name: '道路', amount: '120.5' } },
    { id: 'p_02', cells: { name: '灯', amount: '30' } },
  ],
  outcomes: [{ id: 'o_01', cells: { project: 'p_01', text: '已完成' } }],
};

export function sampleInput(
  changed: Readonly<Record<string, FactValue | undefined>> = {},
): EvaluationInput {
  const entries = Object.entries({ ...SAMPLE_FACTS, ...changed }).filter(
    (entry): entry is [string, FactValue] => entry[1] !== undefined,
  );
  return {
    organisation: {
      name: '示例县石桥乡人民政府',
      shortName: '石桥乡',
      kind: 'township',
      district: '示例县',
    },
    year: 2024,
    content: { facts: Object.fromEntries(entries), paragraphs: {}, measures: {} },
  };
}
