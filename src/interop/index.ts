import type { Route } from '../web/index.ts';
import { orukRoutes } from './oruk/routes.ts';

/** The addresses other systems speak to. */
export function interopRoutes(deps: { readonly publicUrl: string }): readonly Route[] {
  return [...orukRoutes(deps)];
}
