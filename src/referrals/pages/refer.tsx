import { z } from 'zod';
import { newId } from '../../core/index.ts';
import { areaIn } from '../../programmes/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  PublicLayout,
  pageForAll,
  readForm,
  sayErrors,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, Crisis, route } from '../../web/index.ts';
import { receive } from '../receive.ts';
import { intakeFrom, referForm } from '../refer-form.ts';
import { isToken, newToken } from '../status-link-store.ts';
import { codeTyped } from './code.tsx';
import { OtherWays } from './other-ways.tsx';
import { showReceipt } from './receipt.tsx';
import { ReferParts } from './refer-parts.tsx';

type PublicAsk = Ask<unknown, unknown, unknown>;

/** A referral by a professional: one page, no account. */
export const referPage = route({
  method: 'get',
  path: '/:programme/refer',
  door: 'visitor',
  query: z.object({ code: z.string().max(40).optional() }),
  async handle(ask) {
    const answer = ask.query.code ? await codeTyped(ask, ask.query.code) : null;
    if (answer?.found !== 'open') return ask.page(emptyPage(ask));
    const { organisation, referrer_role: role } = answer.code;
    const known = { referrer_organisation: organisation, ...(role ? { referrer_role: role } : {}) };
    return ask.page(pageAgain(ask, known, null));
  },
});

/** Takes it in, or shows the page again with everything that was typed. */
export const refer = route({
  method: 'post',
  path: '/:programme/refer',
  door: 'visitor',
  handle: async ask => {
    const data = await ask.c.req.formData();
    const schema = referForm({ region: ask.programme.region, today: ask.today, byPhone: false });
    const { params, error } = readForm(schema, data);
    if (error) return ask.page(pageAgain(ask, typedIn(data), sayErrors(ask.view, error)), 422);
    const typed = String(data.get('receipt') ?? '');
    const statusToken = isToken(typed) ? typed : newToken();
    return ask.commit(
      async scope => {
        await receive(scope, {
          route: 'professional',
          intake: intakeFrom(params),
          statusToken,
          today: ask.today,
        });
        return { to: `/${ask.programme.slug}/sent` };
      },
      { committed: () => showReceipt(ask, statusToken) },
    );
  },
});

/** Empty it is the same for everybody, and most who open it see it so. */
function emptyPage({ view, programme }: PublicAsk) {
  const own = { once: newId(), receipt: newToken() };
  return pageForAll(view, 'refer', own, (bare, hole) =>
    page({ view: bare, programme }, {}, null, { once: hole('once'), receipt: hole('receipt') }),
  );
}

function pageAgain(ask: PublicAsk, values: Typed, errors: FieldErrors | null): string {
  return page(ask, values, errors, { once: newId(), receipt: tokenTyped(values) });
}

type Own = { readonly once: string; readonly receipt: string };

function page(
  { view, programme }: Pick<PublicAsk, 'view' | 'programme'>,
  values: Typed,
  errors: FieldErrors | null,
  own: Own,
): string {
  const { t } = view;
  const props = { view, values, errors };
  const urgent = values['urgent'] === 'yes';
  return document(
    <PublicLayout
      view={view}
      title={t('referrals.refer.title')}
      description={t('referrals.refer.lead')}
      frame="narrow"
      back={{ href: `/${programme.slug}` }}
      crisis={urgent ? null : <Crisis view={view} />}
    >
      <div class="stack">
        {urgent ? <Crisis view={view} alert ofOther /> : null}
        <ErrorSummary view={view} errors={errors} />
        <h1>{t('referrals.refer.title')}</h1>
        <p class="lead">{t('referrals.refer.lead')}</p>
        {urgent ? null : (
          <p>
            <a href="#crisis">{t('referrals.refer.crisis_link')}</a>
          </p>
        )}
        <OtherWays view={view} programme={programme} form="professional" />
      </div>
      <Form view={view} action={`/${programme.slug}/refer`} once={own.once}>
        <input type="hidden" name="receipt" value={own.receipt} />
        <ReferParts {...props} areaName={areaIn(programme, view.locale)} byPhone={false} />
        <FormEnd>
          <Button way>{t('referrals.refer.send')}</Button>
        </FormEnd>
      </Form>
    </PublicLayout>,
  );
}

function tokenTyped(values: Typed): string {
  const typed = [values['receipt'] ?? ''].flat()[0] ?? '';
  return isToken(typed) ? typed : newToken();
}
