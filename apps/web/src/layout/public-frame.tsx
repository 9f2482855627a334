import { Link, Outlet } from 'react-router';
import { useSession } from '../session/session.tsx';
import { homeOf } from './navigation.tsx';

/** The frame of pages anybody reads: no menu, and the way to the sign-in. */
export function PublicFrame() {
  const { me } = useSession();
  return (
    <>
      <a href="#content" className="skip-link">
        跳到正文
      </a>
      <header className="header">
        <span className="brand">部门整体绩效自评</span>
        <div className="person">
          <Link to={me ? homeOf(me) : '/sign-in'} className="menu-link">
            {me ? '进入系统' : '登录'}
          </Link>
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
