import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { Forbidden } from '../../core/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  optionalText,
  StaffLayout,
  sayErrors,
  TextField,
  Tick,
  type Typed,
  tick,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { GuestSection } from '../make-up/guests.tsx';
import { guestsOf } from '../make-up/make-up-queries.ts';
import { may } from '../policy.ts';
import { findGroup } from '../queries.ts';
import { hasCome, keepRegister, type Marked } from './keep-register.ts';
import { RegisterLines } from './lines.tsx';
import { registerOf } from './register-queries.ts';
import { marks } from './tally.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ groupId: z.uuid(), dateId: z.uuid() });
const path = '/groups/:groupId/dates/:dateId/register';
export type RegisterAsk = Ask<z.output<typeof params>, unknown, unknown>;

/** Reads a register for whoever may keep it; that its people were read is on record. */
export function readRegister(ask: Pick<RegisterAsk, 'within' | 'params'>) {
  const { groupId, dateId } = ask.params;
  return ask.within(async scope => {
    const { group, leaders } = await findGroup(scope, groupId);
    const leave = may(
      scope.actor,
      'register',
      leaders.some(one => one.staffId === scope.actor.id),
    );
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    const register = await registerOf(scope, groupId, dateId);
    const guests = await guestsOf(scope, dateId);
    await auditAll(
      scope,
      [...register.lines, ...guests].map(one => ({
        verb: 'group_register.read',
        subject: { kind: 'group_place', id: one.placeId },
        personId: one.personId,
      })),
    );
    return { group, guests, ...register };
  });
}

const line = z.object({
  mark: z.enum(marks).nullable().catch(null),
  note: optionalText({ lines: true, max: 1000 }),
  was: z.string().max(20).catch(''),
});

/** The marks of a form: `mark_<place>`, `note_<place>` and `was_<place>`, the last as the page was drawn. */
const form = z
  .looseObject({
    walk_in: optionalText({ max: 60 }),
    wants_place: tick(),
    do: z.enum(['keep', 'sign']).catch('keep'),
  })
  .transform((raw, context) => {
    const marked = Object.keys(raw).flatMap((name): Marked[] => {
      const placeId = z.uuid().safeParse(name.replace(/^was_/, ''));
      if (!name.startsWith('was_') || !placeId.success) return [];
      const id = placeId.data;
      const read = line.safeParse({
        mark: raw[`mark_${id}`] ?? null,
        note: raw[`note_${id}`] ?? '',
        was: raw[`was_${id}`],
      });
      if (!read.success) {
        context.addIssue({ code: 'custom', path: [`note_${id}`], message: 'groups.register.error.note' });
        return [];
      }
      const { mark, note, was } = read.data;
      if (mark !== null)
        return [{ placeId: id, mark, note, changed: was !== `${mark}:${note ?? ''}`.slice(0, 20) }];
      if (raw['do'] === 'sign') {
        context.addIssue({ code: 'custom', path: [`mark_${id}`], message: 'groups.register.error.mark' });
      }
      return [];
    });
    const walkIn = raw.walk_in === null ? null : { firstName: raw.walk_in, wantsPlace: raw.wants_place };
    return { marked, walkIn, sign: raw.do === 'sign' };
  });

async function shown(ask: RegisterAsk, typed: Typed | null, errors: FieldErrors | null): Promise<string> {
  const { view } = ask;
  const { t, say } = view;
  const found = await readRegister(ask);
  const { group, date, lines, walkIns, guests } = found;
  const { groupId, dateId } = ask.params;
  const address = `/groups/${groupId}/dates/${dateId}/register`;
  const open = date.signed_at === null && date.state !== 'cancelled';
  const there = lines.filter(one => one.standing === 'present' || one.standing === 'late').length;
  return document(
    <StaffLayout
      view={view}
      title={t('groups.register.title')}
      current="groups"
      frame="narrow"
      flash={ask.flash}
    >
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={`/groups/${groupId}`}>{group.name}</BackLink>
      <h1>{t('groups.register.title')}</h1>
      <p class="lead">{say.when(date.starts_at)}</p>
      <p>{t('groups.register.there', { there, all: lines.length })}</p>
      {date.signed_at ? (
        <p class="quiet">
          {t('groups.register.signed', { name: date.signed_by_name ?? '', when: say.when(date.signed_at) })}
        </p>
      ) : null}
      {lines.length === 0 ? <p>{t('groups.register.nobody')}</p> : null}
      <Form view={view} action={address}>
        <RegisterLines
          view={view}
          register={found}
          address={address}
          open={open}
          typed={typed}
          errors={errors}
        />
        {walkIns.length > 0 ? (
          <p>
            {t('groups.register.walk_ins', {
              names: say.list(walkIns.map(one => one.firstName ?? t('groups.register.no_name'))),
            })}
          </p>
        ) : null}
        {open ? (
          <>
            <h2>{t('groups.register.walk_in')}</h2>
            <TextField
              view={view}
              name="walk_in"
              label={t('groups.register.walk_in.name')}
              hint={t('groups.register.walk_in.hint')}
              values={typed ?? {}}
              errors={errors}
              autocomplete="off"
              optional
            />
            <Tick
              view={view}
              name="wants_place"
              label={t('groups.register.walk_in.wants')}
              values={typed ?? {}}
              errors={errors}
            />
            <FormEnd>
              <Button name="do" value="keep">
                {t('groups.register.keep')}
              </Button>
              <Button look="quiet" name="do" value="sign">
                {t('groups.register.sign')}
              </Button>
            </FormEnd>
            <p class="quiet small">{t('groups.register.sign.hint')}</p>
          </>
        ) : null}
      </Form>
      <GuestSection
        view={view}
        address={`/groups/${groupId}/dates/${dateId}`}
        guests={guests}
        open={date.state !== 'cancelled' && hasCome(date.starts_at, ask.now, view.zone)}
      />
      {open ? null : <LinkButton href={`/groups/${groupId}`}>{t('groups.register.done')}</LinkButton>}
    </StaffLayout>,
  );
}

/** The register of one date, for a phone in the hand of whoever leads the group. */
export const registerRoutes: readonly Route[] = [
  route({ method: 'get', path, door, params, handle: async ask => ask.page(await shown(ask, null, null)) }),
  route({
    method: 'post',
    path,
    door,
    params,
    form,
    handle: ask =>
      ask.commit(async scope => {
        await keepRegister(scope, { ...ask.params, ...ask.form }, ask.view.zone);
        const { groupId, dateId } = ask.params;
        return {
          to: `/groups/${groupId}/dates/${dateId}/register`,
          flash: { key: ask.form.sign ? 'groups.register.done.signed' : 'groups.register.done.kept' },
        };
      }),
    again: async (ask: RegisterAsk, faults, typed) =>
      ask.page(await shown(ask, typedIn(typed), sayErrors(ask.view, faults)), 422),
  }),
];
