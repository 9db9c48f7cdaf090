import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Actor } from '../../platform/database/index.ts';
import { type Child, document, Phone, PublicLayout, type View } from '../../ui/index.ts';
import { type Ask, Crisis, cookieName } from '../../web/index.ts';
import { endVisit, findVisit, type HelperPower, personActor, type Visit } from '../private/visit-store.ts';

/** What the pages of a person are asked with. */
export type OwnAsk = Pick<
  Ask<unknown, unknown, unknown>,
  | 'view'
  | 'programme'
  | 'database'
  | 'page'
  | 'go'
  | 'flash'
  | 'commit'
  | 'withinAs'
  | 'secureCookies'
  | 'c'
  | 'now'
  | 'today'
  | 'publicUrl'
  | 'file'
>;

const cookieOf = ({ secureCookies }: OwnAsk): string => cookieName('hedgerow_my', { secure: secureCookies });
const options = ({ secureCookies: secure }: OwnAsk) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const;

/** The first part of a person's own addresses. */
export const ownBase = ({ programme }: Pick<OwnAsk, 'programme'>): string => `/${programme.slug}/my`;

/** Remembers that this browser typed the PIN, for as long as it is open. */
export function keepVisit(ask: OwnAsk, token: string): void {
  setCookie(ask.c, cookieOf(ask), token, options(ask));
}

/** Ends the visit of this browser. */
export async function leave(ask: OwnAsk): Promise<void> {
  const token = getCookie(ask.c, cookieOf(ask));
  if (token) await endVisit(ask.database, ask.programme.id, token);
  deleteCookie(ask.c, cookieOf(ask), options(ask));
}

/** Whoever reads their own pages: the visit, and the actor who sees that one record. */
export type Own = Visit & { readonly actor: Actor };

/**
 * Runs a page for whoever has a visit; without one it says how to come back, with status 404.
 * @param helper which power a helper needs for it; left out, it is the person's alone; 'any' where every helper may come
 */
export async function asOwn(
  ask: OwnAsk,
  show: (own: Own) => Promise<Response>,
  helper?: HelperPower | 'any',
): Promise<Response> {
  const visit = await findVisit(ask.database, ask.programme.id, getCookie(ask.c, cookieOf(ask)));
  if (!visit) return ask.page(closedPage(ask), 404);
  const own = { ...visit, actor: personActor(ask.programme.id, visit.personId) };
  return may(visit, helper) ? show(own) : ask.page(notYoursPage(ask, own), 404);
}

/** The person may do everything; a helper what they were given. */
export function may({ helper }: Pick<Visit, 'helper'>, power: HelperPower | 'any' | undefined): boolean {
  return !helper || power === 'any' || (power !== undefined && helper.powers.includes(power));
}

type FrameProps = {
  readonly ask: OwnAsk;
  /** Whose page it is and who looks at it: a helper reads on each page whom they help. */
  readonly own: Own;
  readonly title: string;
  /** False on the first page, which everything leads back to. */
  readonly back?: boolean;
  /** What was just written speaks of danger: the lines come first, and are said at once. */
  readonly alert?: boolean;
  /** False where the lines stand in the text itself. */
  readonly crisis?: boolean;
  readonly children?: Child;
};

/** The frame of a person's own pages: one column, large letters, nothing that must be known before. */
export function OwnPage({
  ask,
  own,
  title,
  back = true,
  alert = false,
  crisis = true,
  children,
}: FrameProps) {
  const { view } = ask;
  return (
    <PublicLayout
      view={view}
      title={title}
      frame="narrow"
      unlisted
      flash={ask.flash}
      crisis={alert || !crisis ? undefined : <Crisis view={view} />}
      {...(back ? { back: { href: ownBase(ask), label: view.t('portals.home.back') } } : {})}
    >
      <div class="stack own">
        {own.helper ? (
          <p class="own-helping">{view.t('portals.helper.band', { name: own.helper.name })}</p>
        ) : null}
        {alert ? <Crisis view={view} alert /> : null}
        {children}
      </div>
    </PublicLayout>
  );
}

/** What a helper was not allowed; it looks the same whether there is something or not. */
function notYoursPage(ask: OwnAsk, own: Own): Promise<string> | string {
  const { t } = ask.view;
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.helper.not_yours')}>
      <h1>{t('portals.helper.not_yours')}</h1>
      <p class="lead">{t('portals.helper.not_yours_text')}</p>
    </OwnPage>,
  );
}

/** A link that opens nothing (any more), or a visit that is over: what to do, whoever reads it. */
export function closedPage(ask: OwnAsk): Promise<string> | string {
  const { t } = ask.view;
  return document(
    <PublicLayout view={ask.view} title={t('portals.closed.title')} frame="narrow" unlisted>
      <div class="stack own">
        <h1>{t('portals.closed.title')}</h1>
        <p class="lead">{t('portals.closed.text')}</p>
        <Ring view={ask.view} phone={ask.programme.phone} />
      </div>
    </PublicLayout>,
  );
}

/** The telephone, which is always another way. */
export function Ring({ view, phone }: { readonly view: View; readonly phone: string }) {
  return <p>{view.t.rich('portals.ring', { phone: <Phone view={view} number={phone} /> })}</p>;
}
