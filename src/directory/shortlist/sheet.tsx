import { z } from 'zod';
import { document, isLocale, makeView, PublicLayout, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { comparedFacts, factWords } from './facts.ts';
import { listInAddress } from './list-in-address.ts';
import { type Listed, listed } from './shortlist-queries.ts';

const query = z.object({
  list: listInAddress,
  in: z.string().max(8).catch('').default(''),
  size: z.literal('large').nullable().catch(null).default(null),
});

/** A list as paper, in a language that is chosen and in ordinary or large letters. It names no person. */
export const shortlistSheet: Route = route({
  method: 'get',
  path: '/:programme/shortlist/sheet',
  door: 'visitor',
  query,
  async handle(ask) {
    const { programme } = ask;
    const view = inLanguage(ask.view, ask.query.in);
    const { t, say } = view;
    const list = await listed(ask.database.open, programme.region, ask.query.list);
    return ask.page(
      document(
        <PublicLayout
          view={view}
          title={t('directory.shortlist.sheet_title')}
          back={{
            href: `/${programme.slug}/shortlist?list=${ask.query.list.join(',')}`,
            label: t('directory.shortlist.title'),
          }}
          frame="narrow"
          languages={false}
        >
          <div class={ask.query.size === 'large' ? 'sheet sheet--large' : 'sheet'}>
            <h1>{t('directory.shortlist.sheet_title')}</h1>
            <p class="lead">{t('directory.shortlist.sheet_lead')}</p>
            <p class="small quiet no-print">{t('directory.shortlist.sheet_how')}</p>
            {list.map(one => (
              <Entry view={view} one={one} />
            ))}
            <p>
              {t('directory.shortlist.sheet_ask', {
                name: programme.name,
                phone: say.phone(programme.phone),
              })}
            </p>
            <p class="small quiet">{t('directory.shortlist.sheet_printed', { on: say.date(say.today) })}</p>
          </div>
        </PublicLayout>,
      ),
    );
  },
});

/** The same view in another language; in its own where there are no words for it. */
function inLanguage(view: View, locale: string): View {
  if (!isLocale(locale) || locale === view.locale) return view;
  const { now, path, csrf, zone, demo, programme, me } = view;
  return makeView({ locale, now, path, csrf, zone, demo, programme, me });
}

function Entry({ view, one }: { readonly view: View; readonly one: Listed }) {
  const { t } = view;
  return (
    <section class="sheet__one">
      <h2>{one.name}</h2>
      {one.description ? <p dir="auto">{firstWords(one.description)}</p> : null}
      <dl class="sheet__facts">
        {comparedFacts
          .filter(fact => fact !== 'what')
          .map(fact => ({ fact, words: factWords(view, one, fact, true) }))
          .filter(({ words }) => words.length > 0)
          .map(({ fact, words }) => (
            <div>
              <dt>{t(`directory.shortlist.${fact}`)}</dt>
              <dd dir="auto">{words.join('. ')}</dd>
            </div>
          ))}
      </dl>
      <p class="sheet__notes">{t('directory.shortlist.sheet_notes')}</p>
    </section>
  );
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 240 ? line : `${line.slice(0, line.lastIndexOf(' ', 240))} …`;
}
