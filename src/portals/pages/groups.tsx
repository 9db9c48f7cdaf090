import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import {
  type BookableGroup,
  bookableGroup,
  bookPlace,
  cancelPlace,
  excuseFromDate,
  type ListedGroup,
  languageName,
  listGroups,
  type OwnPlace,
  ownPlaces,
} from '../../groups/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import {
  Button,
  Card,
  document,
  Facts,
  Form,
  FormEnd,
  LinkButton,
  Tag,
  Tick,
  tick,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';

const path = '/:programme/my/groups';

/** My groups and courses with the next meeting, and those that can be booked. */
const listPage = route({
  method: 'get',
  path,
  door: 'visitor',
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const { view } = ask;
        const { t } = view;
        const { mine, open } = await ask.withinAs(own.actor, async scope => {
          const places = await ownPlaces(scope, own.personId);
          await audit(scope, {
            verb: 'own_groups.read',
            subject: { kind: 'person', id: own.personId },
            personId: own.personId,
          });
          const taken = new Set(places.map(one => one.groupId));
          const groups = await listGroups(scope, { which: 'bookable' });
          return { mine: places, open: groups.filter(one => !taken.has(one.id)) };
        });
        return ask.page(
          document(
            <OwnPage ask={ask} own={own} title={t('portals.groups.title')}>
              <h1>{t('portals.groups.title')}</h1>
              {mine.length === 0 ? <p class="lead">{t('portals.groups.none')}</p> : null}
              {mine.map(one => (
                <Mine ask={ask} own={own} place={one} />
              ))}
              <h2>{t('portals.groups.open')}</h2>
              {open.length === 0 ? <p>{t('portals.groups.open_none')}</p> : null}
              {open.map(one => (
                <Open ask={ask} group={one} />
              ))}
              <Ring view={view} phone={ask.programme.phone} />
            </OwnPage>,
          ),
        );
      },
      'activities',
    ),
});

type MineProps = { readonly ask: OwnAsk; readonly own: Own; readonly place: OwnPlace };

function Mine({ ask, own, place }: MineProps) {
  const { view } = ask;
  const { t, say } = view;
  const action = `${ownBase(ask)}/groups/places/${place.placeId}`;
  const booked = place.state === 'booked';
  return (
    <Card title={place.name} level={2}>
      <p>
        <Tag tone={booked ? 'going' : 'wait'}>{t(`portals.groups.state.${place.state}`)}</Tag>
      </p>
      {place.queuePlace === null ? null : <p>{t('portals.groups.queue', { number: place.queuePlace })}</p>}
      {place.state === 'offered' && place.offerUntil ? (
        <p>{t('portals.groups.offered', { when: say.when(place.offerUntil) })}</p>
      ) : null}
      <Facts
        items={[
          ...fact(t('portals.groups.next'), place.nextAt ? say.when(place.nextAt) : null),
          ...whereFacts(view, { ...place, place: place.nextPlace ?? place.place }),
          ...fact(t('portals.groups.expect'), place.expect),
        ]}
      />
      {booked && place.mode === 'video' && place.videoLink && /^https:/.test(place.videoLink) ? (
        <LinkButton href={place.videoLink}>{t('portals.groups.join')}</LinkButton>
      ) : null}
      {place.excused ? <p>{t('portals.groups.excused')}</p> : null}
      {own.helper ? null : (
        <div class="acts">
          {booked && place.nextId && !place.excused ? (
            <Form view={view} action={`${action}/cannot-come`} inline>
              <input type="hidden" name="date" value={place.nextId} />
              <Button look="quiet">{t('portals.groups.cannot_come')}</Button>
            </Form>
          ) : null}
          <Form view={view} action={`${action}/give-up`} inline>
            <Button look="words">{t(`portals.groups.give_up.${booked ? 'booked' : 'waiting'}`)}</Button>
          </Form>
        </div>
      )}
    </Card>
  );
}

const fact = (term: string, detail: string | null | undefined) => (detail ? [{ term, detail }] : []);

function whereFacts(
  { t }: View,
  of: Pick<BookableGroup, 'mode' | 'place' | 'address' | 'directions'>,
): { term: string; detail: string }[] {
  if (of.mode === 'video') return fact(t('portals.groups.where'), t('portals.groups.by_video'));
  return [
    ...fact(t('portals.groups.where'), [of.place, of.address].filter(Boolean).join(', ')),
    ...fact(t('portals.groups.how'), of.directions),
  ];
}

function Open({ ask, group }: { readonly ask: OwnAsk; readonly group: ListedGroup }) {
  const { t, say } = ask.view;
  return (
    <Card title={group.name}>
      {group.nextAt ? <p>{say.when(group.nextAt)}</p> : null}
      <p>{left(ask.view, group.places - group.taken, group.waiting)}</p>
      <LinkButton href={`${ownBase(ask)}/groups/${group.id}`} look="quiet" way hiddenText={group.name}>
        {t('portals.groups.more')}
      </LinkButton>
    </Card>
  );
}

/** Places left, or how many wait: the same before and after. */
const left = ({ t }: View, free: number, waiting: number): string =>
  free > 0 && waiting === 0 ? t('portals.groups.left', { free }) : t('portals.groups.full', { waiting });

const bookPage = route({
  method: 'get',
  path: `${path}/:groupId`,
  door: 'visitor',
  params: z.object({ programme: z.string(), groupId: z.uuid() }),
  handle: ask =>
    asOwn(ask, async own => {
      const { view } = ask;
      const { t, say } = view;
      const group = await ask.withinAs(own.actor, scope => bookableGroup(scope, ask.params.groupId));
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={group.name}>
            <h1>{group.name}</h1>
            {group.about ? <p class="lead">{group.about}</p> : null}
            <Facts
              items={[
                ...fact(t('portals.groups.next'), group.nextAt ? say.when(group.nextAt) : null),
                ...fact(
                  t('portals.groups.weeks'),
                  group.weeks ? t('portals.groups.weeks_count', { count: group.weeks }) : null,
                ),
                ...whereFacts(view, group),
                ...fact(t('portals.groups.expect'), group.expect),
                ...fact(
                  t('portals.groups.languages'),
                  say.list(group.languages.map(code => languageName(view, code))),
                ),
                ...fact(t('portals.groups.places'), left(view, group.free, group.waiting)),
              ]}
            />
            <Form view={view} action={`${ownBase(ask)}/groups/${group.id}`}>
              <h2>{t('portals.groups.needs')}</h2>
              {(['carer', 'transport', 'access'] as const).map(need => (
                <Tick view={view} name={need} label={t(`portals.groups.need.${need}`)} />
              ))}
              {view.locale === 'ga' || group.languages.includes(view.locale) ? null : (
                <Tick view={view} name="interpreter" label={t('portals.groups.need.interpreter')} />
              )}
              <p class="quiet">{t('portals.groups.needs_hint')}</p>
              <FormEnd>
                <Button>
                  {t(group.free > 0 && group.waiting === 0 ? 'portals.groups.book' : 'portals.groups.wait')}
                </Button>
              </FormEnd>
            </Form>
            <Ring view={view} phone={ask.programme.phone} />
          </OwnPage>,
        ),
      );
    }),
});

const book = route({
  method: 'post',
  path: `${path}/:groupId`,
  door: 'visitor',
  params: z.object({ programme: z.string(), groupId: z.uuid() }),
  form: z.object({ carer: tick(), transport: tick(), access: tick(), interpreter: tick() }),
  handle: ask =>
    asOwn(ask, async own =>
      ask.commit(
        async scope => {
          const { carer, transport, access, interpreter } = ask.form;
          const booked = await bookPlace(scope, {
            groupId: ask.params.groupId,
            personId: own.personId,
            referralId: null,
            // Into the language of the page they read.
            needs: { interpreter: interpreter ? ask.view.locale : null, carer, transport, access },
          });
          return {
            to: `${ownBase(ask)}/groups`,
            flash:
              booked.becomes === 'booked'
                ? { key: 'portals.groups.done.booked' }
                : { key: 'portals.groups.done.waiting', values: { number: booked.position } },
          };
        },
        { as: own.actor },
      ),
    ),
  again: async ask => ask.go({ to: `${ownBase(ask)}/groups` }),
});

const ofPlace = z.object({ programme: z.string(), placeId: z.uuid() });

const giveUp = route({
  method: 'post',
  path: `${path}/places/:placeId/give-up`,
  door: 'visitor',
  params: ofPlace,
  handle: ask =>
    asOwn(ask, async own =>
      ask.commit(
        async scope => {
          await cancelPlace(scope, { placeId: ask.params.placeId, by: 'person', why: 'cannot_come' });
          return { to: `${ownBase(ask)}/groups`, flash: { key: 'portals.groups.done.given_up' } };
        },
        { as: own.actor },
      ),
    ),
});

const cannotCome = route({
  method: 'post',
  path: `${path}/places/:placeId/cannot-come`,
  door: 'visitor',
  params: ofPlace,
  form: z.object({ date: z.uuid() }),
  handle: ask =>
    asOwn(ask, async ({ personId }) =>
      ask.commit(
        async scope => {
          await excuseFromDate(scope, {
            personId,
            placeId: ask.params.placeId,
            dateId: ask.form.date,
          });
          return { to: `${ownBase(ask)}/groups`, flash: { key: 'portals.groups.done.excused' } };
        },
        { as: systemActor(ask.programme.id) },
      ),
    ),
  again: async ask => ask.go({ to: `${ownBase(ask)}/groups` }),
});

/** The groups and courses of a person, on their own page. */
export const ownGroupRoutes: readonly Route[] = [listPage, bookPage, book, giveUp, cannotCome];
