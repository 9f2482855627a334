// Writes rules/schema/*.schema.json from the zod schemas of libs/rulebook. Run after a build: node tools/generate-schema.mjs
// test/rules/schema.spec.ts fails when the files and the code differ.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { packageJsonSchemas, schemaFileText } from '../dist/libs/rulebook/index.js';

const folder = fileURLToPath(new URL('../rules/schema/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(packageJsonSchemas())) {
  await writeFile(new URL(name, `file://${folder}`), schemaFileText(schema));
}
