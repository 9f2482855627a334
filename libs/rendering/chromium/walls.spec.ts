import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';

import {
  hostilePages,
  layBait,
  SCRIPT_RAN,
  SECRET,
  type Bait,
} from '../../../test/support/hostile-pages.js';
import { joined, readPdf } from '../../../test/support/pdf-text.js';
import { fontconfigFile } from '../typefaces/fontconfig.js';
import { loadFontSet } from '../typefaces/font-set.js';
import { packagedChromium } from './packaged.js';
import { startBrowser, type LaunchPlan } from './session.js';
import { WALLS, type Wall } from './walls.js';

const CACHE = join(repositoryRoot(), 'node_modules', '.cache', 'ziping-renderer');
const ALL = [...WALLS];
const SCRIPT = `<p id="a">一</p><script>document.getElementById("a").textContent="${SCRIPT_RAN}"</script>`;
const picture = ({ url }: Bait): string => `<p>一</p><img src="${url}/picture">`;

describe('the walls around a page', () => {
  let plan: LaunchPlan;
  let bait: Bait;

  beforeAll(async () => {
    const workFolder = mkdtempSync(join(tmpdir(), 'ziping-walls-'));
    const program = await packagedChromium(repositoryRoot(), CACHE);
    plan = { program, workFolder, fontconfigPath: join(workFolder, 'fonts.conf') };
    const { folders } = loadFontSet(repositoryRoot(), null);
    writeFileSync(plan.fontconfigPath, fontconfigFile(folders, join(CACHE, 'fontconfig')));
    bait = await layBait();
  });
  beforeEach(() => {
    bait.hits.length = 0;
  });
  afterAll(async () => {
    await bait.remove();
    rmSync(plan.workFolder, { recursive: true, force: true });
  });

  /** Text of every page, printed by one browser that has only these walls. */
  async function printed(walls: readonly Wall[], pages: readonly string[]): Promise<string> {
    const browser = await startBrowser(plan, false, new Set(walls));
    const texts: string[] = [];
    try {
      for (const page of pages) {
        const pdf = await browser.printer.print(page);
        texts.push(joined(await readPdf(Uint8Array.from(pdf))));
      }
    } finally {
      await browser.kill();
    }
    return texts.join('\n');
  }

  it('are needed: without them the page reaches the server and runs its script', async () => {
    const text = await printed([], [picture(bait), SCRIPT]);
    expect(bait.hits).toContain('/picture');
    expect(text).toContain(SCRIPT_RAN);
  });

  it.each(ALL)('hold with no %s', async (removed) => {
    const standing = ALL.filter((wall) => wall !== removed);
    const text = await printed(standing, [...hostilePages(bait), picture(bait), SCRIPT]);
    expect(bait.hits).toEqual([]);
    expect(text).not.toContain(SCRIPT_RAN);
    expect(text).not.toContain(SECRET);
  });

  it.each(ALL.filter((wall) => wall !== 'script'))(
    'would be missed: %s alone keeps the page from the server',
    async (wall) => {
      await printed([wall], [picture(bait)]);
      expect(bait.hits).toEqual([]);
    },
  );

  it.each<Wall>(['script', 'policy'])(
    'would be missed: %s alone keeps a script from running',
    async (wall) => {
      expect(await printed([wall], [SCRIPT])).not.toContain(SCRIPT_RAN);
    },
  );
});
