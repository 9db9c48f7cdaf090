import type { Pause } from '../../directory/index.ts';
import { barriers, introductionDeclineReasons } from '../../programmes/index.ts';
import { Notice, Tag, TheirWords, type View } from '../../ui/index.ts';
import type { StoredWord } from './store.ts';

/** What a group said of an introduction, with what became of it: what differs stands out. Nothing where it said nothing. */
export function ProviderSaid({
  view,
  words,
}: {
  readonly view: View;
  readonly words: readonly StoredWord[];
}) {
  const { t, say } = view;
  if (words.length === 0) return null;
  return (
    <section class="section stack" aria-labelledby="group-said">
      <h2 id="group-said">{t('provider.section.title')}</h2>
      <ul class="list-rules">
        {words.map(word => (
          <li class="stack stack--tight">
            <p>
              <strong>{t(`provider.section.what.${word.what}`)}</strong>
              {detailOf(view, word)}{' '}
              <Tag tone={word.state === 'differs' || word.state === 'kept' ? 'wait' : 'plain'}>
                {t(`provider.section.state.${word.state}`)}
              </Tag>{' '}
              <span class="quiet">{say.dayShort(word.said_at)}</span>
            </p>
            {word.words ? <TheirWords text={word.words} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function detailOf({ t, say }: View, word: StoredWord): string {
  const reason = word.reason;
  const why =
    reason === null || word.what === 'full'
      ? null
      : introductionDeclineReasons.has(reason)
        ? t.code('introduction_decline_reasons', reason)
        : barriers.has(reason)
          ? t.code('barriers', reason)
          : null;
  const parts = [
    word.comes_at && say.when(word.comes_at),
    word.on_day && say.day(word.on_day),
    word.ask_for && t('provider.section.ask_for', { name: word.ask_for }),
    why,
  ].filter(part => part !== null);
  return parts.length > 0 ? `: ${parts.join(' · ')}` : '';
}

/** That a group takes nobody new, where somebody is about to be sent to it. */
export function PausedNotice({ view, pause }: { readonly view: View; readonly pause: Pause | undefined }) {
  const { t, say } = view;
  if (!pause) return null;
  const values = { day: say.date(pause.until), reason: t(`provider.pause.reason.${pause.reason}`) };
  return (
    <Notice title={t(pause.by_group ? 'provider.paused_group' : 'provider.paused', values)}>
      {pause.words ? <TheirWords text={pause.words} /> : null}
    </Notice>
  );
}
