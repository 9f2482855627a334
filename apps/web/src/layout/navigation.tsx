import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  FileSearchOutlined,
  ControlOutlined,
  FileTextOutlined,
  InboxOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { lazy, type ComponentType, type ReactNode } from 'react';
import type { Me, Role } from '../api/types.ts';
import { later } from '../shared/later.ts';

/** `public`: without signing in. `signed_in`: whoever is. Otherwise holders of one of the roles. */
type Readers = 'public' | 'signed_in' | readonly Role[];

/** One page of the application: its route, its entry in the menu and its title are all made from this row. */
export interface Place {
  /** Of the router: `/reports/:id`. */
  readonly path: string;
  /** Chinese; also the title of the browser's tab, unless the page sets a better one with `usePageTitle`. */
  readonly label: string;
  /** Without one the page is not in the menu: it is reached from another page. */
  readonly icon?: ReactNode;
  readonly readers: Readers;
  /** Loaded when first opened: the first load carries no page. */
  readonly page: ComponentType;
}

const READERS: readonly Role[] = [
  'drafter',
  'committee_secretary',
  'bureau_reviewer',
  'bureau_approver',
  'archivist',
];

const DISPOSERS: readonly Role[] = ['archivist', 'bureau_approver', 'auditor'];

const RULE_MAKERS: readonly Role[] = ['rule_editor', 'rule_approver'];

/**
 * Every page. The order is the menu's; whoever signs in starts at the first row of the menu they may open. The server
 * decides what anybody may do: `readers` only keeps from view what would be refused.
 */
export const PLACES: readonly Place[] = [
  {
    path: '/reports',
    label: '自评报告',
    icon: <FileTextOutlined />,
    readers: READERS,
    page: lazy(later(() => import('../reports/reports-page.tsx'))),
  },
  {
    path: '/reports/:id',
    label: '报告',
    readers: READERS,
    page: lazy(later(() => import('../report/report-page.tsx'))),
  },
  {
    path: '/overview',
    label: '全区总览',
    icon: <BarChartOutlined />,
    readers: ['bureau_reviewer', 'bureau_approver'],
    page: lazy(later(() => import('../overview/overview-page.tsx'))),
  },
  {
    path: '/rulebooks',
    label: '评分规则',
    icon: <ControlOutlined />,
    readers: RULE_MAKERS,
    page: lazy(later(() => import('../rulebooks/rulebooks-page.tsx'))),
  },
  {
    path: '/rulebooks/:hash',
    label: '评分规则',
    readers: RULE_MAKERS,
    page: lazy(later(() => import('../rulebooks/published-page.tsx'))),
  },
  {
    path: '/rulebooks/drafts/:id',
    label: '规则草稿',
    readers: RULE_MAKERS,
    page: lazy(later(() => import('../rulebooks/draft-page.tsx'))),
  },
  {
    path: '/administration/organisations',
    label: '单位',
    icon: <ApartmentOutlined />,
    readers: ['system_admin', 'security_admin'],
    page: lazy(later(() => import('../administration/organisations/organisations-page.tsx'))),
  },
  {
    path: '/administration/users',
    label: '账号与角色',
    icon: <TeamOutlined />,
    readers: ['system_admin', 'security_admin'],
    page: lazy(later(() => import('../administration/users/users-page.tsx'))),
  },
  {
    path: '/administration/audit',
    label: '审计日志',
    icon: <AuditOutlined />,
    readers: ['auditor'],
    page: lazy(later(() => import('../administration/audit/audit-page.tsx'))),
  },
  {
    path: '/account',
    label: '本人账号',
    readers: 'signed_in',
    page: lazy(later(() => import('../account/account-page.tsx'))),
  },
  {
    path: '/archive',
    label: '档案',
    icon: <InboxOutlined />,
    readers: [...READERS, 'auditor'],
    page: lazy(later(() => import('../archive/archive-page.tsx'))),
  },
  {
    path: '/archive/disposals',
    label: '鉴定销毁',
    readers: DISPOSERS,
    page: lazy(later(() => import('../archive/disposal/disposals-page.tsx'))),
  },
  {
    path: '/archive/disposals/:id',
    label: '销毁清册',
    readers: DISPOSERS,
    page: lazy(later(() => import('../archive/disposal/disposal-page.tsx'))),
  },
  {
    path: '/archive/:reportId',
    label: '档案',
    readers: [...READERS, 'auditor'],
    page: lazy(later(() => import('../archive/archive-entry-page.tsx'))),
  },
  {
    path: '/check',
    label: '文本核查',
    icon: <FileSearchOutlined />,
    readers: 'signed_in',
    page: lazy(later(() => import('../check/check-page.tsx'))),
  },
  {
    path: '/public',
    label: '公开报告',
    readers: 'public',
    page: lazy(later(() => import('../public/public-page.tsx'))),
  },
  {
    path: '/public/verify',
    label: '验证 PDF 真伪',
    readers: 'public',
    page: lazy(later(() => import('../public/verify-page.tsx'))),
  },
  {
    path: '/public/verify/:code',
    label: '验证 PDF 真伪',
    readers: 'public',
    page: lazy(later(() => import('../public/verify-page.tsx'))),
  },
  {
    path: '/public/:id',
    label: '公开报告',
    readers: 'public',
    page: lazy(later(() => import('../public/public-report-page.tsx'))),
  },
];

export const isPublic = ({ readers }: Place): boolean => readers === 'public';

/** Whether somebody is shown a page. */
export function mayOpen({ grants }: Pick<Me, 'grants'>, { readers }: Place): boolean {
  if (readers === 'public' || readers === 'signed_in') return true;
  return grants.some(({ role }) => readers.includes(role));
}

/** The menu of one person. */
export const menuOf = (me: Pick<Me, 'grants'>): readonly Place[] =>
  PLACES.filter((place) => place.icon !== undefined && mayOpen(me, place));

/** Where somebody starts: with the work of their role; without a role, at their account. */
export const homeOf = (me: Pick<Me, 'grants'>): string =>
  menuOf(me).find(({ readers }) => readers !== 'signed_in')?.path ?? '/account';
