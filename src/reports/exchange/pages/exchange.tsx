import { z } from 'zod';
import { audit } from '../../../audit/index.ts';
import { allOf, Refused } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  Caveat,
  document,
  Fold,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { FunnelPlot } from '../../region/funnel-plot.tsx';
import { placed, unitOf } from '../../region/limits.ts';
import { keptReleases, newestOf } from '../../released/index.ts';
import { quarterWords } from '../../released/pages/frame.tsx';
import { bringFile, type Unknown } from '../bring-file.ts';
import { MOST_BYTES, writeFile } from '../file.ts';
import { exchangeKey, fingerprintOf, publicKeyOf } from '../key.ts';
import { filesOf } from '../store.ts';

const path = '/reports/figures/exchange';
const door = ['coordinator'] as const;
type AnyAsk = Pick<
  Ask<unknown, unknown, unknown>,
  'view' | 'flash' | 'actor' | 'within' | 'page' | 'programme'
>;

const bringForm = z.object({
  text: z.string().min(1, 'reports.exchange.error.text').max(MOST_BYTES, 'reports.exchange.error.text'),
  name: z.string().trim().max(120).default(''),
  fingerprint: z.string().trim().max(120).default(''),
});

/**
 * Figures exchanged with other installations as signed files: exactly what would leave, the files of others, and all beside each other.
 * @param secret of the installation, from which the signing key is made
 */
export function exchangeRoutes(secret: Buffer): readonly Route[] {
  const latest = async (ask: Pick<AnyAsk, 'within' | 'programme' | 'view'>) => {
    const kept = await ask.within(scope => keptReleases(scope));
    const [release] = newestOf(kept);
    const first = kept.find(one => one.quarter === release?.quarter);
    if (!release || !first) return null;
    const key = exchangeKey(secret, ask.programme.id);
    const madeOn = first.madeAt.toZonedDateTimeISO(ask.view.zone).toPlainDate();
    const about = { from: ask.programme.name, programmeId: ask.programme.id, madeOn, key };
    return { release, text: writeFile(release, about), fingerprint: fingerprintOf(publicKeyOf(key)) };
  };
  const shown = async (
    ask: AnyAsk,
    unknown: (Unknown & { readonly text: string }) | null,
    status: 200 | 422 = 200,
  ) => {
    const own = await latest(ask);
    const files = await ask.within(async scope => {
      const { found } = await allOf({
        found: own ? filesOf(scope, own.release.quarter) : Promise.resolve([]),
        read: audit(scope, {
          verb: 'exchange.looked',
          subject: { kind: 'programme', id: ask.actor.programmeId },
        }),
      });
      return found;
    });
    return ask.page(render(ask, own, files, unknown), status);
  };
  return [
    route({ method: 'get', path, door, handle: ask => shown(ask, null) }),
    route({
      method: 'post',
      path: `${path}/export`,
      door,
      stepUp: true,
      async handle(ask) {
        const own = await latest(ask);
        if (!own) throw new Refused('reports.region.nothing');
        await ask.within(scope =>
          audit(scope, {
            verb: 'figures.exported',
            subject: { kind: 'programme', id: scope.actor.programmeId },
            reason: own.release.quarter,
          }),
        );
        const name = `hedgerow-figures-${ask.programme.slug}-${own.release.quarter}.json`;
        return ask.file(Buffer.from(own.text), 'application/json', name);
      },
    }),
    route({
      method: 'post',
      path,
      door,
      stepUp: true,
      form: bringForm,
      async handle(ask) {
        const { text, name, fingerprint } = ask.form;
        const unknown = await ask.within(scope =>
          bringFile(scope, text, name && fingerprint ? { name, fingerprint } : null),
        );
        if (unknown) return shown(ask, { ...unknown, text }, 422);
        return ask.go({ to: path, flash: { key: 'reports.exchange.done' } });
      },
      again: ask => shown(ask, null, 422),
    }),
  ];
}

type Own = {
  readonly release: { readonly quarter: string; readonly funnel: FunnelCells };
  readonly text: string;
  readonly fingerprint: string;
};
type FunnelCells = { readonly referred: number | null; readonly attended: number | null };

function render(
  { view, flash, programme }: AnyAsk,
  own: Own | null,
  files: readonly { readonly name: string; readonly cells: { readonly funnel: FunnelCells } }[],
  unknown: (Unknown & { readonly text: string }) | null,
) {
  const { t } = view;
  const units = own
    ? [
        { name: programme.name, funnel: own.release.funnel, is: true },
        ...files.map(one => ({ name: one.name, funnel: one.cells.funnel, is: false })),
      ].flatMap(one => unitOf(one.name, one.is, one.funnel.attended, one.funnel.referred) ?? [])
    : [];
  const plot = placed(units);
  return document(
    <StaffLayout view={view} title={t('reports.exchange.title')} current="figures" flash={flash}>
      <BackLink href="/reports/figures">{t('reports.figures.title')}</BackLink>
      <div class="section page-head stack stack--tight">
        <h1>{t('reports.exchange.title')}</h1>
        <p class="lead">{t('reports.exchange.lead')}</p>
      </div>
      {unknown ? (
        <section class="section stack" aria-labelledby="unknown">
          <Notice tone="wait" title={t('reports.exchange.unknown')}>
            <p id="unknown">{t('reports.exchange.unknown_how', { name: unknown.body.from })}</p>
            <p>
              <code dir="ltr">{unknown.fingerprint}</code>
            </p>
          </Notice>
          <Form view={view} action={path}>
            <input type="hidden" name="text" value={unknown.text} />
            <TextField view={view} name="name" label={t('reports.exchange.name')} value={unknown.body.from} />
            <TextField
              view={view}
              name="fingerprint"
              label={t('reports.exchange.heard')}
              hint={t('reports.exchange.heard_hint')}
            />
            <FormEnd>
              <Button>{t('reports.exchange.confirm')}</Button>
            </FormEnd>
          </Form>
        </section>
      ) : null}
      {plot && own ? (
        <section class="section stack" aria-labelledby="beside">
          <h2 id="beside">
            {t('reports.exchange.beside', { quarter: quarterWords(view, own.release.quarter) })}
          </h2>
          <FunnelPlot
            view={view}
            title={t('reports.region.compared.attended')}
            overall={plot.overall}
            units={plot.units}
          />
        </section>
      ) : null}
      <section class="section stack" aria-labelledby="leaves">
        <h2 id="leaves">{t('reports.exchange.leaves')}</h2>
        {own ? (
          <>
            <p>{t('reports.exchange.leaves_what')}</p>
            <Fold summary={t('reports.exchange.preview')}>
              <TextArea
                rows={12}
                view={view}
                name="preview"
                label={t('reports.exchange.preview')}
                value={own.text}
              />
            </Fold>
            <p>
              {t('reports.exchange.own_fingerprint')} <code dir="ltr">{own.fingerprint}</code>
            </p>
            <Form view={view} action={`${path}/export`}>
              <FormEnd>
                <Button icon="download">{t('reports.exchange.take')}</Button>
              </FormEnd>
            </Form>
          </>
        ) : (
          <p>{t('reports.figures.none')}</p>
        )}
      </section>
      <section class="section stack" aria-labelledby="bring">
        <h2 id="bring">{t('reports.exchange.bring')}</h2>
        <Form view={view} action={path}>
          <TextArea
            rows={6}
            view={view}
            name="text"
            label={t('reports.exchange.text')}
            hint={t('reports.exchange.text_hint')}
          />
          <FormEnd>
            <Button>{t('reports.exchange.read')}</Button>
          </FormEnd>
        </Form>
      </section>
      <Caveat title={t('reports.caveat')} level={2}>
        <p>{t('reports.region.caveat_chance')}</p>
        <p>{t('reports.region.caveat_alike')}</p>
      </Caveat>
    </StaffLayout>,
  );
}
