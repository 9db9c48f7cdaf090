import { z } from 'zod';
import { casePage, houseRules, orAgain, readCase } from '../../care/index.ts';
import { Stale } from '../../core/index.ts';
import { sessionModes } from '../../programmes/index.ts';
import {
  choice,
  type FieldErrors,
  optionalDate,
  optionalText,
  optionalTime,
  optionalWholeNumber,
  sayErrors,
  text,
  typedIn,
  wholeNumber,
} from '../../ui/index.ts';
import { type Ask, type FormFaults, type Route, route, type Typed } from '../../web/index.ts';
import { addAddendum } from '../add-addendum.ts';
import type { Warning } from '../calendar.ts';
import { recordSession } from '../record-session.ts';
import { saveDraft } from '../save-draft.ts';
import { sessionStore } from '../store.ts';
import { warningsIn } from './appointment.tsx';
import { RestrictedPart, restrictedRoute } from './restricted.tsx';
import { type SessionParts, sessionFacts } from './session-facts.tsx';
import { firstValues, SessionForm } from './session-form.tsx';
import { DraftOfOther, NotHeld, SessionHead, SessionSide, SignedNote } from './session-view.tsx';

const MOST = 20_000;
const noteText = optionalText({ lines: true, max: MOST });
const version = wholeNumber({ min: 0, max: 1_000_000 });

/** The window a form was opened in, an id made with the page. */
const page = z.uuid().optional().catch(undefined);

const form = z
  .object({
    version,
    page,
    apart_seen: z.string().max(40).optional(),
    text: noteText,
    words: optionalText({ lines: true, max: 5000 }),
    mode: choice(sessionModes.codes, 'sessions.error.mode'),
    minutes: optionalWholeNumber({ min: 0, max: 600 }),
    others: optionalText({ max: 300 }),
    next_step: optionalText({ max: 500 }),
    next: optionalDate(),
    next_at: optionalTime(),
    anyway: z.enum(['', 'all', 'skip']).default('').catch(''),
    do: choice(['keep', 'sign']).optional(),
    /** What was pressed before a warning asked back. */
    meant: z.literal('sign').optional().catch(undefined),
  })
  .superRefine((typed, context) => {
    if (typed.next && !typed.next_at) {
      context.addIssue({ code: 'custom', path: ['next_at'], message: 'sessions.error.at' });
    }
  });
const draftForm = z.looseObject({ version, page, text: noteText, words: noteText });
const params = z.object({ referralId: z.uuid(), sessionId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;

type SessionAsk = Ask<z.output<typeof params>, unknown, unknown>;
type Shown = {
  readonly typed?: ReturnType<typeof typedIn>;
  readonly errors?: FieldErrors;
  readonly warnings?: readonly Warning[];
};

const notWords: ReadonlySet<string> = new Set(['version', 'page', 'apart_seen', 'do', 'meant']);

/** What was typed, by field name, without what belongs to the form itself. */
function typedFields(data: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of data) {
    if (typeof value === 'string' && !name.startsWith('_') && !notWords.has(name)) {
      fields[name] = value.slice(0, MOST);
    }
  }
  return fields;
}

/**
 * The addresses of one session: its page, what is typed, what is recorded, what is added later.
 * @param parts what rooms further up show beside the note
 */
export function oneSessionRoutes(parts: SessionParts): readonly Route[] {
  async function shownPage(ask: SessionAsk, { typed, errors, warnings = [] }: Shown) {
    const { view, actor } = ask;
    const { t } = view;
    const facts = await ask.within(scope => sessionFacts(scope, view, ask.params, parts));
    const { session, note, kase } = facts;
    const held = session.state === 'held';
    const cameAbout = held || session.state === 'planned';
    const writing =
      note?.state !== 'signed' && facts.may.sign && (held || (session.state === 'planned' && facts.begun));
    const values = typed ?? (note?.state === 'signed' ? {} : firstValues(facts, actor.id));
    const props = { view, facts, values, errors: errors ?? null };
    return casePage({
      view,
      kase,
      title: cameAbout
        ? t('sessions.title', { number: facts.number, what: t(`sessions.guide.${facts.guide}.title`) })
        : t('sessions.title.off', {
            state: t(`sessions.state.${session.state}`),
            day: view.say.day(session.startsAt),
          }),
      errors: errors ?? null,
      flash: ask.flash,
      wide: true,
      children: (
        <>
          <SessionHead view={view} facts={facts} />
          <div class="columns section session-page">
            <SessionSide view={view} facts={facts} />
            <div class="columns__main">
              {note?.state === 'signed' ? <SignedNote {...props} readerId={actor.id} /> : null}
              {writing ? <SessionForm {...props} readerId={actor.id} warnings={warnings} /> : null}
              {!writing && held && note?.state !== 'signed' ? (
                <DraftOfOther view={view} facts={facts} />
              ) : null}
              {cameAbout ? <RestrictedPart {...props} values={typed ?? {}} /> : null}
              {session.state === 'planned' && !facts.begun ? <p>{t('sessions.to_come')}</p> : null}
              {cameAbout ? null : <NotHeld view={view} facts={facts} />}
            </div>
          </div>
        </>
      ),
    });
  }

  const again = async (ask: SessionAsk, faults: FormFaults, typed: Typed) =>
    ask.page(await shownPage(ask, { typed: typedIn(typed), errors: sayErrors(ask.view, faults) }), 422);

  const shown = route({
    method: 'get',
    path: '/cases/:referralId/sessions/:sessionId',
    door,
    params,
    handle: async ask => ask.page(await shownPage(ask, {})),
  });

  const draft = route({
    method: 'post',
    path: '/cases/:referralId/sessions/:sessionId/draft',
    door,
    params,
    form: draftForm,
    handle: async ask => {
      const typed = typedFields(await ask.c.req.formData());
      const { version: seen, page: window, text: written, words } = ask.form;
      const kept = await ask.within(scope =>
        saveDraft(scope, {
          ...ask.params,
          version: seen,
          page: window,
          text: written ?? '',
          personWords: words,
          typed,
        }),
      );
      if (kept.kept === 'note') return ask.json(kept);
      const { t } = ask.view;
      const told = kept.self ? t('sessions.apart.title_self') : t('sessions.apart.title', { name: kept.by });
      return ask.json({ ...kept, told });
    },
    again: async (ask, faults) => ask.json({ errors: sayErrors(ask.view, faults) }, 422),
  });

  const record = route({
    method: 'post',
    path: '/cases/:referralId/sessions/:sessionId',
    door,
    params,
    form,
    handle: async ask => {
      const { next, next_at: nextTime, next_step: nextStep, others, words, anyway, ...said } = ask.form;
      const ref = ask.params;
      const nextAt = next && nextTime ? next.toPlainDateTime(nextTime) : null;
      if (nextAt && anyway === '') {
        const found = await ask.within(async scope => {
          const kase = await readCase(scope, ref.referralId, 'read');
          const house = await houseRules(scope);
          const past = Temporal.PlainDateTime.compare(nextAt, house.now) <= 0;
          return past ? null : warningsIn(scope, kase, house, [nextAt], 60);
        });
        if (found === null)
          return again(ask, { next: 'sessions.error.next_past' }, await ask.c.req.formData());
        if (found.length > 0) {
          return ask.page(
            await shownPage(ask, { typed: typedIn(await ask.c.req.formData()), warnings: found }),
            422,
          );
        }
      }
      const sign = (said.do ?? said.meant) === 'sign';
      const work = () =>
        ask.commit(async scope => {
          await recordSession(scope, {
            ...ref,
            version: said.version,
            page: said.page,
            apartSeen: said.apart_seen,
            text: said.text ?? '',
            personWords: words,
            mode: said.mode,
            minutes: said.minutes,
            othersPresent: others,
            nextStep,
            nextAt,
            sign,
          });
          const address = `/cases/${ref.referralId}`;
          const { apart } = await sessionStore(scope).drafts(ref.sessionId);
          return sign && !apart
            ? { to: address, flash: { key: 'sessions.done.signed' } }
            : {
                to: `${address}/sessions/${ref.sessionId}`,
                flash: { key: sign ? 'sessions.done.signed' : 'sessions.done.kept' },
              };
        });
      try {
        return await orAgain(
          ask,
          { 'sessions.refused.empty': 'text', 'sessions.refused.more': 'next' },
          work,
          (faults, typed) => again(ask, faults, typed),
        );
      } catch (error) {
        if (!(error instanceof Stale)) throw error;
        const typed = typedFields(await ask.c.req.formData());
        await ask.within(scope => sessionStore(scope).keepDraft(ref.sessionId, typed, 'apart'));
        throw error;
      }
    },
    again,
  });

  const add = route({
    method: 'post',
    path: '/cases/:referralId/sessions/:sessionId/addenda',
    door,
    params,
    form: z.object({ text: text({ lines: true, max: 5000, missing: 'sessions.error.addendum' }) }),
    handle: ask =>
      ask.commit(async scope => {
        await addAddendum(scope, { ...ask.params, text: ask.form.text });
        const { referralId, sessionId } = ask.params;
        return {
          to: `/cases/${referralId}/sessions/${sessionId}`,
          flash: { key: 'sessions.addendum.done' },
        };
      }),
    again,
  });

  return [shown, draft, record, add, restrictedRoute(again)];
}
