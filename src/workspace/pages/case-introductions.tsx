import { nextStepWords, StateTag, TakeBack } from '../../introductions/index.ts';
import { DataTable, Empty, LinkButton, type View } from '../../ui/index.ts';
import type { CaseFacts, CaseIntroduction } from '../case-facts.ts';

/** Where the person is being introduced, in which state each is, what happens next and whose it is. */
export function CaseIntroductionsSection(props: {
  readonly view: View;
  readonly facts: CaseFacts;
  readonly mayChange: boolean;
  /** The reader's own case, or the co-ordinator's: an offer is taken back after the case is closed, too. */
  readonly mine: boolean;
  /** It is open by break-glass. */
  readonly onlyReads: boolean;
}) {
  const { view, facts, mayChange, mine, onlyReads } = props;
  const { t } = view;
  const name = facts.person.knownAs ?? facts.person.givenName;
  const find = `/find?for=${facts.referral.id}`;
  return (
    <section aria-labelledby="introductions" class="section">
      <div class="head-row">
        <h2 id="introductions">{t('workspace.case.introductions')}</h2>
        {mayChange && facts.introductions.length > 0 && (
          <p class="small">
            <a href={find}>{t('workspace.case.findMore')}</a>
          </p>
        )}
      </div>
      {onlyReads ? null : (
        <p>
          <LinkButton look="words" href={`/cases/${facts.referral.id}/shortlists`}>
            {t('introductions.lists.link')}
          </LinkButton>
        </p>
      )}
      {facts.introductions.length === 0 ? (
        <Empty title={t('workspace.case.introductions.none', { name })}>
          {mayChange && (
            <p>
              <LinkButton look="words" href={find}>
                {t('workspace.case.introductions.find')}
              </LinkButton>
            </p>
          )}
        </Empty>
      ) : (
        <DataTable
          caption={t('workspace.case.introductions.caption', { name })}
          hiddenCaption
          rows={facts.introductions}
          rowKey={row => row.id}
          columns={[
            {
              label: t('workspace.case.introductions.to'),
              head: true,
              cell: row => (
                <>
                  <a href={`/cases/${facts.referral.id}/introductions/${row.id}`}>{row.serviceName}</a>
                  <br />
                  <span class="small quiet">{t.code('introduction_kinds', row.kind)}</span>
                </>
              ),
            },
            {
              label: t('workspace.case.introductions.state'),
              cell: row => (
                <>
                  <StateTag view={view} state={row.state} />
                  {row.goesAlong && <p class="small">{t('introductions.along.has')}</p>}
                  {row.goesAlong && mine && (
                    <TakeBack
                      view={view}
                      referralId={facts.referral.id}
                      introductionId={row.id}
                      serviceName={row.serviceName}
                      from="case"
                    />
                  )}
                </>
              ),
            },
            { label: t('workspace.case.introductions.next'), cell: row => nextOf(view, row) },
          ]}
        />
      )}
    </section>
  );
}

function nextOf({ t, say }: View, row: CaseIntroduction): string {
  if (!row.nextStep && !row.nextOn) return t('workspace.case.introductions.nothing');
  const words = nextStepWords(t, row.nextStep) ?? t('workspace.case.introductions.look');
  const sentence = /[.!?]$/.test(words) ? words : `${words}.`;
  return row.nextOn
    ? t('workspace.case.introductions.by', {
        words: sentence,
        owner: row.ownerName,
        day: say.near(row.nextOn),
      })
    : `${sentence} ${row.ownerName}`;
}
