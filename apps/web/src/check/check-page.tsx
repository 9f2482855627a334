import { FileSearchOutlined } from '@ant-design/icons';
import { Spin, Typography, Upload } from 'antd';
import { useState } from 'react';
import { upload } from '../api/client.ts';
import type { CheckedText } from '../api/types.ts';
import { FileFailure } from '../shared/file-drop.tsx';
import { fileSize } from '../shared/file-size.ts';
import { useSending } from '../shared/use-sending.ts';
import { CheckResult } from './check-result.tsx';

interface Checked {
  readonly file: File;
  readonly checked: CheckedText;
}

/** Drop a report that exists as a file, and see what a careful reviewer would send back. */
export default function CheckPage() {
  const { busy, failure, send } = useSending();
  const [reading, setReading] = useState<File | null>(null);
  const [result, setResult] = useState<Checked | null>(null);
  const check = (file: File) =>
    send(async () => {
      setReading(file);
      setResult(null);
      setResult({ file, checked: await upload<CheckedText>('/text-checks', file, {}) });
    });
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '0 0 8px' }}>
        文本核查
      </Typography.Title>
      <Typography.Paragraph>
        核对一份已有报告的合计、增减、占比、年份、单位名称、目标与实现情况等，逐处标出并说明算式。
        文件只用于本次核查，系统不保存；涉密文件请勿上传。
      </Typography.Paragraph>
      <Upload.Dragger
        accept=".docx,.pdf,.txt"
        multiple={false}
        showUploadList={false}
        disabled={busy}
        style={{ marginBottom: 16 }}
        beforeUpload={(file) => {
          void check(file);
          return false;
        }}
      >
        <p style={{ fontSize: 28, margin: 0 }}>
          <FileSearchOutlined aria-hidden />
        </p>
        <p>把 .docx、.txt 或带文字的 .pdf 拖到这里，或点此选择文件（不超过 20 MB）</p>
      </Upload.Dragger>
      {busy && reading !== null && (
        <div role="status" style={{ padding: 24, textAlign: 'center' }}>
          <Spin /> 正在核查 {reading.name}（{fileSize(reading.size)}）…
        </div>
      )}
      {failure !== null && reading !== null && (
        <FileFailure error={failure} file={reading} retry={(file) => void check(file)} />
      )}
      {result !== null && <CheckResult file={result.file} checked={result.checked} />}
    </>
  );
}
