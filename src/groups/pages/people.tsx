import { Button, DataTable, Empty, Form, LinkButton, Tag, type View } from '../../ui/index.ts';
import type { OwnGroup } from '../group.ts';
import type { Queued } from '../place-store.ts';
import type { GroupPerson } from '../queries.ts';
import { needsInWords } from './words.ts';

type Props = { readonly view: View; readonly group: OwnGroup; readonly people: readonly GroupPerson[] };

/** Who has a place, and who was asked and has not answered yet. */
export function BookedSection({ view, group, people, total }: Props & { readonly total: number }) {
  const { t, say } = view;
  const rows = people.filter(one => one.state !== 'waiting');
  const hidden = total - rows.length;
  return (
    <section aria-labelledby="booked" class="section">
      <h2 id="booked">{t('groups.people.booked', { count: total })}</h2>
      {total === 0 ? <Empty title={t('groups.people.none')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          caption={t('groups.people.booked', { count: total })}
          hiddenCaption
          rows={rows}
          rowKey={row => row.id}
          columns={[
            { label: t('groups.people.name'), head: true, cell: row => <Who person={row} /> },
            {
              label: t('groups.col.state'),
              cell: row =>
                row.state === 'offered' ? (
                  <>
                    <Tag tone="wait">{t('groups.place.offered')}</Tag>
                    {row.offer_until ? (
                      <p class="small">{t('groups.place.until', { when: say.when(row.offer_until) })}</p>
                    ) : null}
                  </>
                ) : (
                  <Tag tone="going">{t('groups.place.booked')}</Tag>
                ),
            },
            { label: t('groups.people.needs'), cell: row => <NeedsCell view={view} person={row} /> },
            {
              label: t('groups.people.do'),
              cell: row => <DoCell view={view} group={group} person={row} free={true} />,
            },
          ]}
        />
      ) : null}
      {hidden > 0 ? <p class="quiet">{t('groups.people.hidden', { count: hidden })}</p> : null}
    </section>
  );
}

/** Who waits, in the order of asking, with what they need. */
export function WaitingSection({
  view,
  group,
  people,
  queue,
}: Props & { readonly queue: readonly Queued[] }) {
  const { t, say } = view;
  if (queue.length === 0) return null;
  const byId = new Map(people.map(one => [one.id, one]));
  const free = group.places - group.taken > 0;
  return (
    <section aria-labelledby="waiting" class="section">
      <h2 id="waiting">{t('groups.people.waiting', { count: queue.length })}</h2>
      <p class="small quiet">{t('groups.people.order')}</p>
      <DataTable
        caption={t('groups.people.waiting', { count: queue.length })}
        hiddenCaption
        rows={queue}
        rowKey={row => row.placeId}
        columns={[
          { label: t('groups.col.number'), numeric: true, cell: row => row.queuePlace },
          {
            label: t('groups.people.name'),
            head: true,
            cell: row => {
              const person = byId.get(row.placeId);
              return person ? (
                <Who person={person} />
              ) : (
                <span class="quiet">{t('groups.people.other_team')}</span>
              );
            },
          },
          { label: t('groups.people.asked'), cell: row => dayOf(view, byId.get(row.placeId)) },
          {
            label: t('groups.people.needs'),
            cell: row => {
              const person = byId.get(row.placeId);
              return person ? (
                <>
                  <NeedsCell view={view} person={person} />
                  {person.cannot_meet.length > 0 ? (
                    <p class="small">
                      <Tag tone="look">{t('groups.people.cannot')}</Tag>{' '}
                      {say.list(person.cannot_meet.map(need => t(`groups.need.${need as 'carer'}`)))}
                    </p>
                  ) : null}
                </>
              ) : null;
            },
          },
          {
            label: t('groups.people.do'),
            cell: row => {
              const person = byId.get(row.placeId);
              return person ? <DoCell view={view} group={group} person={person} free={free} /> : null;
            },
          },
        ]}
      />
    </section>
  );
}

const dayOf = ({ say }: View, person: GroupPerson | undefined): string =>
  person ? say.day(person.asked_at) : '';

function Who({ person }: { readonly person: GroupPerson }) {
  if (person.name && person.referralId) {
    return (
      <>
        <a href={`/cases/${person.referralId}`}>{person.name}</a>
        {person.worker ? <p class="small quiet">{person.worker}</p> : null}
      </>
    );
  }
  return <span>{person.name ?? person.firstName}</span>;
}

function NeedsCell({ view, person }: { readonly view: View; readonly person: GroupPerson }) {
  const needs = needsInWords(view, { ...person, interpreter: person.interpreter_language });
  return (
    <>
      {needs.length > 0 ? (
        <ul class="bullets">
          {needs.map(one => (
            <li>{one}</li>
          ))}
        </ul>
      ) : null}
      {person.needs_note ? <p class="small">{person.needs_note}</p> : null}
    </>
  );
}

/** Give the place now, or end it; only for whoever may see the person. */
function DoCell(props: {
  readonly view: View;
  readonly group: OwnGroup;
  readonly person: GroupPerson;
  readonly free: boolean;
}) {
  const { view, group, person, free } = props;
  const { t } = view;
  if (!person.name || group.state === 'ended' || group.state === 'cancelled') return null;
  const path = `/group-places/${person.id}`;
  return (
    <>
      {person.state !== 'booked' && free ? (
        <Form view={view} action={`${path}/promote`} inline>
          <Button look="quiet" small>
            {t('groups.place.give')}
            <span class="visually-hidden"> {person.name}</span>
          </Button>
        </Form>
      ) : null}
      <LinkButton look="words" small href={`${path}/end`} hiddenText={person.name}>
        {t(person.state === 'booked' ? 'groups.place.end' : 'groups.place.end_wait')}
      </LinkButton>
    </>
  );
}
