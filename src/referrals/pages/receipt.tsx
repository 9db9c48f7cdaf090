import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { systemActor } from '../../platform/database/index.ts';
import { Button, Card, document, Form, FormEnd, Ltr, PublicLayout } from '../../ui/index.ts';
import { type Ask, Crisis, cookieName, route } from '../../web/index.ts';
import { asksForCare } from '../danger.ts';
import { expectedWait } from '../expected-wait.ts';
import { intakeOf } from '../intake.ts';
import { findOwn } from '../queries.ts';
import { openStatusLink, referrerOf } from '../status-link-store.ts';
import type { Referral } from '../store.ts';

type PublicAsk = Ask<unknown, unknown, unknown>;

const DAY = 24 * 3600;

/** One for each programme: what was sent to one is not shown by another. */
const cookieOf = ({ programme, secureCookies: secure }: PublicAsk): string =>
  cookieName(`hedgerow_sent_${programme.slug}`, { secure });
const options = ({ secureCookies: secure }: PublicAsk) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: DAY }) as const;

/** Remembers in the browser, for a day, what was sent, so that the next page and the back button can say so. */
export function showReceipt(ask: PublicAsk, token: string): void {
  setCookie(ask.c, cookieOf(ask), token, options(ask));
}

/** Whether this browser has just sent a referral. */
export function hasReceipt(ask: PublicAsk): boolean {
  return getCookie(ask.c, cookieOf(ask)) !== undefined;
}

export function forgetReceipt(ask: PublicAsk): void {
  deleteCookie(ask.c, cookieOf(ask), options(ask));
}

/** What was sent: reference, how long it will take, what happens next, and the private link. */
export const receiptPage = route({
  method: 'get',
  path: '/:programme/sent',
  door: 'visitor',
  handle: async ask => {
    const token = getCookie(ask.c, cookieOf(ask)) ?? '';
    const referralId = await ask.within(scope => openStatusLink(scope, token));
    if (!referralId) return ask.go({ to: `/${ask.programme.slug}` });
    const referral = await ask.withinAs(referrerOf(ask.programme.id, referralId, ''), findOwn);
    const wait = await ask.withinAs(systemActor(ask.programme.id), scope =>
      expectedWait(scope, ask.programme.settings),
    );
    return ask.page(page(ask, referral, token, wait.days));
  },
});

/** Begins a new form: the receipt of the one before is put away. */
export const startAnother = route({
  method: 'post',
  path: '/:programme/sent',
  door: 'visitor',
  handle: async ask => {
    forgetReceipt(ask);
    return ask.go({ to: `/${ask.programme.slug}` });
  },
});

function page(ask: PublicAsk, referral: Referral, token: string, days: number) {
  const { view, programme } = ask;
  const { t } = view;
  const own = referral.route === 'self' || referral.route === 'helper';
  const danger = asksForCare(intakeOf(referral.submitted));
  const path = `/${programme.slug}/status/${token}`;
  const link = `${ask.publicUrl}${path}`;
  return document(
    <PublicLayout
      view={view}
      title={t('referrals.sent.title')}
      frame="narrow"
      unlisted
      flash={ask.flash}
      crisis={danger ? null : <Crisis view={view} />}
    >
      <div class="stack">
        {danger ? <Crisis view={view} alert ofOther={!own} /> : null}
        <h1>{t('referrals.sent.title')}</h1>
        <p class="lead">{own ? t('referrals.sent.lead_self') : t('referrals.sent.lead')}</p>
        <Card title={t('referrals.sent.reference')}>
          <p class="code-big">
            <Ltr>{referral.reference}</Ltr>
          </p>
          <p class="quiet">{t('referrals.sent.reference_text')}</p>
        </Card>
        <h2>{t('referrals.sent.next')}</h2>
        <ol class="bullets stack stack--tight">
          <li>{t('referrals.sent.next1', { days: programme.settings.triageDays })}</li>
          <li>{own ? t('referrals.sent.next2_self', { days }) : t('referrals.sent.next2', { days })}</li>
          <li>{own ? t('referrals.sent.next3_self') : t('referrals.sent.next3')}</li>
        </ol>
        <h2>{t('referrals.sent.follow')}</h2>
        <p>{t('referrals.sent.follow_text')}</p>
        <p class="link-long">
          <a href={path}>
            <span dir="ltr">{link}</span>
          </a>
        </p>
        {referral.referrer_email ? (
          <p>{t.rich('referrals.sent.email', { email: <Ltr>{referral.referrer_email}</Ltr> })}</p>
        ) : null}
        <Form view={view} action={`/${programme.slug}/sent`}>
          <FormEnd>
            <Button look="quiet">{t('referrals.sent.finish')}</Button>
          </FormEnd>
        </Form>
      </div>
    </PublicLayout>,
  );
}
