import { Result } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../session/session.tsx';
import { homeOf, mayOpen, type Place } from './navigation.tsx';
import { usePageTitle } from './page-title.ts';

/** One row of the table of pages, opened: its title, and the page or why it stays closed. */
export function PlacePage({ place }: { readonly place: Place }) {
  const { me } = useSession();
  usePageTitle(place.label);
  if (!me || mayOpen(me, place)) return <place.page />;
  return (
    <Result
      status="403"
      title="您没有打开这个页面的权限"
      subTitle={`“${place.label}”由其他岗位办理。需要时请联系安全管理员授予角色。`}
      extra={<Link to={homeOf(me)}>回到首页</Link>}
    />
  );
}
