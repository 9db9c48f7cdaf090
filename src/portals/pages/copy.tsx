import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { accessStore, requestCopy, takeOwnCopy } from '../../records/index.ts';
import { Button, document, Form, LinkButton, Notice } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { onRecord } from '../private/on-record.ts';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';

const path = '/:programme/my/copy';

/** The newest request of the person, with the package that was made for it. */
async function readCopy(ask: OwnAsk, own: Own) {
  await ask.withinAs(own.actor, scope => onRecord(scope, own, 'copy'));
  return ask.withinAs(systemActor(ask.programme.id), async scope => {
    const store = accessStore(scope);
    const [newest] = await store.ofPerson(own.personId);
    const made = newest ? await store.package(newest.id) : undefined;
    const there = made?.isThere && Temporal.Instant.compare(made.expiresAt, ask.now) > 0 ? made : null;
    return { newest: newest ?? null, file: newest?.state === 'ready' ? there : null };
  });
}

/** The copy of everything: what it is, how long it takes, and where it stands. */
const copyPage = route({
  method: 'get',
  path,
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async own => {
      const { t, say } = ask.view;
      const { newest, file } = await readCopy(ask, own);
      const open = newest !== null && (newest.state === 'open' || newest.state === 'ready');
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={t('portals.copy.title')}>
            <h1>{t('portals.copy.title')}</h1>
            <p class="lead">{t('portals.copy.lead')}</p>
            {file ? (
              <Notice tone="calm" title={t('portals.copy.ready')}>
                <p>{t('portals.copy.ready_text', { day: say.date(file.expiresAt) })}</p>
                <Form view={ask.view} action={`${ownBase(ask)}/copy/file`} inline>
                  <Button icon="download" name="what" value="pdf">
                    {t('portals.copy.fetch')}
                  </Button>
                  <Button look="words" name="what" value="all">
                    {t('portals.copy.fetch_all')}
                  </Button>
                </Form>
              </Notice>
            ) : null}
            {open && newest && !file ? (
              <Notice tone="calm">
                <p>
                  {t('portals.copy.asked', { asked: say.date(newest.askedOn), due: say.date(newest.dueOn) })}
                </p>
              </Notice>
            ) : null}
            <p>{t('portals.copy.how')}</p>
            <p>{t('portals.copy.file')}</p>
            {open ? null : (
              <>
                {newest ? <p>{t('portals.copy.over')}</p> : null}
                <Form view={ask.view} action={`${ownBase(ask)}/copy`} inline>
                  <Button>{t('portals.copy.ask')}</Button>
                </Form>
              </>
            )}
            <LinkButton href={ownBase(ask)} look="words">
              {t('portals.home.back')}
            </LinkButton>
            <Ring view={ask.view} phone={ask.programme.phone} />
          </OwnPage>,
        ),
      );
    }),
});

const asking = route({
  method: 'post',
  path,
  door: 'visitor',
  handle: ask =>
    asOwn(ask, own =>
      ask.commit(
        async scope => {
          await requestCopy(scope, {
            personId: own.personId,
            askedOn: ask.today,
            askedHow: 'by_link',
            askedBy: 'self',
            identityHow: 'private_link',
            locale: ask.view.locale,
          });
          return { to: `${ownBase(ask)}/copy`, flash: { key: 'portals.copy.asked_flash' } };
        },
        { as: own.actor },
      ),
    ),
});

/** Fetches the file; a button, because fetching is counted and a link may be followed by machines. */
const fetching = route({
  method: 'post',
  path: `${path}/file`,
  door: 'visitor',
  form: z.object({ what: z.enum(['pdf', 'all']).default('pdf') }),
  handle: ask =>
    asOwn(ask, async own => {
      const { file, newest } = await readCopy(ask, own);
      if (!file || !newest) throw new NotFound('access_package');
      const { what } = ask.form;
      const taken = await ask.withinAs(systemActor(ask.programme.id), scope =>
        takeOwnCopy(scope, { personId: own.personId, requestId: newest.id, what }),
      );
      return what === 'pdf'
        ? ask.file(taken, 'application/pdf', 'my-record.pdf')
        : ask.file(taken, 'application/x-tar', 'my-record.tar');
    }),
  // Only buttons of ours send it.
  again: async ask => asOwn(ask, async () => ask.go({ to: `${ownBase(ask)}/copy` })),
});

export const copyRoutes: readonly Route[] = [copyPage, asking, fetching];
