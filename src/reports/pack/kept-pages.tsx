import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  Button,
  DataTable,
  document,
  Empty,
  Facts,
  Form,
  FormEnd,
  LinkButton,
  Notice,
  Tag,
  TextField,
  text,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { AsPage } from './as-page.tsx';
import { PackFrame, path, spanWords } from './frame.tsx';
import { linkStore } from './link-store.ts';
import { fileKinds, fileName, type KeptPack, type PackState, packLanguages, typeOf } from './pack.ts';
import { packPlan } from './plan-store.ts';
import { mayAct, permitAct } from './policy.ts';
import { releasePack } from './release-pack.ts';
import { packStore } from './store.ts';
import { withdrawPack } from './withdraw-pack.ts';

const params = z.object({ packId: z.uuid() });
const language = z.enum(packLanguages);
const tones: Readonly<Record<PackState, 'going' | 'wait' | 'plain'>> = {
  made: 'wait',
  released: 'going',
  withdrawn: 'plain',
};
type AnyAsk = Ask<unknown, unknown, unknown>;

/** Every pack that was kept, the latest first. */
const list = route({
  method: 'get',
  path: `${path}/kept`,
  door: ['coordinator', 'analyst'],
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const packs = await ask.within(scope => packStore(scope).all());
    return ask.page(
      document(
        <PackFrame view={view} flash={ask.flash} title={t('pack.kept.title')}>
          <p class="lead">{t('pack.kept.lead')}</p>
          {mayAct(ask.actor, 'plan') ? (
            <p>
              <LinkButton look="quiet" href={`${path}/plan`}>
                {t('pack.plan.title')}
              </LinkButton>
            </p>
          ) : null}
          {packs.length === 0 ? (
            <Empty title={t('pack.kept.none')} />
          ) : (
            <DataTable
              caption={t('pack.kept.title')}
              hiddenCaption
              rows={packs}
              columns={[
                {
                  label: t('pack.period'),
                  head: true,
                  cell: pack => <a href={`${path}/kept/${pack.id}`}>{spanWords(view, pack)}</a>,
                },
                { label: t('pack.kept.made'), cell: pack => say.when(pack.madeAt) },
                {
                  label: t('pack.kept.state'),
                  cell: pack => <Tag tone={tones[pack.state]}>{t(`pack.state.${pack.state}`)}</Tag>,
                },
              ]}
            />
          )}
        </PackFrame>,
      ),
    );
  },
});

/** A pack as it was kept, who has it, and what may be done with it. */
const one = route({
  method: 'get',
  path: `${path}/kept/:packId`,
  door: ['coordinator', 'analyst'],
  params,
  query: z.object({ in: language.optional().catch(undefined) }),
  async handle(ask) {
    const { view, params: asked } = ask;
    const lang = ask.query.in ?? (view.locale === 'ga' ? 'ga' : 'en');
    const isKeeper = ask.actor.role !== 'analyst';
    const found = await ask.within(async scope => {
      const pack = await packStore(scope).find(asked.packId);
      await audit(scope, { verb: 'pack.read', subject: { kind: 'pack', id: pack.id }, reason: pack.span });
      return {
        pack,
        paper: await packStore(scope).paper(pack.id, lang),
        told: isKeeper ? await linkStore(scope).addressesOf(pack.id) : [],
        plan: isKeeper ? await packPlan(scope) : null,
      };
    });
    const { t } = view;
    return ask.page(
      document(
        <PackFrame view={view} flash={ask.flash} title={t('pack.kept.one')}>
          <Facts items={factsOf(view, found.pack, found.told)} />
          {mayAct(ask.actor, 'make') ? (
            <Deeds view={view} pack={found.pack} addresses={found.plan?.addresses ?? []} />
          ) : null}
          <p class="no-print">
            {packLanguages.map(code => (
              <>
                <a href={`${path}/kept/${found.pack.id}?in=${code}`}>{view.say.language(code)}</a>{' '}
              </>
            ))}
          </p>
          <AsPage view={view} paper={found.paper} />
        </PackFrame>,
      ),
    );
  },
});

/** A kept file, byte for byte. */
const file = route({
  method: 'post',
  path: `${path}/kept/:packId/take`,
  door: ['coordinator'],
  stepUp: true,
  params,
  form: z.object({ lang: language, kind: z.enum(fileKinds) }),
  async handle(ask) {
    const { lang, kind } = ask.form;
    const { packId } = ask.params;
    const taken = await ask.within(async scope => {
      const pack = await packStore(scope).find(packId);
      await audit(scope, {
        verb: 'pack.taken',
        subject: { kind: 'pack', id: packId },
        reason: `${lang} ${kind}`,
      });
      return { pack, bytes: await packStore(scope).file(packId, lang, kind) };
    });
    return ask.file(taken.bytes, typeOf[kind], fileName(ask.programme.slug, taken.pack, lang, kind));
  },
  again: async ask => ask.go({ to: `${path}/kept/${ask.params.packId}` }),
});

/** One press lets it go to the funders of the plan. */
const release = route({
  method: 'post',
  path: `${path}/kept/:packId/release`,
  door: ['coordinator'],
  stepUp: true,
  params,
  handle: ask =>
    ask.commit(async scope => {
      const { packId } = ask.params;
      const pack = await packStore(scope).find(packId);
      const { addresses, languages } = await packPlan(scope);
      const count = await releasePack(scope, {
        packId,
        addresses,
        locale: languages[0] ?? 'en',
        period: spanWords(ask.view, pack),
        base: baseOf(ask),
      });
      return { to: `${path}/kept/${packId}`, flash: { key: 'pack.released', values: { count } } };
    }),
});

/** A wrong pack is withdrawn, with the reason. */
const withdraw = route({
  method: 'post',
  path: `${path}/kept/:packId/withdraw`,
  door: ['coordinator'],
  stepUp: true,
  params,
  form: z.object({ why: text({ missing: 'pack.error.why', max: 500 }) }),
  handle: ask =>
    ask.commit(async scope => {
      const { packId } = ask.params;
      const pack = await packStore(scope).find(packId);
      permitAct(ask.actor, 'withdraw', pack);
      await withdrawPack(scope, {
        packId,
        why: ask.form.why,
        period: spanWords(ask.view, pack),
        link: baseOf(ask),
      });
      return { to: `${path}/kept/${packId}`, flash: { key: 'pack.withdrawn' } };
    }),
  again: async ask => {
    const { packId } = ask.params;
    const pack = await ask.within((scope: Scope) => packStore(scope).find(packId));
    const { t } = ask.view;
    return ask.page(
      document(
        <PackFrame view={ask.view} flash={null} title={t('pack.kept.one')}>
          <Notice title={t('pack.error.why')} />
          <Deeds view={ask.view} pack={pack} addresses={[]} />
        </PackFrame>,
      ),
      422,
    );
  },
});

const baseOf = ({ publicUrl, programme }: AnyAsk): string => `${publicUrl}/${programme.slug}`;

function factsOf(view: View, pack: KeptPack, told: readonly string[]) {
  const { t, say } = view;
  return [
    { term: t('pack.period'), detail: spanWords(view, pack) },
    { term: t('pack.kept.state'), detail: t(`pack.state.${pack.state}`) },
    { term: t('pack.kept.made'), detail: say.when(pack.madeAt) },
    { term: t('pack.kept.methods'), detail: pack.methods },
    ...(pack.releasedAt ? [{ term: t('pack.kept.released'), detail: say.when(pack.releasedAt) }] : []),
    ...(told.length > 0 ? [{ term: t('pack.kept.told'), detail: say.list(told) }] : []),
    ...(pack.withdrawnAt
      ? [
          {
            term: t('pack.kept.withdrawn'),
            detail: say.commas([say.when(pack.withdrawnAt), pack.withdrawnWhy]),
          },
        ]
      : []),
    ...(pack.correction ? [{ term: t('pack.kept.corrects'), detail: pack.correction }] : []),
  ];
}

type ActsProps = { readonly view: View; readonly pack: KeptPack; readonly addresses: readonly string[] };

function Deeds({ view, pack, addresses }: ActsProps) {
  const { t } = view;
  const at = `${path}/kept/${pack.id}`;
  return (
    <div class="stack no-print">
      {packLanguages.map(lang => (
        <Form view={view} action={`${at}/take`} inline>
          <input type="hidden" name="lang" value={lang} />
          <div class="acts">
            {fileKinds.map(kind => (
              <Button name="kind" value={kind} look="quiet" small icon="download">
                {t('pack.take.in', { file: t(`pack.take.${kind}`), language: view.say.language(lang) })}
              </Button>
            ))}
          </div>
        </Form>
      ))}
      {pack.state === 'withdrawn' ? null : (
        <>
          <Form view={view} action={`${at}/release`}>
            <p class="quiet">
              {addresses.length > 0
                ? t('pack.release.to', { addresses: view.say.list([...addresses]) })
                : t('pack.release.nobody')}
            </p>
            <FormEnd>
              <Button>{t('pack.release')}</Button>
            </FormEnd>
          </Form>
          <Form view={view} action={`${at}/withdraw`}>
            <TextField
              view={view}
              name="why"
              label={t('pack.withdraw.why')}
              hint={t('pack.withdraw.hint')}
              maxlength={500}
            />
            <FormEnd>
              <Button look="quiet">{t('pack.withdraw')}</Button>
            </FormEnd>
          </Form>
        </>
      )}
    </div>
  );
}

export const keptRoutes: readonly Route[] = [list, one, file, release, withdraw];
