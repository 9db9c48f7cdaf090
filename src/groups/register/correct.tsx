import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  TextArea,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { correctAttendance } from './correct-attendance.ts';
import { readRegister } from './page.tsx';
import { marks } from './tally.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ groupId: z.uuid(), dateId: z.uuid(), placeId: z.uuid() });
const path = '/groups/:groupId/dates/:dateId/register/:placeId';
const back = ({ groupId, dateId }: { groupId: string; dateId: string }) =>
  `/groups/${groupId}/dates/${dateId}/register`;

type CorrectAsk = Ask<z.output<typeof params>, unknown, unknown>;

async function shown(ask: CorrectAsk, typed: Typed | null, errors: FieldErrors | null): Promise<string> {
  const { view, params: ref } = ask;
  const { t, say } = view;
  const { date, lines, group } = await readRegister(ask);
  const line = lines.find(one => one.placeId === ref.placeId);
  if (!line) throw new NotFound('group_place');
  const values = typed ?? { mark: line.standing ?? '' };
  return document(
    <StaffLayout view={view} title={t('groups.register.correct')} current="groups" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={back(ref)}>{t('groups.register.title')}</BackLink>
      <h1>{t('groups.register.correct.of', { name: line.firstName })}</h1>
      <p class="lead">{`${group.name}, ${say.when(date.starts_at)}`}</p>
      <Form view={view} action={`${back(ref)}/${ref.placeId}`}>
        <ChoiceGroup
          view={view}
          name="mark"
          legend={t('groups.register.how', { name: line.firstName })}
          columns={2}
          values={values}
          errors={errors}
          options={marks.map(value => ({ value, label: t(`groups.standing.${value}`) }))}
        />
        <TextArea
          view={view}
          name="why"
          label={t('groups.register.why')}
          hint={t('groups.register.why.hint')}
          rows={2}
          values={values}
          errors={errors}
        />
        <FormEnd>
          <Button>{t('groups.register.correct.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

/** Puts one line of a signed register right, with the reason. */
export const correctRoutes: readonly Route[] = [
  route({ method: 'get', path, door, params, handle: async ask => ask.page(await shown(ask, null, null)) }),
  route({
    method: 'post',
    path,
    door,
    params,
    form: z.object({
      mark: choice(marks, 'groups.register.error.mark'),
      why: text({ missing: 'groups.register.error.why', max: 300, lines: true }),
    }),
    handle: ask =>
      ask.commit(async scope => {
        await correctAttendance(scope, { ...ask.params, ...ask.form });
        return { to: back(ask.params), flash: { key: 'groups.register.done.corrected' } };
      }),
    again: showAgain(shown),
  }),
];
