import { z } from 'zod';
import { audit } from '../../../audit/index.ts';
import { NotFound } from '../../../core/index.ts';
import { serviceCards } from '../../../directory/index.ts';
import { systemActor } from '../../../platform/database/index.ts';
import { BackLink, Button, document, Facts, Form, StaffLayout } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { endGroupKeys, sendGroupLink } from '../key/end-all.ts';
import { keyStore } from '../key/key-store.ts';

const path = '/services/:serviceId/group-page';
const params = z.object({ serviceId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;

/** For staff: whether a group has its page open, a new link for it, and the end of everything that opens it. */
const shown = route({
  method: 'get',
  path,
  door: [...door],
  params,
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const { serviceId } = ask.params;
    const card = (await serviceCards(ask.database.open, [serviceId])).get(serviceId);
    if (!card) throw new NotFound('service');
    const { open, opened } = await ask.within(scope => keyStore(scope).overview(serviceId));
    return ask.page(
      document(
        <StaffLayout
          view={view}
          title={t('provider.staff.title')}
          current="find"
          flash={ask.flash}
          frame="narrow"
        >
          <BackLink href={`/services/${serviceId}`}>{card.name}</BackLink>
          <h1>{t('provider.staff.title')}</h1>
          <p class="lead">{t('provider.staff.lead')}</p>
          <Facts
            items={[
              { term: t('provider.staff.email'), detail: card.email ?? t('provider.staff.no_email') },
              { term: t('provider.staff.open'), detail: say.number(open) },
              {
                term: t('provider.staff.opened'),
                detail: opened ? say.when(opened) : t('provider.staff.never'),
              },
            ]}
          />
          <div class="acts">
            {card.email ? (
              <Form view={view} action={`${path.replace(':serviceId', serviceId)}/send`} inline>
                <Button>{t('provider.staff.send')}</Button>
              </Form>
            ) : null}
            <Form view={view} action={`${path.replace(':serviceId', serviceId)}/end`} inline>
              <Button look="quiet">{t('provider.staff.end')}</Button>
            </Form>
          </div>
          <p class="quiet">{t('provider.staff.end_text')}</p>
        </StaffLayout>,
      ),
    );
  },
});

const sending = route({
  method: 'post',
  path: `${path}/send`,
  door: [...door],
  params,
  async handle(ask) {
    const { serviceId } = ask.params;
    const subject = { kind: 'service', id: serviceId };
    await ask.within(scope => audit(scope, { verb: 'provider_page.link_asked', subject }));
    // A message to a group is of nobody: the house writes it.
    return ask.commit(
      async scope => {
        await sendGroupLink(scope, serviceId, `${ask.publicUrl}/${ask.programme.slug}`);
        return { to: `/services/${serviceId}/group-page`, flash: { key: 'provider.staff.sent' } };
      },
      { as: systemActor(ask.programme.id) },
    );
  },
});

const ending = route({
  method: 'post',
  path: `${path}/end`,
  door: [...door],
  params,
  async handle(ask) {
    const subject = { kind: 'service', id: ask.params.serviceId };
    await ask.within(scope => audit(scope, { verb: 'provider_page.end_asked', subject }));
    await ask.withinAs(systemActor(ask.programme.id), scope =>
      endGroupKeys(scope, ask.params.serviceId, 'staff'),
    );
    return ask.go({
      to: `/services/${ask.params.serviceId}/group-page`,
      flash: { key: 'provider.staff.ended' },
    });
  },
});

export const groupStaffRoutes: readonly Route[] = [shown, sending, ending];
