import { identityNumberIn, mobileNumberIn } from '#libs/rulebook';
import type { Block, DocumentModel, Run } from '../model.js';

/** A place with personal data. The number itself is not repeated. */
export interface PersonalPlace {
  readonly place: string;
  readonly reason: string;
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Every paragraph, heading and cell with a mobile or an identity card number, named by where it stands. */
export function personalData(model: DocumentModel): readonly PersonalPlace[] {
  const found = [
    ...model.title.flatMap((line) => faultsOf('标题', textOf(line))),
    ...blocksFaults('正文', model.body),
    ...model.annexes.flatMap(({ label, title, blocks }) =>
      blocksFaults(`${label} ${textOf(title)}`, blocks),
    ),
  ];
  return [...new Map(found.map((one) => [one.place + one.reason, one])).values()];
}

function blocksFaults(start: string, blocks: readonly Block[]): PersonalPlace[] {
  let heading = start;
  return blocks.flatMap((block) => {
    if (block.type === 'heading') heading = `${start} ${block.number}${textOf(block.runs)}`;
    const place = `${heading}${block.type === 'table' ? ' 表格' : ''}`;
    return textsOf(block).flatMap((text) => faultsOf(place, text));
  });
}

function textsOf(block: Block): readonly string[] {
  if (block.type !== 'table') {
    return [textOf([...('lead' in block ? (block.lead ?? []) : []), ...block.runs])];
  }
  const caption = block.caption === undefined ? [] : [textOf(block.caption)];
  return [
    ...caption,
    ...block.rows.flatMap(({ cells }) => cells.map(({ lines }) => lines.map(textOf).join(' '))),
  ];
}

function faultsOf(place: string, text: string): PersonalPlace[] {
  return [
    ...(mobileNumberIn(text) === '' ? [] : [{ place, reason: '含手机号码' }]),
    ...(identityNumberIn(text) === '' ? [] : [{ place, reason: '含身份证号码' }]),
  ];
}
