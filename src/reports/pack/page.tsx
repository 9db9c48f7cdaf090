import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import type { Letters } from '../../letters/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { Button, document, Empty, Form, type View } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { releasesOf } from '../released/index.ts';
import { AsPage } from './as-page.tsx';
import { composePack, type PackHouse, viewIn } from './compose.ts';
import { figuresFor } from './figures-for.ts';
import { Choose, PackFrame, path } from './frame.tsx';
import { keepPack, printPack } from './make-pack.ts';
import { fileKinds, fileName, type PackFile, type PackLanguage, packLanguages, typeOf } from './pack.ts';
import type { PackPaper } from './paper.ts';
import { mayAct, permitAct } from './policy.ts';
import { type PackSpan, spanNamed, spansOf } from './span.ts';
import { packStore } from './store.ts';

const language = z.enum(packLanguages);
const query = z.object({
  span: z.string().max(8).catch('').default(''),
  // Not `lang`, which turns the whole page into another language.
  in: language.optional().catch(undefined),
});
const form = z.object({
  span: z.string().regex(/^\d{4}-[1-4]y?$/),
  lang: language,
  kind: z.enum(fileKinds),
});
type AnyAsk = Ask<unknown, unknown, unknown>;

/** The pack on a page: as it was kept, where it was, else as it would be now. */
const packPage = route({
  method: 'get',
  path,
  door: ['coordinator', 'analyst'],
  query,
  async handle(ask) {
    const { view } = ask;
    const spans = await ask.within(async scope => spansOf(await releasesOf(scope)));
    const span = spanNamed(spans, ask.query.span);
    const lang = ask.query.in ?? (view.locale === 'ga' ? 'ga' : 'en');
    if (!span)
      return ask.page(
        document(
          <PackFrame view={view} flash={ask.flash}>
            <Empty title={view.t('pack.none')}>
              <p>{view.t('pack.none.why')}</p>
            </Empty>
          </PackFrame>,
        ),
      );
    const kept = await ask.within(async scope => {
      await audit(scope, {
        verb: 'pack.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: span.code,
      });
      return packStore(scope).standing(span.code);
    });
    const paper = kept
      ? await ask.within(scope => packStore(scope).paper(kept.id, lang))
      : (await papersNow(ask, span)).get(lang);
    return ask.page(
      document(
        <PackFrame view={view} flash={ask.flash}>
          <p class="lead no-print">{view.t('pack.lead')}</p>
          <Choose view={view} spans={spans} span={span} lang={lang} />
          <div class="stack no-print">
            {mayAct(ask.actor, 'make') ? <Take view={view} span={span} lang={lang} /> : null}
            {kept ? (
              <p>
                <a href={`${path}/kept/${kept.id}`}>{view.t('pack.kept.open')}</a>
              </p>
            ) : null}
          </div>
          {paper ? <AsPage view={view} paper={paper} /> : null}
        </PackFrame>,
      ),
    );
  },
});

/** Takes a file of it. What is taken is kept first, so that what has left the house can be shown again. */
const takePack = (letters: Letters) =>
  route({
    method: 'post',
    path: `${path}/take`,
    door: ['coordinator'],
    stepUp: true,
    form,
    async handle(ask) {
      const { span: code, lang, kind } = ask.form;
      permitAct(ask.actor, 'make');
      const spans = await ask.within(async scope => spansOf(await releasesOf(scope)));
      const span = spans.find(one => one.code === code);
      if (!span) return ask.go({ to: path });
      const standing = await ask.within(scope => packStore(scope).standing(code));
      const id = standing?.id ?? (await makeNow(ask, letters, span));
      const { bytes, name } = await ask.within(async scope => {
        const store = packStore(scope);
        const pack = await store.find(id);
        await audit(scope, { verb: 'pack.taken', subject: { kind: 'pack', id }, reason: `${lang} ${kind}` });
        return {
          bytes: await store.file(id, lang, kind),
          name: fileName(ask.programme.slug, pack, lang, kind),
        };
      });
      return ask.file(bytes, typeOf[kind], name);
    },
    again: async ask => ask.go({ to: path }),
  });

/** Prints outside of any transaction, and keeps it in one. */
async function makeNow(ask: AnyAsk, letters: Letters, span: PackSpan): Promise<string> {
  const last = await ask.within(scope => packStore(scope).lastWithdrawn(span.code));
  const papers = await papersNow(ask, span, last?.withdrawnWhy ?? null);
  const files: PackFile[] = [];
  for (const lang of packLanguages) {
    const paper = papers.get(lang);
    if (paper) files.push(...(await printPack(letters, lang, paper)));
  }
  return ask.within(scope =>
    keepPack(scope, { span, files, corrects: last?.id ?? null, correction: last?.withdrawnWhy ?? null }),
  );
}

/** The pack as it would be made now, in every language. Rows of people are read in the programme’s name, and none is shown. */
async function papersNow(
  ask: AnyAsk,
  span: PackSpan,
  why: string | null = null,
): Promise<ReadonlyMap<PackLanguage, PackPaper>> {
  const { view, today, programme } = ask;
  const figures = await ask.withinAs(systemActor(programme.id), scope =>
    figuresFor(scope, { span, today, settings: programme.settings }),
  );
  return new Map(
    packLanguages.map(lang => {
      const own = viewIn(view, lang);
      return [lang, composePack(figures, houseOf(ask), own, why ? [own.t('pack.corrected', { why })] : [])];
    }),
  );
}

const houseOf = ({ programme }: AnyAsk): PackHouse => ({
  name: programme.name,
  hostName: programme.hostName,
  phone: programme.phone,
  email: programme.email,
});

type TakeProps = { readonly view: View; readonly span: PackSpan; readonly lang: PackLanguage };

function Take({ view, span, lang }: TakeProps) {
  return (
    <Form view={view} action={`${path}/take`} inline>
      <input type="hidden" name="span" value={span.code} />
      <input type="hidden" name="lang" value={lang} />
      <div class="acts">
        {fileKinds.map((kind, at) => (
          <Button name="kind" value={kind} look={at === 0 ? 'main' : 'quiet'} icon="download">
            {view.t(`pack.take.${kind}`)}
          </Button>
        ))}
      </div>
    </Form>
  );
}

/** @param letters the printer that main made */
export const packPages = (letters: Letters): readonly Route[] => [packPage, takePack(letters)];
