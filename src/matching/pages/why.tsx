import { Icon, type View } from '../../ui/index.ts';
import type { LimitCode } from '../limits.ts';
import type { Ranked, Reason } from '../rank.ts';

/** Most reasons that are said of one service; the strongest say it. */
const mostReasons = 3;

// Cost and access have their own line among the facts of a service.
const asks = {
  day: 'matching.ask.day',
  evening: 'matching.ask.day',
  language: 'matching.ask.language',
  without_car: 'matching.ask.without_car',
  women_only: 'matching.ask.who',
  men_only: 'matching.ask.who',
} as const;

/** Why a service is here: the person's words, and the words of the service that answered them. */
export function Why({ view, one }: { readonly view: View; readonly one: Ranked }) {
  const { t, say } = view;
  const quoted = (words: readonly string[]) => say.list(words.map(word => `“${word}”`));
  const toAsk = [...new Set(one.unknown.flatMap(limit => (isAsked(limit) ? [asks[limit]] : [])))];
  return (
    <>
      {one.reasons.slice(0, mostReasons).map(reason => (
        <p class="hit__why">
          {t('matching.why.concept', { words: quoted(reason.words), what: answers(view, reason) })}
        </p>
      ))}
      {one.sameWords.length > 0 ? (
        <p class="hit__why">{t('matching.why.same_words', { words: quoted(one.sameWords) })}</p>
      ) : null}
      {toAsk.length > 0 ? (
        <ul class="hit__facts">
          {toAsk.map(key => (
            <li class="hit__ask">
              <Icon name="ask" />
              {t(key)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function isAsked(limit: LimitCode): limit is keyof typeof asks {
  return limit in asks;
}

function answers({ t }: View, { by, said }: Reason): string {
  if (by === 'kind') return t('matching.why.kind', { kind: t.code('asset_kinds', said) });
  return t(`matching.why.${by}`, { said });
}
