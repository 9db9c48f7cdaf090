import {
  ChoiceGroup,
  type FieldErrors,
  Fold,
  LOCALES,
  Select,
  Tick,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { proxies, proxyReasons, staffModes } from '../answering/administration.ts';

type Props = {
  readonly view: View;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
  /** What the person is called. */
  readonly name: string;
};

/** How the questions were answered, in which language, and whether somebody else answered for the person. */
export function How({ view, typed, errors, name }: Props) {
  const { t } = view;
  const field = { view, values: typed, errors };
  return (
    <>
      <ChoiceGroup
        {...field}
        name="mode"
        legend={t('outcomes.take.mode')}
        columns={3}
        optional
        options={staffModes.map(value => ({ value, label: t(`outcomes.mode.${value}`) }))}
      />
      <Select
        {...field}
        name="asked_in"
        label={t('outcomes.take.asked_in')}
        blank={t('outcomes.take.asked_in.blank')}
        optional
        options={LOCALES.map(one => ({ value: one.locale, label: one.name }))}
      />
      <Fold summary={t('outcomes.take.proxy', { name })} open={typed['answered_by'] === 'proxy'}>
        <div class="stack">
          <Tick
            {...field}
            name="answered_by"
            value="proxy"
            label={t('outcomes.take.proxy.tick', { name })}
            hint={t('outcomes.take.proxy.hint')}
          />
          <ProxyFields {...field} />
        </div>
      </Fold>
    </>
  );
}

/** Who answered for somebody, and why. */
export function ProxyFields({
  view,
  values,
  errors,
}: Pick<Props, 'view' | 'errors'> & { readonly values: Typed }) {
  const { t } = view;
  const field = { view, values, errors, optional: true, blank: t('outcomes.ask.none.blank') };
  return (
    <>
      <Select
        {...field}
        name="proxy"
        label={t('outcomes.ask.proxy.by')}
        options={proxies.map(value => ({ value, label: t(`outcomes.ask.proxy.by.${value}`) }))}
      />
      <Select
        {...field}
        name="proxy_reason"
        label={t('outcomes.ask.proxy.reason')}
        options={proxyReasons.map(value => ({ value, label: t(`outcomes.ask.proxy.reason.${value}`) }))}
      />
    </>
  );
}
