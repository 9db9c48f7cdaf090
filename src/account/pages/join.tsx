import { z } from 'zod';
import { findStaffLink, joinByLink, type OpenLink } from '../../identity/index.ts';
import type { Programme } from '../../programmes/index.ts';
import {
  BareLayout,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  sayErrors,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { forgetAsked, isForThisBrowser } from '../asked-here.ts';
import { type AccountDeps, type AnyAsk, toSecondStep } from '../entrance.ts';
import { asTyped, faultOf, NewPassword } from '../password-field.tsx';

const params = z.object({ token: z.string().max(100) });

/**
 * The page behind a link to an invitation or to a new password. Looking at it uses nothing up, since programs look at links in
 * mail before people do; only the form does.
 */
export function joinRoutes(deps: AccountDeps): readonly Route[] {
  const show = async (
    ask: AnyAsk,
    token: string,
    errors: FieldErrors | null,
    link?: OpenLink,
  ): Promise<Response> => {
    const open = link ?? (await findStaffLink(deps.database, token));
    if (!open) return ask.page(overPage(ask), 410);
    if (!isForThisBrowser(deps, ask, open)) return ask.page(elsewherePage(ask), 409);
    const programme = (await deps.programmes.byId(open.programmeId)) ?? null;
    return ask.page(joinPage(ask, { open, token, programme, errors }), errors ? 422 : 200);
  };
  return [
    route({
      method: 'get',
      path: '/join/:token',
      door: 'anyone',
      params,
      handle: ask => show(ask, ask.params.token, null),
    }),
    route({
      method: 'post',
      path: '/join/:token',
      door: 'anyone',
      params,
      form: z.object({ password: asTyped('identity.password.missing') }),
      async handle(ask) {
        const { token } = ask.params;
        const { password } = ask.form;
        const link = await findStaffLink(deps.database, token);
        if (!link) return ask.page(overPage(ask), 410);
        if (!isForThisBrowser(deps, ask, link)) return ask.page(elsewherePage(ask), 409);
        const programme = (await deps.programmes.byId(link.programmeId)) ?? null;
        const fault = faultOf(ask.view, password, link, programme);
        if (fault) return show(ask, token, { password: fault }, link);
        const cookie = await joinByLink(deps, link, { token, password });
        if (!cookie) return ask.page(overPage(ask), 410);
        forgetAsked(deps, ask);
        return toSecondStep(deps, ask, { ...link, to: '/today', cookie });
      },
      again: (ask, faults) => show(ask, ask.params.token, sayErrors(ask.view, faults)),
    }),
  ];
}

type Drawn = {
  readonly open: OpenLink;
  readonly token: string;
  readonly programme: Programme | null;
  readonly errors: FieldErrors | null;
};

function joinPage({ view }: AnyAsk, { open, token, programme, errors }: Drawn) {
  const { t } = view;
  const title = t(open.purpose === 'reset' ? 'identity.join.resetTitle' : 'identity.join.title', {
    programme: programme?.name ?? t('ui.product'),
  });
  return document(
    <BareLayout view={view} title={title}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{title}</h1>
      <p class="lead">{t('identity.join.body', { name: open.name })}</p>
      <Form view={view} action={`/join/${token}`}>
        <NewPassword view={view} email={open.email} errors={errors} />
        <FormEnd>
          <Button way>{t('identity.join.go')}</Button>
        </FormEnd>
      </Form>
    </BareLayout>,
  );
}

/** The link is good, and this is not the browser it was asked for in. */
function elsewherePage({ view }: AnyAsk) {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('identity.join.elsewhere')}>
      <h1>{t('identity.join.elsewhere')}</h1>
      <p class="lead">{t('identity.join.elsewhereBody')}</p>
      <p class="section">
        <LinkButton href="/forgotten" look="quiet">
          {t('identity.join.again')}
        </LinkButton>
      </p>
    </BareLayout>,
  );
}

function overPage({ view }: AnyAsk) {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('identity.join.over')}>
      <h1>{t('identity.join.over')}</h1>
      <p class="lead">{t('identity.join.overBody')}</p>
      <p class="section">
        <LinkButton href="/forgotten" look="quiet">
          {t('identity.join.again')}
        </LinkButton>
      </p>
    </BareLayout>,
  );
}
