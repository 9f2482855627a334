import { Typography } from 'antd';

const withGrade = (score: string | null, grade: string | null): string =>
  score === null ? '—' : `${score}${grade === null ? '' : `（${grade}）`}`;

/** The converted score that counts; below it the unit's own, where the bureau adjusted it. */
export function ConvertedScore({
  score,
  grade,
  self,
}: {
  readonly score: string | null;
  readonly grade: string | null;
  /** undefined: the bureau adjusted nothing, the score is the unit's own. */
  readonly self?: string | null | undefined;
}) {
  if (self === undefined) return <>{withGrade(score, grade)}</>;
  return (
    <>
      {withGrade(score, grade)}
      <div>
        <Typography.Text type="secondary" className="one-line">
          财政局评，自评 {self ?? '—'}
        </Typography.Text>
      </div>
    </>
  );
}

/** As the lists of reports and of archived reports have it. */
export function ListedScore({
  of: { converted, gradeLabel, bureauConverted, bureauGradeLabel },
}: {
  readonly of: {
    readonly converted: string | null;
    readonly gradeLabel: string | null;
    readonly bureauConverted: string | null;
    readonly bureauGradeLabel: string | null;
  };
}) {
  return bureauConverted === null ? (
    <ConvertedScore score={converted} grade={gradeLabel} />
  ) : (
    <ConvertedScore score={bureauConverted} grade={bureauGradeLabel} self={converted} />
  );
}
