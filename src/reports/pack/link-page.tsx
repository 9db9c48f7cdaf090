import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { document, LinkButton, Notice, PublicLayout, type View } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { AsPage } from './as-page.tsx';
import { linkStore } from './link-store.ts';
import { fileKinds, fileName, packLanguages, typeOf } from './pack.ts';
import { packStore } from './store.ts';

const token = z.string().max(60);
const language = z.enum(packLanguages);
type LinkAsk = Ask<{ readonly token: string }, unknown, unknown>;

/** What a link opens. Nothing is told of one that there is not. @throws NotFound */
async function opened(ask: LinkAsk) {
  const link = await ask.within(scope => linkStore(scope).open(ask.params.token));
  if (!link) throw new NotFound('pack');
  const system = systemActor(ask.programme.id);
  const pack = await ask.withinAs(system, scope => packStore(scope).find(link.packId));
  return { link, pack, system };
}

/** A funder reads the pack that they were sent: figures of the house, nobody’s record. A withdrawn one says why. */
const page = route({
  method: 'get',
  path: '/:programme/pack/:token',
  door: 'visitor',
  params: z.object({ programme: z.string(), token }),
  query: z.object({ in: language.optional().catch(undefined) }),
  async handle(ask) {
    const { view, programme } = ask;
    const { t } = view;
    const { link, pack, system } = await opened(ask);
    if (pack.state !== 'released' || link.standing !== 'open')
      return ask.page(
        document(<Gone view={view} why={pack.state === 'withdrawn' ? pack.withdrawnWhy : null} />),
        410,
      );
    const lang = ask.query.in ?? (view.locale === 'ga' ? 'ga' : 'en');
    const paper = await ask.withinAs(system, async scope => {
      await audit(scope, { verb: 'pack.opened', subject: { kind: 'pack', id: pack.id }, reason: pack.span });
      return packStore(scope).paper(pack.id, lang);
    });
    const at = `/${programme.slug}/pack/${ask.params.token}`;
    return ask.page(
      document(
        <PublicLayout view={view} title={paper.title}>
          <p class="lead no-print">{t('pack.link.lead')}</p>
          <div class="acts no-print">
            {packLanguages.flatMap(code =>
              fileKinds.map(kind => (
                <LinkButton look="quiet" small icon="download" href={`${at}/${code}.${kind}`}>
                  {t('pack.link.file', { kind: kind.toUpperCase(), language: view.say.language(code) })}
                </LinkButton>
              )),
            )}
          </div>
          <AsPage view={view} paper={paper} alone />
        </PublicLayout>,
      ),
    );
  },
});

const file = route({
  method: 'get',
  path: '/:programme/pack/:token/:file{(?:en|ga)\\.(?:pdf|xlsx|csv)}',
  door: 'visitor',
  params: z.object({ programme: z.string(), token, file: z.string() }),
  async handle(ask) {
    const { link, pack, system } = await opened(ask);
    if (pack.state !== 'released' || link.standing !== 'open') throw new NotFound('pack');
    const [lang, kind] = [
      language.parse(ask.params.file.split('.')[0]),
      z.enum(fileKinds).parse(ask.params.file.split('.')[1]),
    ];
    const bytes = await ask.withinAs(system, async scope => {
      await audit(scope, {
        verb: 'pack.opened',
        subject: { kind: 'pack', id: pack.id },
        reason: ask.params.file,
      });
      return packStore(scope).file(pack.id, lang, kind);
    });
    return ask.file(bytes, typeOf[kind], fileName(ask.programme.slug, pack, lang, kind));
  },
});

function Gone({ view, why }: { readonly view: View; readonly why: string | null }) {
  const { t } = view;
  return (
    <PublicLayout view={view} title={t('pack.link.gone')} frame="narrow">
      <h1>{t('pack.link.gone')}</h1>
      {why ? (
        <Notice title={t('pack.link.withdrawn')}>
          <p>{why}</p>
        </Notice>
      ) : (
        <p class="lead">{t('pack.link.expired')}</p>
      )}
    </PublicLayout>
  );
}

export const packLinkRoutes: readonly Route[] = [page, file];
