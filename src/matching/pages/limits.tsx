import { Button, Chips, Form, FormEnd, Tick } from '../../ui/index.ts';
import { reachKm } from '../facts.ts';
import { limitCodes } from '../limits.ts';
import type { AnswerProps } from './answer-props.ts';
import { tickName, writeWords } from './words-query.ts';

/** What it must be, as tick boxes, and what would only suit, as chips that can be taken away. */
export function Limits({ asked: { view, path, hand }, input, result, carried, href }: AnswerProps) {
  const { t, say } = view;
  const kept = writeWords({ ...input, musts: null });
  const hidden = { ...carried, ...(hand ? { for: hand.referralId } : {}), ...kept, decided: 'yes' };
  const wishes = result.heard.limits.filter(({ code }) => result.wishes.includes(code));
  return (
    <>
      {wishes.length > 0 ? (
        <Chips
          view={view}
          label={t('matching.limit.title')}
          items={wishes.map(({ code, words }) => ({
            text: t('matching.limit.wish', { limit: t(`matching.limit.${code}`) }),
            heard: words,
            remove: href({ not: [...input.not, code] }),
          }))}
        />
      ) : null}
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
                {...(code === 'without_car'
                  ? {
                      hint: t('matching.limit.without_car_hint', {
                        km: say.number(input.withinKm ?? reachKm),
                      }),
                    }
                  : {})}
              />
            ))}
          </div>
        </fieldset>
        <FormEnd>
          <Button look="quiet">{t('matching.say.again')}</Button>
        </FormEnd>
      </Form>
    </>
  );
}
