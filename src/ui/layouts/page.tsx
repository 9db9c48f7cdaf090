import { assetPath } from '../assets.ts';
import { SPRITE_PLACE } from '../document.ts';
import { type Child, raw } from '../jsx/html.ts';
import type { View } from '../view.ts';

export type PageProps = {
  readonly view: View;
  readonly title: string;
  readonly kind: 'public' | 'staff';
  /** Adds the browser code of the staff pages. */
  readonly script?: boolean | undefined;
  readonly bodyClass?: string | undefined;
  /** What the page is about, in a sentence, for those who find it by a search. */
  readonly description?: string | undefined;
  /** True on the page of a private link: no search engine may list it. */
  readonly unlisted?: boolean | undefined;
  readonly children?: Child;
};

/** Head and body that all layouts share. */
export function Page(props: PageProps) {
  const { view, title, kind, script, bodyClass, description, unlisted, children } = props;
  const { t, dir } = view;
  const name = view.programme?.name ?? t('ui.product');
  return (
    <html lang={dir === 'rtl' ? 'ar' : view.locale} dir={dir} class={kind}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === name ? name : `${title} · ${name}`}</title>
        {kind === 'public' ? <meta name="description" content={description ?? t('ui.description')} /> : null}
        {unlisted ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href={assetPath('mark.svg')} type="image/svg+xml" />
        <link
          rel="preload"
          href={assetPath('latin.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={assetPath(kind === 'public' ? 'public.css' : 'hedgerow.css')} />
        {script ? <script src={assetPath('staff.js')} nonce={view.nonce} defer /> : null}
      </head>
      <body class={bodyClass}>
        {raw(SPRITE_PLACE)}
        <a class="skip" href="#main">
          {t('ui.skip')}
        </a>
        <DemoBar view={view} />
        {children}
      </body>
    </html>
  );
}

/** So that nobody takes made-up people for real ones. */
function DemoBar({ view }: { readonly view: View }) {
  if (!view.demo) return null;
  return (
    <aside class="demo-bar" aria-label={view.t('ui.demo_label')}>
      <p>{view.t('ui.demo')}</p>
    </aside>
  );
}
