import { z } from 'zod';
import {
  Button,
  Card,
  ChoiceGroup,
  choice,
  DateField,
  date,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  sayErrors,
  TextArea,
  TextField,
  type Typed,
  text,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { glassReasons } from '../glass.ts';
import { openGlass } from '../open-glass.ts';
import { ownGlasses } from '../queries.ts';
import { seekRecord } from '../seek-record.ts';
import { OwnGlasses } from './own-glasses.tsx';

const door = ['link_worker'] as const;
const who = {
  given: text({ max: 100, missing: 'glass.error.given' }),
  family: text({ max: 100, missing: 'glass.error.family' }),
  born: date({ missing: 'glass.error.born', past: true }),
};
const sought = z.object(who);
const opening = z.object({
  ...who,
  reason: choice(glassReasons, 'glass.error.reason'),
  words: text({ max: 2000, lines: true, missing: 'glass.error.words' }),
});

type GlassAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'within' | 'flash'>;
type Found = 'not_asked' | 'none' | 'hidden';

async function shown(ask: GlassAsk, found: Found, typed: Typed, errors: FieldErrors | null = null) {
  const { view } = ask;
  const { t } = view;
  const own = await ask.within(ownGlasses);
  const props = { view, values: typed, errors };
  return document(
    <StaffLayout view={view} title={t('glass.title')} current="people" flash={ask.flash} frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <h1>{t('glass.title')}</h1>
        <p class="lead">{t('glass.lead')}</p>
      </div>
      {found === 'none' ? <Notice tone="calm">{t('glass.none')}</Notice> : null}
      {found === 'hidden' ? (
        <>
          <Notice>
            <p>
              <b>{t('glass.hidden')}</b>
            </p>
            <p>{t('glass.hidden_more')}</p>
          </Notice>
          <Form view={view} action="/break-glass/open" warn>
            {['given', 'family', 'born-day', 'born-month', 'born-year'].map(name => (
              <input type="hidden" name={name} value={[typed[name] ?? ''].flat()[0]} />
            ))}
            <ChoiceGroup
              {...props}
              name="reason"
              legend={t('glass.reason')}
              options={glassReasons.map(value => ({ value, label: t(`glass.reason.${value}`) }))}
            />
            <TextArea {...props} name="words" label={t('glass.words')} hint={t('glass.words_hint')} />
            <p>{t('glass.what_follows')}</p>
            <FormEnd>
              <Button icon="lock">{t('glass.open')}</Button>
            </FormEnd>
          </Form>
          <p>
            <a href="/break-glass">{t('glass.another')}</a>
          </p>
        </>
      ) : (
        <Card title={t('glass.who')}>
          <Form view={view} action="/break-glass">
            <TextField {...props} name="given" label={t('glass.given')} autocomplete="off" />
            <TextField {...props} name="family" label={t('glass.family')} autocomplete="off" />
            <DateField {...props} name="born" legend={t('glass.born')} />
            <FormEnd>
              <Button icon="search">{t('glass.seek')}</Button>
            </FormEnd>
          </Form>
        </Card>
      )}
      <OwnGlasses view={view} glasses={own} />
    </StaffLayout>,
  );
}

/** The way to a record that is not one's own, for when it cannot wait. */
export const glassPage = route({
  method: 'get',
  path: '/break-glass',
  door,
  handle: async ask => ask.page(await shown(ask, 'not_asked', {})),
});

/** Looks whether there is one. Sent as a form, so that no name stands in an address. */
export const recordSought = route({
  method: 'post',
  path: '/break-glass',
  door,
  form: sought,
  async handle(ask) {
    const found = await ask.within(scope => seekRecord(scope, ask.form));
    const { given, family, born } = ask.form;
    const typed = {
      given,
      family,
      'born-day': String(born.day),
      'born-month': String(born.month),
      'born-year': String(born.year),
    };
    return ask.page(await shown(ask, found ? 'hidden' : 'none', typed));
  },
  again: async (ask, faults, typed) =>
    ask.page(await shown(ask, 'not_asked', typedIn(typed), sayErrors(ask.view, faults)), 422),
});

/** Opens it. Whoever does has shown within five minutes who they are. */
export const glassOpened = route({
  method: 'post',
  path: '/break-glass/open',
  door,
  stepUp: true,
  form: opening,
  handle: ask =>
    ask.commit(async scope => {
      const { personId } = await openGlass(scope, ask.form);
      return { to: `/people/${personId}`, flash: { key: 'glass.opened' } };
    }),
  async again(ask, faults, typed) {
    const errors = sayErrors(ask.view, faults);
    const known = !('given' in faults || 'family' in faults || 'born' in faults);
    return ask.page(await shown(ask, known ? 'hidden' : 'not_asked', typedIn(typed), errors), 422);
  },
});
