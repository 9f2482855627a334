import { Alert, Button, Space, Tag } from 'antd';
import { useCallback, useEffect } from 'react';
import { SAVING_SHOWN } from '../../shared/saving.ts';
import type { Json, JsonPath } from '../draft/json.ts';
import type { PackageSnapshot, PackageStore } from '../draft/package-store.ts';
import { placeName } from '../draft/readers.ts';

interface BarProps {
  readonly store: PackageStore;
  readonly snapshot: PackageSnapshot;
  readonly goTo: (path: JsonPath) => void;
}

const MOST_CLASHES = 5;

function sideText(value: Json | undefined): string {
  if (value === undefined) return '（已删除）';
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, 60);
}

function Conflict({ store, snapshot }: BarProps) {
  const { state, pkg } = snapshot;
  if (state.kind !== 'conflict') return null;
  const { clashes } = state.merged;
  const rest = clashes.length - MOST_CLASHES;
  return (
    <Alert
      type="warning"
      showIcon
      title="他人刚刚保存了同一处内容，请选择保留哪一个；没有冲突的改动都会保留。"
      description={
        <ul>
          {clashes.slice(0, MOST_CLASHES).map(({ path, mine, theirs }) => (
            <li key={path.join('/')}>
              {placeName(pkg, path)}：对方“{sideText(theirs)}”，您“{sideText(mine)}”
            </li>
          ))}
          {rest > 0 && <li>还有 {rest} 处</li>}
        </ul>
      }
      action={
        <Space orientation="vertical">
          <Button
            size="small"
            type="primary"
            onClick={() => {
              store.resolve('mine');
            }}
          >
            保留我修改的
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
  const { text, colour } = SAVING_SHOWN[state.kind];
  return (
    <div className="save-status">
      <Space>
        <span role="status" aria-live="polite">
          <Tag color={colour}>{text}</Tag>
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
      <Conflict {...props} />
    </div>
  );
}
