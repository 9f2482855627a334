import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, call } from '../api/client.ts';

/** Opens this year's report of the drafter's own organisation. */
export function CreateReport({ organisationId }: { readonly organisationId: string }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [year, setYear] = useState(new Date().getFullYear() - 1);
  const create = useMutation({
    mutationFn: () => call<{ id: string }>('POST', '/reports', { organisationId, year }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['reports'] });
      await navigate(`/reports/${id}`);
    },
    onError: async (error) => {
      const existing = error instanceof ApiError ? error.details['reportId'] : undefined;
      if (typeof existing === 'string') await navigate(`/reports/${existing}`);
      else void message.error(error.message);
    },
  });
  return (
    <Space>
      <InputNumber
        aria-label="评价年度"
        min={2000}
        max={2100}
        value={year}
        onChange={(value) => {
          if (value !== null) setYear(value);
        }}
        suffix="年度"
      />
      <Button
        type="primary"
        loading={create.isPending}
        onClick={() => {
          create.mutate();
        }}
      >
        填报
      </Button>
    </Space>
  );
}
