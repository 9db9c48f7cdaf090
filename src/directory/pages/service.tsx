import { z } from 'zod';
import { BackLink, document, LinkButton, PublicLayout, StaffLayout } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { worksWithPeople } from '../keeping/policy.ts';
import { openService, serviceById } from '../queries.ts';
import type { DirectoryDeps } from './deps.ts';
import { EditingSections, editingFacts, NotListedNotice } from './editing/on-service.tsx';
import { InHand, suggestHref } from './find.tsx';
import { BeingChecked, KeepingSections, keptFacts, PublicWrong } from './keeping/on-service.tsx';
import { ServiceView } from './service-view.tsx';

/** One service, for staff; with a case in hand it can be suggested to that person. */
export function servicePage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path: '/services/:serviceId',
    door: ['link_worker', 'coordinator', 'administrator'],
    params: z.object({ serviceId: z.uuid() }),
    query: z.object({ for: z.uuid().nullable().catch(null).default(null) }),
    async handle(ask) {
      const { view } = ask;
      const { service, hand, kept, editing, conversion } = await ask.within(async scope => ({
        service: await serviceById(scope.db, ask.params.serviceId),
        hand: ask.query.for === null ? null : await deps.caseInHand(scope, ask.query.for),
        kept: await keptFacts(scope, ask.params.serviceId),
        editing: await editingFacts(scope, ask.params.serviceId),
        conversion:
          deps.conversion && worksWithPeople(scope.actor)
            ? await deps.conversion(scope, view, ask.params.serviceId)
            : null,
      }));
      if (service.mergedInto !== null) {
        const more = ask.query.for === null ? '' : `?for=${ask.query.for}`;
        return ask.go({ to: `/services/${service.mergedInto}${more}` });
      }
      return ask.page(
        document(
          <StaffLayout view={view} title={service.name} current="find" flash={ask.flash}>
            {hand ? (
              <InHand view={view} hand={hand} without={`/services/${service.id}`} />
            ) : (
              <BackLink href="/find">{view.t('directory.find.title')}</BackLink>
            )}
            <BeingChecked view={view} kept={kept} />
            <NotListedNotice view={view} facts={editing} />
            <ServiceView
              view={view}
              service={service}
              acts={
                hand ? (
                  <LinkButton href={suggestHref(service.id, hand)}>
                    {view.t('directory.find.suggest', { name: hand.name })}
                  </LinkButton>
                ) : (
                  <LinkButton href={`/introductions/new?service=${service.id}`} look="quiet">
                    {view.t('directory.service.introduce')}
                  </LinkButton>
                )
              }
            />
            <EditingSections view={view} facts={editing} />
            <KeepingSections view={view} service={service} kept={kept} conversion={conversion} />
          </StaffLayout>,
        ),
      );
    },
  });
}

/** The same for everybody. */
export function publicServicePage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path: '/:programme/find/:serviceId',
    door: 'visitor',
    params: z.object({ programme: z.string(), serviceId: z.uuid() }),
    async handle(ask) {
      const { view, programme } = ask;
      const service = await openService(ask.database.open, programme.region, ask.params.serviceId);
      if (service.mergedInto !== null) {
        return ask.go({ to: `/${programme.slug}/find/${service.mergedInto}` });
      }
      return ask.page(
        document(
          <PublicLayout
            view={view}
            title={service.name}
            back={{ href: `/${programme.slug}/find`, label: view.t('directory.public.title') }}
            crisis={deps.crisis(view)}
            flash={ask.flash}
          >
            <ServiceView view={view} service={service} />
            <PublicWrong view={view} service={service} />
          </PublicLayout>,
        ),
      );
    },
  });
}
