import { Button } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import type { Child } from '../jsx/html.ts';
import { Mark } from '../motifs/mark.tsx';
import type { View } from '../view.ts';
import { MeMenu, type RecentPerson } from './me-menu.tsx';
import { Page } from './page.tsx';
import { StaffNav, type StaffPlace } from './staff-nav.tsx';
import { type Flash, Toast } from './toast.tsx';

export type StaffLayoutProps = {
  readonly view: View;
  readonly title: string;
  /** Which part of the workspace this page belongs to. */
  readonly current?: StaffPlace | undefined;
  readonly flash?: Flash | null | undefined;
  /** Referrals nobody has looked at yet; a number beside the inbox. */
  readonly inboxNew?: number | undefined;
  readonly recent?: readonly RecentPerson[] | undefined;
  /** What was searched for, kept in the box. */
  readonly search?: string | undefined;
  readonly frame?: 'page' | 'narrow' | undefined;
  readonly children?: Child;
};

/**
 * The workspace: one quiet bar; on a phone its places lie under the thumb.
 *
 * @example
 * document(<StaffLayout view={view} title={t('care.today.title')} current="today" flash={flash}>…</StaffLayout>)
 */
export function StaffLayout(props: StaffLayoutProps) {
  const { view, title, current, flash, inboxNew, recent = [], search, frame = 'page', children } = props;
  return (
    <Page view={view} title={title} kind="staff" script>
      <header class="staff-top">
        <div class="wrap staff-top__in">
          <a class="brand" href="/today">
            <Mark />
            <b>{view.t('ui.product')}</b>
          </a>
          <StaffNav view={view} current={current} inboxNew={inboxNew} />
          <SearchBox view={view} search={search} />
          <MeMenu view={view} current={current} recent={recent} />
        </div>
      </header>
      <AlarmBar view={view} />
      <GlassBar view={view} />
      <main id="main" class={frame === 'narrow' ? 'wrap wrap--narrow' : 'wrap'}>
        {children}
      </main>
      <Toast view={view} flash={flash} />
    </Page>
  );
}

/** Something that speaks of danger lies unread: said on every page to everybody who may read it. */
function AlarmBar({ view }: { readonly view: View }) {
  const { t, me, programme } = view;
  const count = programme?.openAlarms ?? 0;
  if (count === 0 || !me || !['link_worker', 'coordinator'].includes(me.role)) return null;
  return (
    <aside class="alarm-bar no-print" aria-label={t('ui.nav.watch')}>
      <p class="wrap">
        <Icon name="warn" />
        <span>{t('ui.alarm.open', { count })}</span>
        <a href="/safety">{t('ui.alarm.look')}</a>
      </p>
    </aside>
  );
}

/** A record is open to them that is not theirs: said on every page, until when, with the way to close it. */
function GlassBar({ view }: { readonly view: View }) {
  const { t, say, me } = view;
  return me?.glass?.map(({ id, until }) => (
    <aside class="glass-bar no-print" aria-label={t('ui.glass.label')}>
      <div class="wrap">
        <Icon name="lock" />
        <p>{t('ui.glass.open', { time: say.time(until.toZonedDateTimeISO(view.zone)) })}</p>
        <Form view={view} action={`/break-glass/${id}/end`} inline>
          <Button look="quiet" small>
            {t('ui.glass.end')}
          </Button>
        </Form>
      </div>
    </aside>
  ));
}

/** Search anything; the key / leads here. */
function SearchBox({ view, search }: { readonly view: View; readonly search: string | undefined }) {
  const { t } = view;
  return (
    <search class="seek">
      <form action="/search" method="get">
        <label class="visually-hidden" for="seek">
          {t('ui.search.label')}
        </label>
        <Icon name="search" />
        <input
          id="seek"
          type="search"
          name="q"
          value={search}
          dir="auto"
          autocomplete="off"
          placeholder={t('ui.search.placeholder')}
          aria-keyshortcuts="/"
        />
      </form>
    </search>
  );
}
