import { Button, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Adjustment } from '../../api/types.ts';
import { AnswerForm } from '../../shared/answer-form.tsx';
import { beijingTime } from '../../shared/time.ts';
import { useDesk } from '../desk/desk.tsx';

type Appeal = NonNullable<Adjustment['appeal']>;

/** Whether the bureau owes this one an answer: what stands in the way of approval. */
export const isUnanswered = ({ appeal, current, revokedAt }: Adjustment): boolean =>
  appeal !== null && appeal.reply === null && current && revokedAt === null;

function Said({ appeal }: { readonly appeal: Appeal }) {
  const { text, authorName, createdAt, reply, repliedByName, repliedAt } = appeal;
  return (
    <>
      <div>
        <Tag color="gold">申诉</Tag>
        {text}{' '}
        <Typography.Text type="secondary">
          {authorName} {beijingTime(createdAt)}
        </Typography.Text>
      </div>
      <div>
        <Tag color={reply === null ? 'red' : 'green'}>{reply === null ? '待答复' : '答复'}</Tag>
        {reply}{' '}
        {repliedAt !== null && (
          <Typography.Text type="secondary">
            {repliedByName} {beijingTime(repliedAt)}
          </Typography.Text>
        )}
      </div>
    </>
  );
}

/** What the unit says to an adjustment and what the bureau answers, with the place to say it. */
export function AppealLine({ adjustment }: { readonly adjustment: Adjustment }) {
  const { report, may, perform } = useDesk();
  const [open, setOpen] = useState(false);
  const { id, appeal, current, revokedAt } = adjustment;
  const path = `adjustments/${id}/appeal`;
  const contentHash = report.submission?.contentHash;
  if (appeal === null) {
    if (!may('appeal_score') || !current || revokedAt !== null) return null;
    if (!open)
      return (
        <Button
          size="small"
          onClick={() => {
            setOpen(true);
          }}
        >
          申诉
        </Button>
      );
    return (
      <AnswerForm
        name={`appeal.${report.id}.${id}`}
        label="申诉理由"
        button="提交申诉"
        send={(text) => perform('POST', path, { contentHash, text })}
      />
    );
  }
  return (
    <>
      <Said appeal={appeal} />
      {may('answer_appeal') && isUnanswered(adjustment) && (
        <AnswerForm
          name={`appeal-reply.${report.id}.${id}`}
          label="对申诉的答复"
          button="答复申诉"
          send={(reply) => perform('POST', `${path}/reply`, { contentHash, reply })}
        />
      )}
    </>
  );
}
