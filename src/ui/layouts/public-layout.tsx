import { Icon } from '../components/icon.tsx';
import { drawnForAll } from '../drawn-once.ts';
import type { Child } from '../jsx/html.ts';
import { Mark } from '../motifs/mark.tsx';
import type { View } from '../view.ts';
import { Languages } from './languages.tsx';
import { Page } from './page.tsx';
import { type Flash, Toast } from './toast.tsx';

export type PublicLayoutProps = {
  readonly view: View;
  readonly title: string;
  /** 'page' is as wide as text and pictures need, 'narrow' for one thing to do, 'full' gives the whole width. */
  readonly frame?: 'page' | 'narrow' | 'full' | undefined;
  /** A `<CrisisPanel>`, placed after the content. */
  readonly crisis?: Child;
  readonly back?: { readonly href: string; readonly label?: string | undefined } | undefined;
  readonly flash?: Flash | null | undefined;
  /** What the page is about, in a sentence, for those who find it by a search. */
  readonly description?: string | undefined;
  /** True on the page of a private link: no search engine may list it. */
  readonly unlisted?: boolean | undefined;
  /** False leaves out the languages, on a letter for instance. */
  readonly languages?: boolean | undefined;
  readonly children?: Child;
};

/**
 * Pages for everybody: languages first, the mark, one telephone number, no script at all.
 *
 * @example
 * document(<PublicLayout view={view} title={t('referrals.self.title')} frame="narrow">…</PublicLayout>)
 */
export function PublicLayout(props: PublicLayoutProps) {
  const { view, title, frame = 'page', crisis, back, flash, languages = true, children } = props;
  return (
    <Page view={view} title={title} kind="public" description={props.description} unlisted={props.unlisted}>
      {languages ? <Languages view={view} /> : null}
      {drawnForAll(view, 'public header', bare => (
        <Header view={bare} />
      ))}
      <main id="main" class={MAIN[frame]}>
        {back ? <Back view={view} {...back} /> : null}
        {children}
        {crisis && frame !== 'full' ? <div class="crisis-slot">{crisis}</div> : null}
        {crisis && frame === 'full' ? <div class="wrap crisis-slot">{crisis}</div> : null}
      </main>
      {drawnForAll(view, 'public footer', bare => (
        <Footer view={bare} />
      ))}
      <Toast view={view} flash={flash} />
    </Page>
  );
}

const MAIN = { page: 'wrap', narrow: 'wrap wrap--narrow', full: 'main--full' } as const;

function Header({ view }: { readonly view: View }) {
  const { t, programme } = view;
  return (
    <header class="top">
      <div class="wrap top__in">
        <a class="brand" href={programme ? `/${programme.slug}` : '/'}>
          <Mark />
          <span>
            <b>{t('ui.product')}</b>
            {programme ? <small>{programme.name}</small> : null}
          </span>
        </a>
        {programme?.phone ? <CallUs view={view} phone={programme.phone} /> : null}
      </div>
    </header>
  );
}

function CallUs({ view, phone }: { readonly view: View; readonly phone: string }) {
  return (
    <a class="top__call" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
      <Icon name="phone" />
      <span>
        <span class="wide">{view.t('ui.call_us')} </span>
        <bdi>{view.say.phone(phone)}</bdi>
      </span>
    </a>
  );
}

function Back({
  view,
  href,
  label,
}: {
  readonly view: View;
  readonly href: string;
  readonly label?: string | undefined;
}) {
  return (
    <p class="back">
      <a href={href}>
        <Icon name="arrow" turn="back" />
        {label ?? view.t('ui.back')}
      </a>
    </p>
  );
}

function Footer({ view }: { readonly view: View }) {
  const { t, programme } = view;
  return (
    <footer class="foot">
      <div class="wrap foot__in">
        <p>
          {programme ? t('ui.foot.run_by', { host: programme.hostName }) : t('ui.product')}{' '}
          {t('ui.foot.free')}
        </p>
        <ul class="foot__links" aria-label={t('ui.foot.more')}>
          {programme ? (
            <>
              <li>
                <a href={`/${programme.slug}/privacy`}>{t('ui.foot.privacy')}</a>
              </li>
              <li>
                <a href={`/${programme.slug}/accessibility`}>{t('ui.foot.accessibility')}</a>
              </li>
            </>
          ) : null}
          <li>
            <a href="/sign-in">{t('ui.foot.staff')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
