import { assetPath, Button, Form, FormEnd, Notice, type View } from '../../ui/index.ts';
import type { ImportRun } from '../import-queries.ts';

/** How far an import has come, and the way to call it off. It looks again by itself: in place by script, else all of the page. */
export function Progress({ view, run }: { readonly view: View; readonly run: ImportRun }) {
  const { t } = view;
  return (
    <section class="section">
      <noscript>
        <meta http-equiv="refresh" content="4" />
      </noscript>
      <div data-renew aria-live="polite">
        <Notice tone="calm" title={t('directory.feeds.progress')}>
          <p>{saying(view, run)}</p>
          <Bar view={view} run={run} />
          <p class="small">{t('directory.feeds.progress.reload')}</p>
        </Notice>
      </div>
      <Form view={view} action={`/directory/imports/${run.id}/cancel`}>
        <FormEnd>
          <Button look="quiet">{t('directory.feeds.cancel')}</Button>
        </FormEnd>
      </Form>
      <script src={assetPath('renew.js')} nonce={view.nonce} defer />
    </section>
  );
}

function saying({ t, say }: View, { pages, records, expected, phase, state }: ImportRun): string {
  if (state === 'waiting' || phase === null) return t('directory.feeds.progress.waiting');
  if (phase !== 'fetching') return t(`directory.feeds.progress.${phase}`);
  const told = { pages: say.number(pages), records: say.number(records) };
  return expected === null
    ? t('directory.feeds.progress.fetching', told)
    : t('directory.feeds.progress.of', { ...told, expected: say.number(expected) });
}

function Bar({ view, run: { phase, expected, records } }: { readonly view: View; readonly run: ImportRun }) {
  if (phase !== 'fetching' || expected === null || expected === 0) return null;
  return (
    <progress
      max={expected}
      value={Math.min(records, expected)}
      aria-label={view.t('directory.feeds.progress')}
    />
  );
}
