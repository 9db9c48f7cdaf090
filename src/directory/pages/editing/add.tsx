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
  sayErrors,
  type Typed,
  typedIn,
  type View,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { addEntry } from '../../editing/add-entry.ts';
import { edited } from '../../editing/changes.ts';
import { readEdit, typedEdit } from '../../editing/forms/forms.ts';
import { GroupFields } from '../../editing/forms/group-fields.tsx';
import { emptyEdit, factGroups } from '../../editing/service-edit.ts';
import { ownLicence } from '../../editing/store.ts';
import { keepers } from './edit-group.tsx';

/** A service that no list tells of. */
export const addServicePage: Route = route({
  method: 'get',
  path: '/directory/add',
  door: keepers,
  async handle(ask) {
    const { id, region } = ask.programme;
    const licence = await ask.within(({ db }) => ownLicence(db, id));
    return ask.page(page({ view: ask.view, region, licence }, typedEdit(factGroups, emptyEdit), null));
  },
});

/** Adds it. */
export const addService: Route = route({
  method: 'post',
  path: '/directory/add',
  door: keepers,
  async handle(ask) {
    const data = await ask.c.req.formData();
    const { region } = ask.programme;
    const { edit, error } = readEdit(factGroups, data, { region, today: ask.today });
    if (error) {
      const licence = await ask.within(({ db }) => ownLicence(db, ask.programme.id));
      const asked = { view: ask.view, region, licence };
      return ask.page(page(asked, typedIn(data), sayErrors(ask.view, error)), 422);
    }
    return ask.commit(async scope => {
      const id = await addEntry(scope, { edit: edited(emptyEdit, edit), how: 'phone' });
      return { to: `/services/${id}`, flash: { key: 'directory.edit.add.done' } };
    });
  },
});

type Asked = { readonly view: View; readonly region: 'ie' | 'uk'; readonly licence: string };

function page({ view, region, licence }: Asked, values: Typed, errors: FieldErrors | null) {
  const { t } = view;
  const props = { view, region, values, errors };
  return document(
    <StaffLayout view={view} title={t('directory.edit.add.title')} current="find">
      <div class="page-head stack stack--tight">
        <BackLink href="/find">{t('directory.find.title')}</BackLink>
        <ErrorSummary view={view} errors={errors} />
        <h1>{t('directory.edit.add.title')}</h1>
        <p class="lead">{t('directory.edit.add.lead')}</p>
        <p>{t('directory.edit.add.open', { licence })}</p>
      </div>
      <Form view={view} action="/directory/add" warn>
        <GroupFields group="entry" {...props} />
        <h2>{t('directory.edit.group.contact')}</h2>
        <GroupFields group="contact" {...props} />
        {factGroups
          .filter(group => group !== 'entry' && group !== 'contact')
          .map(group => (
            <Fold summary={t(`directory.edit.group.${group}`)} open={errors !== null}>
              <GroupFields group={group} {...props} />
            </Fold>
          ))}
        <FormEnd>
          <Button>{t('directory.edit.add.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
