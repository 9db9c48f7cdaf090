import { areaIn } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  readForm,
  StaffLayout,
  sayErrors,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, Crisis, route } from '../../web/index.ts';
import { receive } from '../receive.ts';
import { intakeFrom, referForm } from '../refer-form.ts';
import { ReferParts } from './refer-parts.tsx';

/** Staff take a referral down over the telephone: the same questions as on the public page. */
export const byPhonePage = route({
  method: 'get',
  path: '/referrals/new',
  door: ['coordinator', 'link_worker'],
  handle: async ask => ask.page(page(ask, {}, null)),
});

export const byPhone = route({
  method: 'post',
  path: '/referrals/new',
  door: ['coordinator', 'link_worker'],
  handle: async ask => {
    const data = await ask.c.req.formData();
    const schema = referForm({ region: ask.programme.region, today: ask.today, byPhone: true });
    const { params, error } = readForm(schema, data);
    if (error) return ask.page(page(ask, typedIn(data), sayErrors(ask.view, error)), 422);
    return ask.commit(async scope => {
      const { referralId, reference } = await receive(scope, {
        route: 'phone',
        intake: intakeFrom(params),
        today: ask.today,
      });
      return {
        to: `/inbox/${referralId}`,
        flash: { key: 'referrals.done.received', values: { reference } },
      };
    });
  },
});

function page(ask: Ask<unknown, unknown, unknown>, values: Typed, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { t } = view;
  const props = { view, values, errors };
  return document(
    <StaffLayout
      view={view}
      title={t('referrals.phone.title')}
      current="inbox"
      frame="narrow"
      flash={ask.flash}
    >
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href="/inbox">{t('referrals.inbox.title')}</BackLink>
        <h1>{t('referrals.phone.title')}</h1>
        <p>{t('referrals.phone.lead')}</p>
      </div>
      <Crisis view={view} />
      <Form view={view} action="/referrals/new" warn>
        <ReferParts {...props} areaName={areaIn(programme, view.locale)} byPhone />
        <FormEnd>
          <Button>{t('referrals.phone.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
