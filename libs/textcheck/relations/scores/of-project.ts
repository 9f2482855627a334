import type { TextDocument } from '../../document.js';

const HEAD = 200;

/** A report of one project, by its head: what it tells of is told of the project. */
export const isOfProject = ({ text }: TextDocument): boolean => {
  const head = text.slice(0, HEAD);
  return /项目|资金/.test(head) && !/整体/.test(head);
};
