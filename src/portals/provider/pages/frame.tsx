import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type ServiceCard, serviceCards } from '../../../directory/index.ts';
import { providerActor } from '../../../introductions/index.ts';
import type { Actor } from '../../../platform/database/index.ts';
import { type Child, document, Phone, PublicLayout, type View } from '../../../ui/index.ts';
import { type Ask, cookieName } from '../../../web/index.ts';
import { endGroupVisit, findGroupVisit, type GroupVisit } from '../key/visit-store.ts';

/** What the pages of a group are asked with. */
export type GroupAsk = Pick<
  Ask<unknown, unknown, unknown>,
  | 'view'
  | 'programme'
  | 'database'
  | 'page'
  | 'go'
  | 'flash'
  | 'withinAs'
  | 'commit'
  | 'secureCookies'
  | 'c'
  | 'now'
  | 'today'
>;

const cookieOf = ({ secureCookies }: GroupAsk): string =>
  cookieName('hedgerow_group', { secure: secureCookies });
const options = ({ secureCookies: secure }: GroupAsk) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const;

/** The first part of a group's addresses. */
export const groupBase = ({ programme }: Pick<GroupAsk, 'programme'>): string =>
  `/${programme.slug}/provider`;

/** Remembers that this browser typed a number or a code, for as long as it is open. */
export function keepGroupVisit(ask: GroupAsk, token: string): void {
  setCookie(ask.c, cookieOf(ask), token, options(ask));
}

/** Ends the visit of this browser. */
export async function leaveGroup(ask: GroupAsk): Promise<void> {
  const token = getCookie(ask.c, cookieOf(ask));
  if (token) await endGroupVisit(ask.database, ask.programme.id, token);
  deleteCookie(ask.c, cookieOf(ask), options(ask));
}

/** Whoever reads a group's page: the visit, the service as the directory has it, and the actor who sees what was sent to it. */
export type Group = GroupVisit & { readonly actor: Actor; readonly card: ServiceCard };

/** Runs a page for whoever has a visit; without one it says how to come back, with status 404. */
export async function asGroup(ask: GroupAsk, show: (group: Group) => Promise<Response>): Promise<Response> {
  const visit = await findGroupVisit(ask.database, ask.programme.id, getCookie(ask.c, cookieOf(ask)));
  const card = visit && (await serviceCards(ask.database.open, [visit.serviceId])).get(visit.serviceId);
  if (!visit || !card) return ask.page(closedDoor(ask), 404);
  return show({ ...visit, card, actor: providerActor(ask.programme.id, visit.serviceId, card.name) });
}

type FrameProps = {
  readonly ask: GroupAsk;
  readonly title: string;
  /** Where back leads; null on the first page, which everything leads back to. */
  readonly back?: { readonly href: string; readonly label: string } | null;
  readonly children?: Child;
};

/** The frame of a group's pages: one column, nothing that must be known before. */
export function GroupPage({ ask, title, back, children }: FrameProps) {
  const { view } = ask;
  const home = { href: groupBase(ask), label: view.t('provider.home.back') };
  const way = back === undefined ? home : back;
  return (
    <PublicLayout
      view={view}
      title={title}
      frame="narrow"
      unlisted
      flash={ask.flash}
      {...(way ? { back: way } : {})}
    >
      <div class="stack own">{children}</div>
    </PublicLayout>
  );
}

/** A link that opens nothing (any more), or a visit that is over: what to do, whoever reads it. */
export function closedDoor(ask: Pick<GroupAsk, 'view' | 'programme'>): Promise<string> | string {
  const { t } = ask.view;
  return document(
    <PublicLayout view={ask.view} title={t('provider.closed.title')} frame="narrow" unlisted>
      <div class="stack own">
        <h1>{t('provider.closed.title')}</h1>
        <p class="lead">{t('provider.closed.text')}</p>
        <RingUs view={ask.view} phone={ask.programme.phone} />
      </div>
    </PublicLayout>,
  );
}

/** The telephone, which is always another way. */
export function RingUs({ view, phone }: { readonly view: View; readonly phone: string }) {
  return <p>{view.t.rich('provider.ring', { phone: <Phone view={view} number={phone} /> })}</p>;
}
