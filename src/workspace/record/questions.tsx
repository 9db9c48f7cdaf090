import { auditAll, type ReadingQuestion, readingQuestions } from '../../audit/index.ts';
import { document, Empty, Notice, StaffLayout, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { RecordTabs } from './search.tsx';

/** How far back questions go. */
const DAYS = 30;

/** Readings that are worth a question. A page of questions, not of findings: it says so, and it is on record who saw it. */
const questions = route({
  method: 'get',
  path: '/audit/questions',
  door: ['coordinator'],
  handle: async ask => {
    const found = await ask.within(async scope => {
      const all = await readingQuestions(scope, scope.now.subtract({ hours: DAYS * 24 }));
      await auditAll(scope, [
        { verb: 'audit.questions_read', subject: { kind: 'programme', id: scope.actor.programmeId } },
        ...all.flatMap(({ personId }) =>
          personId
            ? [{ verb: 'person.listed' as const, subject: { kind: 'person', id: personId }, personId }]
            : [],
        ),
      ]);
      return all;
    });
    return ask.page(page(ask.view, found));
  },
});

export const recordQuestionRoutes: readonly Route[] = [questions];

function page(view: View, found: readonly ReadingQuestion[]) {
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('audit.questions')} current="record">
      <div class="page-head stack stack--tight">
        <h1>{t('audit.questions')}</h1>
        <p class="lead">{t('audit.questions.lead', { days: DAYS })}</p>
      </div>
      <div class="stack">
        <RecordTabs view={view} current="questions" />
        <Notice tone="calm" title={t('audit.questions.fair')}>
          <p>{t('audit.questions.fair_text')}</p>
        </Notice>
        {found.length === 0 ? (
          <Empty title={t('audit.questions.none')}>
            <p>{t('audit.questions.none_text')}</p>
          </Empty>
        ) : (
          <ul class="list-rules">
            {found.map(one => (
              <li class="stack stack--tight">
                <p>
                  <strong>
                    {t(`audit.question.${one.why}`, {
                      who: one.actorName,
                      whom: one.personName ?? '',
                      times: one.times,
                    })}
                  </strong>
                </p>
                <p class="quiet">
                  {t('audit.question.last', { when: view.say.when(one.last) })}{' '}
                  <a href={wayTo(one)}>{t('audit.question.look')}</a>
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </StaffLayout>,
  );
}

function wayTo({ actorId, personId }: ReadingQuestion): string {
  const params = new URLSearchParams({ staff: actorId, ...(personId ? { person: personId } : {}) });
  return `/audit?${params}`;
}
