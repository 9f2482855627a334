import { Empty, Tag, Typography } from 'antd';
import type { Note } from '../../api/types.ts';
import { AnswerForm } from '../../shared/answer-form.tsx';
import { beijingTime } from '../../shared/time.ts';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';

/** The drafter's answer to one note. */
function ReplyForm({ note }: { readonly note: Note }) {
  const { report, perform } = useDesk();
  return (
    <AnswerForm
      name={`reply.${report.id}.${note.id}`}
      label={note.reply === null ? '答复' : '重新答复'}
      button="答复"
      send={(reply) => perform('POST', `notes/${note.id}/reply`, { reply })}
    />
  );
}

function NoteItem({ note }: { readonly note: Note }) {
  const { may } = useDesk();
  const open = note.resolvedAt === null;
  return (
    <li className="entry">
      <Tag color={open ? 'gold' : 'green'}>{open ? '待答复' : '已答复'}</Tag>
      <FieldLink path={note.field} />
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
