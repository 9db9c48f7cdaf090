import { auditAll } from '../../audit/index.ts';
import { answerStore, conceptName, type KeptAnswer, lexiconInUse, saidWhere } from '../../matching/index.ts';
import { BackLink, DataTable, document, Empty, Facts, StaffLayout, Tag, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { introductionFacts } from '../queries.ts';
import { introductionParams } from './introduction.tsx';

type Lexicon = Awaited<ReturnType<typeof lexiconInUse>>;
type Kept = KeptAnswer['services'][number];

/** Why a group was suggested: the answer as it stood when the introduction was made, with all that decided it. */
export const whySuggestedPage: Route = route({
  method: 'get',
  path: '/cases/:referralId/introductions/:introductionId/why',
  door: ['link_worker', 'coordinator'],
  params: introductionParams,
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const { referralId, introductionId } = ask.params;
    const { facts, kept, lexicon } = await ask.within(async scope => {
      const facts = await introductionFacts(scope, referralId, introductionId);
      await auditAll(scope, [
        {
          verb: 'introduction.read',
          subject: { kind: 'introduction', id: facts.id },
          personId: facts.personId,
        },
      ]);
      return { facts, kept: await answerStore(scope).of(facts.id), lexicon: await lexiconInUse(scope) };
    });
    const title = t('matching.replay.title', { service: facts.serviceName });
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="people" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <BackLink href={`/cases/${referralId}/introductions/${introductionId}`}>
              {facts.serviceName}
            </BackLink>
            <h1>{title}</h1>
            {kept ? <p class="lead">{t('matching.replay.lead', { day: say.day(kept.askedAt) })}</p> : null}
          </div>
          {kept ? (
            <>
              <Facts items={decided(view, lexicon, kept.answer)} />
              <h2 class="section">{t('matching.replay.list')}</h2>
              <DataTable
                caption={t('matching.replay.list')}
                hiddenCaption
                rows={kept.answer.services.filter(({ shown, id }) => shown || id === facts.serviceId)}
                rowKey={({ id }) => id}
                columns={[
                  {
                    label: t('matching.replay.service'),
                    head: true,
                    cell: ({ id, name }) => (
                      <>
                        {name}{' '}
                        {id === facts.serviceId ? <Tag tone="going">{t('matching.replay.this')}</Tag> : null}
                      </>
                    ),
                  },
                  { label: t('matching.replay.reasons'), cell: one => reasons(view, lexicon, one) },
                  {
                    label: t('matching.replay.score'),
                    numeric: true,
                    cell: ({ score }) => say.number(score * 1000, 1),
                  },
                ]}
              />
            </>
          ) : (
            <Empty title={t('matching.replay.none')}>
              <p>{t('matching.replay.none_how')}</p>
            </Empty>
          )}
        </StaffLayout>,
      ),
    );
  },
});

function decided(view: View, lexicon: Lexicon, answer: KeptAnswer) {
  const { t, say } = view;
  const limits = (codes: readonly string[]) => codes.map(code => t.of(`matching.replay.limit.${code}`));
  const hidden = answer.hidden.map(({ limit, count }) => t.of(`matching.hidden.${limit}`, { count }));
  const lines: readonly (readonly [string, string])[] = [
    [
      t('matching.replay.heard'),
      say.list(answer.concepts.map(concept => conceptName(view, lexicon, concept))),
    ],
    [t('matching.replay.musts'), say.list(limits(answer.musts))],
    [t('matching.replay.wishes'), say.list(limits(answer.wishes))],
    [t('matching.replay.hidden'), say.list(hidden)],
    [
      t('matching.replay.language'),
      answer.language === null ? '' : t.of(`matching.language.${answer.language}`),
    ],
    [t('matching.replay.area'), answer.area ?? ''],
    [t('matching.replay.within'), `${say.number(answer.withinKm)} km`],
    [t('matching.replay.lexicon'), answer.lexicon],
    [
      t('matching.replay.weights'),
      t('matching.replay.weights_are', {
        concepts: say.number(answer.weights.concepts, 1),
        words: say.number(answer.weights.words, 1),
        k: answer.weights.k,
      }),
    ],
  ];
  return lines.flatMap(([term, detail]) => (detail === '' ? [] : [{ term, detail }]));
}

function reasons(view: View, lexicon: Lexicon, { name, reasons }: Kept): string {
  const { t, say } = view;
  return reasons
    .slice(0, 3)
    .map(({ concept, by, said, learned }) => {
      const words = t(`matching.replay.by.${by === 'name' ? saidWhere(name, said) : by}`, {
        concept: conceptName(view, lexicon, concept),
        said: by === 'kind' ? t.code('asset_kinds', said) : said,
      });
      return learned === undefined
        ? words
        : `${words} ${t('matching.replay.learned', { factor: say.number(learned, 2) })}`;
    })
    .join('; ');
}
