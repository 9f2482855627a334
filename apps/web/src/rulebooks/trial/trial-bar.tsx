import { Flex } from 'antd';
import { FailureNote } from '../../shared/failure-note.tsx';
import { ReportPicker } from '../report-picker.tsx';
import { isUnfinished, type useTrial } from './use-trial.ts';

interface BarProps extends Pick<ReturnType<typeof useTrial>, 'trial' | 'error' | 'score'> {
  readonly draftId: string;
  readonly reportId: string | null;
  readonly choose: (reportId: string | null) => void;
}

function scoreLine({ trial, score, error }: Pick<BarProps, 'trial' | 'score' | 'error'>): string {
  if (isUnfinished(error)) return '草稿有写法上的错误，见“规则检查”；改正后显示代入的结果';
  if (trial === null) return error === null ? '正在代入…' : '';
  if (score === null) return '草稿有错误，改正后显示得分';
  const { status, converted, gradeLabel } = score;
  if (status === 'complete')
    return `得 ${score.score} 分，换算 ${converted ?? ''} 分，${gradeLabel ?? ''}`;
  return `已得 ${score.score} 分，${status === 'faulty' ? '有指标算不出' : '有数据缺失'}`;
}

/** Chooses the report whose figures every formula and condition is shown with. */
export function TrialBar({ draftId, reportId, choose, ...found }: BarProps) {
  return (
    <div className="trial-bar">
      <Flex wrap gap="small" align="center">
        <span>代入一份报告的数据</span>
        <ReportPicker
          draftId={draftId}
          label="代入哪份报告的数据"
          width={460}
          value={reportId}
          onChange={choose}
        />
        <span className="secondary" role="status" aria-live="polite">
          {reportId === null
            ? '选定后，公式和条件下面显示代入的结果；查看了哪份报告会记入审计日志'
            : scoreLine(found)}
        </span>
      </Flex>
      {reportId !== null && !isUnfinished(found.error) && <FailureNote error={found.error} />}
    </div>
  );
}
