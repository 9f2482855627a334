import { Alert, Button, Space, Typography } from 'antd';
import { isWithin, useRuleDesk } from '../draft/desk.ts';
import { at, type JsonPath } from '../draft/json.ts';
import type { PackageStore } from '../draft/package-store.ts';
import { placeName } from '../draft/readers.ts';
import { placeOfAnchor, standingTexts, type TypedText } from '../draft/typed-texts.ts';
import { same } from '../../shared/three-way.ts';
import { ClashAlert } from './clash-alert.tsx';

interface NoteProps {
  readonly anchor: string;
  readonly typed: TypedText;
  readonly path: JsonPath | undefined;
  readonly store: PackageStore;
}

const MINE = { name: '源码中', keep: '采用源码中的' };
const DRAFT = { name: '草稿中', keep: '采用草稿中的' };

/** The text can be read again, but the draft has gone another way meanwhile. */
function Disagreement({ anchor, typed, path = [], store }: NoteProps) {
  const { pkg } = useRuleDesk();
  const clashes = typed.clashes.map((clash) => ({ ...clash, path: [...path, ...clash.path] }));
  return (
    <ClashAlert
      title={`${placeName(pkg, path)}：JSON 写好之前，草稿的同一处已有别的改动，请选择保留哪一个；没有冲突的改动都会保留。`}
      clashes={clashes}
      mine={MINE}
      theirs={DRAFT}
      resolve={(side) => {
        store.settleText(anchor, side);
      }}
    />
  );
}

function Unread({ anchor, typed, path, store }: NoteProps) {
  const { pkg, goTo } = useRuleDesk();
  const moved = path !== undefined && !same(at(pkg, path), typed.base);
  return (
    <Alert
      type="warning"
      showIcon
      title={`${path === undefined ? '已删除或改名的内容' : placeName(pkg, path)}：有一段 JSON 还不在草稿中，也没有保存。${typed.fault?.message ?? ''}`}
      description={
        moved && '其间草稿的这一处已有别的改动；写好后会把两边的改动合在一起，有冲突时先询问。'
      }
      action={
        <Space>
          {path === undefined ? (
            <Typography.Text copyable={{ text: typed.text }}>复制文字</Typography.Text>
          ) : (
            <Button
              size="small"
              type="primary"
              onClick={() => {
                goTo(path, path.length === 1);
              }}
            >
              继续修改
            </Button>
          )}
          <Button
            size="small"
            title="可用“撤销”取回"
            onClick={() => {
              store.discardText(anchor);
            }}
          >
            丢弃
          </Button>
        </Space>
      }
    />
  );
}

/** Every JSON text that is not in the draft, wherever one is on the page; an open one says it itself. */
export function StandingNotes({ store }: { readonly store: PackageStore }) {
  const { pkg, texts, shown } = useRuleDesk();
  return standingTexts(texts).map(([anchor, typed]) => {
    const path = placeOfAnchor(pkg, anchor);
    const note = { anchor, typed, store, path };
    if (typed.clashes.length > 0) return <Disagreement key={anchor} {...note} />;
    if (path !== undefined && isWithin(shown, path)) return null;
    return <Unread key={anchor} {...note} />;
  });
}
