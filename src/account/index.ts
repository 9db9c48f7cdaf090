import type { Route } from '../web/index.ts';
import type { AccountDeps } from './entrance.ts';
import { accountRoutes } from './pages/account.tsx';
import { appRoutes } from './pages/app.tsx';
import { forgottenRoutes } from './pages/forgotten.tsx';
import { joinRoutes } from './pages/join.tsx';
import { passkeyRoutes } from './pages/passkeys.tsx';
import { providerRoutes } from './pages/provider.tsx';
import { resumeRoutes } from './pages/resume.tsx';
import { secondStepRoutes } from './pages/second-step.tsx';
import { setUpRoutes } from './pages/set-up.tsx';
import { doorRoutes } from './pages/sign-in.tsx';
import { staffRoutes } from './pages/staff.tsx';
import { staffMemberRoutes } from './pages/staff-member.tsx';
import { stepUpRoutes } from './pages/step-up.tsx';
import { teamRoutes } from './pages/teams.tsx';

export type { AccountDeps } from './entrance.ts';

/** Everything about signing in: the door, the second step, one's own account, who works here. */
export function signInRoutes(deps: AccountDeps): readonly Route[] {
  return [
    ...doorRoutes(deps),
    ...secondStepRoutes(deps),
    ...setUpRoutes(deps),
    ...providerRoutes(deps),
    ...forgottenRoutes(deps),
    ...joinRoutes(deps),
    ...stepUpRoutes(deps),
    ...resumeRoutes(deps),
    ...accountRoutes(deps),
    ...passkeyRoutes(deps),
    ...appRoutes(deps),
    ...staffRoutes(deps),
    ...teamRoutes(),
    ...staffMemberRoutes(deps),
  ];
}
