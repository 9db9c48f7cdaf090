import { z } from 'zod';
import { type Ceremony, type PasskeyDeps, placeOf } from '../../identity/index.ts';
import { personStore } from '../../people/index.ts';
import {
  assetPath,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  isLocale,
  type Locale,
  PasskeyForm,
  PublicLayout,
  sayErrors,
} from '../../ui/index.ts';
import { type Route, readInLanguage, route, type WebDeps } from '../../web/index.ts';
import { askAtDoor, type DoorTry, openWithPasskey } from '../private/passkey/open-with-passkey.ts';
import { tryPin } from '../private/try-pin.ts';
import { findVisit, personActor } from '../private/visit-store.ts';
import { closedPage, keepVisit, type OwnAsk, ownBase, Ring } from './own.tsx';
import { answerForm } from './passkey.tsx';
import { pinField, pinTyped } from './pin-field.tsx';

const path = '/:programme/my/:token';
const params = z.object({ programme: z.string(), token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
type PinAsk = OwnAsk & { readonly params: z.output<typeof params> };

/**
 * The page of a link asks for the PIN, or for a passkey where the link has one, and does nothing else: whoever looks at a link before the
 * person does, such as a mail scanner, opens nothing and uses nothing up. It looks the same for a link that never was.
 */
export function pinRoutes({ database, secret }: Pick<WebDeps, 'database' | 'secret'>): readonly Route[] {
  const deps = ({ publicUrl }: OwnAsk): PasskeyDeps => ({ database, secret, publicUrl });
  const knock = (ask: PinAsk) => ({ programmeId: ask.programme.id, token: ask.params.token });
  const show = async (ask: PinAsk, errors: FieldErrors | null, status: 200 | 422 | 429 = 200) =>
    ask.page(page(ask, await askAtDoor(deps(ask), knock(ask)), errors), status);
  /** In, or what is in the way. */
  const answer = async (ask: PinAsk, tried: DoorTry) => {
    const { t } = ask.view;
    if (tried.ok) return goIn(ask, tried.cookie);
    if (tried.why === 'no_link') return ask.page(closedPage(ask), 404);
    if (tried.why !== 'wait') return show(ask, { pin: t(`portals.passkey.${tried.why}`) }, 422);
    const minutes = Math.max(1, Math.ceil(tried.seconds / 60));
    return show(ask, { pin: t('portals.pin.error.wait', { minutes }) }, 429);
  };
  return [
    route({ method: 'get', path, door: 'visitor', params, handle: ask => show(ask, null) }),
    route({
      method: 'post',
      path,
      door: 'visitor',
      params,
      form: z.object({ pin: pinTyped }),
      async handle(ask) {
        const place = placeOf(ask.from.address);
        const tried = await tryPin({ database, secret }, { ...knock(ask), pin: ask.form.pin, place });
        if (!tried.ok && tried.why === 'wrong')
          return show(ask, { pin: ask.view.t('portals.pin.error.wrong') }, 422);
        return answer(ask, tried);
      },
      again: async (ask, faults) => show(ask, sayErrors(ask.view, faults), 422),
    }),
    route({
      method: 'post',
      path: `${path}/passkey`,
      door: 'visitor',
      params,
      form: answerForm,
      handle: async ask =>
        answer(
          ask,
          await openWithPasskey(deps(ask), {
            ...knock(ask),
            ...ask.form,
            place: placeOf(ask.from.address),
          }),
        ),
      again: async (ask, faults) => show(ask, sayErrors(ask.view, faults), 422),
    }),
  ];
}

/** Opens the page in this browser, in the language the person wished to be written to in: they need not choose it again. */
async function goIn(ask: PinAsk, cookie: string): Promise<Response> {
  keepVisit(ask, cookie);
  const locale = await wishedLanguage(ask, cookie);
  if (locale) readInLanguage(ask.c, locale, { secure: ask.secureCookies });
  return ask.go({ to: ownBase(ask) });
}

/** Their wish; null without one, and for a helper, who reads in their own. */
async function wishedLanguage(ask: PinAsk, cookie: string): Promise<Locale | null> {
  const visit = await findVisit(ask.database, ask.programme.id, cookie);
  if (!visit || visit.helper) return null;
  const actor = personActor(ask.programme.id, visit.personId);
  const person = await ask.withinAs(actor, scope => personStore(scope).find(visit.personId));
  return isLocale(person?.locale) ? person.locale : null;
}

function page(ask: PinAsk, ceremony: Ceremony | null, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { t } = view;
  const at = `${ownBase(ask)}/${ask.params.token}`;
  return document(
    <PublicLayout view={view} title={t('portals.pin.title')} frame="narrow" unlisted>
      <ErrorSummary view={view} errors={errors} />
      <div class="stack own">
        <h1>{t('portals.pin.title')}</h1>
        <p class="lead">{t('portals.pin.lead')}</p>
        {ceremony ? (
          <>
            <PasskeyForm
              view={view}
              action={`${at}/passkey`}
              ceremony={ceremony}
              does="get"
              failed={t('portals.passkey.failed')}
            >
              <Button icon="lock">{t('portals.passkey.open')}</Button>
            </PasskeyForm>
            <script src={assetPath('own-passkey.js')} nonce={view.nonce} defer />
          </>
        ) : null}
        <Form view={view} action={at}>
          {pinField(view, errors)}
          <FormEnd>
            <Button look={ceremony ? 'quiet' : 'main'}>{t('portals.pin.open')}</Button>
          </FormEnd>
        </Form>
        <p>{t('portals.pin.lost')}</p>
        <Ring view={view} phone={programme.phone} />
      </div>
    </PublicLayout>,
  );
}
