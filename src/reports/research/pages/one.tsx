import { z } from 'zod';
import { audit } from '../../../audit/index.ts';
import { NotFound } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  type Child,
  DataTable,
  document,
  Facts,
  Form,
  FormEnd,
  Ltr,
  Notice,
  StaffLayout,
  Tag,
  type View,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { meaningOf } from '../codebook.ts';
import { agreeToStudy, endStudy, refuseStudy } from '../decide-study.ts';
import { makeStudyFile } from '../make-file.ts';
import { mayAgree, mayEnd, mayMakeFile, mayRefuse } from '../policy.ts';
import { type Study, type StudyFile, studyStore } from '../store.ts';
import { door, tones } from './list.tsx';

const path = '/reports/research/:projectId';
const params = z.object({ projectId: z.uuid() });

/** One study: what was asked, who agreed, what was made, and what whoever looks may do next. */
export const studyPage = route({
  method: 'get',
  path,
  door,
  params,
  async handle(ask) {
    const { view, actor, today } = ask;
    const { t } = view;
    const { study, files } = await ask.within(async scope => {
      const store = studyStore(scope);
      const study = await store.find(ask.params.projectId);
      if (!study) throw new NotFound('research_project');
      await audit(scope, { verb: 'research.read', subject: { kind: 'research_project', id: study.id } });
      return { study, files: await store.files(study.id) };
    });
    const here = `/reports/research/${study.id}`;
    const act = (name: string, look?: 'quiet' | 'words') => (
      <Form view={view} action={`${here}/${name}`}>
        <FormEnd>
          <Button {...(look ? { look } : {})}>{t.of(`reports.research.do.${name}`)}</Button>
        </FormEnd>
      </Form>
    );
    const waits = study.state === 'asked' || study.state === 'first_yes';
    return ask.page(
      document(
        <StaffLayout view={view} title={study.title} current="measures" flash={ask.flash}>
          <div class="stack stack--wide">
            <div class="stack">
              <BackLink href="/reports/research">{t('reports.research.title')}</BackLink>
              <h1>{study.title}</h1>
              <p>
                <Tag tone={tones[study.state]}>{t(`reports.research.state.${study.state}`)}</Tag>
              </p>
            </div>
            <StudyFacts view={view} study={study} />
            {waits && !mayAgree(actor, study) ? (
              <Notice tone="calm">
                <p>{t('reports.research.wait')}</p>
              </Notice>
            ) : null}
            {waits && mayAgree(actor, study) ? <p>{t('reports.research.yes_text')}</p> : null}
            {waits && mayAgree(actor, study) ? act('yes') : null}
            {waits && mayRefuse(actor, study) ? act('no', 'quiet') : null}
            {mayMakeFile(actor, study, today) ? (
              <section class="section stack">
                <h2>{t('reports.research.file')}</h2>
                <p>{t('reports.research.file_text')}</p>
                {act('file')}
              </section>
            ) : null}
            <Files view={view} files={files} />
            {mayEnd(actor, study) ? (
              <section class="section stack">
                <h2>{t('reports.research.end')}</h2>
                <p>{t('reports.research.end_text')}</p>
                {act('end', 'quiet')}
              </section>
            ) : null}
          </div>
        </StaffLayout>,
      ),
    );
  },
});

function StudyFacts({ view, study }: { readonly view: View; readonly study: Study }) {
  const { t, say } = view;
  const facts: readonly (readonly [string, Child])[] = [
    [t('reports.research.purpose'), study.purpose],
    [t('reports.research.recipient'), study.recipient],
    [t('reports.research.key'), <Ltr>{study.recipientKey}</Ltr>],
    [t('reports.research.ethics'), study.ethics],
    [t('reports.research.dpia'), study.dpia],
    [t('reports.research.variables'), say.list(study.variables.map(code => meaningOf(t, code)))],
    [t('reports.research.dates'), t(`reports.research.dates.${study.dates}`)],
    [
      t('reports.sets.taken_days'),
      t('reports.sets.days', { from: say.date(study.from), until: say.date(study.until) }),
    ],
    [t('reports.research.smallest'), say.number(study.smallest)],
    [t('reports.research.ends'), say.date(study.endsOn)],
    [
      t('reports.research.asked_by'),
      t('reports.research.who_when', { name: study.askedByName, when: say.when(study.askedAt) }),
    ],
    ...[
      { name: study.firstByName, at: study.firstAt },
      { name: study.secondByName, at: study.secondAt },
    ].flatMap(({ name, at }) =>
      name && at
        ? [
            [
              t('reports.research.agreed'),
              t('reports.research.who_when', { name, when: say.when(at) }),
            ] as const,
          ]
        : [],
    ),
  ];
  return <Facts items={facts.map(([term, detail]) => ({ term, detail }))} />;
}

function Files({ view, files }: { readonly view: View; readonly files: readonly StudyFile[] }) {
  const { t, say } = view;
  if (files.length === 0) return null;
  return (
    <section class="section stack">
      <h2>{t('reports.research.files')}</h2>
      <DataTable
        caption={t('reports.research.files')}
        hiddenCaption
        rows={files}
        rowKey={file => file.id}
        columns={[
          { label: t('reports.sets.taken_when'), head: true, cell: file => say.when(file.madeAt) },
          { label: t('reports.sets.taken_by'), cell: file => file.byName },
          { label: t('reports.research.people'), numeric: true, cell: file => say.number(file.people) },
          { label: t('reports.sets.taken_lines'), numeric: true, cell: file => say.number(file.lines) },
          {
            label: t('reports.research.no_consent'),
            numeric: true,
            cell: file => say.number(file.leftOut.without_consent),
          },
          {
            label: t('reports.research.stood_out'),
            numeric: true,
            cell: file => say.number(file.leftOut.stood_out),
          },
        ]}
      />
    </section>
  );
}

const to = (id: string, key: string) => ({ to: `/reports/research/${id}`, flash: { key } });

/** One of the two says yes. */
const yesRoute = route({
  method: 'post',
  path: `${path}/yes`,
  door: ['coordinator', 'administrator'],
  params,
  stepUp: true,
  handle: ask =>
    ask.commit(async scope => {
      await agreeToStudy(scope, ask.params.projectId);
      return to(ask.params.projectId, 'reports.research.done.yes');
    }),
});

/** One of the two says no. */
const noRoute = route({
  method: 'post',
  path: `${path}/no`,
  door: ['coordinator', 'administrator'],
  params,
  handle: ask =>
    ask.commit(async scope => {
      await refuseStudy(scope, ask.params.projectId);
      return to(ask.params.projectId, 'reports.research.done.no');
    }),
});

/** It is taken back or ended. */
const endRoute = route({
  method: 'post',
  path: `${path}/end`,
  door,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await endStudy(scope, ask.params.projectId);
      return to(ask.params.projectId, 'reports.research.done.end');
    }),
});

/** The sealed file. */
const fileRoute = route({
  method: 'post',
  path: `${path}/file`,
  door: ['coordinator'],
  params,
  stepUp: true,
  async handle(ask) {
    const { view, today, params: of } = ask;
    const file = await makeStudyFile(ask.within, of.projectId, view, today);
    return ask.file(file, 'application/octet-stream', `study-${of.projectId.slice(-8)}-${today}.tar.age`);
  },
});

export const studyRoutes: readonly Route[] = [studyPage, yesRoute, noRoute, endRoute, fileRoute];
