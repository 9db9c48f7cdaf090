import { allOf } from '../../core/index.ts';
import { entriesOfOrganization, entryOf } from '../../directory/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { BarChart, Fold, type View } from '../../ui/index.ts';
import {
  type Conversion,
  conversionOf,
  GOING_AFTER_WEEKS,
  type WhyNot,
  whyNot,
} from '../conversion-queries.ts';

/** Introduced → attended → still going, with why not, for the page of a service; and the same of who runs it. */
export async function conversionOfService(scope: Scope, view: View, serviceId: string) {
  const entry = await entryOf(scope.db, serviceId);
  const all = entry.organizationId ? await entriesOfOrganization(scope.db, entry.organizationId) : [];
  const others = all.filter(id => !entry.ids.includes(id));
  const today = view.say.today;
  const facts = await allOf({
    own: conversionOf(scope, entry.ids, today, view.zone),
    reasons: whyNot(scope, entry.ids),
    organization: others.length > 0 ? conversionOf(scope, all, today, view.zone) : Promise.resolve(null),
  });
  return <ConversionSection view={view} {...facts} />;
}

type Props = {
  readonly view: View;
  readonly own: Conversion;
  readonly reasons: readonly WhyNot[];
  readonly organization: Conversion | null;
};

function ConversionSection({ view, own, reasons, organization }: Props) {
  const { t } = view;
  return (
    <section class="section stack" aria-labelledby="conversion">
      <h2 id="conversion">{t('introductions.conversion.title')}</h2>
      {own.introduced === 0 ? (
        <p class="quiet">{t('introductions.conversion.none')}</p>
      ) : (
        <>
          <BarChart
            view={view}
            title={t('introductions.conversion.chart')}
            summary={sentenceOf(view, own)}
            funnel
            of={own.introduced}
            bars={[
              { label: t('introductions.conversion.introduced'), value: own.introduced },
              {
                label: t('introductions.conversion.attended'),
                value: own.attended,
                text: t('introductions.conversion.of', { count: own.attended, of: own.introduced }),
              },
              ...(own.due > 0
                ? [
                    {
                      label: t('introductions.conversion.going', { weeks: GOING_AFTER_WEEKS }),
                      value: own.going,
                      text: t('introductions.conversion.of', { count: own.going, of: own.due }),
                    },
                  ]
                : []),
            ]}
          />
          <p>{sentenceOf(view, own)}</p>
          {own.median_days === null ? null : (
            <p>{t('introductions.conversion.wait', { days: own.median_days })}</p>
          )}
          {own.due > 0 ? <p class="quiet">{afterwards(view, own)}</p> : null}
          {reasons.length > 0 ? <Reasons view={view} reasons={reasons} /> : null}
          <p class="small quiet">{t('introductions.conversion.caveat')}</p>
        </>
      )}
      {organization && organization.introduced > own.introduced ? (
        <p>{t('introductions.conversion.organization', counts(organization))}</p>
      ) : null}
    </section>
  );
}

const counts = (own: Conversion) => ({
  ...own,
  median_days: own.median_days ?? 0,
  weeks: GOING_AFTER_WEEKS,
});

/** “5 introduced, 3 of 5 went.” Small numbers are told as they are, because these are our own people. */
function sentenceOf({ t }: View, own: Conversion): string {
  return t('introductions.conversion.sentence', counts(own));
}

function afterwards({ t }: View, own: Conversion): string {
  return t('introductions.conversion.after', counts(own));
}

function Reasons({ view, reasons }: { readonly view: View; readonly reasons: readonly WhyNot[] }) {
  const { t } = view;
  const word = ({ step, code }: WhyNot) =>
    t.code(step === 'declined' ? 'introduction_decline_reasons' : 'barriers', code);
  const steps = ['declined', 'never_went', 'stopped_going'] as const;
  return (
    <Fold summary={t('introductions.conversion.why')} open>
      {steps.map(step => {
        const here = reasons.filter(one => one.step === step);
        return here.length === 0 ? null : (
          <>
            <h3>{t(`introductions.conversion.step.${step}`)}</h3>
            <ul class="bullets">
              {here.map(one => (
                <li>
                  {word(one)}: {view.say.number(one.count)}
                </li>
              ))}
            </ul>
          </>
        );
      })}
    </Fold>
  );
}
