import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { repositoryRoot } from '#libs/config';

const root = repositoryRoot();

function documents(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return documents(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const pages = [
  ...readdirSync(root)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, name)),
  ...['docs', 'rules', 'libs', 'apps'].flatMap((folder) => documents(join(root, folder))),
];

/** Targets of Markdown links and images that lead into the repository. */
function linksOf(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ''));
}

describe('the documents', () => {
  it('link to nothing that is not there', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((target) => !existsSync(join(dirname(page), target)))
        .map((target) => `${relative(root, page)} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('list every decision', () => {
    const folder = join(root, 'docs', 'adr');
    const list = readFileSync(join(folder, 'README.md'), 'utf8');
    const unlisted = readdirSync(folder).filter(
      (name) => /^\d{4}-/.test(name) && !list.includes(`(${name})`),
    );
    expect(unlisted).toEqual([]);
  });

  it('name only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/`npm run ([\w:-]+)/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
