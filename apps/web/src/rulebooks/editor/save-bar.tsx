import { Alert, Button, Space, Tag } from 'antd';
import { useCallback, useEffect } from 'react';
import { SAVING_SHOWN } from '../../shared/saving.ts';
import type { JsonPath } from '../draft/json.ts';
import type { PackageSnapshot, PackageStore } from '../draft/package-store.ts';
import { standingTexts } from '../draft/typed-texts.ts';
import { ClashAlert } from './clash-alert.tsx';
import { StandingNotes } from './standing-notes.tsx';

interface BarProps {
  readonly store: PackageStore;
  readonly snapshot: PackageSnapshot;
  readonly goTo: (path: JsonPath) => void;
}

const MINE = { name: '您', keep: '保留我修改的' };
const THEIRS = { name: '对方', keep: '采用对方的' };

/** Ctrl-Z and Ctrl-Shift-Z anywhere on the page, and where they lead. */
function useKeys(store: PackageStore, goTo: BarProps['goTo']) {
  const step = useCallback(
    (back: boolean) => {
      const path = back ? store.undo() : store.redo();
      if (path !== undefined) goTo(path);
    },
    [store, goTo],
  );
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      // In a dialog the browser's own undo is meant.
      const inDialog = (event.target as HTMLElement).closest('[role="dialog"]') !== null;
      if (!wanted || inDialog) return;
      event.preventDefault();
      step(!event.shiftKey);
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  }, [step]);
  return step;
}

/** Whether the draft is stored, what stands in its way, and the ways back and forth. */
export function SaveBar(props: BarProps) {
  const { store, snapshot } = props;
  const { state, undoable, redoable } = snapshot;
  const step = useKeys(store, props.goTo);
  const beside = standingTexts(snapshot.texts).length;
  const { text, colour } = SAVING_SHOWN[state.kind];
  return (
    <div className="save-status">
      <Space>
        <span role="status" aria-live="polite">
          {beside > 0 && state.kind === 'saved' ? (
            <Tag color="gold">已保存，不含 {beside} 段未写完的 JSON</Tag>
          ) : (
            <Tag color={colour}>{text}</Tag>
          )}
        </span>
        <Button
          size="small"
          disabled={!undoable}
          title="Ctrl-Z"
          onClick={() => {
            step(true);
          }}
        >
          撤销
        </Button>
        <Button
          size="small"
          disabled={!redoable}
          title="Ctrl-Shift-Z"
          onClick={() => {
            step(false);
          }}
        >
          重做
        </Button>
      </Space>
      {state.kind === 'refused' && (
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
      )}
      {state.kind === 'conflict' && (
        <ClashAlert
          title="他人刚刚保存了同一处内容，请选择保留哪一个；没有冲突的改动都会保留。"
          clashes={state.merged.clashes}
          mine={MINE}
          theirs={THEIRS}
          resolve={store.resolve}
        />
      )}
      <StandingNotes store={store} />
    </div>
  );
}
