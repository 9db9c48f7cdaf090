import { z } from 'zod';
import { Refused } from '../../core/index.ts';
import {
  allStaff,
  allTeams,
  type ListedStaff,
  makeTeam,
  mayKeepTeams,
  type Team,
} from '../../identity/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  Tag,
  TextField,
  type Typed,
  text,
  type View,
} from '../../ui/index.ts';
import { type Route, route, showAgain } from '../../web/index.ts';
import type { AnyAsk } from '../entrance.ts';
import { keepers } from './staff.tsx';

const form = z.object({ name: text({ missing: 'identity.team.nameMissing', max: 80 }) });

type Here = { readonly teams: readonly Team[]; readonly people: readonly ListedStaff[] };

/** The teams with who is in them, and making one. */
export function teamRoutes(): readonly Route[] {
  const read = (ask: AnyAsk): Promise<Here> =>
    ask.within(async scope => {
      const [teams, people] = await Promise.all([allTeams(scope), allStaff(scope)]);
      return { teams, people: people.filter(one => one.active && one.role === 'link_worker') };
    });
  const shown = async (ask: AnyAsk, typed: Typed, errors: FieldErrors | null) =>
    teamsPage(ask, await read(ask), typed, errors);
  return [
    route({
      method: 'get',
      path: '/staff/teams',
      door: keepers,
      handle: async ask => ask.page(await shown(ask, {}, null)),
    }),
    route({
      method: 'post',
      path: '/staff/teams',
      door: ['administrator'],
      stepUp: true,
      form,
      async handle(ask) {
        try {
          return await ask.commit(async scope => {
            await makeTeam(scope, ask.form);
            const flash = { key: 'identity.team.made', values: { name: ask.form.name } };
            return { to: '/staff/teams', flash };
          });
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          const errors = { name: ask.view.t('identity.refused.team_taken') };
          return ask.page(await shown(ask, { name: ask.form.name }, errors), 422);
        }
      },
      again: showAgain(shown),
    }),
  ];
}

function teamsPage(ask: AnyAsk, { teams, people }: Here, typed: Typed, errors: FieldErrors | null) {
  const { view, actor, flash } = ask;
  const { t } = view;
  const nowhere = people.filter(one => one.teamId === null);
  return document(
    <StaffLayout view={view} title={t('identity.team.title')} current="staff" frame="narrow" flash={flash}>
      <div class="page-head">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/staff">{t('identity.staff.title')}</BackLink>
        <h1>{t('identity.team.title')}</h1>
        <p>{t('identity.team.lead')}</p>
      </div>
      {teams.length === 0 ? <p class="section">{t('identity.team.noTeams')}</p> : null}
      {teams.map(team => (
        <section class="section stack">
          <h2>{team.name}</h2>
          <Members view={view} people={people.filter(one => one.teamId === team.id)} />
        </section>
      ))}
      {teams.length > 0 && nowhere.length > 0 ? (
        <section class="section stack">
          <h2>{t('identity.team.none')}</h2>
          <p>{t('identity.team.noneBody')}</p>
          <Members view={view} people={nowhere} />
        </section>
      ) : null}
      <section class="section stack">
        {mayKeepTeams(actor) ? (
          <>
            <h2>{t('identity.team.make')}</h2>
            <Form view={view} action="/staff/teams">
              <TextField
                view={view}
                name="name"
                label={t('identity.team.name')}
                values={typed}
                errors={errors}
              />
              <FormEnd>
                <Button>{t('identity.team.make')}</Button>
              </FormEnd>
            </Form>
          </>
        ) : (
          <p class="quiet">{t('identity.team.keeper')}</p>
        )}
      </section>
    </StaffLayout>,
  );
}

function Members({ view, people }: { readonly view: View; readonly people: readonly ListedStaff[] }) {
  if (people.length === 0) return <p class="quiet">{view.t('identity.team.empty')}</p>;
  return (
    <ul class="list-rules">
      {people.map(one => (
        <li class="head-row">
          <a href={`/staff/${one.id}`}>{one.name}</a>
          <Tag tone="plain">{view.t.of(`web.role.${one.role}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}
