import { ageOn } from '../../core/index.ts';
import { formatIdentifier, regionOf } from '../../programmes/index.ts';
import { type Child, Facts, Ltr, Notice, Phone, TheirWords, type View } from '../../ui/index.ts';
import { intakeOf } from '../intake.ts';
import { languageName } from '../languages.ts';
import type { Referral } from '../store.ts';

/** What was submitted, unchanged. */
export function Submitted({ view, referral }: { readonly view: View; readonly referral: Referral }) {
  const { t, say } = view;
  const intake = intakeOf({
    givenName: referral.given_name,
    familyName: referral.family_name,
    ...referral.submitted,
  });
  const facts: { term: string; detail: Child }[] = [];
  const add = (term: string, detail: Child): void => {
    if (detail !== null && detail !== '' && detail !== undefined) facts.push({ term, detail });
  };
  const born = referral.birth_date;
  add(t('referrals.field.known_as'), intake.knownAs);
  add(
    t('referrals.field.born'),
    born
      ? t('referrals.detail.born', { date: say.date(born), age: ageOn(born, say.today) })
      : t('referrals.detail.adult'),
  );
  add(
    identifierLabel(view, referral),
    referral.identifier_value ? <Ltr>{identifier(view, referral)}</Ltr> : null,
  );
  add(
    t('referrals.field.their_phone'),
    referral.phone ? <Phone view={view} number={referral.phone} /> : null,
  );
  add(t('referrals.field.their_email'), referral.email ? <Ltr>{referral.email}</Ltr> : null);
  add(
    t('referrals.own.check_ways'),
    intake.ways.length > 0
      ? say.list(intake.ways.map(way => t(`referrals.way.${way}`)))
      : t('referrals.own.check_no_ways'),
  );
  add(t('referrals.detail.good_time'), timeWords(view, intake.bestTime));
  add(t('referrals.detail.contact_note'), intake.contactNote);
  add(t('referrals.field.address'), [referral.address, referral.postcode].filter(Boolean).join(', '));
  add(
    t('referrals.detail.language'),
    [referral.locale, intake.interpreter]
      .filter(one => one !== null)
      .map(one => languageName(view.locale, one))
      .join(', '),
  );
  add(t('referrals.detail.needs'), say.list(intake.needs.map(need => t.code('needs', need))));
  add(t('referrals.detail.barriers'), say.list(intake.barriers.map(barrier => t.code('barriers', barrier))));
  add(t('referrals.detail.access'), intake.accessNeeds);
  add(t('referrals.detail.gp'), [intake.gpName, intake.gpPractice].filter(Boolean).join(', '));
  return (
    <section class="stack">
      <h2>{t('referrals.detail.submitted')}</h2>
      {intake.words ? <TheirWords text={intake.words} big /> : null}
      {intake.riskNote ? (
        <Notice tone="wait" title={t('referrals.detail.risk')} level={3}>
          <p class="kept-text">{intake.riskNote}</p>
        </Notice>
      ) : null}
      {intake.notSafe ? (
        <Notice tone="wait" title={t('referrals.detail.not_safe')} level={3}>
          <p>{t('referrals.detail.not_safe_text')}</p>
        </Notice>
      ) : null}
      <Facts items={facts} />
      <Sender view={view} referral={referral} />
    </section>
  );
}

function identifierLabel(view: View, referral: Referral): string {
  const kinds = regionOf(view.programme?.region ?? 'ie').identifiers;
  const kind = kinds.find(one => one.rule === referral.identifier_system) ?? kinds[0];
  return kind ? view.t.of(kind.label) : '';
}

function identifier(view: View, referral: Referral): string {
  const kind = regionOf(view.programme?.region ?? 'ie').identifiers.find(
    one => one.rule === referral.identifier_system,
  );
  const digits = referral.identifier_value ?? '';
  return kind ? formatIdentifier(kind.rule, digits) : digits;
}

function Sender({ view, referral }: { readonly view: View; readonly referral: Referral }) {
  const { t } = view;
  const items: { term: string; detail: Child }[] = [
    { term: t('referrals.detail.route'), detail: t(`referrals.route.${referral.route}`) },
  ];
  const { paper } = intakeOf({
    givenName: referral.given_name,
    familyName: referral.family_name,
    ...referral.submitted,
  });
  if (paper) {
    const day = (text: string) => view.say.date(Temporal.PlainDate.from(text));
    const who = t(`paper.entry.writer.${paper.writtenBy}`);
    const signed = paper.signedOn
      ? t('paper.entry.came_signed', { date: day(paper.signedOn) })
      : t('paper.entry.came_witness', { name: paper.witness ?? '' });
    items.push({
      term: t('paper.entry.came'),
      detail: `${t('paper.entry.came_on', { date: day(paper.receivedOn), who })}; ${signed}`,
    });
  }
  if (referral.referrer_name)
    items.push({ term: t('referrals.detail.referrer'), detail: referral.referrer_name });
  if (referral.referrer_role) {
    items.push({
      term: t('referrals.detail.role'),
      detail: t.code('referrer_roles', referral.referrer_role),
    });
  }
  if (referral.referrer_relation) {
    items.push({
      term: t('referrals.detail.relation'),
      detail: t.code('relations', referral.referrer_relation),
    });
  }
  if (referral.referrer_organisation) {
    items.push({ term: t('referrals.field.referrer_organisation'), detail: referral.referrer_organisation });
  }
  if (referral.referrer_email) {
    items.push({ term: t('referrals.detail.referrer_email'), detail: <Ltr>{referral.referrer_email}</Ltr> });
  }
  if (referral.referrer_phone) {
    items.push({
      term: t('referrals.detail.referrer_phone'),
      detail: (
        <Phone view={view} number={referral.referrer_phone} name={referral.referrer_name ?? undefined} />
      ),
    });
  }
  return (
    <section class="section">
      <h2>{t('referrals.detail.from')}</h2>
      <Facts items={items} />
    </section>
  );
}

function timeWords(view: View, time: string | null): string | null {
  const key = `referrals.time.${time}`;
  return view.t.has(key) ? view.t(key) : time;
}
