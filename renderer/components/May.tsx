import { createContext, useContext, type ReactNode } from 'react';
import { mayDo, onlyWho, signedInAs, type Action } from '../../shared/domain/permissions.ts';
import { roles as allRoles, type Role } from '../../shared/domain/roles.ts';

const RolesContext = createContext<readonly Role[]>(allRoles);

/** What the signed-in person holds. What is refused is refused by the worker; here it is only said before anybody tries. */
export const RolesProvider = RolesContext.Provider;

export interface May {
  /** Whether the signed-in person may do it. */
  readonly may: (action: Action) => boolean;
  /** Why not, in two sentences: who may, and what the person is signed in as. */
  readonly why: (action: Action) => string;
}

/** From the same table that the worker looks at. */
export function useMay(): May {
  const held = useContext(RolesContext);
  return { may: (action) => mayDo(held, action), why: (action) => `${onlyWho(action)} ${signedInAs(held)}` };
}

/** What a person may do; for somebody who may not, a sentence on who may, in the place where it would stand. */
export function OnlyFor({ action, children, quiet }: { action: Action; children: ReactNode; /** Nothing at all in its place, where the same sentence stands on the screen already. */ quiet?: boolean }) {
  const { may, why } = useMay();
  if (may(action)) return <>{children}</>;
  return quiet ? null : <p className="not-allowed">{why(action)}</p>;
}
