import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

/** Title of a page with what can be done or looked for beside it. */
export function PageHeading({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <Flex justify="space-between" align="center" wrap gap="small" style={{ marginBottom: 16 }}>
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        {title}
      </Typography.Title>
      <Flex wrap gap="small" align="center">
        {children}
      </Flex>
    </Flex>
  );
}
