import type { Child } from '../jsx/html.ts';
import { Mark } from '../motifs/mark.tsx';
import type { View } from '../view.ts';
import { Languages } from './languages.tsx';
import { Page } from './page.tsx';
import { type Flash, Toast } from './toast.tsx';

export type BareLayoutProps = {
  readonly view: View;
  readonly title: string;
  readonly flash?: Flash | null | undefined;
  /** False where choosing a language would repeat something, on the answer to a post for instance. */
  readonly languages?: boolean | undefined;
  /** Adds the browser code: passkeys need it. */
  readonly script?: boolean | undefined;
  readonly children?: Child;
};

/**
 * For signing in and for errors: the mark and one narrow column, nothing to get lost in.
 *
 * @example document(<BareLayout view={view} title={t('identity.sign_in.title')}>…</BareLayout>)
 */
export function BareLayout({ view, title, flash, languages = true, script, children }: BareLayoutProps) {
  return (
    <Page view={view} title={title} kind="public" bodyClass="bare" script={script}>
      {languages ? <Languages view={view} /> : null}
      <header class="top">
        <div class="wrap wrap--narrow">
          <a class="brand" href="/">
            <Mark />
            <b>{view.t('ui.product')}</b>
          </a>
        </div>
      </header>
      <main id="main" class="wrap wrap--narrow">
        {children}
      </main>
      <Toast view={view} flash={flash} />
    </Page>
  );
}
