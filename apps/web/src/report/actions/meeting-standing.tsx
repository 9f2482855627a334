import { Alert, Form, Space, Tag, Typography, type FormInstance } from 'antd';
import { useDesk } from '../desk/desk.tsx';
import { contradictions, meetingOutcome, rulesText, type Figures } from './meeting-outcome.ts';
import type { MeetingForm } from './meeting-form.ts';

/** A form half filled: a row of recusals may be empty. */
type Typed = Omit<Partial<MeetingForm>, 'recused'> & {
  readonly recused?: readonly ({ readonly name?: string; readonly reason?: string } | undefined)[];
};

/** What is typed so far; what is still open counts as nothing. */
function figuresOf(values: Typed | undefined): Figures | null {
  if (values?.entitled === undefined || (values.present ?? []).length === 0) return null;
  const { chair = '', entitled, present = [], nonVoting = [], recused = [] } = values;
  const { votesFor = 0, votesAgainst = 0, abstained = 0 } = values;
  const named = recused.flatMap((one) =>
    one?.name ? [{ name: one.name, reason: one.reason ?? '' }] : [],
  );
  return { chair, entitled, present, nonVoting, recused: named, votesFor, votesAgainst, abstained };
}

/** Votes of a meeting that is no meeting count for nothing, however many they are. */
const voteText = (quorate: boolean, carried: boolean): string =>
  quorate ? (carried ? '表决通过' : '表决未通过') : '人数不足，表决无效';

/** Quorum and majority as they stand with what is typed, and what does not fit together. */
export function MeetingStanding({ form }: { readonly form: FormInstance<MeetingForm> }) {
  const { rulebook } = useDesk();
  const figures = figuresOf(Form.useWatch([], form));
  if (figures === null)
    return (
      <Alert
        type="info"
        showIcon
        title={rulesText(rulebook.workflow)}
        style={{ marginBottom: 16 }}
      />
    );
  const { quorate, carried, needed } = meetingOutcome(rulebook.workflow, figures);
  const faults = contradictions(figures);
  return (
    <div className="standing" role="status" aria-live="polite">
      <Space wrap>
        <Tag color={quorate ? 'green' : 'red'}>
          {quorate ? '达到法定人数' : '未达到法定人数'}：实到 {figures.present.length} 人，须{' '}
          {needed.present} 人
        </Tag>
        <Tag color={carried ? 'green' : 'red'}>
          {voteText(quorate, carried)}：赞成 {figures.votesFor} 票，须 {needed.votesFor} 票
        </Tag>
      </Space>
      <div>
        <Typography.Text type="secondary">{rulesText(rulebook.workflow)}</Typography.Text>
      </div>
      {faults.map((fault) => (
        <div key={fault}>
          <Typography.Text type="danger">{fault}</Typography.Text>
        </div>
      ))}
    </div>
  );
}
