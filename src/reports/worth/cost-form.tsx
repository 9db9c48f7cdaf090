import { Button, Form, FormEnd, Group, sayErrors, TextField, Tick, type View } from '../../ui/index.ts';
import type { Asked } from '../asked/asked.ts';
import { pathOf } from '../asked/frame.tsx';
import { usual, type WorthQuery } from './typed.ts';
import { type Assumptions, services } from './worth.ts';

type Props = {
  readonly view: View;
  readonly asked: Asked;
  readonly query: WorthQuery;
  readonly wrong: Readonly<Record<string, string>>;
};

const assumptions: readonly (keyof Assumptions)[] = ['ours', 'anyway', 'quarters'];

/** Where costs and assumptions are typed; they go into the address, so that a page can be shared and printed as it stands. */
export function CostForm({ view, asked, query, wrong }: Props) {
  const { t } = view;
  const field = { view, errors: sayErrors(view, wrong) };
  const { route, need, area } = asked;
  const kept = Object.entries({ period: asked.period.code, route, need, area }).filter(
    ([, value]) => value !== null,
  );
  return (
    <section class="section stack no-print" aria-labelledby="costs">
      <h2 id="costs">{t('reports.worth.costs')}</h2>
      <p class="quiet">{t('reports.worth.costs.note')}</p>
      <Form view={view} action={pathOf('worth')} method="get">
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value ?? ''} />
        ))}
        <div class="split">
          <div class="stack">
            <h3>{t('reports.worth.unit')}</h3>
            {services.map(service => (
              <div class="stack stack--tight">
                <TextField
                  {...field}
                  name={service}
                  type="number"
                  inputmode="decimal"
                  size="short"
                  label={t(`reports.worth.service.${service}`)}
                  value={query[service]}
                />
                <Tick
                  view={view}
                  name={`paid_${service}`}
                  label={t('reports.worth.paid')}
                  checked={query[`paid_${service}`] === 'yes'}
                />
              </div>
            ))}
          </div>
          <div class="stack">
            <h3>{t('reports.worth.assumed')}</h3>
            {assumptions.map(name => (
              <Group view={view} name={`${name}_group`} legend={t(`reports.worth.${name}`)}>
                <div class="row">
                  {(['_low', '', '_high'] as const).map(end => (
                    <TextField
                      {...field}
                      name={`${name}${end}`}
                      type="number"
                      inputmode="decimal"
                      size="short"
                      label={t(`reports.worth.end.${endOf[end]}`)}
                      value={query[`${name}${end}`] || String(usual[name][endOf[end]])}
                    />
                  ))}
                </div>
              </Group>
            ))}
          </div>
        </div>
        <TextField
          {...field}
          name="cost"
          type="number"
          inputmode="decimal"
          size="short"
          label={t('reports.worth.cost')}
          value={query.cost}
          optional
        />
        <TextField
          {...field}
          name="source"
          label={t('reports.worth.source')}
          hint={t('reports.worth.source.hint')}
          value={query.source}
          maxlength={300}
          optional
        />
        <FormEnd>
          <Button>{t('reports.worth.count')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}

const endOf = { '': 'central', _low: 'low', _high: 'high' } as const;
