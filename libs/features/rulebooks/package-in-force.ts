import type { UnitOfWork } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { compilePackage, parsePackage, type RulebookPackage } from '#libs/rulebook';

import { packageDifferences } from './differences.js';

/**
 * The package a bureau works with: a year's version that was published stays as it was, whatever the folder holds now.
 * @param say told, in Chinese, what differs and how to publish it
 * @returns the published package of the same year and version; the given one when that version was never published; null
 *   when the published one cannot be read by this program any more
 */
export async function packageInForce(
  { rulebooks }: Pick<UnitOfWork['read'], 'rulebooks'>,
  bureauId: string,
  given: RulebookPackage,
  say: (line: string) => void,
): Promise<RulebookPackage | null> {
  const { year, version } = given.manifest;
  const published = (await rulebooks.list(bureauId)).find(
    (record) => record.year === year && record.version === version,
  );
  if (published === undefined) return given;
  const record = await rulebooks.find(bureauId, published.hash);
  if (record === null) return given;
  const name = `${String(year)} 年度规则 ${version} 版`;
  const fault = unreadable(record.package, record.hash);
  if (fault !== null) {
    say(`提醒：已发布的${name}不能由本版程序读取（${fault}），使用它的报告无法评分。`);
    say('      请换回发布它时的程序版本，或联系开发单位。');
    return null;
  }
  const differences = packageDifferences(record.package, given);
  if (differences.length === 0) return given;
  say(`提醒：rules/${String(year)} 与已发布的${name}不同，仍按已发布的规则运行。不同之处：`);
  for (const line of differences) say(`      ${line}`);
  say(`      要启用新的内容，请提高 rules/${String(year)}/rulebook.json 中的版本号后重新启动。`);
  return record.package;
}

/** Why a published package is of no use to this program; null when it is as it was. */
function unreadable(rulebook: RulebookPackage, hash: string): string | null {
  try {
    return compilePackage(parsePackage(rulebook)).packageHash === hash
      ? null
      : '内容与发布时的标识不符';
  } catch (error) {
    if (error instanceof ZipingError && error.code === 'rulebook.invalid') return error.message;
    throw error;
  }
}
