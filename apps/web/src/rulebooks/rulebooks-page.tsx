import { Button, Typography } from 'antd';
import { useState } from 'react';
import { PageHeading } from '../administration/page-heading.tsx';
import { ReplayNote } from '../overview/replay-note.tsx';
import { useSession } from '../session/session.tsx';
import { DraftsTable } from './drafts-table.tsx';
import { ImportPackage } from './import-package.tsx';
import { Loaded } from '../shared/load-failure.tsx';
import { OpenYear } from './open-year.tsx';
import { PublishedTable } from './published-table.tsx';
import { useRulebooks, useRuleDrafts } from './use-rulebooks.ts';

const HEADING = { fontSize: 18 };

/** Drafts page by page. */
function Drafts({ editor }: { readonly editor: boolean }) {
  const drafts = useRuleDrafts();
  const empty = editor
    ? '没有草稿。按“打开新年度”，以已发布的规则为底稿起草。'
    : '没有送来的草稿。规则维护人送审后在这里审定。';
  return (
    <>
      <Loaded query={drafts}>
        <DraftsTable
          rows={drafts.data?.pages.flatMap(({ items }) => items) ?? []}
          loading={drafts.isPending}
          empty={empty}
        />
      </Loaded>
      {drafts.hasNextPage && (
        <Button
          style={{ marginTop: 8 }}
          loading={drafts.isFetchingNextPage}
          onClick={() => void drafts.fetchNextPage()}
        >
          显示更多
        </Button>
      )}
    </>
  );
}

/** The yearly packages: what is being drafted, what is in force and what was. */
export default function RulebooksPage() {
  const { me } = useSession();
  const published = useRulebooks();
  const [opening, setOpening] = useState(false);
  const editor = me?.grants.some(({ role }) => role === 'rule_editor') ?? false;
  return (
    <>
      <PageHeading title="评分规则">
        {editor && (
          <>
            <Button
              type="primary"
              disabled={(published.data ?? []).length === 0}
              onClick={() => {
                setOpening(true);
              }}
            >
              打开新年度
            </Button>
            <ImportPackage />
          </>
        )}
      </PageHeading>
      <ReplayNote />
      <Typography.Title level={2} style={HEADING}>
        草稿
      </Typography.Title>
      <Drafts editor={editor} />
      <Typography.Title level={2} style={{ ...HEADING, marginTop: 24 }}>
        已发布
      </Typography.Title>
      <Loaded query={published}>
        <PublishedTable rows={published.data ?? []} loading={published.isPending} />
      </Loaded>
      <OpenYear
        rulebooks={published.data ?? []}
        open={opening}
        close={() => {
          setOpening(false);
        }}
      />
    </>
  );
}
