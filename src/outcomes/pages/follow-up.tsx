import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { houseRules } from '../../care/index.ts';
import { timepoints } from '../../programmes/index.ts';
import {
  Button,
  Caveat,
  choice,
  DataTable,
  document,
  Empty,
  Form,
  LinkButton,
  Pager,
  StaffLayout,
  Tag,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type PlaceAsked, placeAsked } from '../courses/place-in-course.ts';
import { askForMeasures } from '../schedule/ask-for-measures.ts';
import { askWays } from '../schedule/ask-store.ts';
import {
  type Completeness,
  completeness,
  type DueMoment,
  dueMoments,
} from '../schedule/follow-up-queries.ts';
import { momentFates } from '../schedule/moments.ts';
import { notReached } from '../schedule/not-reached.ts';

const MOST = 40;
const back = '/measures/follow-up';
const door = ['link_worker', 'coordinator'] as const;

/** Measures due and overdue, with why they are missing and a way to ask at once: a link worker’s own, everybody’s for the co-ordinator. */
const followUpPage = route({
  method: 'get',
  path: '/measures/follow-up',
  door,
  query: z.object({
    on: z.iso.date().optional().catch(undefined),
    after: z.uuid().optional().catch(undefined),
  }),
  async handle(ask) {
    const { view, today, actor } = ask;
    const { on, after } = ask.query;
    const { rows, whole } = await ask.within(async scope => {
      const { settings, zone } = await houseRules(scope);
      const rules = { ...settings, today, zone };
      const linkWorkerId = actor.role === 'link_worker' ? actor.id : null;
      const page = {
        most: MOST,
        after: on && after ? { dueOn: on, referralId: after } : null,
        linkWorkerId,
      };
      const found = await dueMoments(scope, rules, page);
      await auditAll(
        scope,
        found.slice(0, MOST).map(one => ({
          verb: 'measures.listed' as const,
          subject: { kind: 'referral', id: one.referralId },
          personId: one.personId,
        })),
      );
      const counts = actor.role === 'coordinator' ? await completeness(scope, rules) : [];
      return { rows: found, whole: counts };
    });
    const { t } = view;
    const shown = rows.slice(0, MOST);
    const last = rows.length > MOST ? shown.at(-1) : undefined;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('outcomes.follow_up.title')} current="measures" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <h1>{t('outcomes.follow_up.title')}</h1>
            <p class="lead">{t('outcomes.follow_up.lead')}</p>
          </div>
          {whole.length > 0 && <Whole view={view} whole={whole} />}
          <section class="section stack" aria-labelledby="due">
            <h2 id="due">{t('outcomes.follow_up.due')}</h2>
            {shown.length === 0 ? (
              <Empty title={t('outcomes.follow_up.none')}>
                <p>{t('outcomes.follow_up.none.text')}</p>
              </Empty>
            ) : (
              <Due view={view} rows={shown} today={today} mine={actor.role === 'link_worker'} />
            )}
            {last && (
              <Pager view={view} older={`${back}?on=${last.dueOn.toString()}&after=${last.referralId}`} />
            )}
          </section>
        </StaffLayout>,
      ),
    );
  },
});

const params = z.object({ referralId: z.uuid(), timepoint: z.enum(timepoints.codes) });
/** The place in a course, where it is about one. */
const ofPlace = z.object({ place: z.uuid().optional().catch(undefined) });
const backOf = (asked: PlaceAsked | null): string =>
  asked ? `/groups/${asked.place.groupId}/measures` : back;
const ways = { phone: 'phone', paper: 'paper', link: null } as const;

/** One tap: asked by the link of their page, by phone (the questions open at once) or on paper (to print). */
const askOne = route({
  method: 'post',
  path: '/cases/:referralId/measures/:timepoint/ask',
  door,
  params,
  form: ofPlace.extend({ way: choice(askWays) }),
  handle: ask =>
    ask.commit(async scope => {
      const { referralId, timepoint } = ask.params;
      const { way } = ask.form;
      const asked = await placeAsked(scope, { ...ask.params, placeId: ask.form.place });
      const placeId = asked?.place.placeId;
      await askForMeasures(scope, { referralId, timepoint, placeId, way });
      const at = `/cases/${referralId}/measures`;
      const place = placeId ? `place=${placeId}` : '';
      if (way === 'phone') return { to: `${at}/${timepoint}?mode=${ways.phone}${place && `&${place}`}` };
      return {
        to: way === 'paper' ? `${at}/${timepoint}/paper${place && `?${place}`}` : backOf(asked),
        flash: { key: `outcomes.follow_up.asked.${way}` },
      };
    }),
  again: async ask => ask.go({ to: back }),
});

const notReachedOne = route({
  method: 'post',
  path: '/cases/:referralId/measures/:timepoint/not-reached',
  door,
  params,
  form: ofPlace,
  handle: ask =>
    ask.commit(async scope => {
      const asked = await placeAsked(scope, { ...ask.params, placeId: ask.form.place });
      await notReached(scope, { ...ask.params, placeId: asked?.place.placeId });
      return { to: backOf(asked), flash: { key: 'outcomes.follow_up.not_reached.done' } };
    }),
});

export const followUpRoutes: readonly Route[] = [followUpPage, askOne, notReachedOne];

type DueProps = {
  readonly view: View;
  readonly rows: readonly DueMoment[];
  readonly today: Temporal.PlainDate;
  readonly mine: boolean;
};

function Due({ view, rows, today, mine }: DueProps) {
  const { t, say } = view;
  const days = (row: DueMoment) => row.dueOn.until(today).total('days');
  return (
    <DataTable
      caption={t('outcomes.follow_up.due')}
      hiddenCaption
      rows={rows}
      rowKey={row => `${row.referralId}-${row.timepoint}`}
      columns={[
        {
          label: t('outcomes.follow_up.who'),
          head: true,
          cell: row => <a href={`/cases/${row.referralId}/measures`}>{row.name}</a>,
        },
        { label: t('outcomes.follow_up.moment'), cell: row => t.code('timepoints', row.timepoint) },
        {
          label: t('outcomes.follow_up.due_on'),
          cell: row => (
            <>
              {say.dayShort(row.dueOn)}{' '}
              {days(row) > 0 ? (
                <Tag tone="look">{t('outcomes.follow_up.overdue', { days: days(row) })}</Tag>
              ) : null}
            </>
          ),
        },
        {
          label: t('outcomes.follow_up.why'),
          cell: row => (
            <>
              {t(`outcomes.follow_up.why.${row.fate}`)}
              {row.askedOn ? (
                <>
                  <br />
                  <span class="small quiet">
                    {t('outcomes.follow_up.asked_on', { day: say.dayShort(row.askedOn) })}
                  </span>
                </>
              ) : null}
            </>
          ),
        },
        ...(mine
          ? []
          : [{ label: t('outcomes.follow_up.worker'), cell: (row: DueMoment) => row.linkWorker ?? '–' }]),
        { label: t('outcomes.follow_up.ask'), cell: row => <AskButtons view={view} row={row} /> },
      ]}
    />
  );
}

function AskButtons({ view, row }: { readonly view: View; readonly row: DueMoment }) {
  const { t } = view;
  const at = `/cases/${row.referralId}/measures/${row.timepoint}`;
  const whom = <span class="visually-hidden"> {row.name}</span>;
  return (
    <div class="acts">
      <Form view={view} action={`${at}/ask`} inline>
        <span class="acts">
          {askWays.map(way => (
            <Button look="quiet" small name="way" value={way}>
              {t(`outcomes.follow_up.by.${way}`)}
              {whom}
            </Button>
          ))}
        </span>
      </Form>
      <Form view={view} action={`${at}/not-reached`} inline>
        <Button look="words" small>
          {t('outcomes.follow_up.not_reached')}
          {whom}
        </Button>
      </Form>
    </div>
  );
}

/** Of how many a moment came and of how many there are answers, so that a fall from start to end is seen while it can be mended. */
function Whole({ view, whole }: { readonly view: View; readonly whole: readonly Completeness[] }) {
  const { t, say } = view;
  const count = (row: Completeness, fate: (typeof momentFates)[number]) => row.by[fate] ?? 0;
  const share = (row: Completeness) => {
    const told = count(row, 'answered') + count(row, 'version_changed');
    return `${say.number(told)} (${say.number(Math.round((100 * told) / row.reached))} %)`;
  };
  const missing = momentFates.filter(
    fate => fate !== 'answered' && fate !== 'version_changed' && whole.some(row => count(row, fate) > 0),
  );
  return (
    <section class="section stack" aria-labelledby="whole">
      <h2 id="whole">{t('outcomes.follow_up.whole')}</h2>
      <DataTable
        caption={t('outcomes.follow_up.whole.caption')}
        rows={whole}
        rowKey={row => `whole-${row.timepoint}`}
        columns={[
          {
            label: t('outcomes.follow_up.moment'),
            head: true,
            cell: row => t.code('timepoints', row.timepoint),
          },
          { label: t('outcomes.follow_up.reached'), numeric: true, cell: row => say.number(row.reached) },
          { label: t('outcomes.follow_up.answered'), numeric: true, cell: share },
          ...missing.map(fate => ({
            label: t(`outcomes.follow_up.why.${fate}`),
            numeric: true,
            cell: (row: Completeness) => say.number(count(row, fate)),
          })),
        ]}
      />
      <Caveat title={t('outcomes.follow_up.caveat')}>
        <p>{t('outcomes.follow_up.caveat.text')}</p>
        {whole.some(row => count(row, 'version_changed') > 0) ? (
          <p>
            {t('outcomes.follow_up.version', {
              count: whole.reduce((sum, row) => sum + count(row, 'version_changed'), 0),
            })}
          </p>
        ) : null}
      </Caveat>
      <p>
        <LinkButton look="words" href="/measures">
          {t('outcomes.programme.title')}
        </LinkButton>
      </p>
    </section>
  );
}
