import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { regionOf } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  DateField,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  localeCodes,
  readForm,
  StaffLayout,
  sayErrors,
  TextArea,
  TextField,
  Tick,
  type Typed,
  typedIn,
  type View,
  type WordKey,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { areaOfPostcode } from '../area-queries.ts';
import { bestTimes, changesFrom, editForm, typedFrom, ways } from '../edit-form.ts';
import { editPerson } from '../edit-person.ts';
import { nameOf, type PersonChanges } from '../person.ts';
import { personStore } from '../store.ts';
import { personParams } from './person-params.ts';

/** Who somebody is and how they may be reached. */
export const editPage = route({
  method: 'get',
  path: '/people/:personId/edit',
  door: ['link_worker', 'coordinator'],
  params: personParams,
  handle: async ask => {
    const person = await ask.within(async scope => {
      const found = await personStore(scope).find(ask.params.personId);
      if (!found) throw new NotFound('person');
      await audit(scope, {
        verb: 'person.read',
        subject: { kind: 'person', id: found.id },
        personId: found.id,
      });
      return found;
    });
    const typed = typedFrom(person, number => plainly(ask.view.say.phone(number)));
    return ask.page(page(ask.view, person.id, nameOf(person), typed, null));
  },
});

/** Saves it. Somebody who was slower than another editor is shown both texts. */
export const editRoute = route({
  method: 'post',
  path: '/people/:personId/edit',
  door: ['link_worker', 'coordinator'],
  params: personParams,
  handle: async ask => {
    const data = await ask.c.req.formData();
    const { personId } = ask.params;
    const schema = editForm({ region: ask.programme.region, today: ask.today });
    const { params, error } = readForm(schema, data);
    if (error) {
      const person = await ask.within(scope => personStore(scope).find(personId));
      if (!person) throw new NotFound('person');
      const errors = sayErrors(ask.view, error);
      return ask.page(page(ask.view, personId, nameOf(person), typedIn(data), errors), 422);
    }
    return ask.commit(async scope => {
      const area = await areaOfPostcode(scope, params.postcode);
      await editPerson(scope, {
        personId,
        version: params.version,
        changes: { ...changesFrom(params), area_id: area },
        describe: fields => describe(ask.view, fields),
      });
      return { to: `/people/${personId}`, flash: { key: 'people.done.saved' } };
    });
  },
});

/** Without the marks that keep a number left to right in a sentence: a field of its own needs none. */
function plainly(number: string): string {
  return number.replace(/[\u2066-\u2069]/g, '');
}

/** Fields in words, one line each, for showing two editors' texts. */
function describe(view: View, fields: PersonChanges): string {
  const { t } = view;
  return Object.entries(fields)
    .filter(([field]) => t.has(`people.field.${field}`))
    .map(([field, value]) => {
      const words =
        typeof value === 'boolean'
          ? t(value ? 'ui.form.yes' : 'ui.form.no')
          : field.endsWith('phone') && typeof value === 'string'
            ? view.say.phone(value)
            : String(value ?? '—');
      return `${t.of(`people.field.${field}`)}: ${words}`;
    })
    .join('\n');
}

function page(view: View, personId: string, name: string, values: Typed, errors: FieldErrors | null) {
  const { t, programme } = view;
  const profile = regionOf(programme?.region ?? 'ie');
  const [identifier] = profile.identifiers;
  const props = { view, values, errors };
  const line = (field: string, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField {...props} name={field} label={t(`people.field.${field}` as WordKey)} optional {...more} />
  );
  const lines = (field: string) => (
    <TextArea {...props} name={field} label={t(`people.field.${field}` as WordKey)} rows={2} optional />
  );
  return document(
    <StaffLayout view={view} title={t('people.edit.title', { name })} current="people" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        <BackLink href={`/people/${personId}`}>{name}</BackLink>
        <h1>{t('people.edit.title', { name })}</h1>
      </div>
      <Form view={view} action={`/people/${personId}/edit`} warn>
        <input type="hidden" name="version" value={[values['version'] ?? ''].flat()[0]} />
        <section class="form-part">
          <h2>{t('people.edit.safe')}</h2>
          {line('phone', { type: 'tel' })}
          {line('other_phone', { type: 'tel' })}
          <ChoiceGroup
            {...props}
            name="ways"
            many
            legend={t('people.edit.ways')}
            hint={t('people.edit.ways_hint')}
            options={ways.map(value => ({ value, label: t(`people.way.${value}`) }))}
          />
          <ChoiceGroup
            {...props}
            name="best_time"
            columns={3}
            legend={t('people.field.best_time')}
            options={bestTimes.map(value => ({ value, label: t(`people.time.${value}`) }))}
            optional
          />
          {lines('contact_note')}
          {line('code_word', { hint: t('people.edit.code_word_hint') })}
          <Tick {...props} name="neutral_sender" label={t('people.field.neutral_sender')} />
          {line('email', { type: 'email' })}
          {lines('address')}
          {line('postcode', { label: t.of(profile.postcode.label), size: 'short' })}
        </section>
        <section class="form-part">
          <h2>{t('people.edit.who')}</h2>
          <div class="pair">
            {line('given_name', { optional: false })}
            {line('family_name', { optional: false })}
          </div>
          <div class="pair">
            {line('known_as')}
            {line('pronouns')}
          </div>
          <DateField {...props} name="birth_date" legend={t('people.field.birth_date')} optional />
          {identifier ? line('identifier', { label: t.of(identifier.label), inputmode: 'numeric' }) : null}
          <ChoiceGroup
            {...props}
            name="locale"
            legend={t('people.field.locale')}
            options={localeCodes.map(value => ({ value, label: t(`people.locale.${value}`) }))}
          />
          {line('interpreter_language')}
        </section>
        <section class="form-part">
          <h2>{t('people.edit.helps')}</h2>
          {lines('access_needs')}
          {lines('travel_needs')}
          {lines('about')}
          <div class="pair">
            {line('gp_name')}
            {line('gp_practice')}
          </div>
          {line('gp_email', { type: 'email' })}
        </section>
        <FormEnd>
          <Button>{t('people.edit.save')}</Button>
          <LinkButton href={`/people/${personId}`} look="words">
            {t('people.edit.leave')}
          </LinkButton>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
