import { ageOn } from '../../core/index.ts';
import { type FieldMatch, nameOf, type PersonMatch } from '../../people/index.ts';
import { Button, Card, Form, Ltr, Tag, type View } from '../../ui/index.ts';
import type { CaseOfPerson, SimilarReferral } from '../queries.ts';

type Props = {
  readonly view: View;
  readonly referralId: string;
  readonly matches: readonly PersonMatch[];
  readonly similar: readonly SimilarReferral[];
  readonly cases: readonly CaseOfPerson[];
  /** Whether this actor may decide here. */
  readonly decides: boolean;
};

/** People and referrals that may be the same, with what agrees and what differs. A person decides. */
export function Matches({ view, referralId, matches, similar, cases, decides }: Props) {
  const { t } = view;
  if (matches.length + similar.length === 0) {
    return (
      <Card title={t('referrals.match.title')}>
        <p>{t('referrals.match.none')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('referrals.match.title')}>
      <p class="quiet small">{t('referrals.match.text')}</p>
      <ul class="list-rules">
        {matches.map(match => {
          const open = cases.find(one => one.person_id === match.person.id);
          return (
            <li class="stack stack--tight">
              <p>
                <a href={`/people/${match.person.id}`}>{nameOf(match.person)}</a>
                {match.person.birth_date ? `, ${ageOn(match.person.birth_date, view.say.today)}` : ''}{' '}
                <span class="quiet small">{t(`referrals.match.${match.strength}`)}</span>
              </p>
              <FieldTags view={view} fields={match.fields} />
              {open ? (
                <p>
                  {t.rich('referrals.match.open_case', {
                    reference: (
                      <a href={`/cases/${open.id}`}>
                        <Ltr>{open.reference}</Ltr>
                      </a>
                    ),
                  })}
                </p>
              ) : null}
              {decides && open ? (
                <OneClick
                  view={view}
                  action={`/inbox/${referralId}/duplicate`}
                  name="of"
                  value={open.id}
                  look="quiet"
                >
                  {t('referrals.match.duplicate')}
                </OneClick>
              ) : null}
              {decides && !open ? (
                <OneClick
                  view={view}
                  action={`/inbox/${referralId}/accept`}
                  name="person"
                  value={match.person.id}
                >
                  {t('referrals.match.accept')}
                </OneClick>
              ) : null}
            </li>
          );
        })}
        {similar.map(match => (
          <li class="stack stack--tight">
            <p>
              {t('referrals.match.referral')}{' '}
              <a href={`/inbox/${match.referral.id}`}>
                <Ltr>{match.referral.reference}</Ltr>
              </a>{' '}
              {nameOf(match.referral)}{' '}
              <span class="quiet small">
                {view.say.dayShort(match.referral.received_at)},{' '}
                {t(`referrals.state.${match.referral.state}`)}
              </span>
            </p>
            <FieldTags view={view} fields={match.fields} />
            {decides ? (
              <OneClick
                view={view}
                action={`/inbox/${referralId}/duplicate`}
                name="of"
                value={match.referral.id}
                look="quiet"
              >
                {t('referrals.match.duplicate')}
              </OneClick>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type OneClickProps = {
  readonly view: View;
  readonly action: string;
  readonly name: string;
  readonly value: string;
  readonly look?: 'main' | 'quiet';
  readonly children?: string;
};

/** A form of one button. */
export function OneClick({ view, action, name, value, look = 'main', children }: OneClickProps) {
  return (
    <Form view={view} action={action} inline>
      <Button small look={look} name={name} value={value}>
        {children}
      </Button>
    </Form>
  );
}

/** Which fields agree, which differ, which are not known: in words, never by colour alone. */
export function FieldTags({ view, fields }: { readonly view: View; readonly fields: readonly FieldMatch[] }) {
  const { t } = view;
  return (
    <p class="match__fields">
      {fields
        .filter(one => one.agreement !== 'unknown')
        .map(one => (
          <Tag
            tone={one.agreement === 'agrees' ? 'going' : 'look'}
            icon={one.agreement === 'agrees' ? 'check' : 'cross'}
          >
            {t(`referrals.match.field.${one.field}`)}: {t(`referrals.match.${one.agreement}`)}
          </Tag>
        ))}
    </p>
  );
}
