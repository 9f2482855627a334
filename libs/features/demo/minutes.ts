import type { MeetingFigures } from '#libs/workflow';

import { plainPdf } from './plain-pdf.js';

export interface MeetingPlan extends MeetingFigures {
  readonly heldOn: string;
  readonly title: string;
  readonly resolution: string;
}

/** The minutes of a meeting as a secretary would scan them. */
export function minutesPdf(meeting: MeetingPlan): Uint8Array {
  const { present, nonVoting, recused, votesFor, votesAgainst, abstained } = meeting;
  return plainPdf(`${meeting.title}纪要`, [
    `时间：${meeting.heldOn}`,
    `主持人：${meeting.chair}`,
    `应到：${meeting.entitled} 人`,
    `实到：${present.length} 人，${present.join('、')}`,
    `列席：${nonVoting.join('、') || '无'}`,
    `回避：${recused.map(({ name, reason }) => `${name}（${reason}）`).join('；') || '无'}`,
    `表决：赞成 ${votesFor} 票，反对 ${votesAgainst} 票，弃权 ${abstained} 票`,
    `决议：${meeting.resolution}`,
  ]);
}
