import { useEffect, useState } from 'react';
import { createHashRouter, Navigate, type RouteObject, RouterProvider, useRouteError } from 'react-router';
import { useConnection } from '../api/connection';
import { useRead } from '../api/read';
import { keepSeat, useSession } from '../api/session';
import { setShopZone } from '../i18n/time';
import { forgetOldDrafts } from '../kit/draft';
import { RefusalAlert } from '../kit/RefusalAlert';
import { Waiting } from '../kit/Waiting';
import { EmptyHome } from './EmptyHome';
import { Crash, ErrorBoundary } from './ErrorBoundary';
import { HostAwayPage } from './HostAway';
import { useHostClock } from './hostClock';
import { LostPage } from './LostPage';
import { homeFor, routes } from './registry';
import { Shell } from './Shell';

function FailedRoute() {
  return <Crash failure={useRouteError()} again={() => window.location.reload()} />;
}

// The router is made once, and the roles may change while somebody sits here.
function Frame() {
  const session = useSession();
  return session && <Shell session={session} />;
}

function Home() {
  const home = homeFor(useSession()?.roles ?? []);
  return home ? <Navigate to={home} replace /> : <EmptyHome />;
}

function allRoutes(): RouteObject[] {
  return [
    {
      path: '/',
      element: <Frame />,
      errorElement: <FailedRoute />,
      children: [
        { index: true, element: <Home /> },
        ...routes.map(({ path, page: Page, title }) => ({
          path,
          handle: { title },
          element: (
            <ErrorBoundary key={path}>
              <Page />
            </ErrorBoundary>
          ),
        })),
        { path: '*', element: <LostPage /> },
      ],
    },
  ];
}

/** Everything behind the sign-in. Addresses live behind `#`, so they work in the window and over http alike. */
export function SignedInRoutes() {
  const [router] = useState(() => createHashRouter(allRoutes()));
  const { data: seat } = useRead('whoami', {});
  useEffect(() => {
    if (seat) keepSeat(seat);
  }, [seat]);
  const { data: shop, error } = useRead('get_shop', {});
  const { data: clock, error: timeless } = useHostClock();
  const lost = useConnection() === 'lost';
  const timed = clock !== undefined;
  // How old a draft is, is reckoned like everything else.
  useEffect(() => {
    if (timed) forgetOldDrafts();
  }, [timed]);
  const refusal = error ?? timeless;
  // Asked again and refused, the shop is still the shop: no page and no typing goes.
  if (!shop || !timed) {
    if (lost) return <HostAwayPage />;
    return refusal ? <RefusalAlert refusal={refusal} /> : <Waiting whole />;
  }
  // No time of day can be shown before the shop's zone and clock are known.
  setShopZone(shop.settings.zone);
  return <RouterProvider router={router} />;
}
