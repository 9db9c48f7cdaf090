import type { View } from '../../../ui/index.ts';
import type { Item, Scale } from '../instrument.ts';
import { languageIn, wordsIn } from '../text.ts';

/** What is worked out of the answers: from which questions, between which numbers, with which bands. */
export function Scales({ view, scales }: { readonly view: View; readonly scales: readonly Scale[] }) {
  const { t, say, locale } = view;
  if (scales.length === 0) return <p class="quiet">{t('questionnaires.scales.none')}</p>;
  return (
    <ul class="list-rules">
      {scales.map(scale => (
        <li>
          <strong>{wordsIn(scale.text, locale)}</strong>
          <p class="small">
            {t('questionnaires.scales.line', {
              count: scale.items.length,
              min: say.number(scale.min),
              max: say.number(scale.max),
              miss: scale.mayMiss,
            })}{' '}
            {t(`questionnaires.scales.better.${scale.better ?? 'neither'}`)}{' '}
            {scale.bands
              .map(
                band =>
                  `${wordsIn(band.text, locale)} ${t('questionnaires.scales.from', { from: say.number(band.from) })}`,
              )
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** One question with its answers and their points. */
export function Asks({ view, item }: { readonly view: View; readonly item: Item }) {
  const { t, locale } = view;
  const choices = item.kind === 'choice' || item.kind === 'choices' ? item.options : [];
  return (
    <li>
      {item.text ? <p lang={languageIn(item.text, locale)}>{wordsIn(item.text, locale)}</p> : null}
      <p class="small quiet">
        {t(`questionnaires.kind.${item.kind}`)}
        {item.required ? ` · ${t('questionnaires.items.required')}` : ''}
        {item.enableWhen ? ` · ${t('questionnaires.items.conditional')}` : ''}
      </p>
      {choices.length > 0 ? (
        <p class="small">
          {choices
            .map(
              one =>
                `${one.text ? wordsIn(one.text, locale) : one.value}${one.points === null ? '' : ` (${one.points})`}`,
            )
            .join(' · ')}
        </p>
      ) : null}
    </li>
  );
}
