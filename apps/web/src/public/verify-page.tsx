import { FileSearchOutlined } from '@ant-design/icons';
import { Button, Divider, Form, Input, Skeleton, Typography, Upload } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../api/client.ts';
import type { DocumentVerdict } from '../api/types.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import { useSending } from '../shared/use-sending.ts';
import { identityOf } from './file-digest.ts';
import { VerdictCard } from './verdict-card.tsx';

const SUM = /^\s*[0-9a-fA-F]{64}\s*$/;
/** What somebody typed: the sum of a file, or the code printed at the foot of its pages. */
const addressOf = (text: string): string =>
  SUM.test(text)
    ? `/public/verification/${text.trim().toLowerCase()}`
    : `/public/codes/${encodeURIComponent(text.trim())}`;

const NO_DIGEST =
  '当前地址不是 https，浏览器不能在本页计算校验码。请改用 https 地址打开，或在下方填写文件的 SHA-256。';

/** Of a file the browser read. */
async function addressOfFile(file: Blob): Promise<string> {
  const identity = await identityOf(file);
  if (identity === null) throw new Error(NO_DIGEST);
  const { sha256, code } = identity;
  const claim = code === null ? '' : `?code=${encodeURIComponent(code)}`;
  return `${addressOf(sha256)}${claim}`;
}

/** Asked at once, of whoever scanned the code of a page. */
function ScannedCode({ code }: { readonly code: string }) {
  const query = useQuery({
    queryKey: ['public', 'code', code],
    queryFn: () => call<DocumentVerdict>('GET', addressOf(code)),
  });
  if (query.isPending) return <Skeleton active />;
  if (query.isError) return <FailureNote error={query.error} />;
  return <VerdictCard verdict={query.data} scanned />;
}

/** Anybody drops a PDF, or gives its SHA-256, and is told what it is worth. */
export default function VerifyPage() {
  const { busy, failure, send } = useSending();
  const [verdict, setVerdict] = useState<DocumentVerdict | null>(null);
  const { code } = useParams();
  const [scanned, setScanned] = useState(false);
  const check = (address: () => Promise<string>, byCode: boolean) =>
    send(async () => {
      setVerdict(null);
      setVerdict(await call<DocumentVerdict>('GET', await address()));
      setScanned(byCode);
    });
  return (
    <div style={{ maxWidth: 760 }}>
      <Link to="/public">← 返回公开报告</Link>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '8px 0 16px' }}>
        验证 PDF 真伪
      </Typography.Title>
      {code !== undefined && verdict === null && <ScannedCode code={code} />}
      <Typography.Paragraph>
        选择手中的
        PDF，系统告诉您它是否就是财政局审定、归档或公开的那一份。文件只在您的浏览器里计算校验码，不会上传。
      </Typography.Paragraph>
      <Upload.Dragger
        accept=".pdf,application/pdf"
        multiple={false}
        showUploadList={false}
        disabled={busy}
        beforeUpload={(file) => {
          void check(() => addressOfFile(file), false);
          return false;
        }}
      >
        <p style={{ fontSize: 32, margin: 0 }}>
          <FileSearchOutlined aria-hidden />
        </p>
        <p>把 PDF 拖到这里，或点此选择文件</p>
      </Upload.Dragger>
      <Divider>或填写验证码、校验码</Divider>
      <Form<{ sum: string }>
        layout="vertical"
        onFinish={({ sum }) => void check(() => Promise.resolve(addressOf(sum)), !SUM.test(sum))}
      >
        <Form.Item
          name="sum"
          label="页脚的验证码（27 位），或文件的 SHA-256（64 位）"
          rules={[
            {
              pattern: /^\s*([0-9a-fA-F]{64}|[DGdg][0-9A-Za-z\s-]{26,50})\s*$/,
              required: true,
              message: '须为 27 位验证码，或 64 位十六进制校验码',
            },
          ]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>
          验证
        </Button>
      </Form>
      <p className="secondary">
        不能联网时：
        <a href="/offline-verify.html" download="离线校验.html">
          下载离线校验页
        </a>
        ，用浏览器打开，即可按清单校验一份档案的全部文件。
      </p>
      <FailureNote error={failure} />
      {verdict !== null && <VerdictCard verdict={verdict} scanned={scanned} />}
    </div>
  );
}
