import { LinkButton } from '../components/button.tsx';
import { Phone } from '../components/phone.tsx';
import { document } from '../document.ts';
import type { Child } from '../jsx/html.ts';
import type { View } from '../view.ts';
import { BareLayout } from './bare-layout.tsx';

/** Statuses that have words of their own; others are told as 500. */
const KNOWN = [403, 404, 409, 410, 413, 422, 429, 503] as const;

export type ErrorPageOptions = {
  /** Help right now, for visitors: trouble may come at a bad moment. */
  readonly crisis?: Child;
  /** Why, already in the reader's words: the text of `Refused` or `Forbidden`. */
  readonly reason?: string | undefined;
  /** The number of this request in the log, to be read out on the phone. */
  readonly reference?: string | undefined;
  /** For 409 after two people changed the same thing: both texts are shown. */
  readonly stale?:
    | {
        readonly yours: string;
        readonly theirs: string;
        /** Where the thing stands as it is now. */
        readonly href?: string | undefined;
      }
    | undefined;
};

/**
 * What a reader sees when something did not work: what happened and what to do, never whose fault it was.
 *
 * @example return c.html(errorPage(view, 404), 404);
 */
export function errorPage(view: View, status: number, options: ErrorPageOptions = {}) {
  const { t, programme, me } = view;
  const { reason, reference, stale, crisis } = options;
  if (stale) return stalePage(view, stale);
  const known = KNOWN.find(one => one === status) ?? 500;
  const title = t(`ui.error.${known}.title`);
  return document(
    <BareLayout view={view} title={title} languages={false}>
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead">{reason ?? t(`ui.error.${known}.text`)}</p>
        {reference ? (
          <p class="quiet">{t.rich('ui.error.reference', { reference: <bdi dir="ltr">{reference}</bdi> })}</p>
        ) : null}
        <p class="acts">
          <LinkButton href={me ? '/today' : `/${programme?.slug ?? ''}`}>{t('ui.error.start')}</LinkButton>
        </p>
        {programme?.phone ? (
          <p>{t.rich('ui.error.ring', { phone: <Phone view={view} number={programme.phone} /> })}</p>
        ) : null}
      </div>
      {crisis ? <div class="crisis-slot">{crisis}</div> : null}
    </BareLayout>,
  );
}

function stalePage(view: View, { yours, theirs, href }: NonNullable<ErrorPageOptions['stale']>) {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('ui.stale.title')} languages={false}>
      <div class="stack">
        <h1>{t('ui.stale.title')}</h1>
        <p class="lead">{t('ui.stale.text')}</p>
        <h2>{t('ui.stale.yours')}</h2>
        <div class="card kept-text" dir="auto">
          {yours}
        </div>
        <h2>{t('ui.stale.theirs')}</h2>
        <div class="card kept-text" dir="auto">
          {theirs}
        </div>
        {href ? (
          <p class="acts">
            <LinkButton href={href}>{t('ui.stale.open')}</LinkButton>
          </p>
        ) : null}
      </div>
    </BareLayout>,
  );
}
