import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { type Case, caseOf } from '../../care/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Letters } from '../../letters/index.ts';
import {
  type Assessment,
  assessmentsOf,
  dueFor,
  instrumentsOf,
  mayMeasure,
  type OwnConcern,
  ownConcernsOf,
  packOf,
  placeAsked,
  versionFor,
} from '../../outcomes/index.ts';
import { type Timepoint, timepoints } from '../../programmes/index.ts';
import {
  BackLink,
  document,
  LinkButton,
  LOCALES,
  localeCodes,
  makeView,
  StaffLayout,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { measuresOnPaper } from '../documents/measures.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ referralId: z.uuid(), timepoint: z.enum(timepoints.codes) });
const ofPlace = z.object({ place: z.uuid().optional().catch(undefined) });
const sizes = ['standard', 'large'] as const;
type At = { readonly referralId: string; readonly timepoint: Timepoint };
type Page = Pick<Ask<At, unknown, unknown>, 'params' | 'actor' | 'within' | 'today' | 'programme'>;

/** The questions of one moment to print, in each language and size, and where the answers are entered. */
const paperPage = route({
  method: 'get',
  path: '/cases/:referralId/measures/:timepoint/paper',
  door,
  params,
  query: ofPlace,
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const { referralId, timepoint } = ask.params;
    const { kase, asked } = await ask.within(async scope => {
      const found = await caseOf(scope, referralId);
      permit(ask, found);
      const place = await placeAsked(scope, { referralId, timepoint, placeId: ask.query.place });
      await audit(scope, {
        verb: 'measures.read',
        subject: { kind: 'referral', id: found.id },
        personId: found.personId,
      });
      return { kase: found, asked: place };
    });
    const place = asked ? `&place=${asked.place.placeId}` : '';
    const at = `/cases/${referralId}/measures`;
    const title = t('paper.measures.page', { name: kase.firstName });
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="people" frame="narrow" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <BackLink href={asked ? `/groups/${asked.place.groupId}/measures` : at}>
              {asked ? asked.place.course : t('outcomes.take.back', { name: kase.name })}
            </BackLink>
            <h1>{title}</h1>
            <p class="lead">{t('paper.measures.page.lead')}</p>
          </div>
          <section class="section stack">
            {sizes.map(size => (
              <div class="stack stack--tight">
                <h2>{t(`paper.public.${size}`)}</h2>
                <p class="acts">
                  {LOCALES.map(({ locale, name }) => (
                    <LinkButton
                      look="quiet"
                      href={`${at}/${timepoint}/paper.pdf?size=${size}&lang=${locale}${place}`}
                    >
                      <bdi lang={locale}>{name}</bdi>
                    </LinkButton>
                  ))}
                </p>
              </div>
            ))}
          </section>
          <p class="section">
            <LinkButton href={`${at}/${timepoint}?mode=paper${place}`}>
              {t('paper.measures.enter')}
            </LinkButton>
          </p>
        </StaffLayout>,
      ),
    );
  },
});

/** The printed questions: no name on them, since paper lies about; the reference leads back to the case. */
const paperFile = (letters: Letters): Route =>
  route({
    method: 'get',
    path: '/cases/:referralId/measures/:timepoint/paper.pdf',
    door,
    params,
    query: ofPlace.extend({
      size: z.enum(sizes).catch('standard'),
      lang: z.enum(localeCodes).optional().catch(undefined),
    }),
    async handle(ask) {
      const { kase, taken, concerns, catalogue, asked } = await ask.within(async scope => {
        const found = await caseOf(scope, ask.params.referralId);
        permit(ask, found);
        const place = await placeAsked(scope, { ...ask.params, placeId: ask.query.place });
        await audit(scope, {
          verb: 'measures.printed',
          subject: { kind: 'referral', id: found.id },
          personId: found.personId,
          fields: [ask.params.timepoint],
        });
        return {
          kase: found,
          taken: (await assessmentsOf(scope, found.id)) as readonly Assessment[],
          concerns: (await ownConcernsOf(scope, found.id)) as readonly OwnConcern[],
          catalogue: await instrumentsOf(scope, ask.today),
          asked: place,
        };
      });
      const { programme, view } = ask;
      const { size, lang } = ask.query as {
        size: (typeof sizes)[number];
        lang?: (typeof localeCodes)[number];
      };
      const printed = makeView({
        locale: lang ?? view.locale,
        now: view.now,
        path: '/',
        csrf: '',
        zone: view.zone,
        ...(view.programme ? { programme: view.programme } : {}),
      });
      const sheet = measuresOnPaper(
        {
          programme,
          size,
          on: ask.today.toString(),
          reference: kase.reference,
          pack: asked
            ? dueFor(asked.place, asked.moment, taken, { catalogue, today: ask.today }).open
            : packOf(programme.settings, catalogue).map(one => versionFor(taken, one)),
          concerns,
        },
        printed,
      );
      return ask.file(await letters.pdf(sheet), 'application/pdf', `${kase.reference}.pdf`, true);
    },
  });

export const measuresPaperRoutes = (letters: Letters): readonly Route[] => [paperPage, paperFile(letters)];

function permit({ actor, params: { timepoint } }: Page, kase: Case): void {
  const leave = mayMeasure(actor, { record: timepoint }, kase);
  if (!leave.ok) throw leave.closed ? new Refused(leave.reasonKey) : new Forbidden(leave.reasonKey);
}
