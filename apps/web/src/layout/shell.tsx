import { UserOutlined } from '@ant-design/icons';
import { Button, Layout, Spin } from 'antd';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router';
import type { Me } from '../api/types.ts';
import { useSession } from '../session/session.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { homeOf, menuOf } from './navigation.tsx';
import { later } from '../shared/later.ts';

// What a page can be read without comes after the page.
const NoticeBell = lazy(later(() => import('../notices/notice-bell.tsx')));
const RoleSwitcher = lazy(later(() => import('../demo/role-switcher.tsx')));
const FirstPassword = lazy(later(() => import('../account/first-password.tsx')));
const RenewDialog = lazy(later(() => import('../session/renew-dialog.tsx')));

/** Where one can go, as plain links: the open page is marked, Tab reaches each. */
function Menu({ me }: { readonly me: Me }) {
  return (
    <nav aria-label="主导航" className="menu">
      {menuOf(me).map(({ path, label, icon }) => (
        <NavLink key={path} to={path} className="menu-link">
          <span aria-hidden>{icon}</span>
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}

/** Who is signed in. */
function Person({ me }: { readonly me: Me }) {
  const { signOut } = useSession();
  return (
    <div className="person">
      <Suspense>{!me.mustChangePassword && <NoticeBell />}</Suspense>
      <NavLink to="/account" className="menu-link">
        <UserOutlined aria-hidden />
        <span>{me.name}</span>
      </NavLink>
      <Suspense>{me.demo && <RoleSwitcher />}</Suspense>
      <Button size="small" ghost onClick={() => void signOut()}>
        退出
      </Button>
    </div>
  );
}

/** After a change of page the keyboard goes on in the new page, not on the link that led there. */
function useContentFocus() {
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    content.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return content;
}

/** The frame of every page behind the sign-in: who you are, where you can go. */
export function Shell() {
  const { me } = useSession();
  const content = useContentFocus();
  if (me === undefined) return <Spin fullscreen description="正在打开" />;
  if (me === null) return <Navigate to="/sign-in" replace />;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a href="#content" className="skip-link">
        跳到正文
      </a>
      <header className="header">
        <Link to={homeOf(me)} className="brand">
          自评
        </Link>
        <Menu me={me} />
        <Person me={me} />
      </header>
      <main id="content" className="content" tabIndex={-1} ref={content}>
        {me.mustChangePassword ? <FirstPassword /> : <Outlet />}
      </main>
      <LeaveGuard />
      <Suspense>
        <RenewDialog />
      </Suspense>
    </Layout>
  );
}
