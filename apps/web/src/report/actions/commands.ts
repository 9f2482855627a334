import type { Action } from '../../api/types.ts';

/** What a button asks for before it acts, and where it sends it. */
export interface CommandForm {
  readonly path: string;
  /** What will happen, in words. */
  readonly confirm: string;
  readonly text?: {
    readonly name: 'reason' | 'opinion';
    readonly label: string;
    readonly required: boolean;
  };
  /** Asks which fields stay open. */
  readonly fields?: boolean;
  /** The decision is taken on exactly the submitted content. */
  readonly onContent?: boolean;
  readonly tone?: 'primary' | 'danger';
  /** Shown shut, with the server's reason, to whoever may do this other thing now. */
  readonly beside?: Action['command'];
}

const REASON = { name: 'reason', label: '理由', required: true } as const;

/** The server says which of these may be given; this only says how each is asked for. */
export const COMMAND_FORMS: Readonly<Partial<Record<Action['command'], CommandForm>>> = {
  submit: {
    path: 'submit',
    confirm: '送审后内容冻结，交党委（党组）会审议；对方办理之前可以撤回。',
    tone: 'primary',
    beside: 'edit',
  },
  withdraw: {
    path: 'withdraw',
    confirm: '报告将收回到上一环节，由您这一方继续办理。',
    text: { name: 'reason', label: '理由（选填）', required: false },
  },
  committee_pass: {
    path: 'committee/pass',
    confirm: '报告连同会议记录将报送财政局审核；财政局办理之前可以撤回。',
    onContent: true,
    tone: 'primary',
    beside: 'record_meeting',
  },
  committee_return: {
    path: 'committee/return',
    confirm: '报告将退回填报人修改，改后须重新送审、重新上会。不选项目时，全部内容都可修改。',
    text: REASON,
    fields: true,
    onContent: true,
    tone: 'danger',
  },
  bureau_return: {
    path: 'bureau/return',
    confirm: '退回填报人时只开放下列项目，其余内容不能改动；有批注的项目已预先选入。',
    text: REASON,
    fields: true,
    onContent: true,
    tone: 'danger',
  },
  approve: {
    path: 'approve',
    confirm: '审定后系统生成正式 PDF 并归档，内容不能再改；如需更正，只能另行修订。',
    text: { name: 'opinion', label: '审定意见（选填）', required: false },
    onContent: true,
    tone: 'primary',
    beside: 'adjust_score',
  },
  revise: {
    path: 'revise',
    confirm: '将新建一版修订稿，原归档报告保留；修订稿归档后替代原版。',
    text: REASON,
  },
};
