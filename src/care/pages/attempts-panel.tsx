import { Notice, type View } from '../../ui/index.ts';
import type { AttemptsProgress } from '../attempts.ts';

type Props = { readonly view: View; readonly progress: AttemptsProgress };

/** Where the three-attempts rule stands, and what to try next, with why. */
export function AttemptsPanel({ view, progress }: Props) {
  const { t, say } = view;
  const { counted, needed, nextDue, mayCloseFrom, fulfilled } = progress;
  if (counted.length === 0) return null;
  return (
    <Notice
      tone={fulfilled ? 'wait' : 'calm'}
      title={t('care.attempts.title', { count: counted.length, needed })}
    >
      <ul class="bullets">
        {counted.map(one => (
          <li>
            {t.code('contact_modes', one.mode)}, {say.when(one.at)}
          </li>
        ))}
      </ul>
      {nextDue ? <p>{t('care.attempts.next', { day: say.near(nextDue) })}</p> : null}
      <p>{suggestionWords(view, progress)}</p>
      {!nextDue && mayCloseFrom ? (
        <p>
          {fulfilled ? t('care.attempts.fulfilled') : t('care.attempts.wait', { day: say.day(mayCloseFrom) })}
        </p>
      ) : null}
    </Notice>
  );
}

/** “Try a text message, or the evening.” */
export function suggestionWords({ t, say }: View, { suggestion }: AttemptsProgress): string {
  if (!suggestion) return '';
  if (suggestion.checkDetails) return t('care.attempts.check');
  const ways = [
    suggestion.channel && t(`care.attempts.by.${suggestion.channel}`),
    suggestion.part && t(`care.attempts.part.${suggestion.part}`),
  ].filter(one => typeof one === 'string');
  return ways.length > 0 ? t('care.attempts.try', { ways: say.list(ways, 'or') }) : '';
}
