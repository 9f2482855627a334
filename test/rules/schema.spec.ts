import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageJsonSchemas, schemaFileText } from '#libs/rulebook';

const FOLDER = 'rules/schema';

describe('rules/schema', () => {
  const schemas = packageJsonSchemas();

  it('holds a schema for every file of a package, and no other', async () => {
    expect((await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort()).toEqual(
      Object.keys(schemas).sort(),
    );
  });

  it.each(Object.entries(schemas))(
    '%s is what the code says (node tools/generate-schema.mjs writes it)',
    async (name, schema) => {
      expect(await readFile(join(FOLDER, name), 'utf8')).toBe(schemaFileText(schema));
    },
  );
});
