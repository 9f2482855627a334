import { Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { pathLabel } from '../labels.ts';
import { useDesk } from './desk.tsx';
import { DocumentFrame } from './document-frame.tsx';
import { pickedPlace, type Marks } from './picked.ts';

/** What was clicked last in the document, and what can be done about it. */
function Picked({ path }: { readonly path: string | null | undefined }) {
  const { names, may, annotate } = useDesk();
  if (path === null)
    return (
      <Typography.Text type="secondary">
        点正文里的文字或数字，右边就翻到它来自的那一项
        {may('annotate') ? '，并可在这里批注。' : '。'}
      </Typography.Text>
    );
  if (path === undefined)
    return <Typography.Text type="secondary">这一处由规则生成，没有对应的填报项。</Typography.Text>;
  return (
    <>
      <Typography.Text strong ellipsis style={{ flex: 1, minWidth: 0 }}>
        {pathLabel(names, path)}
      </Typography.Text>
      {may('annotate') && (
        <Button
          size="small"
          type="primary"
          onClick={() => {
            annotate(path);
          }}
        >
          批注这一处
        </Button>
      )}
    </>
  );
}

/** The document as it prints, beside what it is made from: a click in it leads to the field, and pins a note there. */
export function BesideDocument() {
  const { report, names, goTo } = useDesk();
  const [path, setPath] = useState<string | null | undefined>(null);
  const pick = (marks: Marks) => {
    const place = pickedPlace(names, marks);
    setPath(place);
    if (place !== undefined) goTo(place);
  };
  return (
    <Card className="beside-document" size="small">
      <Flex
        role="status"
        align="center"
        justify="space-between"
        gap="small"
        className="beside-picked"
      >
        <Picked path={path} />
      </Flex>
      <DocumentFrame
        title="正式报告"
        path={`/reports/${report.id}/document?marked=1`}
        height="calc(100vh - 150px)"
        onPick={pick}
      />
    </Card>
  );
}
