import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  StaffLayout,
  TextArea,
  type Typed,
  text,
  type View,
} from '../../../ui/index.ts';
import { type Ask, route, showAgain } from '../../../web/index.ts';
import { changeNote } from '../../keeping/change-note.ts';
import { entryOf } from '../../keeping/entry-queries.ts';
import { noteStore, type ServiceNote } from '../../keeping/note-store.ts';
import { writeNote } from '../../keeping/write-note.ts';

const params = z.object({ serviceId: z.uuid() });
const noteParams = params.extend({ noteId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;
const words = text({ lines: true, max: 2000, missing: 'directory.keeping.notes.missing' });
type NotesAsk = Pick<Ask<z.output<typeof params>, unknown, unknown>, 'view' | 'params' | 'within'>;

/** What colleagues know of a group, and a place to add to it. */
export function Notes({
  view,
  serviceId,
  notes,
  typed,
  errors,
}: {
  readonly view: View;
  readonly serviceId: string;
  readonly notes: readonly ServiceNote[];
  readonly typed?: Typed;
  readonly errors?: FieldErrors | null;
}) {
  const { t, say } = view;
  return (
    <section class="section stack" aria-labelledby="notes" id="our-notes">
      <h2 id="notes">{t('directory.keeping.notes.title')}</h2>
      {notes.length === 0 ? (
        <p class="quiet">{t('directory.keeping.notes.none')}</p>
      ) : (
        <ul class="list-rules">
          {notes.map(note => (
            <li>
              <p class="kept-text" dir="auto">
                {note.text}
              </p>
              <p class="small quiet">
                {note.editedAt === null
                  ? `${note.authorName}, ${say.date(note.createdAt)}`
                  : t('directory.keeping.notes.changed', {
                      name: note.authorName,
                      day: say.date(note.editedAt),
                    })}
              </p>
              {view.me?.id === note.authorId ? <Own view={view} serviceId={serviceId} note={note} /> : null}
            </li>
          ))}
        </ul>
      )}
      <Form view={view} action={`/services/${serviceId}/notes`}>
        <TextArea
          view={view}
          name="text"
          label={t('directory.keeping.notes.add')}
          hint={t('directory.keeping.notes.hint')}
          values={typed}
          errors={errors}
          maxlength={2000}
          rows={3}
        />
        <FormEnd>
          <Button look="quiet">{t('directory.keeping.notes.save')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}

function Own({
  view,
  serviceId,
  note,
}: {
  readonly view: View;
  readonly serviceId: string;
  readonly note: ServiceNote;
}) {
  const { t } = view;
  const action = `/services/${serviceId}/notes/${note.id}`;
  const field = `text-${note.id}`;
  return (
    <Fold summary={t('directory.keeping.notes.edit')}>
      <Form view={view} action={action}>
        <div class="field">
          <label for={field}>{t('directory.keeping.notes.words')}</label>
          <textarea id={field} name="text" rows={3} maxlength={2000}>
            {note.text}
          </textarea>
        </div>
        <div class="acts">
          <Button look="quiet" small>
            {t('directory.keeping.notes.save')}
          </Button>
          <Button look="words" formaction={`${action}/remove`}>
            {t('directory.keeping.notes.remove')}
          </Button>
        </div>
      </Form>
    </Fold>
  );
}

async function shown(ask: NotesAsk, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { entry, notes } = await ask.within(async scope => {
    const entry = await entryOf(scope.db, ask.params.serviceId);
    return { entry, notes: await noteStore(scope).about(entry.ids) };
  });
  return document(
    <StaffLayout view={view} title={entry.name} current="find" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={`/services/${entry.id}`}>{entry.name}</BackLink>
      <h1>{entry.name}</h1>
      <Notes view={view} serviceId={entry.id} notes={notes} typed={typed} errors={errors} />
    </StaffLayout>,
  );
}

const written = (serviceId: string, key: string) => ({
  to: `/services/${serviceId}#our-notes`,
  flash: { key },
});

export const noteRoutes = [
  route({
    method: 'post',
    path: '/services/:serviceId/notes',
    door,
    params,
    form: z.object({ text: words }),
    handle: ask =>
      ask.commit(async scope => {
        await writeNote(scope, { ...ask.params, ...ask.form });
        return written(ask.params.serviceId, 'directory.keeping.notes.done');
      }),
    again: showAgain(shown),
  }),
  route({
    method: 'post',
    path: '/services/:serviceId/notes/:noteId',
    door,
    params: noteParams,
    form: z.object({ text: words }),
    handle: ask =>
      ask.commit(async scope => {
        const about = await changeNote(scope, { noteId: ask.params.noteId, ...ask.form });
        await mustBeOf(scope.db, ask.params.serviceId, about);
        return written(ask.params.serviceId, 'directory.keeping.notes.done');
      }),
    again: showAgain(shown),
  }),
  route({
    method: 'post',
    path: '/services/:serviceId/notes/:noteId/remove',
    door,
    params: noteParams,
    handle: ask =>
      ask.commit(async scope => {
        const about = await changeNote(scope, { noteId: ask.params.noteId, text: null });
        await mustBeOf(scope.db, ask.params.serviceId, about);
        return written(ask.params.serviceId, 'directory.keeping.notes.removed');
      }),
  }),
];

/** A note is changed at the address of its own service only. */
async function mustBeOf(db: Parameters<typeof entryOf>[0], serviceId: string, about: string): Promise<void> {
  if (!(await entryOf(db, serviceId)).ids.includes(about)) throw new NotFound('note');
}
