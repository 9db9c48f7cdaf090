import { z } from 'zod';
import {
  Button,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Icon,
  Notice,
  TextArea,
  text,
  type typedIn,
  type View,
} from '../../ui/index.ts';
import { type Ask, type FormFaults, type Route, route, type Typed } from '../../web/index.ts';
import { addRestricted } from '../add-restricted.ts';
import type { SessionFacts } from './session-facts.tsx';

type Props = {
  readonly view: View;
  readonly facts: SessionFacts;
  readonly values: ReturnType<typeof typedIn>;
  readonly errors: FieldErrors | null;
};

/** Words of the note for those who must know: those the reader may see, that there are others, and room to add. */
export function RestrictedPart({ view, facts, values, errors }: Props) {
  const { t, say } = view;
  const { kase, session, note, restricted, may } = facts;
  if (!note || (restricted.seen.length === 0 && restricted.hidden === 0 && !may.sign)) return null;
  return (
    <>
      {restricted.seen.length > 0 ? (
        <Notice tone="calm" title={t('sessions.restricted.title')}>
          <p class="small">
            <Icon name="lock" /> {t('sessions.restricted.who')}
          </p>
          {restricted.seen.map(one => (
            <div class="stack stack--tight">
              <p class="kept-text" dir="auto">
                {one.words}
              </p>
              <p class="small quiet">
                {one.authorName}, {say.when(one.at)}
              </p>
            </div>
          ))}
        </Notice>
      ) : null}
      {restricted.hidden > 0 ? (
        <p class="quiet">
          <Icon name="lock" /> {t('sessions.restricted.hidden')}
        </p>
      ) : null}
      {may.sign ? (
        <Fold
          summary={t('sessions.restricted.add')}
          open={errors !== null && 'restricted' in errors}
          id="restricted"
        >
          <Form view={view} action={`/cases/${kase.id}/sessions/${session.id}/restricted`} warn>
            <TextArea
              view={view}
              values={values}
              errors={errors}
              name="restricted"
              label={t('sessions.restricted.label')}
              hint={t('sessions.restricted.hint')}
              rows={4}
            />
            <FormEnd>
              <Button look="quiet">{t('sessions.restricted.save')}</Button>
            </FormEnd>
          </Form>
        </Fold>
      ) : null}
    </>
  );
}

const params = z.object({ referralId: z.uuid(), sessionId: z.uuid() });
type RestrictedAsk = Ask<z.output<typeof params>, unknown, unknown>;

/** Where restricted words are added. @param again the session's page with what was typed and what is wrong */
export function restrictedRoute(
  again: (ask: RestrictedAsk, faults: FormFaults, typed: Typed) => Promise<Response>,
): Route {
  return route({
    method: 'post',
    path: '/cases/:referralId/sessions/:sessionId/restricted',
    door: ['link_worker', 'coordinator'],
    params,
    form: z.object({ restricted: text({ lines: true, max: 5000, missing: 'sessions.error.restricted' }) }),
    handle: ask =>
      ask.commit(async scope => {
        await addRestricted(scope, { ...ask.params, words: ask.form.restricted });
        const { referralId, sessionId } = ask.params;
        return {
          to: `/cases/${referralId}/sessions/${sessionId}`,
          flash: { key: 'sessions.restricted.done' },
        };
      }),
    again,
  });
}
