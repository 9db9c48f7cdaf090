import { z } from 'zod';
import { type Ceremony, type PasskeyDeps, placeOf, signinActor } from '../../identity/index.ts';
import {
  assetPath,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  PasskeyForm,
  sayErrors,
} from '../../ui/index.ts';
import { type Ask, type Route, route, type WebDeps } from '../../web/index.ts';
import { onRecord } from '../private/on-record.ts';
import { keepPersonPasskey, MOST_PASSKEYS, wishForPasskey } from '../private/passkey/add-passkey.ts';
import { endPersonPasskeys } from '../private/passkey/end-passkey.ts';
import { type OwnPasskey, personPasskeys } from '../private/passkey/passkey-store.ts';
import { asOwn, closedPage, type Own, type OwnAsk, OwnPage, ownBase } from './own.tsx';
import { pinField, pinTyped } from './pin-field.tsx';

const path = '/:programme/my/passkey';
const ofOne = z.object({ programme: z.string(), passkeyId: z.uuid() });
/** What a browser answers, and the question it answers. */
export const answerForm = z.object({
  answer: z.string().max(60_000).default(''),
  ticket: z.string().max(2000).default(''),
});

type FromAsk = OwnAsk & Pick<Ask<unknown, unknown, unknown>, 'from'>;

/** A passkey beside the PIN, for the person alone: what there is, one more, away with one. */
export function ownPasskeyRoutes({
  database,
  secret,
}: Pick<WebDeps, 'database' | 'secret'>): readonly Route[] {
  const deps = ({ publicUrl }: OwnAsk): PasskeyDeps => ({ database, secret, publicUrl });
  const keeper = (own: Own) => ({
    programmeId: own.actor.programmeId,
    linkId: own.linkId,
    personId: own.personId,
  });
  const asked = async (ask: FromAsk, own: Own, typed: string): Promise<Response> => {
    const { t } = ask.view;
    const place = placeOf(ask.from.address);
    const words = { house: ask.programme.name, page: t('portals.pin.title') };
    const wish = await wishForPasskey(deps(ask), keeper(own), { pin: typed, place }, words);
    if (wish.ok) return ask.page(makePage(ask, own, wish.ceremony, null));
    if (wish.why === 'no_link') return ask.page(closedPage(ask), 404);
    if (wish.why === 'wait') {
      const minutes = Math.max(1, Math.ceil(wish.seconds / 60));
      return ask.page(await shown(ask, own, { pin: t('portals.pin.error.wait', { minutes }) }), 429);
    }
    const enough = wish.why === 'enough';
    const pin = enough ? t('portals.passkey.enough', { count: MOST_PASSKEYS }) : t('portals.pin.error.wrong');
    return ask.page(await shown(ask, own, { pin }), 422);
  };
  return [
    route({
      method: 'get',
      path,
      door: 'visitor',
      handle: ask => asOwn(ask, async own => ask.page(await shown(ask, own, null))),
    }),
    route({
      method: 'post',
      path: `${path}/new`,
      door: 'visitor',
      form: z.object({ pin: pinTyped }),
      handle: ask => asOwn(ask, own => asked(ask, own, ask.form.pin)),
      again: async (ask, faults) =>
        asOwn(ask, async own => ask.page(await shown(ask, own, sayErrors(ask.view, faults)), 422)),
    }),
    route({
      method: 'post',
      path,
      door: 'visitor',
      form: answerForm,
      handle: ask =>
        asOwn(ask, async own => {
          const kept = await keepPersonPasskey(deps(ask), keeper(own), ask.form);
          if (kept) return ask.go({ to: ownAt(ask), flash: { key: 'portals.passkey.added' } });
          return ask.page(await shown(ask, own, { pin: ask.view.t('portals.passkey.not_made') }), 422);
        }),
      again: async (ask, faults) =>
        asOwn(ask, async own => ask.page(await shown(ask, own, sayErrors(ask.view, faults)), 422)),
    }),
    route({
      method: 'post',
      path: `${path}/:passkeyId/remove`,
      door: 'visitor',
      params: ofOne,
      handle: ask =>
        asOwn(ask, async own => {
          await ask.withinAs(signinActor(ask.programme.id, own.personId), scope =>
            endPersonPasskeys(scope, {
              linkId: own.linkId,
              personId: own.personId,
              id: ask.params.passkeyId,
            }),
          );
          return ask.go({ to: ownAt(ask), flash: { key: 'portals.passkey.removed' } });
        }),
    }),
  ];
}

const ownAt = (ask: OwnAsk): string => `${ownBase(ask)}/passkey`;

/** What there is, and the PIN once more before another one is made. */
async function shown(ask: OwnAsk, own: Own, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  await ask.withinAs(own.actor, scope => onRecord(scope, own, 'passkey'));
  const keys = await ask.withinAs(signinActor(ask.programme.id, own.personId), scope =>
    personPasskeys(scope).of(own.linkId),
  );
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.passkey.title')}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('portals.passkey.title')}</h1>
      <p class="lead">{t('portals.passkey.lead')}</p>
      {keys.length > 0 ? <Mine ask={ask} keys={keys} /> : null}
      <h2>{t('portals.passkey.new')}</h2>
      <p>{t('portals.passkey.alone')}</p>
      <p>{t('portals.passkey.ends')}</p>
      <Form view={view} action={`${ownAt(ask)}/new`}>
        {pinField(view, errors)}
        <FormEnd>
          <Button way>{t('portals.passkey.go')}</Button>
        </FormEnd>
      </Form>
    </OwnPage>,
  );
}

function Mine({ ask, keys }: { readonly ask: OwnAsk; readonly keys: readonly OwnPasskey[] }) {
  const { t, say } = ask.view;
  return (
    <section class="stack stack--tight">
      <h2>{t('portals.passkey.mine')}</h2>
      <ul class="list-rules">
        {keys.map(one => (
          <li>
            <p>
              {t('portals.passkey.since', { day: say.day(one.made_at) })}
              {one.used_at ? (
                <>
                  <br />
                  {t('portals.passkey.used', { day: say.day(one.used_at) })}
                </>
              ) : null}
            </p>
            <Form view={ask.view} action={`${ownAt(ask)}/${one.id}/remove`} inline>
              <Button look="quiet" hiddenText={t('portals.passkey.since', { day: say.day(one.made_at) })}>
                {t('portals.passkey.remove')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The device makes it here, after the PIN. */
function makePage(ask: OwnAsk, own: Own, ceremony: Ceremony, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.passkey.make')}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('portals.passkey.make')}</h1>
      <p data-passkey-none>{t('portals.passkey.cannot')}</p>
      <PasskeyForm
        view={view}
        action={ownAt(ask)}
        ceremony={ceremony}
        does="create"
        failed={t('portals.passkey.failed')}
      >
        <p class="lead">{t('portals.passkey.make_text')}</p>
        <Button icon="lock">{t('portals.passkey.make')}</Button>
      </PasskeyForm>
      <LinkButton href={ownBase(ask)} look="words">
        {t('portals.home.back')}
      </LinkButton>
      <script src={assetPath('own-passkey.js')} nonce={view.nonce} defer />
    </OwnPage>,
  );
}
