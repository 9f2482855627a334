import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense } from 'react';
import { createBrowserRouter, Navigate, Route, RouterProvider, Routes } from 'react-router';
import { ApiError } from './api/client.ts';
import { BrokenPage } from './layout/broken-page.tsx';
import { ConnectionBanner } from './layout/connection-banner.tsx';
import { homeOf, isPublic, PLACES, type Place } from './layout/navigation.tsx';
import { NotFoundPage } from './layout/not-found-page.tsx';
import { PlacePage } from './layout/place-page.tsx';
import { PublicFrame } from './layout/public-frame.tsx';
import { Shell } from './layout/shell.tsx';
import { SessionProvider, useSession } from './session/session.tsx';
import { theme } from './theme.ts';
import { later } from './shared/later.ts';

const SignInPage = lazy(later(() => import('./session/sign-in-page.tsx')));

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only a lost connection is worth asking again.
      retry: (count, error) => error instanceof ApiError && error.status === 0 && count < 3,
      staleTime: 10_000,
    },
  },
});

const routeOf = (place: Place) => (
  <Route key={place.path} path={place.path} element={<PlacePage place={place} />} />
);

function Home() {
  const { me } = useSession();
  return <Navigate to={me ? homeOf(me) : '/sign-in'} replace />;
}

function Pages() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route element={<PublicFrame />}>{PLACES.filter(isPublic).map(routeOf)}</Route>
      <Route element={<Shell />}>
        <Route index element={<Home />} />
        {PLACES.filter((place) => !isPublic(place)).map(routeOf)}
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

function Root() {
  return (
    <SessionProvider>
      <ConnectionBanner />
      <Suspense fallback={<Spin fullscreen description="正在打开页面" />}>
        <Pages />
      </Suspense>
    </SessionProvider>
  );
}

// A router with data is the one that can hold somebody back from leaving; the routes themselves stand above.
const router = createBrowserRouter([
  { path: '*', element: <Root />, errorElement: <BrokenPage /> },
]);

/** A sign only: it would else stay in the name of the button, also after it is gone from sight. */
const LOADING = <LoadingOutlined spin aria-hidden />;

/** The sign is the whole name of the button. */
const SEARCH = <SearchOutlined aria-label="查找" />;

export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false, loadingIcon: LOADING }}
      inputSearch={{ searchIcon: SEARCH }}
    >
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
