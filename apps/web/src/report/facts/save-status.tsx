import { Alert, Button, Space, Tag, Tooltip } from 'antd';
import { useCallback, useEffect } from 'react';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';
import { clashPlaces } from '../draft/clash-places.ts';
import type { SaveState } from '../draft/draft-state.ts';
import { useDrafted, useDraftStore } from '../draft/drafted.ts';
import { keyOf, pathOf } from '../draft/edits.ts';
import { namedIn } from '../draft/failures.ts';
import type { Clash } from '../draft/merge-all.ts';
import { SAVING_SHOWN } from '../../shared/saving.ts';
import { isRow, optionsOfPath, pathLabel, valueText } from '../labels.ts';

function Refusal({ state }: { readonly state: Extract<SaveState, { kind: 'refused' }> }) {
  const store = useDraftStore();
  const paths = namedIn(state.faults, [...store.read().edits.values()]).map(pathOf);
  return (
    <Alert
      type="warning"
      showIcon
      title={state.message}
      description={
        paths.length > 0 && (
          <Space wrap size={[12, 0]}>
            <span>其余已保存。去更正：</span>
            {paths.map((path) => (
              <FieldLink key={path} path={path} />
            ))}
          </Space>
        )
      }
      action={
        <Button size="small" onClick={() => void store.save()}>
          重试保存
        </Button>
      }
    />
  );
}

type Choose = (side: 'mine' | 'theirs') => void;

function Sides({ choose, all = '' }: { readonly choose: Choose; readonly all?: string }) {
  return (
    <Space wrap size="small">
      <Button
        size="small"
        type="primary"
        onClick={() => {
          choose('mine');
        }}
      >
        {all}保留我填写的
      </Button>
      <Button
        size="small"
        onClick={() => {
          choose('theirs');
        }}
      >
        {all}采用对方的
      </Button>
    </Space>
  );
}

/** One field two people changed: what exactly differs, and the choice of one side. */
function Choice({ clash, choose }: { readonly clash: Clash; readonly choose: Choose }) {
  const { names, rulebook } = useDesk();
  const text = (path: string, value: unknown) =>
    value === undefined && isRow(rulebook, path)
      ? '没有这一行'
      : valueText(value, optionsOfPath(rulebook, path));
  return (
    <li className="entry">
      {clashPlaces(clash).map(({ path, mine, theirs }) => (
        <div key={path}>
          <strong>{pathLabel(names, path)}</strong>
          <div>对方填写：{text(path, theirs)}</div>
          <div>您填写：{text(path, mine)}</div>
        </div>
      ))}
      <Sides choose={choose} />
    </li>
  );
}

/** Both values of every place two people changed; nothing of it is stored until one of them is chosen. */
function Conflict({ state }: { readonly state: Extract<SaveState, { kind: 'conflict' }> }) {
  const store = useDraftStore();
  const { clashes } = state;
  return (
    <Alert
      type="warning"
      showIcon
      title="他人刚刚保存了同一处内容，请选择保留哪一个。没有冲突的改动都会保留；选错了可以“撤销”。"
      description={
        <>
          <ul className="entries clashes">
            {clashes.map((clash) => {
              const key = keyOf(clash.edit.part, clash.edit.id);
              return (
                <Choice
                  key={key}
                  clash={clash}
                  choose={(side) => {
                    store.resolve(side, key);
                  }}
                />
              );
            })}
          </ul>
          {clashes.length > 1 && (
            <Sides
              all="全部"
              choose={(side) => {
                store.resolve(side);
              }}
            />
          )}
        </>
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
    if (step !== undefined) goTo(pathOf(step));
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

/** On a narrow screen the score stands below the form: its total stays in sight, and leads there. */
function Glance() {
  const { score, completeness } = useDesk().report.evaluation;
  return (
    <Button
      type="link"
      size="small"
      className="score-glance"
      onClick={() => {
        const side = document.getElementById('report-side');
        side?.scrollIntoView();
        side?.focus({ preventScroll: true });
      }}
    >
      得分 {score.score} / {score.applicableFullMarks}，缺 {completeness.missing.length} 项
    </Button>
  );
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
        <Glance />
      </Space>
      {state.kind === 'refused' && <Refusal state={state} />}
      {state.kind === 'conflict' && <Conflict state={state} />}
    </div>
  );
}
