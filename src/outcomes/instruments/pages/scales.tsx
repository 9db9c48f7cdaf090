import { z } from 'zod';
import { Refused } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  TextArea,
  TextField,
  type Typed,
  typedIn,
} from '../../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../../web/index.ts';
import { markScales } from '../keeping/mark-scales.ts';
import { standingOf } from '../keeping/standing-of.ts';
import { wordsIn } from '../text.ts';
import { countable, scaleForm, scaleOf } from './scale-form.ts';

const params = z.object({ instrument: z.string().regex(/^[a-z][a-z0-9_]{1,79}$/) });
const path = '/questionnaires/:instrument/scales';
const door = ['administrator'] as const;
type Page = Pick<
  Ask<{ readonly instrument: string }, unknown, unknown>,
  'view' | 'within' | 'flash' | 'today' | 'params' | 'page'
>;

/** How an imported questionnaire is scored: which questions are added up, what missing answers do, what scores are called. */
const page = route({
  method: 'get',
  path,
  door,
  params,
  handle: async ask => ask.page(await shown(ask, { counting: 'own', when_missing: 'sum' }, null)),
});

const add = route({
  method: 'post',
  path,
  door,
  stepUp: true,
  params,
  form: scaleForm,
  async handle(ask) {
    const { instrument: id } = ask.params;
    const { instrument } = await ask.within(scope => standingOf(scope, id, ask.today));
    const { scale, fault } = scaleOf(instrument, ask.form);
    if (!scale) {
      const errors = { [fault[0]]: ask.view.t.of(fault[1]) };
      return ask.page(await shown(ask, typedIn(await ask.c.req.formData()), errors), 422);
    }
    return ask.commit(async scope => {
      const { version } = await markScales(scope, {
        instrument: id,
        number: ask.form.number,
        scales: [...instrument.scales, scale],
        today: ask.today,
      });
      return {
        to: `/questionnaires/${id}`,
        flash: { key: 'questionnaires.scales.done', values: { version } },
      };
    });
  },
  again: showAgain(shown),
});

const remove = route({
  method: 'post',
  path: `${path}/:scale/remove`,
  door,
  stepUp: true,
  params: params.extend({ scale: z.string().regex(/^[a-z][a-z0-9_]{0,79}$/) }),
  form: z.object({ number: z.coerce.number().int().min(0).max(1_000_000) }),
  handle: ask =>
    ask.commit(async scope => {
      const { instrument: id, scale } = ask.params;
      const { instrument } = await standingOf(scope, id, ask.today);
      if (!instrument.scales.some(one => one.id === scale))
        throw new Refused('questionnaires.refused.meanwhile');
      const scales = instrument.scales.filter(one => one.id !== scale);
      const { version } = await markScales(scope, {
        instrument: id,
        number: ask.form.number,
        scales,
        today: ask.today,
      });
      return {
        to: `/questionnaires/${id}/scales`,
        flash: { key: 'questionnaires.scales.done', values: { version } },
      };
    }),
  again: async ask => ask.go({ to: `/questionnaires/${ask.params.instrument}/scales` }),
});

export const scaleRoutes: readonly Route[] = [page, add, remove];

async function shown(ask: Page, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, locale } = view;
  const { instrument, number, origin } = await ask.within(scope =>
    standingOf(scope, ask.params.instrument, ask.today),
  );
  if (origin !== 'file') throw new Refused('questionnaires.refused.scales');
  const title = t('questionnaires.scales.change');
  const action = `/questionnaires/${instrument.id}/scales`;
  const at = <input type="hidden" name="number" value={`${number}`} />;
  const field = { view, values: typed, errors };
  return document(
    <StaffLayout view={view} title={title} current="questionnaires" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/questionnaires/${instrument.id}`}>{wordsIn(instrument.title, locale)}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('questionnaires.scales.lead')}</p>
      </div>
      <Notice tone="calm">
        <p>{t('questionnaires.scales.version')}</p>
      </Notice>
      {instrument.scales.length > 0 ? (
        <section class="section stack" aria-labelledby="there">
          <h2 id="there">{t('questionnaires.scales.there')}</h2>
          <ul class="list-rules">
            {instrument.scales.map(scale => (
              <li>
                <p>{wordsIn(scale.text, locale)}</p>
                <Form view={view} action={`${action}/${scale.id}/remove`}>
                  {at}
                  <Button look="quiet" small>
                    {t('questionnaires.scales.remove', { name: wordsIn(scale.text, locale) })}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section class="section stack" aria-labelledby="new">
        <h2 id="new">{t('questionnaires.scales.new')}</h2>
        <Form view={view} action={action}>
          {at}
          <TextField {...field} name="name" label={t('questionnaires.scales.name')} />
          <ChoiceGroup
            {...field}
            name="items"
            legend={t('questionnaires.scales.items')}
            many
            options={countable(instrument).map(item => ({
              value: item.id,
              label: item.text ? wordsIn(item.text, locale) : item.id,
            }))}
          />
          <ChoiceGroup
            {...field}
            name="counting"
            legend={t('questionnaires.scales.counting')}
            options={(['own', 'order0', 'order1'] as const).map(value => ({
              value,
              label: t(`questionnaires.scales.counting.${value}`),
            }))}
          />
          <TextField
            {...field}
            name="may_miss"
            type="number"
            size="short"
            label={t('questionnaires.scales.may_miss')}
            hint={t('questionnaires.scales.may_miss_hint')}
            optional
          />
          <ChoiceGroup
            {...field}
            name="when_missing"
            legend={t('questionnaires.scales.when_missing')}
            options={(['sum', 'mean'] as const).map(value => ({
              value,
              label: t(`questionnaires.scales.when_missing.${value}`),
            }))}
          />
          <ChoiceGroup
            {...field}
            name="better"
            legend={t('questionnaires.scales.which_better')}
            options={(['higher', 'lower', 'neither'] as const).map(value => ({
              value,
              label: t(`questionnaires.scales.better.${value}`),
            }))}
          />
          <TextArea
            {...field}
            name="bands"
            label={t('questionnaires.scales.bands')}
            hint={t('questionnaires.scales.bands_hint')}
            rows={4}
            optional
          />
          <TextField
            {...field}
            name="reliable"
            size="short"
            label={t('questionnaires.scales.reliable')}
            hint={t('questionnaires.scales.reliable_hint')}
            optional
          />
          <FormEnd>
            <Button>{t('questionnaires.scales.save')}</Button>
          </FormEnd>
        </Form>
      </section>
    </StaffLayout>,
  );
}
