import { Facts, Ltr, TheirWords, type View } from '../../ui/index.ts';
import type { Intake } from '../intake.ts';

/** Everything that was written, with a way back to each part. */
export function CheckAnswers({
  view,
  intake,
  base,
}: {
  readonly view: View;
  readonly intake: Intake;
  readonly base: string;
}) {
  const { t, say } = view;
  const change = (step: number, what: string) => ({
    href: `${base}/${step}`,
    label: t('referrals.own.change'),
    what,
  });
  const fact = (step: number, term: string, detail: unknown) =>
    detail === null || detail === '' ? [] : [{ term, detail: detail as string, change: change(step, term) }];
  const ways = intake.ways.map(way => t(`referrals.way.${way}`));
  return (
    <Facts
      items={[
        ...fact(1, t('referrals.own.check_name'), `${intake.givenName} ${intake.familyName}`),
        ...fact(1, t('referrals.own.known_as'), intake.knownAs),
        ...fact(
          1,
          t('referrals.field.born'),
          intake.birthDate ? say.date(Temporal.PlainDate.from(intake.birthDate)) : t('referrals.own.adult'),
        ),
        ...fact(
          1,
          t('referrals.own.locale'),
          intake.interpreter ?? t.of(`referrals.locale.${intake.locale}`),
        ),
        ...fact(
          2,
          t('referrals.own.check_helper'),
          intake.referrer
            ? say.commas([
                intake.referrer.name,
                intake.referrer.relation && t.code('relations', intake.referrer.relation),
              ])
            : null,
        ),
        ...fact(2, t('referrals.own.phone'), intake.phone ? <Ltr>{say.phone(intake.phone)}</Ltr> : null),
        ...fact(2, t('referrals.own.email'), intake.email ? <Ltr>{intake.email}</Ltr> : null),
        ...fact(
          2,
          t('referrals.own.check_ways'),
          ways.length > 0 ? say.list(ways) : t('referrals.own.check_no_ways'),
        ),
        ...fact(
          2,
          t('referrals.own.good_time'),
          intake.bestTime ? t.of(`referrals.time.${intake.bestTime}`) : null,
        ),
        ...fact(2, t('referrals.own.contact_note'), intake.contactNote),
        ...fact(2, t('referrals.own.address'), say.commas([intake.address, intake.postcode]) || null),
        ...fact(3, t('referrals.own.words'), intake.words ? <TheirWords text={intake.words} /> : null),
        ...fact(
          3,
          t('referrals.own.needs'),
          intake.needs.length > 0 ? say.list(intake.needs.map(need => t.code('needs', need))) : null,
        ),
        ...fact(
          4,
          t('referrals.own.barriers'),
          intake.barriers.length > 0
            ? say.list(intake.barriers.map(barrier => t.code('barriers', barrier)))
            : null,
        ),
        ...fact(4, t('referrals.own.access'), intake.accessNeeds),
      ]}
    />
  );
}
