import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { nameOf, personStore } from '../../people/index.ts';
import {
  BackLink,
  document,
  Empty,
  StaffLayout,
  Tag,
  TheirWords,
  TimeLine,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Said, saidKinds } from '../said/said.ts';
import { saidStore } from '../said/store.ts';

/** What a person said on their own page, as they said it, with what became of it. */
const saidPage = route({
  method: 'get',
  path: '/people/:personId/said',
  door: ['link_worker', 'coordinator'],
  params: z.object({ personId: z.uuid() }),
  async handle(ask) {
    const { personId } = ask.params;
    const { person, said } = await ask.within(async scope => {
      const person = await personStore(scope).find(personId);
      if (!person) throw new NotFound('person');
      await audit(scope, { verb: 'person_said.read', subject: { kind: 'person', id: personId }, personId });
      return { person, said: await saidStore(scope).of(personId, saidKinds) };
    });
    const { t } = ask.view;
    const title = t('portals.said.title', { name: nameOf(person) });
    return ask.page(
      document(
        <StaffLayout view={ask.view} title={title} current="people" frame="narrow">
          <div class="page-head stack stack--tight">
            <BackLink href={`/people/${personId}`}>{nameOf(person)}</BackLink>
            <h1>{title}</h1>
            <p class="lead">{t('portals.said.lead')}</p>
          </div>
          {said.length === 0 ? (
            <Empty title={t('portals.said.none')} />
          ) : (
            <SaidLines view={ask.view} said={said} />
          )}
        </StaffLayout>,
      ),
    );
  },
});

export const staffSaidRoutes: readonly Route[] = [saidPage];

const tones = { done: 'going', asked: 'wait', late: 'plain', new: 'look' } as const;

function SaidLines({ view, said }: { readonly view: View; readonly said: readonly Said[] }) {
  const { t, say } = view;
  return (
    <TimeLine
      items={said.map(one => ({
        at: one.at.toString(),
        when: say.dayShort(one.at),
        session: false,
        body: (
          <>
            {t(`portals.said.kind.${one.kind}`)}{' '}
            <Tag tone={tones[one.outcome ?? 'new']}>{t(`portals.said.outcome.${one.outcome ?? 'new'}`)}</Tag>
            {one.helperName ? (
              <span class="quiet"> {t('portals.said.by', { helper: one.helperName })}</span>
            ) : null}
            {one.words ? <TheirWords text={one.words} /> : null}
          </>
        ),
      }))}
    />
  );
}
