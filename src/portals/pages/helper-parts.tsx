import { z } from 'zod';
import {
  Button,
  ChoiceGroup,
  choices,
  type FieldErrors,
  Form,
  FormEnd,
  Ltr,
  Notice,
  TextField,
  type Typed,
  text,
  type View,
} from '../../ui/index.ts';
import type { PersonLink } from '../private/link-store.ts';
import { type Helper, helperPowers } from '../private/visit-store.ts';

/** Who helps, and with what. */
export const helperForm = z.object({
  name: text({ missing: 'portals.helpers.name_missing', max: 60 }),
  powers: choices(helperPowers, { least: 1, key: 'portals.helpers.powers_missing' }),
});

type ListProps = {
  readonly view: View;
  readonly helpers: readonly (PersonLink & { readonly helper: Helper })[];
  /** Where ending is sent to, before the id. */
  readonly action: string;
};

/** The helpers there are, what each may do, and the button that ends it. */
export function HelperList({ view, helpers, action }: ListProps) {
  const { t, say } = view;
  if (helpers.length === 0) return <p>{t('portals.helpers.none')}</p>;
  return (
    <ul class="list-rules">
      {helpers.map(({ id, helper, made_at, opened_at }) => (
        <li class="stack stack--tight">
          <p>
            <strong dir="auto">{helper.name}</strong>{' '}
            <span class="quiet">
              {t('portals.helpers.since', { day: say.date(made_at) })}
              {opened_at ? `; ${t('portals.helpers.opened', { day: say.date(opened_at) })}` : ''}
            </span>
          </p>
          <ul class="bullets">
            {helper.powers.map(power => (
              <li>{t(`portals.helpers.power.${power}`)}</li>
            ))}
          </ul>
          <Form view={view} action={`${action}/${id}/end`} inline>
            <Button look="quiet" hiddenText={helper.name}>
              {t('portals.helpers.end')}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

type AddProps = {
  readonly view: View;
  readonly action: string;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

export function AddHelper({ view, action, values, errors }: AddProps) {
  const { t } = view;
  const form = { view, values, errors };
  return (
    <section class="stack">
      <h2>{t('portals.helpers.add')}</h2>
      <Form view={view} action={action}>
        <TextField
          {...form}
          name="name"
          label={t('portals.helpers.name')}
          autocomplete="off"
          maxlength={60}
        />
        <ChoiceGroup
          {...form}
          name="powers"
          many
          columns={1}
          legend={t('portals.helpers.powers')}
          options={helperPowers.map(value => ({ value, label: t(`portals.helpers.power.${value}`) }))}
        />
        <FormEnd>
          <Button>{t('portals.helpers.go')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}

/** Link and number, shown this once. */
export function GivenOnce({
  view,
  made,
}: {
  readonly view: View;
  readonly made: { readonly address: string; readonly pin: string };
}) {
  const { t } = view;
  return (
    <>
      <Notice title={t('portals.helpers.once')}>
        <p>{t('portals.helpers.apart')}</p>
      </Notice>
      <h2>{t('portals.helpers.number')}</h2>
      <p class="own-pin">
        <Ltr>{`${made.pin.slice(0, 3)} ${made.pin.slice(3)}`}</Ltr>
      </p>
      <h2>{t('portals.helpers.link')}</h2>
      <p class="own-link">
        <Ltr>{made.address}</Ltr>
      </p>
    </>
  );
}
