import { type Route, route } from '../web/index.ts';
import { hsdsPaths, hsdsSchemas } from './hsds/open-api.ts';
import { hsdsBase, hsdsRoutes } from './hsds/routes.ts';
import { json } from './oruk/answer.ts';
import { openApi } from './oruk/open-api.ts';
import { orukRoutes } from './oruk/routes.ts';

/** The addresses other systems speak to. */
export function interopRoutes(deps: { readonly publicUrl: string }): readonly Route[] {
  const document = openApi(deps.publicUrl, { paths: hsdsPaths(hsdsBase), schemas: hsdsSchemas });
  return [
    ...orukRoutes(deps),
    ...hsdsRoutes(deps),
    route({
      method: 'get',
      path: '/api/openapi.json',
      door: 'anyone',
      open: true,
      handle: json(async () => ({ body: document, changedAt: null })),
    }),
  ];
}
