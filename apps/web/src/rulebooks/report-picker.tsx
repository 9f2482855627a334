import { useQuery } from '@tanstack/react-query';
import { Alert, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { CaseSources } from '../api/types.ts';

type Source = CaseSources['items'][number];

const nameOf = ({ organisationName, year, revision, stageLabel, converted, gradeLabel }: Source) =>
  [
    organisationName,
    `${String(year)} 年度${revision > 1 ? `（第 ${String(revision)} 版）` : ''}`,
    stageLabel,
    ...(converted === null ? [] : [`${converted} 分${gradeLabel ?? ''}`]),
  ].join('，');

/** Reports by part of a unit's name. */
function useSources(draftId: string, search: string, wanted: boolean) {
  return useQuery({
    queryKey: ['case-sources', draftId, search],
    enabled: wanted,
    queryFn: () => {
      const query = search === '' ? '' : `?${new URLSearchParams({ search }).toString()}`;
      return call<CaseSources>('GET', `/rule-drafts/${draftId}/case-sources${query}`);
    },
  });
}

interface PickerProps {
  readonly draftId: string;
  /** Whether the reports are asked for already; otherwise when the list is opened. */
  readonly wanted?: boolean;
  /** Given by the form around it, too. */
  readonly id?: string;
  readonly label?: string;
  readonly width?: number;
  readonly value?: string | null;
  readonly onChange?: (reportId: string | null) => void;
}

/** Chooses one of the bureau's reports, by its unit's name. */
export function ReportPicker({ draftId, wanted = false, ...props }: PickerProps) {
  const { id, label, width, value = null, onChange } = props;
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const sources = useSources(draftId, search.trim(), wanted || opened);
  return (
    <>
      <Select<string | null>
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        allowClear
        popupMatchSelectWidth={false}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        placeholder="按单位名称查找"
        style={{ width: width ?? '100%' }}
        loading={sources.isFetching}
        notFoundContent={sources.isFetching ? '正在查找' : '没有找到报告'}
        options={(sources.data?.items ?? []).map((source) => ({
          value: source.id,
          label: nameOf(source),
        }))}
        onOpenChange={(open) => {
          if (open) setOpened(true);
        }}
        value={value}
        onChange={(next: string | null | undefined) => {
          onChange?.(next ?? null);
        }}
      />
      {sources.isError && <Alert type="error" showIcon title={sources.error.message} />}
    </>
  );
}
