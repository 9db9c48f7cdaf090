import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { isId, NotFound } from '../../core/index.ts';
import {
  beginSigningIn,
  type Known,
  linkKnown,
  makeTicket,
  type Provider,
  ProviderDown,
  ProviderRefused,
  readTicket,
  renewSession,
  signinActor,
  spendTicket,
  staffKnownAs,
} from '../../identity/index.ts';
import { emit } from '../../platform/events/index.ts';
import { BareLayout, document, id, LinkButton } from '../../ui/index.ts';
import { onwards, type Route, route, setSignIn, setSignInCookie, signInCookieOf } from '../../web/index.ts';
import { type AccountDeps, type AnyAsk, enter, everybody, secureOf, toSecondStep } from '../entrance.ts';

const params = z.object({ provider: z.enum(['1', '2']) });

/** What is kept of a trip, sealed in a cookie, until somebody comes back. */
const tripShape = z.object({
  provider: z.string(),
  programmeId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  /** `in`: sign in. `link`: somebody signed in joins the two. `again`: they show once more who they are. */
  purpose: z.enum(['in', 'link', 'again']),
  staffId: z.string().nullable(),
});
type Kept = z.output<typeof tripShape>;

/** Signing in with a provider: OpenID Connect, to and fro. */
export function providerRoutes(deps: AccountDeps): readonly Route[] {
  const secure = secureOf(deps);
  const find = (wanted: string): Provider => {
    const one = (deps.providers ?? []).find(({ id: known }) => known === wanted);
    if (!one) throw new NotFound('provider');
    return one;
  };
  const begin = async (
    ask: AnyAsk,
    wanted: string,
    of: Pick<Kept, 'programmeId' | 'purpose' | 'staffId' | 'to'>,
  ): Promise<Response> => {
    const provider = find(wanted);
    try {
      const again = of.purpose === 'again';
      const { address, ...trip } = await provider.begin(`${deps.publicUrl}/sign-in/back/${wanted}`, again);
      const kept: Kept = { ...trip, ...of, provider: wanted };
      setSignInCookie(ask.c, 'trip', makeTicket(deps.secret, 'trip', kept), secure);
      // The policy of forms lets none of ours end at another site; this is a page that goes on by itself.
      ask.c.header('refresh', `0; url=${address}`);
      return ask.page(onwardsPage(ask, provider, address));
    } catch (error) {
      return sorry(ask, provider, error);
    }
  };
  const sorry = (ask: AnyAsk, provider: Provider, error: unknown): Promise<Response> => {
    if (error instanceof ProviderDown) return ask.page(notThrough(ask, provider, 'down'), 409);
    if (error instanceof ProviderRefused) return ask.page(notThrough(ask, provider, 'refused'), 409);
    throw error;
  };

  return [
    route({
      method: 'post',
      path: '/sign-in/with/:provider',
      door: 'anyone',
      params,
      form: z.object({ programmeId: id(), to: onwards }),
      async handle(ask) {
        const { programmeId, to } = ask.form;
        if (!(await deps.programmes.byId(programmeId))) throw new NotFound('programme');
        return begin(ask, ask.params.provider, { programmeId, to, purpose: 'in', staffId: null });
      },
      again: async ask => ask.go({ to: '/sign-in' }),
    }),
    route({
      method: 'post',
      path: '/account/with/:provider',
      door: everybody,
      params,
      stepUp: true,
      handle: ask =>
        begin(ask, ask.params.provider, {
          programmeId: ask.actor.programmeId,
          to: '/account',
          purpose: 'link',
          staffId: ask.actor.id,
        }),
    }),
    route({
      method: 'post',
      path: '/step-up/with/:provider',
      door: everybody,
      params,
      form: z.object({ to: onwards }),
      handle: ask =>
        begin(ask, ask.params.provider, {
          programmeId: ask.actor.programmeId,
          to: ask.form.to,
          purpose: 'again',
          staffId: ask.actor.id,
        }),
      again: async ask => ask.go({ to: '/step-up' }),
    }),
    route({
      method: 'get',
      path: '/sign-in/back/:provider',
      door: 'anyone',
      params,
      async handle(ask) {
        const provider = find(ask.params.provider);
        const ticket = signInCookieOf(ask.c, 'trip', secure) ?? '';
        setSignInCookie(ask.c, 'trip', '', secure);
        const kept = tripShape.safeParse(readTicket(deps.secret, 'trip', ticket)).data;
        if (!kept || kept.provider !== provider.id || !isId(kept.programmeId)) {
          return ask.page(notThrough(ask, provider, 'refused'), 409);
        }
        const fresh = await deps.database.within(signinActor(kept.programmeId), scope =>
          spendTicket(scope, ticket),
        );
        if (!fresh) return ask.page(notThrough(ask, provider, 'refused'), 409);
        try {
          const came = new URL(ask.c.req.url);
          const address = new URL(came.pathname + came.search, deps.publicUrl);
          return await arrive(deps, ask, {
            provider,
            kept,
            known: await provider.finish(address, kept, kept.purpose === 'again'),
          });
        } catch (error) {
          return sorry(ask, provider, error);
        }
      },
    }),
  ];
}

type Arrival = { readonly provider: Provider; readonly kept: Kept; readonly known: Known };

/** Somebody is back, and it is certain whom the provider knows. */
async function arrive(deps: AccountDeps, ask: AnyAsk, { provider, kept, known }: Arrival): Promise<Response> {
  const { programmeId, to } = kept;
  const secure = secureOf(deps);
  if (kept.purpose !== 'in') {
    const mine = ask.signedIn;
    // Whoever set out must be whoever came back.
    if (!mine || mine.staffId !== kept.staffId || mine.programmeId !== programmeId) {
      return ask.page(notThrough(ask, provider, 'refused'), 409);
    }
    const actor = signinActor(programmeId, mine.staffId);
    if (kept.purpose === 'link') {
      const linked = await deps.database.within(actor, async scope => {
        const done = await linkKnown(scope, mine.staffId, known);
        if (!done) return false;
        await audit(scope, { verb: 'staff.provider_linked', subject: { kind: 'staff', id: mine.staffId } });
        await emit(scope, {
          name: 'StaffSignInChanged',
          subjectId: mine.staffId,
          payload: { what: 'provider_linked' },
        });
        return true;
      });
      const key = linked ? 'identity.provider.linked' : 'identity.provider.taken';
      return ask.go({
        to,
        flash: { key, values: { provider: provider.name }, tone: linked ? 'done' : 'problem' },
      });
    }
    const renewed = await deps.database.within(actor, async scope => {
      if ((await staffKnownAs(scope, known)) !== mine.staffId) return null;
      await audit(scope, { verb: 'staff.shown_again', subject: { kind: 'staff', id: mine.staffId } });
      return renewSession(scope, mine.tokenHash);
    });
    if (!renewed) return ask.page(notThrough(ask, provider, 'refused'), 409);
    setSignIn(ask.c, renewed, secure);
    return ask.go({ to });
  }
  const staffId = await deps.database.within(signinActor(programmeId), scope => staffKnownAs(scope, known));
  if (!staffId) return ask.page(notThrough(ask, provider, 'unknown'), 409);
  if (provider.bothSteps) return enter(deps, ask, { programmeId, staffId, method: 'provider', to });
  // Asked again in the same transaction: the two may have been disconnected meanwhile.
  const cookie = await deps.database.within(signinActor(programmeId, staffId), async scope =>
    (await staffKnownAs(scope, known)) === staffId ? beginSigningIn(scope, staffId, 'provider') : null,
  );
  if (!cookie) return ask.page(notThrough(ask, provider, 'unknown'), 409);
  return toSecondStep(deps, ask, { programmeId, staffId, to, cookie });
}

/** On the way to the provider; the link is for browsers that do not go on by themselves. */
function onwardsPage({ view }: AnyAsk, provider: Provider, address: string) {
  const { t } = view;
  const title = t('identity.provider.onwards', { provider: provider.name });
  return document(
    <BareLayout view={view} title={title} languages={false}>
      <h1>{title}</h1>
      <p class="section">
        <LinkButton href={address}>{t('identity.provider.go')}</LinkButton>
      </p>
    </BareLayout>,
  );
}

/** The provider did not answer, or what came back did not fit, or they know somebody whom we do not. */
function notThrough({ view }: AnyAsk, provider: Provider, why: 'down' | 'refused' | 'unknown') {
  const { t } = view;
  const title = t(`identity.provider.${why}`, { provider: provider.name });
  return document(
    <BareLayout view={view} title={title} languages={false}>
      <h1>{title}</h1>
      <p class="lead">{t(`identity.provider.${why}Body`, { provider: provider.name })}</p>
      <p class="section">
        <LinkButton href="/sign-in">{t('identity.provider.other')}</LinkButton>
      </p>
    </BareLayout>,
  );
}
