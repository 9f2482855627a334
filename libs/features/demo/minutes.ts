import type { MeetingFigures } from '#libs/workflow';

export interface MeetingPlan extends MeetingFigures {
  readonly heldOn: string;
  readonly title: string;
  readonly resolution: string;
}

/** The page of a meeting's minutes: what a secretary would sign and scan. Every text is escaped. */
export function minutesPage(meeting: MeetingPlan): string {
  const lines: readonly (readonly [string, string])[] = [
    ['时间', meeting.heldOn],
    ['主持人', meeting.chair],
    ['应到', `${meeting.entitled} 人`],
    ['实到', `${meeting.present.length} 人：${meeting.present.join('、')}`],
    ['列席', meeting.nonVoting.join('、') || '无'],
    ['回避', meeting.recused.map(({ name, reason }) => `${name}（${reason}）`).join('；') || '无'],
    ['表决', `赞成 ${meeting.votesFor}，反对 ${meeting.votesAgainst}，弃权 ${meeting.abstained}`],
    ['决议', meeting.resolution],
  ];
  return page(meeting.title, lines);
}

/** A sheet of evidence: a heading and what it shows. */
export function evidencePage(title: string, lines: readonly (readonly [string, string])[]): string {
  return page(title, lines);
}

function page(title: string, lines: readonly (readonly [string, string])[]): string {
  const rows = lines.map(([name, text]) => `<p>${escape(name)}：${escape(text)}</p>`).join('');
  const style = `body{font-family:'FandolFang-Regular';font-size:16pt;line-height:29pt}`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${style}</style></head><body><p>${escape(title)}</p>${rows}</body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
