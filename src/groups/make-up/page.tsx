import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  id,
  StaffLayout,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { type MissedDate, missedDates, missingPlace, type OtherDate, otherDates } from './make-up-queries.ts';
import { planMakeUp } from './plan-make-up.ts';
import { settleMakeUp } from './settle-make-up.ts';
import { takeBackMakeUp } from './take-back-make-up.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ placeId: z.uuid() });
const path = '/group-places/:placeId/make-up';
const pathOf = (placeId: string) => `/group-places/${placeId}/make-up`;
type MakeUpAsk = Ask<z.output<typeof params>, unknown, unknown>;

async function shown(ask: MakeUpAsk, typed: Typed | null, errors: FieldErrors | null): Promise<string> {
  const { view, flash } = ask;
  const { t } = view;
  const { placeId } = ask.params;
  const { place, missed, open, others } = await ask.within(async scope => {
    const found = await missingPlace(scope, placeId);
    const dates = await missedDates(scope, placeId);
    await audit(scope, {
      verb: 'group_make_up.read',
      subject: { kind: 'group_place', id: placeId },
      personId: found.personId,
    });
    const first = dates.find(one => one.makeUpId === null) ?? null;
    const wanted = { groupId: found.groupId, number: first?.number ?? 0 };
    return { place: found, missed: dates, open: first, others: first ? await otherDates(scope, wanted) : [] };
  });
  const back = place.referralId ? `/cases/${place.referralId}` : `/groups/${place.groupId}`;
  return document(
    <StaffLayout view={view} title={t('groups.make_up.title')} current="groups" frame="narrow" flash={flash}>
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href={back}>{t('groups.make_up.back', { name: place.called })}</BackLink>
        <h1>{t('groups.make_up.title')}</h1>
        <p class="lead">{t('groups.make_up.lead', { name: place.called, group: place.group })}</p>
        {missed.length === 0 ? <Empty title={t('groups.make_up.none')} /> : null}
        <ul class="list-rules">
          {missed.map(one => (
            <li>
              <Missed view={view} placeId={placeId} missed={one} />
            </li>
          ))}
        </ul>
        {open ? (
          <section class="section stack">
            <h2>{t('groups.make_up.where', { number: open.number })}</h2>
            {others.length === 0 ? (
              <p>{t('groups.make_up.no_other')}</p>
            ) : (
              <Form view={view} action={pathOf(placeId)}>
                <input type="hidden" name="missed" value={open.dateId} />
                <ChoiceGroup
                  view={view}
                  name="date"
                  legend={t('groups.make_up.choose')}
                  hint={t('groups.make_up.same_first')}
                  values={typed ?? {}}
                  errors={errors}
                  options={others
                    .filter(other => other.free > 0)
                    .map(other => ({
                      value: other.dateId,
                      label: labelOf(view, other),
                      hint: hintOf(view, other),
                    }))}
                />
                <p class="small quiet">{t('groups.make_up.tell', { name: place.called })}</p>
                <FormEnd>
                  <Button>{t('groups.make_up.plan')}</Button>
                </FormEnd>
              </Form>
            )}
          </section>
        ) : null}
      </div>
    </StaffLayout>,
  );
}

const labelOf = ({ t, say }: View, { group, number, startsAt }: OtherDate): string =>
  t('groups.make_up.option', { group, number, when: say.when(startsAt) });

function hintOf({ t }: View, { place, mode, free }: OtherDate): string {
  const where = mode === 'video' ? t('groups.mode.video') : place;
  return [where, t('groups.make_up.free', { count: free })].filter(Boolean).join(' · ');
}

function Missed({
  view,
  placeId,
  missed,
}: {
  readonly view: View;
  readonly placeId: string;
  readonly missed: MissedDate;
}) {
  const { t, say } = view;
  return (
    <>
      <p>
        {missed.number}. {say.when(missed.startsAt)}: {t(`groups.standing.${missed.standing}`)}
      </p>
      {missed.makeUpId && missed.makeUpAt ? (
        <>
          <p>
            {t('groups.make_up.planned', {
              group: missed.makeUpGroup ?? '',
              when: say.when(missed.makeUpAt),
            })}
          </p>
          <Form view={view} action={`${pathOf(placeId)}/${missed.makeUpId}/take-back`} inline>
            <Button look="quiet" small>
              {t('groups.make_up.take_back')}
              <span class="visually-hidden"> {say.when(missed.startsAt)}</span>
            </Button>
          </Form>
        </>
      ) : null}
    </>
  );
}

const guestPath = '/groups/:groupId/dates/:dateId/guests/:makeUpId';

/** Arranging that a missed date is made up, taking it back, and saying whether a guest came. */
export const makeUpRoutes: readonly Route[] = [
  route({ method: 'get', path, door, params, handle: async ask => ask.page(await shown(ask, null, null)) }),
  route({
    method: 'post',
    path,
    door,
    params,
    form: z.object({ missed: id(), date: id({ missing: 'groups.make_up.error.date' }) }),
    handle: ask =>
      ask.commit(async scope => {
        const { placeId } = ask.params;
        await planMakeUp(scope, { placeId, missedDateId: ask.form.missed, dateId: ask.form.date });
        return { to: pathOf(placeId), flash: { key: 'groups.make_up.done.planned' } };
      }),
    again: showAgain(shown),
  }),
  route({
    method: 'post',
    path: `${path}/:makeUpId/take-back`,
    door,
    params: params.extend({ makeUpId: z.uuid() }),
    handle: ask =>
      ask.commit(async scope => {
        await takeBackMakeUp(scope, ask.params);
        return { to: pathOf(ask.params.placeId), flash: { key: 'groups.make_up.done.taken_back' } };
      }),
  }),
  route({
    method: 'post',
    path: guestPath,
    door,
    params: z.object({ groupId: z.uuid(), dateId: z.uuid(), makeUpId: z.uuid() }),
    form: z.object({ came: z.enum(['yes', 'no']) }),
    handle: ask =>
      ask.commit(async scope => {
        const { groupId, dateId } = ask.params;
        await settleMakeUp(scope, { ...ask.params, came: ask.form.came === 'yes' }, ask.view.zone);
        return {
          to: `/groups/${groupId}/dates/${dateId}/register`,
          flash: { key: 'groups.make_up.done.settled' },
        };
      }),
    again: async ask => ask.go({ to: `/groups/${ask.params.groupId}/dates/${ask.params.dateId}/register` }),
  }),
];
