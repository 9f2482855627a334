import { Alert, Descriptions, Flex, Steps, Typography } from 'antd';
import type { Publication } from '../api/types.ts';
import { beijingTime } from '../shared/time.ts';

type Round = NonNullable<Publication['round']>;

const REVIEW_STEPS = [
  { step: 'initial_review', label: '初审', who: '单位党委秘书' },
  { step: 'second_review', label: '复审', who: '财政局审核人' },
  { step: 'final_review', label: '批准', who: '财政局审定人' },
] as const;

const TONE: Partial<Record<Round['stage'], 'success' | 'error' | 'warning'>> = {
  published: 'success',
  blocked: 'error',
  returned: 'error',
  withdrawn: 'warning',
  superseded: 'warning',
};

function ReviewSteps({ round }: { readonly round: Round }) {
  return (
    <Steps
      orientation="vertical"
      current={REVIEW_STEPS.length}
      size="small"
      items={REVIEW_STEPS.map(({ step, label, who }) => {
        const review = round.reviews.find((one) => one.step === step);
        const current = round.stage === step;
        if (review === undefined)
          return {
            key: step,
            title: `${label}：${current ? '待办理' : '未办理'}`,
            content: <span className="secondary">由{who}办理</span>,
            status: current ? ('process' as const) : ('wait' as const),
          };
        const passed = review.verdict === 'pass';
        return {
          key: step,
          title: `${label}：${passed ? '通过' : '不通过'}`,
          content: (
            <span className="secondary">
              {review.reviewer}（{review.roleLabel}） {beijingTime(review.at)}：{review.opinion}
            </span>
          ),
          status: passed ? ('finish' as const) : ('error' as const),
        };
      })}
    />
  );
}

function Places({ title, places }: { readonly title: string; readonly places: Round['withheld'] }) {
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {title}
      </Typography.Title>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {places.map(({ place, reason }) => (
          <li key={`${place}${reason}`}>
            {place}：{reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where one round stands: its stage, its review, what the public version leaves out. */
export function PublicationRound({ round }: { readonly round: Round }) {
  const dates: readonly (readonly [string, string | null])[] = [
    ['提请公开', `${round.requestedBy} ${beijingTime(round.requestedAt)}`],
    ['可公开时间', round.holdUntil && beijingTime(round.holdUntil)],
    ['公开时间', round.publishedAt && beijingTime(round.publishedAt)],
    ['结束时间', round.endedAt && beijingTime(round.endedAt)],
    ['结束原因', round.endReason],
    ['公开版 SHA-256', round.pdfSha256],
  ];
  return (
    <Flex vertical gap="middle">
      <Alert type={TONE[round.stage] ?? 'info'} showIcon role="status" title={round.stageLabel} />
      {round.trouble !== null && (
        <Alert
          type="warning"
          showIcon
          role="status"
          title="暂时无法生成公开版，系统会自动重试，不需要重新提请。"
          description={`原因：${round.trouble}`}
        />
      )}
      {round.blockedBy.length > 0 && (
        <Places title="须先处理（修订报告后重新提请）" places={round.blockedBy} />
      )}
      <Descriptions
        size="small"
        bordered
        column={1}
        items={dates.flatMap(([label, value]) =>
          value === null ? [] : [{ key: label, label, children: value }],
        )}
      />
      {round.stage !== 'preparing' && round.stage !== 'blocked' && <ReviewSteps round={round} />}
      {round.withheld.length > 0 && <Places title="公开版不含" places={round.withheld} />}
    </Flex>
  );
}
