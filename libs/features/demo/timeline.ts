import type { ReportHistory } from '#libs/features/documents';
import { COMMAND_LABELS, ROLE_LABELS, STAGE_LABELS } from '#libs/workflow';

/** The report's way as Markdown: who did what, when, on which content, and what became of it. */
export function timelineMarkdown(history: ReportHistory, verified: readonly string[]): string {
  const { organisation, report, submission } = history;
  const score = submission?.evaluation.score;
  const rows = history.decisions.map((decision) => [
    beijingTime(decision.decidedAt),
    `${decision.actorName}（${ROLE_LABELS[decision.actorRole]}）`,
    COMMAND_LABELS[decision.command],
    `${STAGE_LABELS[decision.fromStage]} → ${STAGE_LABELS[decision.toStage]}`,
    decision.reason ?? '',
    (decision.contentHash ?? '').slice(0, 12),
  ]);
  const heads = ['时间', '办理人', '事项', '环节', '意见', '内容校验码'];
  return [
    `# ${organisation.name} ${report.year} 年度部门整体绩效管理自评报告`,
    '',
    `- 自评：得分 ${score?.score ?? '—'}，${score?.conversion ?? ''}，等级 ${score?.gradeLabel ?? '—'}`,
    `- 内容校验码（SHA-256）：\`${submission?.contentHash ?? ''}\``,
    '',
    ...table([heads, heads.map(() => '---'), ...rows]),
    '',
    '## 档案校验',
    '',
    ...verified.map((line) => `- ${line}`),
    '',
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
}

const BEIJING = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'short',
});

function beijingTime(instant: Date): string {
  return BEIJING.format(instant);
}
