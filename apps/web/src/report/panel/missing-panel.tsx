import { Empty, Typography } from 'antd';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';

/** A long list would bury what comes after it; the rest follows once some of these are filled. */
const MOST_PLACES = 12;

/** Everything that is still to be filled in, by section in the order of the form; each leads to its field. */
export function MissingPanel() {
  const { report, rulebook } = useDesk();
  const { missing, sections } = report.evaluation.completeness;
  const sectionOf = new Map(rulebook.facts.facts.map(({ id, section }) => [id, section]));
  const inSection = (section: string) =>
    missing.filter((path) => sectionOf.get(path.split('/')[0] ?? '') === section);
  const groups = sections
    .map(({ id, label }) => ({ id, label, paths: inSection(id) }))
    .filter(({ paths }) => paths.length > 0);
  if (groups.length === 0) return <Empty description="必填的内容都已填写" />;
  return groups.map(({ id, label, paths }) => (
    <section key={id} className="entry">
      <Typography.Text strong>
        {label}（{paths.length}）
      </Typography.Text>
      <ul className="entries">
        {paths.slice(0, MOST_PLACES).map((path) => (
          <li key={path}>
            <FieldLink path={path} />
          </li>
        ))}
      </ul>
      {paths.length > MOST_PLACES && (
        <Typography.Text type="secondary">还有 {paths.length - MOST_PLACES} 项</Typography.Text>
      )}
    </section>
  ));
}
