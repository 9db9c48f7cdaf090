import { z } from 'zod';
import { concernKinds, regionOf } from '../../programmes/index.ts';
import {
  Button,
  choice,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  optionalId,
  Select,
  TextArea,
  type Typed,
  text,
} from '../../ui/index.ts';
import { staffHere } from '../queries/staff.ts';
import { raiseConcern } from '../raise-concern.ts';
import { type CaseAsk, caseForm, casePage, readCase } from './frame.tsx';

const form = z.object({
  kind: choice(concernKinds.codes, 'care.concern.error.kind'),
  words: text({ lines: true, max: 5000, missing: 'care.concern.error.words' }),
  owner: optionalId(),
});

async function page(ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { kase, staff } = await ask.within(async scope => ({
    kase: await readCase(scope, ask.params.referralId, 'raise_concern'),
    staff: await staffHere(scope),
  }));
  const props = { view, values: typed ?? {}, errors };
  const numbers = view.say.list(regionOf(ask.programme.region).emergency.numbers, 'or');
  return casePage({
    view,
    kase,
    title: t('care.concern.raise.title'),
    errors,
    children: (
      <>
        <Notice title={t('care.concern.danger')}>
          <p>{t('care.concern.danger.text', { numbers })}</p>
        </Notice>
        <p>{t('care.concern.who_sees')}</p>
        <Form view={view} action={`/cases/${kase.id}/concerns/new`} warn>
          <Select
            {...props}
            name="kind"
            label={t('care.concern.kind')}
            size="medium"
            blank={t('ui.form.choose')}
            options={concernKinds.codes.map(code => ({ value: code, label: t.code('concern_kinds', code) }))}
          />
          <TextArea
            {...props}
            name="words"
            label={t('care.concern.words')}
            hint={t('care.concern.words.hint')}
            rows={6}
          />
          <Select
            {...props}
            name="owner"
            label={t('care.concern.owner')}
            hint={t('care.concern.owner.hint')}
            size="medium"
            blank={t('care.concern.owner.coordinator')}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FormEnd>
            <Button>{t('care.concern.raise')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

/** Raises a concern about the person of a case. */
export const raise = caseForm({
  path: '/cases/:referralId/concerns/new',
  form,
  page,
  change: async (scope, { owner, ...rest }, referralId) => {
    const id = await raiseConcern(scope, { referralId, ...rest, ownerId: owner });
    return { to: `/concerns/${id}`, flash: { key: 'care.concern.raised' } };
  },
});
