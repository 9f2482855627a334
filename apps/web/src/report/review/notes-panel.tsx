import { Button, Empty, Form, Input, Tag, Typography } from 'antd';
import type { Note } from '../../api/types.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { beijingTime } from '../../shared/time.ts';
import { useSending } from '../../shared/use-sending.ts';
import { useDesk } from '../desk/desk.tsx';
import { pathLabel } from '../labels.ts';

/** The drafter's answer to one note. */
function ReplyForm({ note }: { readonly note: Note }) {
  const { perform } = useDesk();
  const { busy, failure, send } = useSending();
  return (
    <Form<{ reply: string }>
      name={`reply-${note.id}`}
      layout="vertical"
      onFinish={(values) => void send(() => perform('POST', `notes/${note.id}/reply`, values))}
    >
      <Form.Item
        name="reply"
        label={note.reply === null ? '答复' : '重新答复'}
        rules={[{ required: true, whitespace: true, message: '请写明答复' }]}
        style={{ marginBottom: 8 }}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <Button size="small" type="primary" htmlType="submit" loading={busy}>
        答复
      </Button>
      <FailureNote error={failure} />
    </Form>
  );
}

function NoteItem({ note }: { readonly note: Note }) {
  const { names, goTo, may } = useDesk();
  const open = note.resolvedAt === null;
  return (
    <li className="entry">
      <Tag color={open ? 'gold' : 'green'}>{open ? '待答复' : '已答复'}</Tag>
      <Button
        type="link"
        size="small"
        className="entry-link"
        onClick={() => {
          goTo(note.field);
        }}
      >
        {pathLabel(names, note.field)}
      </Button>
      <div>{note.text}</div>
      <Typography.Text type="secondary">
        {note.authorName} {beijingTime(note.createdAt)}
      </Typography.Text>
      {note.reply !== null && <div>答复：{note.reply}</div>}
      {open && may('edit') && <ReplyForm note={note} />}
    </li>
  );
}

/** Every note of the bureau with its answer, those still open first. */
export function NotesPanel() {
  const { report, may } = useDesk();
  if (report.notes.length === 0)
    return (
      <Empty
        description={
          may('annotate') ? '还没有批注。点填报项旁的“批注”即可添加。' : '财政局没有批注'
        }
      />
    );
  const notes = [...report.notes].sort(
    (left, right) => Number(left.resolvedAt !== null) - Number(right.resolvedAt !== null),
  );
  return (
    <ul className="entries">
      {notes.map((note) => (
        <NoteItem key={note.id} note={note} />
      ))}
    </ul>
  );
}
