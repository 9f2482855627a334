import { Collapse, Tag, Typography } from 'antd';
import type { Report, Takeover } from '../../api/types.ts';
import { FindingText } from '../../check/finding-list.tsx';
import { beijingTime } from '../../shared/time.ts';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';
import { standingOf, STANDINGS, type Standing } from '../takeover/doubts.ts';

const STANDING: Readonly<Record<Standing, { readonly text: string; readonly colour: string }>> = {
  open: { text: '待核对', colour: 'gold' },
  waived: { text: '已豁免', colour: 'green' },
  mended: { text: '已改为别的内容', colour: 'green' },
  unused: { text: '没有填入', colour: 'default' },
  elsewhere: { text: '由本报告自己的校验查', colour: 'default' },
};
const MOST_LINKS = 3;

function Doubt({ finding }: { readonly finding: Takeover['findings'][number] }) {
  const { report } = useDesk();
  const { text, colour } = STANDING[standingOf(report, finding)];
  return (
    <li className={`finding finding-${finding.severity}`}>
      <span>
        <Tag color={colour}>{text}</Tag>
      </span>
      <FindingText finding={finding} />
      <span>
        {finding.fields.slice(0, MOST_LINKS).map((path) => (
          <FieldLink key={path} path={path} />
        ))}
      </span>
    </li>
  );
}

/** What asks for something first; within that in the order of the file. */
function inOrder(report: Report, { findings }: Takeover): Takeover['findings'] {
  const rank = (finding: Takeover['findings'][number]): number =>
    STANDINGS.indexOf(standingOf(report, finding));
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

function TakenFile({ takeover }: { readonly takeover: Takeover }) {
  const { report } = useDesk();
  const { filename, sha256, facts, findings, found, takenAt, takenByName } = takeover;
  return (
    <>
      <Typography.Paragraph type="secondary">
        {takenByName}于 {beijingTime(takenAt)} 填入 {facts.length} 项。文件 SHA-256：
        <span style={{ overflowWrap: 'anywhere' }}>{sha256}</span>
      </Typography.Paragraph>
      <ul className="doubt-list" aria-label={`存疑之处：${filename}`}>
        {inOrder(report, takeover).map((finding, index) => (
          <Doubt key={index} finding={finding} />
        ))}
      </ul>
      {found > findings.length && (
        <Typography.Text type="secondary">
          另有 {found - findings.length} 处与填入的内容无关，未作保留。
        </Typography.Text>
      )}
    </>
  );
}

/** Files the report was taken over from, each with what is doubted in it and what became of that. */
export function Takeovers() {
  const { report } = useDesk();
  if (report.takeovers.length === 0) return null;
  const items = report.takeovers.map((takeover) => {
    const { id, filename, findings } = takeover;
    const open = findings.filter((finding) => standingOf(report, finding) === 'open').length;
    const label = `已填入的文件：${filename}（存疑 ${String(findings.length)} 处，待核对 ${String(open)} 处）`;
    return { key: id, label, children: <TakenFile takeover={takeover} /> };
  });
  return <Collapse size="small" items={items} style={{ marginTop: 12 }} />;
}
