import { NotFound } from '../../core/index.ts';
import { personStore, recordConsent } from '../../people/index.ts';
import { Button, document, Form, FormEnd, LinkButton, Notice } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { asOwn, OwnPage, ownBase, Ring } from './own.tsx';

/** “I want to stop”: what ends at once, what somebody will ask, and what stays. */
const stopPage = route({
  method: 'get',
  path: '/:programme/my/stop',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async own => {
      const { t } = ask.view;
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={t('portals.stop.title')}>
            <h1>{t('portals.stop.title')}</h1>
            <p class="lead">{t('portals.stop.lead')}</p>
            <ul class="bullets">
              {(['messages', 'groups', 'ring', 'record'] as const).map(what => (
                <li>{t(`portals.stop.what.${what}`)}</li>
              ))}
            </ul>
            <Form view={ask.view} action={`${ownBase(ask)}/stop`}>
              <FormEnd>
                <Button>{t('portals.stop.yes')}</Button>
                <LinkButton href={ownBase(ask)} look="words">
                  {t('portals.stop.not_now')}
                </LinkButton>
              </FormEnd>
            </Form>
            <p>{t('portals.stop.record')}</p>
            <Ring view={ask.view} phone={ask.programme.phone} />
          </OwnPage>,
        ),
      );
    }),
});

/** Says no to taking part: reminders, introductions and offers end with the next request, and a link worker is asked to ring. */
const stop = route({
  method: 'post',
  path: '/:programme/my/stop',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, ({ actor, personId }) =>
      ask.commit(
        async scope => {
          const person = await personStore(scope).find(personId);
          if (!person) throw new NotFound('person');
          await recordConsent(scope, {
            personId,
            purpose: 'take_part',
            recipient: null,
            given: false,
            how: 'online',
            byWhom: `${person.given_name} ${person.family_name}`,
          });
          return { to: `${ownBase(ask)}/stopped` };
        },
        { as: actor },
      ),
    ),
});

const stopped = route({
  method: 'get',
  path: '/:programme/my/stopped',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async own => {
      const { t } = ask.view;
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={t('portals.stop.done')}>
            <h1>{t('portals.stop.done')}</h1>
            <Notice tone="calm" title={t('portals.stop.next')}>
              <p>{t('portals.stop.what.ring')}</p>
            </Notice>
            <p>{t('portals.stop.back')}</p>
            <Ring view={ask.view} phone={ask.programme.phone} />
          </OwnPage>,
        ),
      );
    }),
});

export const stopRoutes: readonly Route[] = [stopPage, stop, stopped];
