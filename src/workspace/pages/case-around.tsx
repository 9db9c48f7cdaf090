import { Facts, Phone, type View } from '../../ui/index.ts';
import type { CaseFacts } from '../case-facts.ts';

/** The people around, what the person said yes to, the referral as it came. */
export function CaseAroundSection({ view, facts }: { readonly view: View; readonly facts: CaseFacts }) {
  const { t, say } = view;
  const { person, referral, around, consents, needs, letters } = facts;
  const said = (one: CaseFacts['consents'][number]): string =>
    [t.code('consent_purposes', one.purpose), one.recipient].filter(Boolean).join(': ');
  const yes = consents.filter(one => one.given && !one.withdrawn).map(said);
  const no = consents.filter(one => !one.given || one.withdrawn).map(said);
  const gp = [person.gpName, person.gpPractice].filter(Boolean).join(', ');
  const from = [referral.referrerName, referral.referrerOrganisation].filter(Boolean).join(', ');
  return (
    <section aria-labelledby="around" class="section">
      <h2 id="around">{t('workspace.case.around', { name: person.knownAs ?? person.givenName })}</h2>
      <Facts
        items={[
          ...(gp ? [{ term: t('workspace.case.gp'), detail: gp }] : []),
          ...around.map(one => ({
            term: t.has(`codes.relations.${one.relation}`) ? t.code('relations', one.relation) : one.relation,
            detail: (
              <>
                {one.name}
                {one.phone && (
                  <>
                    , <Phone view={view} number={one.phone} />
                  </>
                )}
                {one.note && `. ${one.note}`}
              </>
            ),
          })),
          {
            term: t('workspace.case.yesTo'),
            detail: yes.length > 0 ? yes.join('. ') : t('workspace.case.yesTo.nothing'),
          },
          ...(no.length > 0 ? [{ term: t('workspace.case.noTo'), detail: no.join('. ') }] : []),
          ...(needs.length > 0
            ? [
                {
                  term: t('workspace.case.needs'),
                  detail: needs.map(one => t.code('needs', one.need)).join('. '),
                },
              ]
            : []),
          {
            term: t('workspace.case.referral'),
            detail: (
              <>
                {t('workspace.case.referral.on', {
                  day: say.date(referral.receivedAt),
                  reference: referral.reference,
                })}
                {from && ` ${t('workspace.case.referral.from', { from })}`}
              </>
            ),
          },
          ...letters.map(letter => ({
            term: t('workspace.case.letter'),
            detail: (
              <a href={`/cases/${referral.id}/letters/${letter.id}`}>
                {t.of(`workspace.letter.${letter.kind}`)}, {t.of(`workspace.letter.state.${letter.state}`)}
              </a>
            ),
          })),
        ]}
      />
    </section>
  );
}
