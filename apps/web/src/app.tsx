import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { ApiError } from './api/client.ts';
import { Shell } from './layout/shell.tsx';
import { NotFoundPage } from './layout/not-found-page.tsx';
import { SessionProvider } from './session/session.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { theme } from './theme.ts';

const ReportsPage = lazy(() => import('./reports/reports-page.tsx'));
const ReportPage = lazy(() => import('./report/report-page.tsx'));

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only a lost connection is worth asking again.
      retry: (count, error) => error instanceof ApiError && error.status === 0 && count < 3,
      staleTime: 10_000,
    },
  },
});

export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={theme}>
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <SessionProvider>
              <Suspense fallback={<Spin fullscreen description="正在打开页面" />}>
                <Routes>
                  <Route path="/sign-in" element={<SignInPage />} />
                  <Route element={<Shell />}>
                    <Route index element={<Navigate to="/reports" replace />} />
                    <Route path="/reports" element={<ReportsPage />} />
                    <Route path="/reports/:id" element={<ReportPage />} />
                  </Route>
                  <Route path="*" element={<NotFoundPage />} />
                </Routes>
              </Suspense>
            </SessionProvider>
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
