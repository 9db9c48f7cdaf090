import { audit } from '../../audit/index.ts';
import { signinActor } from '../../identity/index.ts';
import { personStore } from '../../people/index.ts';
import { Button, Card, document, Form, LinkButton } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { endPersonLink } from '../private/end-link.ts';
import { asOwn, closedPage, leave, OwnPage, ownBase, Ring } from './own.tsx';

/** The first of a person's own pages: what there is, and ways to close it. */
const home = route({
  method: 'get',
  path: '/:programme/my',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async ({ actor, personId }) => {
      const called = await ask.withinAs(actor, async scope => {
        const person = await personStore(scope).find(personId);
        await audit(scope, { verb: 'own_page.read', subject: { kind: 'person', id: personId }, personId });
        return person?.known_as ?? person?.given_name ?? '';
      });
      const { t } = ask.view;
      const base = ownBase(ask);
      return ask.page(
        document(
          <OwnPage ask={ask} title={t('portals.home.title')} back={false}>
            <h1>{t('portals.home.hello', { name: called })}</h1>
            <p class="lead">{t('portals.home.lead')}</p>
            {(['agreed', 'seen', 'stop'] as const).map(what => (
              <Card title={t(`portals.${what}.title`)}>
                <p>{t(`portals.${what}.short`)}</p>
                <LinkButton href={`${base}/${what}`} look={what === 'stop' ? 'quiet' : 'main'} way>
                  {t(`portals.${what}.go`)}
                </LinkButton>
              </Card>
            ))}
            <h2>{t('portals.copy.title')}</h2>
            <p>{t('portals.copy.text')}</p>
            <Ring view={ask.view} phone={ask.programme.phone} />
            <h2>{t('portals.leave.title')}</h2>
            <p>{t('portals.leave.text')}</p>
            <div class="acts">
              <Form view={ask.view} action={`${base}/leave`} inline>
                <Button look="quiet">{t('portals.leave.go')}</Button>
              </Form>
              <Form view={ask.view} action={`${base}/end`} inline>
                <Button look="words">{t('portals.end.go')}</Button>
              </Form>
            </div>
            <p class="quiet">{t('portals.end.hint')}</p>
          </OwnPage>,
        ),
      );
    }),
});

/** Closes the page in this browser; the link opens it again with the PIN. */
const leaving = route({
  method: 'post',
  path: '/:programme/my/leave',
  door: 'visitor',
  async handle(ask) {
    await leave(ask);
    return ask.go({ to: `/${ask.programme.slug}`, flash: { key: 'portals.leave.done' } });
  },
});

/** Ends the link itself, everywhere: for somebody whose telephone or letter is in other hands. */
const ending = route({
  method: 'post',
  path: '/:programme/my/end',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async ({ personId }) => {
      await ask.withinAs(signinActor(ask.programme.id, personId), scope => endPersonLink(scope, personId));
      await leave(ask);
      return ask.page(closedPage(ask));
    }),
});

export const homeRoutes: readonly Route[] = [home, leaving, ending];
