import { z } from 'zod';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  TextArea,
  type Typed,
  text,
  type View,
} from '../../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../../web/index.ts';
import { editableService } from '../../editing/queries.ts';
import { setListed } from '../../editing/set-listed.ts';
import { back } from './confirm.tsx';
import { keepers, onlyKept } from './edit-group.tsx';

const params = z.object({ serviceId: z.uuid() });
type Shown = Pick<Ask<z.output<typeof params>, unknown, unknown>, 'view' | 'params' | 'within'>;
const path = '/services/:serviceId/take-off';

/** Why a service is not to be listed. */
export const takeOffPage: Route = route({
  method: 'get',
  path,
  door: keepers,
  params,
  async handle(ask) {
    const service = await ask.within(({ db }) => editableService(db, ask.params.serviceId));
    onlyKept(service);
    return ask.page(page(ask.view, service, {}, null));
  },
});

/** Takes it off the list. */
export const takeOff: Route = route({
  method: 'post',
  path,
  door: keepers,
  params,
  form: z.object({ reason: text({ missing: 'directory.edit.listed.error', lines: true, max: 500 }) }),
  handle: ask =>
    ask.commit(async scope => {
      const { serviceId } = ask.params;
      await setListed(scope, { serviceId, reason: ask.form.reason });
      const undo = { action: `/services/${serviceId}/put-back` };
      return { to: `/services/${serviceId}`, flash: { key: 'directory.edit.listed.off_done', undo } };
    }),
  again: showAgain(async (ask: Shown, typed, errors) => {
    const service = await ask.within(({ db }) => editableService(db, ask.params.serviceId));
    return page(ask.view, service, typed, errors);
  }),
});

/** Puts it back. */
export const putBack: Route = route({
  method: 'post',
  path: '/services/:serviceId/put-back',
  door: keepers,
  params,
  form: z.object({ back: back.default(null) }),
  handle: ask =>
    ask.commit(async scope => {
      const { serviceId } = ask.params;
      await setListed(scope, { serviceId, reason: null });
      const to = ask.form.back ?? `/services/${serviceId}`;
      return { to, flash: { key: 'directory.edit.listed.back_done' } };
    }),
  again: async ask => ask.go({ to: `/services/${ask.params.serviceId}` }),
});

function page(
  view: View,
  service: { readonly id: string; readonly name: string },
  values: Typed,
  errors: FieldErrors | null,
) {
  const { t } = view;
  const title = t('directory.edit.listed.off_title', { name: service.name });
  return document(
    <StaffLayout view={view} title={title} current="find" frame="narrow">
      <div class="page-head stack stack--tight">
        <BackLink href={`/services/${service.id}`}>{service.name}</BackLink>
        <ErrorSummary view={view} errors={errors} />
        <h1>{title}</h1>
        <p>{t('directory.edit.listed.off_lead')}</p>
      </div>
      <Form view={view} action={`/services/${service.id}/take-off`}>
        <TextArea
          view={view}
          name="reason"
          label={t('directory.edit.listed.reason')}
          hint={t('directory.edit.listed.reason_hint')}
          values={values}
          errors={errors}
        />
        <FormEnd>
          <Button>{t('directory.edit.listed.off')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
