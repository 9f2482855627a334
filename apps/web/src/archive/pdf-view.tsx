import { Button, Flex } from 'antd';

/** A PDF in the page, for browsers that show one, with a way to open or keep it for those that do not. */
export function PdfView({
  title,
  shown,
  download,
}: {
  readonly title: string;
  /** Answers with the PDF to be shown in place. */
  readonly shown: string;
  readonly download: string;
}) {
  return (
    <>
      <Flex gap="small" wrap style={{ marginBottom: 12 }}>
        <Button type="primary" href={download} download>
          下载 PDF
        </Button>
        <Button href={shown} target="_blank" rel="noreferrer">
          在新窗口中打开
        </Button>
      </Flex>
      <iframe className="pdf" title={title} src={shown} />
    </>
  );
}
