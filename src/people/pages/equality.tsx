import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { ethnicities, type RegionId, regionOf, sexes } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Notice,
  optionalChoice,
  readForm,
  StaffLayout,
  sayErrors,
  TextField,
  type Typed,
  typedIn,
  type View,
  wholeNumber,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { editPerson } from '../edit-person.ts';
import { optionalSmallArea } from '../fields.ts';
import { nameOf, type Person, type PersonChanges } from '../person.ts';
import { personStore } from '../store.ts';
import { personParams } from './person-params.ts';

const door = ['link_worker', 'coordinator'] as const;
const path = '/people/:personId/equality';

/** What everybody is asked, so that whom we miss can be seen; each answer may be left out. */
export const equalityPage = route({
  method: 'get',
  path,
  door,
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
    return ask.page(page(ask.view, person, typedFrom(person), null));
  },
});

/** Writes the answers down. Somebody who was slower than another editor is shown both texts. */
export const equalityRoute = route({
  method: 'post',
  path,
  door,
  params: personParams,
  handle: async ask => {
    const data = await ask.c.req.formData();
    const { personId } = ask.params;
    const { params, error } = readForm(form(ask.programme.region), data);
    if (error) {
      const person = await ask.within(scope => personStore(scope).find(personId));
      if (!person) throw new NotFound('person');
      return ask.page(page(ask.view, person, typedIn(data), sayErrors(ask.view, error)), 422);
    }
    return ask.commit(async scope => {
      const { version, ...changes } = params;
      await editPerson(scope, { personId, version, changes, describe: fields => describe(ask.view, fields) });
      return { to: `/people/${personId}`, flash: { key: 'people.equality.done' } };
    });
  },
});

function form(region: RegionId) {
  return z.object({
    version: wholeNumber({ min: 1, max: 1_000_000 }),
    sex: optionalChoice(sexes.codes),
    ethnicity: optionalChoice(offered(region)),
    small_area: optionalSmallArea(region),
  });
}

const offered = (region: RegionId) => [...regionOf(region).ethnicities, 'not_said' as const];

const typedFrom = ({ version, sex, ethnicity, small_area }: Person): Typed => ({
  version: `${version}`,
  sex: sex ?? undefined,
  ethnicity: ethnicity ?? undefined,
  small_area: small_area ?? undefined,
});

/** The answers in words, one line each, for showing two editors’ texts. */
function describe({ t }: View, fields: PersonChanges): string {
  const words: Readonly<Record<string, (value: string) => string>> = {
    sex: code => t.code('sexes', code),
    ethnicity: code => t.code('ethnicities', code),
    small_area: code => code,
  };
  return Object.entries(fields)
    .map(([field, value]) => {
      const said = typeof value === 'string' ? (words[field]?.(value) ?? value) : '—';
      return `${t.of(`people.field.${field}`)}: ${said}`;
    })
    .join('\n');
}

function page(view: View, person: Person, values: Typed, errors: FieldErrors | null) {
  const { t, programme } = view;
  const region = programme?.region ?? 'ie';
  const { example } = regionOf(region).deprivation;
  const name = nameOf(person);
  const title = t('people.equality.title', { name });
  const props = { view, values, errors };
  // What was said where another region’s groups were asked stays to be seen and chosen.
  const groups = [
    ...new Set([...offered(region), ...ethnicities.codes.filter(code => code === person.ethnicity)]),
  ];
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        <BackLink href={`/people/${person.id}`}>{name}</BackLink>
        <h1>{title}</h1>
      </div>
      <Notice tone="calm" title={t('people.equality.why_title')}>
        <p>{t('people.equality.why')}</p>
        <p>{t('people.equality.why_use')}</p>
      </Notice>
      <Form view={view} action={`/people/${person.id}/equality`} warn>
        <input type="hidden" name="version" value={[values['version'] ?? ''].flat()[0]} />
        <ChoiceGroup
          {...props}
          name="sex"
          legend={t('people.equality.sex')}
          options={sexes.codes.map(value => ({ value, label: t.code('sexes', value) }))}
          optional
        />
        <ChoiceGroup
          {...props}
          name="ethnicity"
          legend={t('people.equality.ethnicity')}
          columns={2}
          options={groups.map(value => ({ value, label: t.code('ethnicities', value) }))}
          optional
        />
        <TextField
          {...props}
          name="small_area"
          label={t('people.equality.small_area')}
          hint={t('people.equality.small_area_hint', { example })}
          autocomplete="off"
          size="medium"
          optional
        />
        <FormEnd>
          <Button>{t('people.equality.save')}</Button>
          <LinkButton href={`/people/${person.id}`} look="words">
            {t('people.edit.leave')}
          </LinkButton>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
