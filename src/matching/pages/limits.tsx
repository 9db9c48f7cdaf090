import { Button, Form, FormEnd, Tick } from '../../ui/index.ts';
import { reachKm } from '../facts.ts';
import { type LimitCode, limitCodes } from '../limits.ts';
import type { AnswerProps } from './answer-props.ts';
import { tickName, writeWords } from './words-query.ts';

/** What it must be, as tick boxes; beside each what was only wished. */
export function Limits({ asked: { view, path, hand }, input, result, carried }: AnswerProps) {
  const { t, say } = view;
  const kept = writeWords({ ...input, musts: null });
  const hidden = { ...carried, ...(hand ? { for: hand.referralId } : {}), ...kept, decided: 'yes' };
  const hintOf = (code: LimitCode) => {
    const wish = result.wishes.includes(code) && result.heard.limits.find(one => one.code === code);
    if (wish) return t('matching.limit.wish', { words: `“${wish.words}”` });
    return code === 'without_car'
      ? t('matching.limit.without_car_hint', { km: say.number(input.withinKm ?? reachKm) })
      : undefined;
  };
  return (
    <Form view={view} action={path} method="get">
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <fieldset class="group find-only">
        <legend>{t('matching.limit.title')}</legend>
        <p class="hint">{t('matching.limit.hint')}</p>
        <div class="tiles tiles--3">
          {limitCodes.map(code => (
            <Tick
              view={view}
              name={tickName(code)}
              label={t(`matching.limit.${code}`)}
              checked={result.musts.includes(code)}
              hint={hintOf(code)}
            />
          ))}
        </div>
      </fieldset>
      <FormEnd>
        <Button look="quiet">{t('matching.say.again')}</Button>
      </FormEnd>
    </Form>
  );
}
