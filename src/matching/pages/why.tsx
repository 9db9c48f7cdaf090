import { Icon, type View } from '../../ui/index.ts';
import { conceptName } from '../concept-names.ts';
import type { Lexicon } from '../lexicon/index.ts';
import type { LimitCode } from '../limits.ts';
import type { Ranked, Reason } from '../rank.ts';
import { saidWhere } from './said-where.ts';

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

export type WhyProps = {
  readonly view: View;
  readonly lexicon: Lexicon;
  readonly one: Ranked;
  /** The limit it breaks, where it is only shown because somebody asked for what is hidden. */
  readonly broken?: LimitCode | undefined;
  /** The group takes nobody new before this day. */
  readonly until?: Temporal.PlainDate | undefined;
};

/** Why a service is here: the person's words, and the words of the service that answered them. */
export function Why({ view, lexicon, one, broken, until }: WhyProps) {
  const { t, say } = view;
  const toAsk = [...new Set(one.unknown.flatMap(limit => (isAsked(limit) ? [asks[limit]] : [])))];
  return (
    <>
      {broken ? (
        <p class="hit__broken">
          <Icon name="warn" /> {t(`matching.broken.${broken}`)}
        </p>
      ) : null}
      {until ? (
        <p class="hit__broken">
          <Icon name="clock" /> {t('matching.paused', { day: say.day(until) })}
        </p>
      ) : null}
      {one.reasons.slice(0, mostReasons).map(reason => (
        <p class="hit__why">{saysWhy(view, lexicon, one.record.name, reason)}</p>
      ))}
      {one.sameWords.length > 0 ? (
        <p class="hit__why">
          {t('matching.why.same_words', { words: say.list(one.sameWords.map(word => `“${word}”`)) })}
        </p>
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

function saysWhy(view: View, lexicon: Lexicon, name: string, reason: Reason): string {
  const { t, say } = view;
  const what = answers(view, name, reason);
  const learned =
    reason.learned === undefined || reason.learned === 1 ? '' : ` ${learnedWords(view, reason.learned)}`;
  if (reason.words.length === 0) {
    return t('matching.why.added', { concept: conceptName(view, lexicon, reason.concept), what }) + learned;
  }
  return (
    t('matching.why.concept', { words: say.list(reason.words.map(word => `“${word}”`)), what }) + learned
  );
}

function learnedWords({ t }: View, learned: number): string {
  return learned > 1 ? t('matching.why.learned_up') : t('matching.why.learned_down');
}

function answers({ t }: View, name: string, { by, said }: Reason): string {
  if (by === 'name') return t(`matching.why.${saidWhere(name, said)}`, { said });
  if (by === 'kind') return t('matching.why.kind', { kind: t.code('asset_kinds', said) });
  return t('matching.why.text', { said });
}
