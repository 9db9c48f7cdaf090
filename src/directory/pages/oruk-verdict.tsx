import { Notice, type View } from '../../ui/index.ts';
import type { OrukVerdict } from '../oruk/verdict.ts';

/** Whether an interface keeps Open Referral UK 3.0, and the first things that break it. Nothing when it was not held against it. */
export function OrukVerdictNotice({
  view,
  verdict,
}: {
  readonly view: View;
  readonly verdict: OrukVerdict | null;
}) {
  const { t } = view;
  if (verdict === null) return null;
  if (verdict.faults === 0) {
    return (
      <section class="section">
        <Notice tone="calm">{t('directory.feeds.oruk_keeps')}</Notice>
      </section>
    );
  }
  return (
    <section class="section">
      <Notice title={t('directory.feeds.oruk_breaks', { count: verdict.faults })}>
        <p>{t('directory.feeds.oruk_still_read')}</p>
        <ul>
          {verdict.first.map(({ where, path, fault }) => (
            <li>
              <bdi dir="ltr">{[where, path].filter(part => part !== '').join(' · ')}</bdi>:{' '}
              {t(`directory.feeds.oruk_fault.${fault}`)}
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  );
}
