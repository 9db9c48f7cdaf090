import { z } from 'zod';
import { Forbidden } from '../../../core/index.ts';
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
  StaffLayout,
  sayErrors,
  type Typed,
  typedIn,
  type View,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { applyEdit } from '../../editing/apply-edit.ts';
import type { PartialEdit } from '../../editing/changes.ts';
import { readEdit, typedEdit } from '../../editing/forms/forms.ts';
import { GroupFields } from '../../editing/forms/group-fields.tsx';
import { type EditableService, editableService } from '../../editing/queries.ts';
import { type EditGroup, editGroups } from '../../editing/service-edit.ts';
import { editAsText } from './edit-as-text.ts';

/** Those who keep the directory. */
export const keepers = ['coordinator', 'administrator'] as const;
const params = z.object({ serviceId: z.uuid(), group: z.enum(editGroups) });
const ways = ['phone', 'visit', 'email', 'group'] as const;
const how = z.enum(ways).catch('phone');

/** One group of facts of a service, to be changed. */
export const editGroupPage: Route = route({
  method: 'get',
  path: '/services/:serviceId/edit/:group',
  door: keepers,
  params,
  async handle(ask) {
    const { serviceId, group } = ask.params;
    const service = await ask.within(({ db }) => editableService(db, serviceId));
    if (group !== 'safeguarding') onlyKept(service);
    const typed = { ...typedEdit([group], service.edit), seen: seenOf(service, group), how: 'phone' };
    return ask.page(page(ask.view, service, group, typed, null));
  },
});

/** Writes it; somebody who was slower than another is shown both tellings. */
export const editGroup: Route = route({
  method: 'post',
  path: '/services/:serviceId/edit/:group',
  door: keepers,
  params,
  async handle(ask) {
    const { serviceId, group } = ask.params;
    const data = await ask.c.req.formData();
    const service = await ask.within(({ db }) => editableService(db, serviceId));
    const { edit, error } = readEdit([group], data, { region: service.region, today: ask.today });
    if (error)
      return ask.page(page(ask.view, service, group, typedIn(data), sayErrors(ask.view, error)), 422);
    return ask.commit(async scope => {
      const changes = await applyEdit(scope, {
        serviceId,
        edit,
        how: how.parse(data.get('how')),
        seen: readSeen(group, data.get('seen')),
        describe: one => editAsText(ask.view, one),
      });
      const key = changes.length > 0 ? 'directory.edit.saved' : 'directory.edit.same';
      return { to: `/services/${serviceId}`, flash: { key } };
    });
  },
});

/** @throws Forbidden for an entry that another programme wrote */
export function onlyKept(service: EditableService): void {
  if (service.keptBy !== null) throw new Forbidden('directory.edit.refused_theirs');
}

const seenOf = (service: EditableService, group: EditGroup): string => JSON.stringify(service.edit[group]);

// What the editor saw comes back with the form; what is no such thing counts as not sent.
function readSeen(group: EditGroup, text: unknown): PartialEdit | undefined {
  try {
    const seen: unknown = JSON.parse(String(text));
    return typeof seen === 'object' && seen !== null ? { [group]: seen } : undefined;
  } catch {
    return undefined;
  }
}

function page(
  view: View,
  service: EditableService,
  group: EditGroup,
  values: Typed,
  errors: FieldErrors | null,
) {
  const { t } = view;
  const title = t(`directory.edit.group.${group}`);
  const here = `/services/${service.id}`;
  const seen = values['seen'];
  return document(
    <StaffLayout view={view} title={`${title}: ${service.name}`} current="find">
      <div class="page-head stack stack--tight">
        <BackLink href={here}>{service.name}</BackLink>
        <ErrorSummary view={view} errors={errors} />
        <h1>{title}</h1>
      </div>
      <Form view={view} action={`${here}/edit/${group}`} warn>
        <input type="hidden" name="seen" value={typeof seen === 'string' ? seen : seenOf(service, group)} />
        <GroupFields group={group} view={view} region={service.region} values={values} errors={errors} />
        <ChoiceGroup
          view={view}
          name="how"
          legend={t('directory.edit.how')}
          values={values}
          options={ways.map(value => ({ value, label: t(`directory.edit.how.${value}`) }))}
        />
        <FormEnd>
          <Button>{t('directory.edit.save')}</Button>
          <LinkButton href={here} look="quiet">
            {t('directory.edit.cancel')}
          </LinkButton>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
