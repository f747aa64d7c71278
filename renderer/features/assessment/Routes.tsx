import type { Route } from '../../../shared/policy/routes.ts';
import { routeTitle } from './assessmentModel.ts';

/** What can be done next, each way on with its name. A person decides whether it is. */
export function Routes({ routes }: { routes: readonly Route[] }) {
  return (
    <ul>
      {routes.map((route) => (
        <li key={`${route.route}-${route.text}`}>
          <strong>{routeTitle(route)}:</strong> {route.text}
        </li>
      ))}
    </ul>
  );
}
