import { audit } from '../../audit/index.ts';
import { ageOn, NotFound } from '../../core/index.ts';
import { onlyReads, type Scope } from '../../platform/database/index.ts';
import {
  BackLink,
  Button,
  Card,
  type Child,
  document,
  Facts,
  Form,
  LinkButton,
  Ltr,
  Notice,
  Phone,
  StaffLayout,
  Tag,
  type View,
} from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { waysOf } from '../edit-form.ts';
import { mergeStore } from '../merge-store.ts';
import { nameOf, type Person } from '../person.ts';
import { mayMerge } from '../policy.ts';
import { type ReferralOfPerson, referralsOf } from '../queries.ts';
import { type Consent, type PersonMerge, personStore } from '../store.ts';
import { Consents } from './consents.tsx';
import { personParams } from './person-params.ts';

export type PersonAsk = Pick<
  Ask<{ readonly personId: string }, unknown, unknown>,
  'params' | 'view' | 'actor' | 'within' | 'page' | 'flash'
>;

/** One person: how to reach them safely, what they agreed to, their referrals. */
export const personPage = route({
  method: 'get',
  path: '/people/:personId',
  door: ['link_worker', 'coordinator'],
  params: personParams,
  handle: async ask => ask.page(await showRecord(ask)),
});

type Found = {
  readonly person: Person;
  readonly consents: readonly Consent[];
  readonly referrals: readonly ReferralOfPerson[];
  readonly merges: readonly PersonMerge[];
  readonly keptAs: Person | undefined;
};

async function load(scope: Scope, personId: string): Promise<Found> {
  const store = personStore(scope);
  const person = await store.find(personId);
  if (!person) throw new NotFound('person');
  const found = {
    person,
    consents: await store.consents(personId),
    referrals: await referralsOf(scope, personId),
    merges: await mergeStore(scope).of(personId),
    keptAs: person.merged_into ? await store.find(person.merged_into) : undefined,
  };
  await audit(scope, { verb: 'person.read', subject: { kind: 'person', id: personId }, personId });
  return found;
}

async function showRecord(ask: PersonAsk) {
  const found = await ask.within(scope => load(scope, ask.params.personId));
  const { view, actor } = ask;
  const { t } = view;
  const { person } = found;
  const name = nameOf(person);
  const base = `/people/${person.id}`;
  return document(
    <StaffLayout view={view} title={name} current="people" flash={ask.flash}>
      <div class="page-head head-row">
        <div>
          <BackLink href="/people">{t('people.list.title')}</BackLink>
          <h1>{name}</h1>
          <p class="quiet">
            {[
              person.known_as ? `${person.given_name} ${person.family_name}` : '',
              person.pronouns ?? '',
              person.birth_date ? t('people.age', { age: ageOn(person.birth_date, view.say.today) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {person.merged_into || onlyReads(actor, person.id) ? null : (
          <div class="acts">
            <LinkButton href={`${base}/edit`} look="quiet" icon="note">
              {t('people.record.edit')}
            </LinkButton>
            <LinkButton href={`${base}/equality`} look="words">
              {t('people.equality.open')}
            </LinkButton>
            <LinkButton href={`${base}/link`} look="quiet">
              {t('portals.link.open')}
            </LinkButton>
            {actor.role === 'coordinator' ? (
              <LinkButton href={`${base}/seen`} look="words">
                {t('portals.staff_seen.open')}
              </LinkButton>
            ) : null}
            {mayMerge(actor) ? (
              <LinkButton href={`${base}/merge`} look="words">
                {t('people.record.merge')}
              </LinkButton>
            ) : null}
            {mayMerge(actor) ? (
              <LinkButton href={`${base}/keeping`} look="words">
                {t('records.keeping.way')}
              </LinkButton>
            ) : null}
          </div>
        )}
      </div>
      {found.keptAs ? (
        <Notice tone="calm" title={t('people.record.merged')}>
          <p>
            <a href={`/people/${found.keptAs.id}`}>{nameOf(found.keptAs)}</a>
          </p>
        </Notice>
      ) : null}
      <div class="columns">
        <div class="columns__main">
          <SafeContact view={view} person={person} />
          <Known view={view} person={person} />
          <Consents
            view={view}
            person={person}
            consents={found.consents}
            mayRecord={!onlyReads(actor, person.id)}
          />
        </div>
        <div class="columns__side">
          <Referrals view={view} referrals={found.referrals} />
          <Merges view={view} merges={found.merges} mayUndo={mayMerge(actor)} />
        </div>
      </div>
    </StaffLayout>,
  );
}

type PersonProps = { readonly view: View; readonly person: Person };

function SafeContact({ view, person }: PersonProps) {
  const { t, say } = view;
  const ways = waysOf(person).map(way => t(`people.way.${way}`));
  const rules = [
    ways.length > 0 ? t('people.safe.ways', { ways: say.list(ways) }) : t('people.safe.ring_only'),
    person.may_voicemail ? null : t('people.safe.no_voicemail'),
    person.best_time ? t('people.safe.time', { time: timeWords(view, person.best_time) }) : null,
    person.code_word ? t('people.safe.code_word', { word: person.code_word }) : null,
    person.neutral_sender ? t('people.safe.neutral') : null,
    person.contact_note,
  ].filter(rule => rule !== null);
  return (
    <Notice tone="safe" title={t('people.safe.title')}>
      <ul>
        {rules.map(rule => (
          <li class="kept-text">{rule}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** A part of the day by its word; what was written freely stays as it is. */
function timeWords(view: View, time: string): string {
  const key = `people.time.${time}`;
  return view.t.has(key) ? view.t(key) : time;
}

function Known({ view, person }: PersonProps) {
  const { t, say } = view;
  const items: { term: string; detail: Child }[] = [];
  const add = (term: string, detail: Child): void => {
    if (detail) items.push({ term, detail });
  };
  add(
    t('people.field.phone'),
    person.phone ? <Phone view={view} number={person.phone} name={nameOf(person)} /> : '',
  );
  add(
    t('people.field.other_phone'),
    person.other_phone ? <Phone view={view} number={person.other_phone} /> : '',
  );
  add(t('people.field.email'), person.email ? <Ltr>{person.email}</Ltr> : '');
  add(t('people.field.address'), [person.address, person.postcode].filter(Boolean).join(', '));
  add(t('people.field.birth_date'), person.birth_date ? say.date(person.birth_date) : '');
  add(t('people.field.identifier'), person.identifier_value ? <Ltr>{person.identifier_value}</Ltr> : '');
  add(t('people.field.locale'), person.interpreter_language ?? t.of(`people.locale.${person.locale}`));
  add(t('people.field.access_needs'), person.access_needs);
  add(t('people.field.travel_needs'), person.travel_needs);
  add(t('people.field.about'), person.about);
  add(t('people.field.gp_name'), [person.gp_name, person.gp_practice].filter(Boolean).join(', '));
  return <Facts items={items} />;
}

function Referrals({
  view,
  referrals,
}: {
  readonly view: View;
  readonly referrals: readonly ReferralOfPerson[];
}) {
  const { t } = view;
  return (
    <Card title={t('people.record.referrals')}>
      {referrals.length === 0 ? <p>{t('people.record.no_referrals')}</p> : null}
      <ul class="list-rules">
        {referrals.map(one => (
          <li class="head-row">
            <a href={`/cases/${one.id}`}>
              <Ltr>{one.reference}</Ltr>
            </a>
            <span class="quiet small">{view.say.dayShort(one.received_at)}</span>
            <Tag tone={one.state === 'active' ? 'going' : 'plain'}>
              {t.of(`referrals.state.${one.state}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Merges({
  view,
  merges,
  mayUndo,
}: {
  readonly view: View;
  readonly merges: readonly PersonMerge[];
  readonly mayUndo: boolean;
}) {
  const { t } = view;
  if (merges.length === 0) return null;
  return (
    <Card title={t('people.record.merges')}>
      <ul class="list-rules">
        {merges.map(merge => (
          <li class="stack stack--tight">
            <p>
              {view.say.when(merge.merged_at)}: {merge.reason}
            </p>
            {merge.undone_at ? (
              <p class="quiet">{t('people.record.undone', { when: view.say.when(merge.undone_at) })}</p>
            ) : null}
            {mayUndo && !merge.undone_at ? (
              <Form view={view} action={`/merges/${merge.id}/undo`} inline>
                <Button small look="quiet" icon="undo">
                  {t('people.record.undo')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
