import { z } from 'zod';
import { checksFileSchema } from './checks.js';
import { factsFileSchema } from './facts.js';
import { indicatorsFileSchema } from './indicators.js';
import { narrativeFileSchema } from './narrative.js';
import { disclosureFileSchema, exampleSchema, manifestSchema } from './package.js';
import { workflowFileSchema } from './workflow.js';

const FILES = {
  rulebook: { title: '规则包说明 rulebook.json', schema: manifestSchema },
  facts: { title: '事实 facts.json', schema: factsFileSchema },
  indicators: { title: '指标 indicators.json', schema: indicatorsFileSchema },
  checks: { title: '校验 checks.json', schema: checksFileSchema },
  narrative: { title: '正文 narrative.json', schema: narrativeFileSchema },
  workflow: { title: '流程 workflow.json', schema: workflowFileSchema },
  disclosure: { title: '公开 disclosure.json', schema: disclosureFileSchema },
  example: { title: '示例 examples/*.json', schema: exampleSchema },
} as const;

/**
 * JSON Schema (draft 2020-12) of each file of a package, by file name (`facts.schema.json`), for editors that complete
 * and check while a rulebook is written. What refers to several places (known facts, sums) is for lint.
 */
export function packageJsonSchemas(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, { title, schema }]) => [
      `${name}.schema.json`,
      { title, ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) },
    ]),
  );
}

/** The text of a schema file as it is kept under rules/schema. */
export function schemaFileText(schema: unknown): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
