import { Button, Flex, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { sendFile } from '../api/client.ts';
import { keep } from '../api/download.ts';
import type { CheckedText } from '../api/types.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import { useSending } from '../shared/use-sending.ts';
import { AnnotatedText, placeId } from './annotated-text.tsx';
import { EVERYTHING, FindingFilter, isWanted, type Wanted } from './finding-filter.tsx';
import { findingId, FindingList } from './finding-list.tsx';

const EXPORTS = [
  { as: 'docx', label: '导出 Word 批注' },
  { as: 'html', label: '导出网页' },
  { as: 'json', label: '导出 JSON' },
] as const;

const scrollTo = (id: string): void =>
  document.getElementById(id)?.scrollIntoView({ block: 'center' });

function Exports({
  file,
  format,
}: {
  readonly file: File;
  readonly format: CheckedText['format'];
}) {
  const { busy, failure, send } = useSending();
  return (
    <>
      <Space wrap>
        {EXPORTS.filter(({ as }) => as !== 'docx' || format === 'docx').map(({ as, label }) => (
          <Button
            key={as}
            loading={busy}
            onClick={() =>
              void send(async () => keep(await sendFile('/text-checks/file', file, { as })))
            }
          >
            {label}
          </Button>
        ))}
      </Space>
      <FailureNote error={failure} />
    </>
  );
}

/** The text with its findings beside it; each leads to the other. */
export function CheckResult({
  file,
  checked: { text, format, findings },
}: {
  readonly file: File;
  readonly checked: CheckedText;
}) {
  const [wanted, setWanted] = useState<Wanted>(EVERYTHING);
  const [active, setActive] = useState<number | null>(null);
  const shown = useMemo(
    () =>
      findings
        .map((finding, number) => ({ number, finding }))
        .filter(({ finding }) => isWanted(wanted, finding)),
    [findings, wanted],
  );
  const [fromText, fromList] = useMemo(() => {
    const leadTo = (idOf: (number: number) => string) => (number: number) => {
      setActive(number);
      scrollTo(idOf(number));
    };
    return [leadTo(findingId), leadTo(placeId)];
  }, []);
  return (
    <section aria-label="核查结果">
      <div role="status">
        <Typography.Title level={2} style={{ fontSize: 18 }}>
          {file.name}：
          {findings.length === 0 ? '没有发现问题' : `${String(findings.length)} 处意见`}
        </Typography.Title>
      </div>
      <Flex wrap gap="middle" justify="space-between" style={{ marginBottom: 12 }}>
        <FindingFilter findings={findings} wanted={wanted} change={setWanted} />
        <Exports file={file} format={format} />
      </Flex>
      <div className="checked">
        <AnnotatedText text={text} findings={shown} active={active} choose={fromText} />
        <FindingList findings={shown} active={active} choose={fromList} />
      </div>
    </section>
  );
}
