import { Button, type Child, Form, LinkButton, Tick } from '../../ui/index.ts';
import { reachKm } from '../facts.ts';
import { lexiconLanguages } from '../lexicon/index.ts';
import type { AnswerProps } from './answer-props.ts';
import { Carried } from './heard-words.tsx';
import { type LimitTick, limitTicks, tickName, tickOf, writeWords } from './words-query.ts';

/** Distances one may choose from, in kilometres. */
const reaches = [2, 5, 10, 20, 30, 50];

/**
 * The six limits. Words only tick a box: it sorts. What the reader sends with the button must be: then a recorded no is
 * hidden, and said.
 */
export function Limits(props: AnswerProps) {
  const { asked, input, result, carried, href } = props;
  const { view, path } = asked;
  const { t } = view;
  const decided = input.musts !== null;
  const ticked = new Set([...result.musts, ...result.wishes].map(code => tickOf[code]));
  const words = writeWords({ ...input, musts: null, withinKm: null, showHidden: false });
  const { in: _, ...kept } = words;
  return (
    <Form view={view} action={path} method="get">
      <Carried fields={{ ...carried, ...kept, decided: 'yes' }} />
      <fieldset class="group find-only match-limits">
        <legend>{t('matching.limit.title')}</legend>
        <p class="hint">{decided ? t('matching.limit.hint_decided') : t('matching.limit.hint')}</p>
        <div class="tiles tiles--3">
          {limitTicks.map(tick => (
            <div class="match-limit">
              <Tick
                view={view}
                name={tickName(tick)}
                label={t(`matching.limit.${tick}`)}
                checked={ticked.has(tick)}
                hint={hintOf(props, tick)}
              />
              <Choice {...props} tick={tick} />
            </div>
          ))}
        </div>
      </fieldset>
      <p class="acts">
        <Button look="quiet">{t('matching.limit.do')}</Button>
        {decided ? (
          <LinkButton look="words" href={href({ musts: null, showHidden: false })}>
            {t('matching.limit.undo')}
          </LinkButton>
        ) : null}
      </p>
    </Form>
  );
}

/** From which words a tick came, or how it is counted. */
function hintOf({ asked: { view, near }, result }: AnswerProps, tick: LimitTick): string | undefined {
  const { t } = view;
  const heard = result.heard.limits.find(({ code, words }) => tickOf[code] === tick && words !== '');
  const from = heard ? t('matching.limit.from', { words: `“${heard.words}”` }) : null;
  const how =
    tick === 'reach'
      ? near
        ? t('matching.limit.reach_hint', { place: near.label })
        : t('matching.limit.reach_nowhere')
      : null;
  return [from, how].filter(Boolean).join(' ') || undefined;
}

/** The second half of a limit that asks which. */
function Choice({ asked: { view }, input, result, tick }: AnswerProps & { readonly tick: LimitTick }): Child {
  const { t, say } = view;
  const codes = [...result.musts, ...result.wishes];
  if (tick === 'free' || tick === 'step_free') return null;
  const choose = (
    name: string,
    chosen: string | null,
    options: readonly (readonly [value: string, label: string])[],
  ) => (
    // Its id is its own: the plain search on the same page has fields of these names.
    <div class="field">
      <label class="visually-hidden" for={`limit-${name}`}>
        {t(`matching.limit.${tick}_which`)}
      </label>
      <select id={`limit-${name}`} name={name}>
        {options.map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
  if (tick === 'reach') {
    const now = input.withinKm ?? reachKm;
    const all = [...new Set([...reaches, now])].toSorted((a, b) => a - b);
    return choose(
      'reach',
      String(now),
      all.map(km => [String(km), t('matching.limit.within', { km: say.number(km) })]),
    );
  }
  if (tick === 'who') {
    return choose('who', codes.includes('men_only') ? 'men' : 'women', [
      ['women', t('matching.limit.women_only')],
      ['men', t('matching.limit.men_only')],
    ]);
  }
  if (tick === 'when') {
    return choose('when', codes.includes('evening') ? 'evening' : 'day', [
      ['day', t('matching.limit.day')],
      ['evening', t('matching.limit.evening')],
    ]);
  }
  const irish = result.heard.concepts.some(({ id }) => id === 'barrier.irish');
  const theirs = irish ? 'ga' : result.heard.language;
  return choose(
    'in',
    input.inLanguage ?? theirs ?? 'en',
    lexiconLanguages.map(one => [one, t(`matching.language.${one}`)]),
  );
}
