import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  Card,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  LOCALES,
  Notice,
  optionalDate,
  optionalText,
  StaffLayout,
  type Typed,
  text,
  type View,
} from '../../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../../web/index.ts';
import { packOf } from '../../pack.ts';
import type { Standing } from '../fold-steps.ts';
import { isHeld } from '../fold-steps.ts';
import { defaultPack } from '../house.ts';

import { mayKeepQuestionnaires } from '../keeping/policy.ts';
import { recordLicence } from '../keeping/record-licence.ts';
import { setAsked } from '../keeping/set-asked.ts';
import { instrumentsOf } from '../queries.ts';
import { wordsIn } from '../text.ts';
import { Asks, Scales } from './content.tsx';
import { LicenceCard } from './licence-card.tsx';
import { stateOf } from './state-of.ts';

const params = z.object({ instrument: z.string().regex(/^[a-z][a-z0-9_]{1,79}$/) });
const number = z.coerce.number().int().min(0).max(1_000_000);
const path = '/questionnaires/:instrument';
type At = { readonly instrument: string };
type Page = Pick<
  Ask<At, unknown, unknown>,
  'view' | 'actor' | 'within' | 'flash' | 'today' | 'programme' | 'params'
>;

/** One questionnaire: what it asks, how it is scored, its versions and its licence. */
const page = route({
  method: 'get',
  path,
  door: ['coordinator', 'administrator'],
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const asked = route({
  method: 'post',
  path: `${path}/asked`,
  door: ['administrator'],
  stepUp: true,
  params,
  form: z.object({ number, asked: z.enum(['yes', 'no']) }),
  handle: ask =>
    ask.commit(async scope => {
      const { instrument } = ask.params;
      const yes = ask.form.asked === 'yes';
      await setAsked(scope, { instrument, number: ask.form.number, asked: yes, today: ask.today });
      return {
        to: `/questionnaires/${instrument}`,
        flash: { key: yes ? 'questionnaires.asked.done' : 'questionnaires.asked.ended' },
      };
    }),
  again: showAgain(shown),
});

const licence = route({
  method: 'post',
  path: `${path}/licence`,
  door: ['administrator'],
  stepUp: true,
  params,
  form: z.object({
    number,
    granted_by: text({ max: 200, missing: 'questionnaires.error.granted_by' }),
    licence_number: optionalText({ max: 200 }),
    until: optionalDate({}),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { granted_by: grantedBy, licence_number, until } = ask.form;
      const { instrument } = ask.params;
      await recordLicence(scope, {
        instrument,
        number: ask.form.number,
        licence: { grantedBy, number: licence_number, until: until?.toString() ?? null },
        today: ask.today,
      });
      return { to: `/questionnaires/${instrument}`, flash: { key: 'questionnaires.licence.done' } };
    }),
  again: showAgain(shown),
});

export const oneRoutes: readonly Route[] = [page, asked, licence];

async function shown(ask: Page, typed: Typed, errors: FieldErrors | null) {
  const { view, today } = ask;
  const { t, locale } = view;
  const catalogue = await ask.within(scope => instrumentsOf(scope, today));
  const standing = catalogue.standings.find(one => one.instrument.id === ask.params.instrument);
  if (!standing) throw new NotFound('questionnaire');
  const { instrument, origin } = standing;
  const isAsked = packOf(ask.programme.settings, catalogue).some(one => one.id === instrument.id);
  const edits = mayKeepQuestionnaires(ask.actor);
  const title = wordsIn(instrument.title, locale);
  return document(
    <StaffLayout view={view} title={title} current="questionnaires" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href="/questionnaires">{t('questionnaires.title')}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t(`questionnaires.state_long.${stateOf(standing, isAsked, today)}`)}</p>
      </div>
      <About view={view} standing={standing} />
      {edits ? <Asked view={view} standing={standing} isAsked={isAsked} /> : null}
      {origin === 'house' ? null : (
        <LicenceCard view={view} standing={standing} edits={edits} typed={typed} errors={errors} />
      )}
      {origin === 'slot' && edits && isHeld(standing.licence, today) ? (
        <Card title={t('questionnaires.words.title')} level={2}>
          <p>{t('questionnaires.words.lead')}</p>
          <ul class="bullets">
            {LOCALES.filter(one => one.locale === 'en' || instrument.mode === 'text').map(one => (
              <li>
                <LinkButton look="words" href={`/questionnaires/${instrument.id}/words/${one.locale}`}>
                  <span lang={one.locale}>{one.name}</span>
                </LinkButton>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <section class="section stack" aria-labelledby="scales">
        <h2 id="scales">{t('questionnaires.scales.title')}</h2>
        <Scales view={view} scales={instrument.scales} />
        {origin === 'file' && edits ? (
          <LinkButton look="quiet" href={`/questionnaires/${instrument.id}/scales`}>
            {t('questionnaires.scales.change')}
          </LinkButton>
        ) : null}
      </section>
      <section class="section stack" aria-labelledby="items">
        <h2 id="items">{t('questionnaires.items.title')}</h2>
        {instrument.mode === 'text' ? (
          <ol class="list-rules">
            {instrument.items.map(item => (
              <Asks view={view} item={item} />
            ))}
          </ol>
        ) : (
          <p class="quiet">{t('questionnaires.items.slot', { count: instrument.items.length })}</p>
        )}
      </section>
    </StaffLayout>,
  );
}

function About({ view, standing }: { readonly view: View; readonly standing: Standing }) {
  const { t, say } = view;
  const { instrument, versions } = standing;
  const from = (origin: string) => t.of(`questionnaires.wording.${origin.replaceAll(/[^a-z]+/g, '_')}`);
  const languages = LOCALES.flatMap(({ locale, name }) => {
    const origin = instrument.wording[locale];
    return origin === undefined || origin === 'slot' ? [] : [`${name} (${from(origin)})`];
  });
  return (
    <Facts
      items={[
        { term: t('questionnaires.column.from'), detail: t(`questionnaires.from.${standing.origin}`) },
        {
          term: t('questionnaires.about.languages'),
          detail: languages.length > 0 ? say.list(languages) : '–',
        },
        { term: t('questionnaires.about.licence'), detail: instrument.licence || '–' },
        { term: t('questionnaires.about.source'), detail: instrument.source || '–' },
        {
          term: t('questionnaires.column.version'),
          detail:
            versions.length === 0
              ? say.number(instrument.version)
              : say.list(
                  versions.map(one =>
                    t('questionnaires.about.version', { version: one.version, day: say.date(one.madeAt) }),
                  ),
                ),
        },
      ]}
    />
  );
}

function Asked({
  view,
  standing,
  isAsked,
}: {
  readonly view: View;
  readonly standing: Standing;
  readonly isAsked: boolean;
}) {
  const { t } = view;
  const { instrument, number: at } = standing;
  if (defaultPack.some(one => one.id === instrument.id))
    return <p class="quiet">{t('questionnaires.asked.pack')}</p>;
  if (!standing.mayBeAsked && !isAsked) return null;
  return (
    <Form view={view} action={`/questionnaires/${instrument.id}/asked`}>
      {instrument.concern && !isAsked ? (
        <Notice tone="wait">
          <p>{t('questionnaires.asked.concern')}</p>
        </Notice>
      ) : null}
      <input type="hidden" name="number" value={`${at}`} />
      <FormEnd>
        <Button look="quiet" name="asked" value={isAsked ? 'no' : 'yes'}>
          {t(isAsked ? 'questionnaires.asked.end' : 'questionnaires.asked.begin')}
        </Button>
      </FormEnd>
    </Form>
  );
}
