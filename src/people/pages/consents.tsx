import { consentPurposes } from '../../programmes/index.ts';
import { DataTable, LinkButton, Tag, type View } from '../../ui/index.ts';
import { type NamedStanding, standingsOf } from '../consent.ts';
import type { Person } from '../person.ts';
import type { Consent } from '../store.ts';

type Props = {
  readonly view: View;
  readonly person: Person;
  readonly consents: readonly Consent[];
  /** Left out where the record is open by break-glass: the register is there to write in. */
  readonly mayRecord: boolean;
};

/** Where the person stands on each purpose, in short, and the way to the register. */
export function Consents({ view, person, consents, mayRecord }: Props) {
  const { t } = view;
  const rows = consentPurposes.codes.map(purpose => ({
    purpose,
    standings: standingsOf(purpose, consents),
  }));
  return (
    <section class="stack">
      <h2>{t('people.consent.title')}</h2>
      <DataTable
        caption={t('people.consent.title')}
        hiddenCaption
        rows={rows}
        rowKey={row => row.purpose}
        columns={[
          {
            label: t('people.consent.purpose'),
            head: true,
            cell: row => t.code('consent_purposes', row.purpose),
          },
          {
            label: t('people.consent.standing'),
            cell: row => <Standings view={view} standings={row.standings} />,
          },
        ]}
      />
      {mayRecord ? (
        <div class="acts">
          <LinkButton href={`/people/${person.id}/consents`} look="quiet" icon="note">
            {t('people.register.open')}
          </LinkButton>
        </div>
      ) : null}
    </section>
  );
}

/** One tag for each recipient that was named, or one in general. */
export function Standings({
  view,
  standings,
}: {
  readonly view: View;
  readonly standings: readonly NamedStanding[];
}) {
  const { t } = view;
  return (
    <span class="stack stack--tight">
      {standings.map(({ standing, recipient, basics }) => (
        <span>
          <Tag
            tone={standing === 'given' ? 'going' : 'plain'}
            icon={standing === 'given' ? 'check' : undefined}
          >
            {t(`people.consent.${standing}`)}
          </Tag>
          {recipient ? ` ${recipient}` : ''}
          {basics ? ` (${t('people.consent.basics_short')})` : ''}
        </span>
      ))}
    </span>
  );
}
