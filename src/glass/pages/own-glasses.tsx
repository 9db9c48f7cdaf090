import { Button, Form, Tag, type View } from '../../ui/index.ts';
import { type Glass, isOpen } from '../glass.ts';

/** What somebody has opened lately: what is open still can be gone back to and closed. */
export function OwnGlasses({ view, glasses }: { readonly view: View; readonly glasses: readonly Glass[] }) {
  const { t, say } = view;
  const time = (at: Temporal.Instant) => say.time(at.toZonedDateTimeISO(view.zone));
  if (glasses.length === 0) return null;
  return (
    <section class="section" aria-labelledby="lately">
      <h2 id="lately">{t('glass.lately')}</h2>
      <ul class="owed">
        {glasses.map(glass => (
          <li>
            <p>
              {say.when(glass.openedAt)}. {t.of(`glass.reason.${glass.reason}`)}
            </p>
            {isOpen(glass, view.now) && view.me?.glass?.some(({ id }) => id === glass.id) ? (
              <div class="row">
                <Tag tone="look">{t('glass.open_until', { time: time(glass.endsAt) })}</Tag>
                <a href={`/people/${glass.personId}`}>{t('glass.go')}</a>
                <Form view={view} action={`/break-glass/${glass.id}/end`} inline>
                  <Button look="quiet" small>
                    {t('glass.end')}
                  </Button>
                </Form>
              </div>
            ) : (
              <p class="quiet">
                {glass.verdict ? t(`glass.verdict.${glass.verdict}`) : t('glass.waits_for_review')}
                {glass.reviewWords ? ` “${glass.reviewWords}”` : ''}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
