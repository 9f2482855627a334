import { Alert, Button, Space, Tag, Tooltip } from 'antd';
import { useCallback, useEffect } from 'react';
import { useDesk } from '../desk/desk.tsx';
import type { SaveState } from '../draft/draft-state.ts';
import { useDrafted, useDraftStore } from '../draft/drafted.ts';
import { SAVING_SHOWN } from '../../shared/saving.ts';
import { optionsOfPath, pathLabel, valueText } from '../labels.ts';

function Refusal({ state }: { readonly state: Extract<SaveState, { kind: 'refused' }> }) {
  const store = useDraftStore();
  return (
    <Alert
      type="warning"
      showIcon
      title={state.message}
      action={
        <Button size="small" onClick={() => void store.save()}>
          重试保存
        </Button>
      }
    />
  );
}

/** Both values of every place two people changed; nothing is stored until one of them is chosen. */
function Conflict({ state }: { readonly state: Extract<SaveState, { kind: 'conflict' }> }) {
  const { names, rulebook } = useDesk();
  const store = useDraftStore();
  const lines = state.clashes.map(({ edit, stored }) => {
    const path = edit.part === 'facts' ? edit.id : `${edit.part}/${edit.id}`;
    const text = (value: unknown) => valueText(value, optionsOfPath(rulebook, path));
    return `${pathLabel(names, path)}：对方 ${text(stored)}，您 ${text(edit.value)}`;
  });
  return (
    <Alert
      type="warning"
      showIcon
      title="他人刚刚保存了同一处内容，请选择保留哪一个；没有冲突的改动都会保留。"
      description={lines.join('；')}
      action={
        <Space orientation="vertical">
          <Button
            size="small"
            type="primary"
            onClick={() => {
              store.resolve('mine');
            }}
          >
            保留我填写的
          </Button>
          <Button
            size="small"
            onClick={() => {
              store.resolve('theirs');
            }}
          >
            采用对方的
          </Button>
        </Space>
      }
    />
  );
}

/** Ctrl-Z anywhere on the page takes the last edit back and leads to where it was. */
function useUndo() {
  const { goTo } = useDesk();
  const store = useDraftStore();
  const undo = useCallback(() => {
    const step = store.undo();
    if (step !== undefined) goTo(step.part === 'facts' ? step.id : `${step.part}/${step.id}`);
  }, [store, goTo]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      // In a dialog the browser's own undo is meant.
      const inDialog = (event.target as HTMLElement).closest('[role="dialog"]') !== null;
      if (!wanted || inDialog || !store.read().undoable) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  }, [store, undo]);
  return undo;
}

/** Whether what is typed is stored, what stands in its way, and the way back; where something may be typed or is left. */
export function SaveStatus() {
  const unsaved = useDrafted(({ edits }) => edits.size > 0);
  return useDesk().may('edit') || unsaved ? <Saving /> : null;
}

function Saving() {
  const state = useDrafted((draft) => draft.state);
  const undoable = useDrafted((draft) => draft.undoable);
  const undo = useUndo();
  const { text, colour } = SAVING_SHOWN[state.kind];
  return (
    <div className="save-status">
      <Space>
        <span role="status" aria-live="polite">
          <Tag color={colour}>{text}</Tag>
        </span>
        <Tooltip title="撤销上一次修改（Ctrl-Z），已保存的也可撤销">
          <Button size="small" disabled={!undoable} onClick={undo}>
            撤销
          </Button>
        </Tooltip>
      </Space>
      {state.kind === 'refused' && <Refusal state={state} />}
      {state.kind === 'conflict' && <Conflict state={state} />}
    </div>
  );
}
