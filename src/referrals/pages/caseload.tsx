import { z } from 'zod';
import {
  BackLink,
  Button,
  Caveat,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  TextArea,
  TextField,
  type Typed,
  text,
  wholeNumber,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { setWeights } from '../caseload/set-weights.ts';
import { weightsStore } from '../caseload/store.ts';
import { type CaseloadWeights, weightNames } from '../caseload/weight.ts';

const path = '/settings/caseload';
const door = ['coordinator', 'administrator'] as const;
const weight = () => wholeNumber({ min: 0, max: 500 });
const fields: Record<keyof CaseloadWeights, ReturnType<typeof weight>> = {
  starting: weight(),
  going: weight(),
  ending: weight(),
  paused: weight(),
  concern: weight(),
  need: weight(),
  barrier: weight(),
  interpreter: weight(),
  homeVisits: weight(),
  quiet: weight(),
};
const form = z.object({
  ...fields,
  version: z.coerce.number().int().min(0),
  why: text({ missing: 'team.weights.error.why', max: 300 }),
});

type WeightsAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'within' | 'flash'>;

/** What a case weighs, where that comes from, and saying it anew. */
const weightsPage = route({
  method: 'get',
  path,
  door,
  handle: async ask => ask.page(await shown(ask, null, null)),
});

const weightsSet = route({
  method: 'post',
  path,
  door,
  stepUp: true,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { version, why, ...weights } = ask.form;
      await setWeights(scope, { version, why, weights });
      return { to: path, flash: { key: 'team.weights.done' } };
    }),
  again: showAgain(shown),
});

export const caseloadRoutes: readonly Route[] = [weightsPage, weightsSet];

async function shown(ask: WeightsAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, say } = view;
  const kept = await ask.within(scope => weightsStore(scope).now());
  const stored = Object.fromEntries(weightNames.map(name => [name, String(kept.weights[name])]));
  const values = typed ?? { ...stored, version: String(kept.version) };
  const props = { view, values, errors };
  return document(
    <StaffLayout view={view} title={t('team.weights.title')} frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        {view.me?.role === 'coordinator' ? (
          <BackLink href="/reports/team">{t('reports.team.title')}</BackLink>
        ) : (
          <BackLink href="/settings">{t('settings.title')}</BackLink>
        )}
        <h1>{t('team.weights.title')}</h1>
        <p class="lead">{t('team.weights.lead')}</p>
      </div>
      <Caveat title={t('team.weights.source')} level={2}>
        <p>
          {kept.setAt && kept.setBy
            ? t('team.weights.set', { name: kept.setBy, day: say.date(kept.setAt), why: kept.why ?? '' })
            : t('team.weights.house')}
        </p>
        <p>{t('team.weights.untested')}</p>
      </Caveat>
      <Form view={view} action={path}>
        <input type="hidden" name="version" value={String([values.version].flat()[0] ?? kept.version)} />
        {weightNames.map(name => (
          <TextField
            {...props}
            name={name}
            label={t(`team.weights.${name}`)}
            hint={t.has(`team.weights.${name}.hint`) ? t.of(`team.weights.${name}.hint`) : undefined}
            inputmode="numeric"
            size="short"
          />
        ))}
        <TextArea
          {...props}
          name="why"
          label={t('team.weights.why')}
          hint={t('team.weights.why.hint')}
          rows={2}
        />
        <FormEnd>
          <Button>{t('team.weights.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
