import { join } from 'node:path';

import type { Config } from '#libs/config';
import { demoServices, publishDemo, seedDistrict } from '#libs/features/demo';
import { loadPackageFolder } from '#libs/features/rulebooks';
import { ManualClock } from '#libs/kernel';

import { demoParts } from './demo-parts.js';
import type { Installation } from './installation.js';

/**
 * Loads the demo district into an installation: a dozen units with reports in every stage. What is there already is left
 * alone, so that it may run at every start, and goes on where a killed one stopped. Approved reports are archived by
 * whatever worker runs next.
 * @param say one line of progress, in Chinese
 */
export async function seedDemo(
  config: Config,
  installation: Installation,
  say: (line: string) => void,
): Promise<DemoPublisher> {
  const rulebook = await loadPackageFolder(join(config.root, 'rules', '2024'));
  const services = demoServices(demoParts(config, installation), new ManualClock(new Date(0)));
  const district = await seedDistrict(services, rulebook, say);
  let last: Promise<boolean> = Promise.resolve(false);
  return () => (last = last.then(() => publishDemo(services, district)));
}

/** Publishes what of the demo can be published now, one call after another; tells whether it left a job. */
export type DemoPublisher = () => Promise<boolean>;
