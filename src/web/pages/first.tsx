import { areaIn } from '../../programmes/index.ts';
import { BareLayout, document, LinkButton } from '../../ui/index.ts';
import type { WebDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

/** The first page: the one programme there is, or a choice of them. */
export function firstPage(deps: WebDeps): Route {
  return route({
    method: 'get',
    path: '/',
    door: 'anyone',
    async handle(ask) {
      const programmes = await deps.programmes.all();
      const [only] = programmes;
      if (only && programmes.length === 1) return ask.go({ to: `/${only.slug}` });
      const { view } = ask;
      const { t } = view;
      return ask.page(
        document(
          <BareLayout view={view} title={t('web.programmes.title')} flash={ask.flash}>
            <h1>{t('web.programmes.title')}</h1>
            <p class="lead">{programmes.length > 0 ? t('web.programmes.body') : t('web.programmes.none')}</p>
            <ul class="list-rules">
              {programmes.map(programme => (
                <li>
                  <h2>
                    <a href={`/${programme.slug}`}>{programme.name}</a>
                  </h2>
                  <p class="quiet">
                    {t('web.programmes.where', {
                      area: areaIn(programme, view.locale),
                      host: programme.hostName,
                    })}
                  </p>
                </li>
              ))}
            </ul>
            <p class="section">
              <LinkButton look="quiet" href="/sign-in">
                {t('web.programmes.staff')}
              </LinkButton>
            </p>
          </BareLayout>,
        ),
      );
    },
  });
}
