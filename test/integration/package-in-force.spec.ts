import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { packageInForce } from '#libs/features/rulebooks';
import type { RulebookPackage } from '#libs/rulebook';

import { samplePackage } from '../../libs/rulebook/testing/sample-package.js';
import { openWorld, worldRules, type World } from '../support/approval-world.js';

describe('the package in force', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function inForce(given: RulebookPackage) {
    const said: string[] = [];
    const { read } = world.unitOfWork;
    const found = await packageInForce(read, world.bureauId, given, (line) => said.push(line));
    return { found, said: said.join('\n') };
  }

  it('is the published one when the folder holds another of the same version, and what differs is said', async () => {
    const given = samplePackage((files) => {
      const [first] = files.checks['checks'] as { message: string }[];
      if (first !== undefined) first.message = '另一句话';
    });
    const { found, said } = await inForce(given);
    expect(found).toEqual(worldRules());
    expect(said).toContain(`rules/${given.manifest.year} 与已发布的`);
    expect(said).toContain('workflow.json');
    expect(said).toContain(`checks.json：${given.checks.checks[0]?.id ?? 'none'}`);
    expect(said).not.toContain('facts.json');
    expect(said).toContain('提高');
  });

  it('is the given one, without a word, when nothing differs or its version was never published', async () => {
    const same = worldRules();
    expect(await inForce(same)).toEqual({ found: same, said: '' });
    const { manifest, ...parts } = worldRules();
    const newer = { ...parts, manifest: { ...manifest, version: '9.0.0' } };
    expect(await inForce(newer)).toEqual({ found: newer, said: '' });
  });

  it('is none when what was published cannot be read by this program, and that is said', async () => {
    const { unitOfWork, bureauId } = world;
    const { manifest, ...parts } = worldRules();
    const foreign = { ...parts, manifest: { ...manifest, version: '8.0.0' }, narrative: {} };
    await unitOfWork.run((transaction) =>
      transaction.rulebooks.insert({
        hash: 'a'.repeat(64),
        bureauId,
        year: manifest.year,
        version: '8.0.0',
        status: 'published',
        package: foreign as unknown as RulebookPackage,
        publishedAt: world.clock.now(),
        effectiveFrom: '2025-01-01',
      }),
    );
    const { found, said } = await inForce({ ...parts, manifest: foreign.manifest });
    expect(found).toBeNull();
    expect(said).toContain('不能由本版程序读取');
  });
});
