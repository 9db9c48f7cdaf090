import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { type ConsentPurpose, consentPurposes } from '../../programmes/index.ts';
import {
  BackLink,
  Card,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  LinkButton,
  StaffLayout,
  type Typed,
  type View,
} from '../../ui/index.ts';
import type { Ask } from '../../web/index.ts';
import { standingsOf } from '../consent.ts';
import { recipientsFor, staffNamed } from '../consent-list-queries.ts';
import { nameOf, type Person } from '../person.ts';
import { type Consent, personStore } from '../store.ts';
import { publishedWordings, type Wording, wordingsNow } from '../wording-store.ts';
import { Standings } from './consents.tsx';
import { SayForm } from './say-form.tsx';

type RegisterAsk = Pick<
  Ask<{ readonly personId: string }, unknown, unknown>,
  'params' | 'view' | 'within' | 'flash'
>;

/** The consent register of one person: where they stand, in which words they were asked, and all that was ever said. */
export async function registerPage(ask: RegisterAsk, values: Typed, errors: FieldErrors | null) {
  const { view, params } = ask;
  const { t } = view;
  const found = await ask.within(async scope => {
    const store = personStore(scope);
    const person = await store.find(params.personId);
    if (!person) throw new NotFound('person');
    const consents = await store.consents(person.id);
    const recorders = consents.flatMap(one => [one.recorded_by, one.withdrawn_recorded_by ?? []].flat());
    await audit(scope, {
      verb: 'consent.read',
      subject: { kind: 'person', id: person.id },
      personId: person.id,
    });
    return {
      person,
      consents,
      recipients: await recipientsFor(scope, person.id),
      wordings: wordingsNow(await publishedWordings(scope), t, view.locale),
      staff: await staffNamed(scope, recorders),
    };
  });
  const { person, consents, recipients, wordings, staff } = found;
  const name = nameOf(person);
  return document(
    <StaffLayout view={view} title={t('people.register.title', { name })} current="people" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/people/${person.id}`}>{name}</BackLink>
        <h1>{t('people.register.title', { name })}</h1>
        <p class="lead">{t('people.register.lead')}</p>
      </div>
      {person.merged_into ? null : (
        <Fold summary={t('people.consent.record')} open={errors !== null}>
          <SayForm view={view} person={person} recipients={recipients} values={values} errors={errors} />
        </Fold>
      )}
      <div class="stack section">
        {consentPurposes.codes.map(purpose => (
          <Purpose
            view={view}
            person={person}
            wording={wordings[purpose]}
            consents={consents.filter(one => one.purpose === purpose)}
            staff={staff}
          />
        ))}
      </div>
    </StaffLayout>,
  );
}

type PurposeProps = {
  readonly view: View;
  readonly person: Person;
  readonly wording: Wording;
  readonly consents: readonly Consent[];
  readonly staff: ReadonlyMap<string, string>;
};

function Purpose({ view, person, wording, consents, staff }: PurposeProps) {
  const { t } = view;
  const lines = consents
    .flatMap(one => sayings(one))
    .toSorted((one, other) => Temporal.Instant.compare(other.at, one.at));
  return (
    <Card title={t.code('consent_purposes', wording.purpose)} level={2}>
      <p>
        <Standings view={view} standings={standingsOf(wording.purpose, consents)} />
      </p>
      {lines.length === 0 ? (
        <p class="quiet">{t('people.register.nothing')}</p>
      ) : (
        <ol class="list-rules" aria-label={t('people.register.history')}>
          {lines.map(line => (
            <Saying view={view} person={person} line={line} staff={staff} />
          ))}
        </ol>
      )}
      <Fold summary={t('people.register.words', { version: wording.version })}>
        <p lang={wording.locale === view.locale ? undefined : wording.locale}>{wording.words}</p>
      </Fold>
    </Card>
  );
}

type Line = {
  readonly consent: Consent;
  readonly back: boolean;
  readonly at: Temporal.Instant;
};

/** A yes that was taken back is two things somebody said. */
function sayings(consent: Consent): Line[] {
  const said = { consent, back: false, at: consent.at };
  return consent.withdrawn_at ? [{ consent, back: true, at: consent.withdrawn_at }, said] : [said];
}

function Saying({
  view,
  person,
  line: { consent, back, at },
  staff,
}: Pick<PurposeProps, 'view' | 'person' | 'staff'> & { readonly line: Line }) {
  const { t, say } = view;
  const said = back ? 'withdrawn' : consent.given ? (consent.scope ? 'basics' : 'given') : 'refused';
  const capacity = (back ? consent.withdrawn_capacity : consent.capacity) ?? 'self';
  const note = back ? consent.withdrawn_capacity_note : consent.capacity_note;
  const recorder = staff.get((back ? consent.withdrawn_recorded_by : consent.recorded_by) ?? '');
  const details = [
    t.code('consent_ways', back ? (consent.withdrawn_how ?? consent.how) : consent.how),
    capacity === 'self' ? null : [t.code('consent_capacities', capacity), note].filter(Boolean).join(': '),
    !back && consent.wording !== null
      ? t('people.register.version', { version: consent.wording, language: consent.wording_locale ?? '' })
      : null,
    recorder ? t('people.register.recorded', { name: recorder }) : null,
    consent.from_record ? t('people.register.joined') : null,
  ];
  const who = (back ? consent.withdrawn_by_whom : null) ?? consent.by_whom;
  const holds = consent.given && consent.withdrawn_at === null && !person.merged_into;
  return (
    <li class="head-row">
      <div>
        <p>
          <strong>{say.date(at)}</strong>: {t(`people.register.said.${said}`, { who })}
          {consent.recipient ? ` ${t('people.register.about', { recipient: consent.recipient })}` : ''}
        </p>
        <p class="quiet small">{details.filter(Boolean).join(' · ')}</p>
      </div>
      {holds ? (
        <LinkButton
          href={`/people/${person.id}/consents/${consent.id}/withdraw`}
          look="words"
          hiddenText={t.code('consent_purposes', consent.purpose as ConsentPurpose)}
        >
          {t('people.consent.withdraw')}
        </LinkButton>
      ) : null}
    </li>
  );
}
