import { useQuery } from '@tanstack/react-query';
import { Alert, App, Form, Input, Skeleton, Typography } from 'antd';
import { call } from '../api/client.ts';
import type { UnitUrge, Urge } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';

interface Remark {
  readonly remark?: string;
}

/** Reports that wait for their units, or units that have not begun the report of a year. */
export type UrgeTargets =
  | { readonly reportIds: readonly string[] }
  | { readonly year: number; readonly organisationIds: readonly string[] };

/** The plan of either kind, each entry with what it is known by. */
interface Plan {
  readonly urged: readonly (Pick<UnitUrge['urged'][number], 'organisationName' | 'message'> & {
    readonly id: string;
    readonly recipients: UnitUrge['urged'][number]['recipients'];
  })[];
  readonly leftOut: readonly {
    readonly id: string;
    readonly organisationName: string;
    readonly message: string;
  }[];
}

function planOf({ urged, leftOut }: Urge | UnitUrge): Plan {
  const idOf = (one: { reportId: string } | { organisationId: string }): string =>
    'reportId' in one ? one.reportId : one.organisationId;
  return {
    urged: urged.map((one) => ({ ...one, id: idOf(one) })),
    leftOut: leftOut.map((one) => ({ ...one, id: idOf(one) })),
  };
}

/** Of each kind: where it is sent, and how it is counted. */
const kindOf = (targets: UrgeTargets) =>
  'reportIds' in targets
    ? {
        path: '/urges',
        counted: '份报告',
        bodyOf: (ids: readonly string[]): object => ({ reportIds: ids }),
      }
    : {
        path: '/urges/units',
        counted: '个单位',
        bodyOf: (ids: readonly string[]): object => ({ year: targets.year, organisationIds: ids }),
      };

const ask = async (targets: UrgeTargets): Promise<Plan> =>
  planOf(await call<Urge | UnitUrge>('POST', `${kindOf(targets).path}/preview`, targets));

/** Who is reminded of what. */
function Urged({ urged, counted }: Pick<Plan, 'urged'> & { readonly counted: string }) {
  if (urged.length === 0)
    return <Alert type="warning" showIcon title="所选对象都不需要或暂不能催办。" />;
  return (
    <>
      <Typography.Paragraph strong>
        将提醒以下 {urged.length} {counted}的办理人：
      </Typography.Paragraph>
      <ul className="entries">
        {urged.map(({ id, organisationName, recipients, message }) => (
          <li key={id} className="entry">
            <strong>{organisationName}</strong>：
            {recipients.map(({ name, roleLabel }) => `${name}（${roleLabel}）`).join('、')}
            <div>{message}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which are left out, and why. */
function LeftOut({ leftOut, counted }: Pick<Plan, 'leftOut'> & { readonly counted: string }) {
  if (leftOut.length === 0) return null;
  return (
    <>
      <Typography.Paragraph strong style={{ marginTop: 12 }}>
        以下 {leftOut.length} {counted}不催办：
      </Typography.Paragraph>
      <ul className="entries">
        {leftOut.map(({ id, organisationName, message }) => (
          <li key={id} className="entry">
            {organisationName}：{message}
          </li>
        ))}
      </ul>
    </>
  );
}

interface UrgeDialogProps {
  /** null: closed. */
  readonly targets: UrgeTargets | null;
  readonly close: () => void;
  readonly done: () => void;
}

/** 催办: says who will be told what before anybody is. */
export function UrgeDialog({ targets, close, done }: UrgeDialogProps) {
  const { message } = App.useApp();
  const preview = useQuery({
    queryKey: ['urge-preview', targets],
    queryFn: () => (targets === null ? { urged: [], leftOut: [] } : ask(targets)),
    enabled: targets !== null,
    staleTime: 0,
    gcTime: 0,
  });
  const kind = kindOf(targets ?? { reportIds: [] });
  const send = async ({ remark = '' }: Remark) => {
    const asked = preview.data?.urged.map(({ id }) => id) ?? [];
    const said = remark.trim() === '' ? {} : { remark: remark.trim() };
    const body = { ...kind.bodyOf(asked), ...said };
    const { urged } = planOf(await call<Urge | UnitUrge>('POST', kind.path, body));
    const people = urged.reduce((total, { recipients }) => total + recipients.length, 0);
    done();
    const what = `${String(urged.length)} ${kind.counted}`;
    void message.success(`已催办 ${what}，提醒 ${String(people)} 人`);
  };
  const none = preview.data?.urged.length === 0;
  return (
    <RequestDialog<Remark>
      title="催办"
      open={targets !== null}
      close={close}
      okText="发送催办"
      okDisabled={preview.data === undefined || none}
      width={640}
      send={send}
    >
      {preview.isPending && <Skeleton active />}
      {preview.isError && <Alert type="error" showIcon title={preview.error.message} />}
      {preview.data !== undefined && (
        <div className="urge-plan" tabIndex={0} role="region" aria-label="催办对象">
          <Urged urged={preview.data.urged} counted={kind.counted} />
          <LeftOut leftOut={preview.data.leftOut} counted={kind.counted} />
        </div>
      )}
      <Form.Item<Remark>
        name="remark"
        label="附言（可不填，最多 200 字）"
        style={{ marginTop: 12 }}
      >
        <Input.TextArea maxLength={200} rows={2} />
      </Form.Item>
    </RequestDialog>
  );
}
